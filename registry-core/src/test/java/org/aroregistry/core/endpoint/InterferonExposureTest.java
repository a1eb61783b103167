package org.aroregistry.core.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import org.aroregistry.core.cohort.Cohort;
import org.aroregistry.core.study.StudyTables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InterferonExposureTest {
    private static final String SIZE = "growth: meas_day weight_kg length_cm\n100 9.0 74\n500 9.0 74\n";

    private static InterferonExposure exposure(String tables) {
        return InterferonExposure.of(
                        PatientFacts.of(StudyTables.patient(tables), Cohort.ALL, AnalysisRules.DEFAULT, Set.of()))
                .orElseThrow();
    }

    @ParameterizedTest(name = "{0} cm, {1} kg: {2} m2, label {3} mcg")
    @CsvSource({
        "50,  3.5,   0.2205,  5.250",
        "62,  6.0,   0.3215,  9.000",
        "74,  9.0,   0.4301, 13.500",
        "80,  11.25, 0.5000, 16.875",
        "80,  11.3,  0.5011, 25.055",
        "110, 18.5,  0.7518, 37.592",
        "170, 65,    1.7520, 87.599"
    })
    void surface_is_mostellers_and_the_label_changes_above_half_a_square_metre(
            double cm, double kg, double surface, double label) {
        double m2 =
                BodySize.surfaceM2(OptionalDouble.of(kg), OptionalDouble.of(cm)).orElseThrow();

        assertThat(m2).isCloseTo(surface, within(0.00005));
        assertThat(InterferonDose.label(kg, m2).orElseThrow()).isCloseTo(label, within(0.0005));
    }

    @Test
    void without_a_length_the_surface_follows_from_the_weight() {
        assertThat(BodySize.surfaceM2(OptionalDouble.of(9.0), OptionalDouble.empty())
                        .orElseThrow())
                .isCloseTo(0.4343, within(0.00005));
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"13.5, MCG", "1.5, MCG_KG", "270000, IU", "0.27, MIU", "405000, U_PRE2000", "0.0675, ML"})
    void every_unit_gives_thirteen_and_a_half_micrograms(String dose, String unit) {
        InterferonExposure exposure =
                exposure(SIZE + "interferon: start_day stop_day dose_value dose_unit weight_kg_used\n100 106 " + dose
                        + " " + unit + " 9.0");

        assertThat(exposure.meanWeeklyMicrograms().orElseThrow()).isCloseTo(40.5, within(1e-12));
        assertThat(exposure.daysByCategory()).isEqualTo(Map.of(DoseCategory.ON_LABEL, 7));
    }

    @ParameterizedTest(name = "{0} {1} {2}: {3}")
    @CsvSource({
        "6.75,   MCG, REDUCE_AE, REDUCED",
        "6.75,   MCG, OTHER,     LOW",
        "10.8,   MCG, OTHER,     ON_LABEL",
        "10.79,  MCG, OTHER,     LOW",
        "16.875, MCG, OTHER,     ON_LABEL",
        "16.88,  MCG, OTHER,     HIGH",
        "405000, IU,  START,     HIGH",
        "0.0135, MCG, START,     NOT_KNOWN"
    })
    void the_ratio_to_the_label_dose_gives_the_category(
            String dose, String unit, String reason, DoseCategory expected) {
        InterferonExposure exposure =
                exposure(SIZE + "interferon: start_day stop_day dose_value dose_unit change_reason\n100 109 " + dose
                        + " " + unit + " " + reason);

        assertThat(exposure.daysByCategory()).isEqualTo(Map.of(expected, 10));
        assertThat(exposure.implausibleSegments()).isEqualTo(expected == DoseCategory.NOT_KNOWN ? 1 : 0);
    }

    @Test
    void weight_is_interpolated_between_measurements_and_nearest_outside_a_window() {
        BodySize size = new BodySize(
                StudyTables.patient("growth: meas_day weight_kg length_cm\n100 6.0 60\n200 8.0 .\n300 . 70\n")
                        .measures());

        assertThat(size.weightKg(150)).hasValue(7.0);
        assertThat(size.weightKg(260)).hasValue(8.0);
        assertThat(size.weightKg(261)).isEmpty();
        assertThat(size.surfaceM2(200)).hasValue(Math.sqrt(65 * 8.0 / 3600));
    }

    @Test
    void adherence_leaves_out_segments_without_doses_given_and_counts_them() {
        InterferonExposure exposure = exposure(SIZE + """
                interferon: start_day stop_day doses_planned doses_given dose_value dose_unit stop_reason
                100 113 6 5 13.5 MCG NEXT_SEGMENT
                114 127 6 . 13.5 MCG NEXT_SEGMENT
                128 141 . 4 13.5 MCG FAMILY_CHOICE
                """);

        assertThat(exposure.adherence()).hasValue(9.0 / 12);
        assertThat(exposure.segmentsWithoutDoses()).isEqualTo(1);
        // Given 9 x 13.5 mcg; on label three times a week for 28 days: 12 x 13.5 mcg.
        assertThat(exposure.relativeDoseIntensity().orElseThrow()).isCloseTo(0.75, within(1e-12));
        assertThat(exposure.daysOnDrug()).isEqualTo(42);
        assertThat(exposure.stopReasons()).containsExactly("FAMILY_CHOICE");
    }

    @Test
    void gaps_of_up_to_fourteen_days_are_nothing_up_to_sixty_an_interruption_above_a_new_course() {
        InterferonExposure exposure = exposure("""
                interferon: start_day stop_day stop_reason
                100 110 NEXT_SEGMENT
                125 130 NEXT_SEGMENT
                146 150 AE
                211 220 AE
                282 290 HSCT
                """);

        assertThat(exposure.interruptions()).isEqualTo(2);
        assertThat(exposure.courses()).isEqualTo(2);
        assertThat(exposure.stopReasons()).containsExactly("AE", "HSCT");
    }

    @Test
    void overlapping_segments_count_each_day_once_and_ongoing_ones_run_to_the_last_contact() {
        assertThat(exposure("interferon: start_day stop_day\n100 110\n105 120").daysOnDrug())
                .isEqualTo(21);
        assertThat(exposure("interferon: start_day ongoing\n901 Y").daysOnDrug())
                .isEqualTo(100);
    }

    @Test
    void the_bridge_runs_from_the_last_dose_to_conditioning() {
        assertThat(exposure("interferon: start_day stop_day\n100 203\nhsct: hsct_day cond_start_rel\n220 -10")
                        .stopToConditioningDays())
                .isEqualTo(OptionalInt.of(7));
    }
}
