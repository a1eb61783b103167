package org.aroregistry.core.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import java.util.OptionalDouble;
import org.aroregistry.core.study.Patient;
import org.aroregistry.core.study.StudyTables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SegmentDoseTest {
    private static SegmentDose dose(String kgAndCm, String segment, Optional<SurfaceFormula> formula) {
        Patient patient = StudyTables.patient("growth: meas_day weight_kg length_cm\n100 " + kgAndCm
                + "\ninterferon: start_day dose_value dose_unit weight_kg_used height_cm_used bsa_m2_used\n100 "
                + segment);
        return SegmentDose.of(patient.segments().get(0), new BodySize(patient.measures()), formula);
    }

    @ParameterizedTest(name = "{0} cm, {1} kg")
    @CsvSource({
        "50,  3.5,   0.2205, 0.2244, 0.2086, 0.2299, 0.2246",
        "62,  6.0,   0.3215, 0.3266, 0.3066, 0.3372, 0.3229",
        "74,  9.0,   0.4301, 0.4356, 0.4141, 0.4504, 0.4343",
        "80,  11.25, 0.5000, 0.5066, 0.4818, 0.5245, 0.5136",
        "80,  11.3,  0.5011, 0.5078, 0.4827, 0.5258, 0.5153",
        "110, 18.5,  0.7518, 0.7511, 0.7498, 0.7671, 0.7465",
        "170, 65,    1.7520, 1.7543, 1.7536, 1.7618, 1.7226"
    })
    void formulas_give_the_surfaces_of_the_reference_table(
            double cm, double kg, double mosteller, double haycock, double duBois, double boyd, double byWeight) {
        assertThat(SurfaceFormula.MOSTELLER.surfaceM2(kg, cm)).isCloseTo(mosteller, within(0.00005));
        assertThat(SurfaceFormula.HAYCOCK.surfaceM2(kg, cm)).isCloseTo(haycock, within(0.00005));
        assertThat(SurfaceFormula.DUBOIS.surfaceM2(kg, cm)).isCloseTo(duBois, within(0.00005));
        assertThat(SurfaceFormula.BOYD.surfaceM2(kg, cm)).isCloseTo(boyd, within(0.00005));
        assertThat(SurfaceFormula.WEIGHT_ONLY.surfaceM2(kg, cm)).isCloseTo(byWeight, within(0.00005));
    }

    @ParameterizedTest(name = "{0} {1}: ratio {2}")
    @CsvSource({
        "13.5, MCG, 1",
        "6.75, MCG, 0.5",
        "405000, IU, 1.5",
        "40.5, MCG, 3",
        "40.6, MCG, 3.007407407",
        "1.35, MCG, 0.1"
    })
    void a_dose_is_compared_with_the_label(String value, String unit, double ratio) {
        SegmentDose dose = dose("9.0 74", value + " " + unit + " . . .", Optional.empty());

        assertThat(dose.ratio().orElseThrow()).isCloseTo(ratio, within(1e-9));
        assertThat(dose.isNearBorder()).isFalse();
        assertThat(dose.isImpossible()).isEqualTo(ratio > 3);
    }

    @Test
    void near_half_a_square_metre_both_doses_of_the_label_are_accepted() {
        assertThat(dose("11.25 80", "25 MCG . . .", Optional.empty()).ratio().orElseThrow())
                .isCloseTo(1, within(1e-9));
        assertThat(dose("11.25 80", "16.875 MCG . . .", Optional.empty())
                        .ratio()
                        .orElseThrow())
                .isCloseTo(1, within(1e-9));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        // 3600 x 0.47^2 / 80 and so on.
        "9.9405 80, true",
        "9.94 80, false",
        "12.6405 80, true",
        "12.641 80, false"
    })
    void the_border_is_from_0_47_to_0_53_square_metres(String kgAndCm, boolean near) {
        assertThat(dose(kgAndCm, "20 MCG . . .", Optional.empty()).isNearBorder())
                .isEqualTo(near);
    }

    @Test
    void a_formula_of_the_site_on_the_other_side_accepts_both_doses_as_well() {
        // 60 cm and 13.2 kg are 0.469 m2 after Mosteller, and 0.58 by weight alone.
        assertThat(dose("13.2 60", "20 MCG 13.2 60.0 .", Optional.empty()).isNearBorder())
                .isFalse();
        assertThat(dose("13.2 60", "20 MCG 13.2 60.0 .", Optional.of(SurfaceFormula.WEIGHT_ONLY))
                        .isNearBorder())
                .isTrue();
        assertThat(dose("13.2 60", "20 MCG 13.2 60.0 0.58", Optional.empty()).isNearBorder())
                .isTrue();
    }

    @Test
    void a_dose_is_impossible_only_if_it_is_so_for_the_size_of_the_site_too() {
        // Weighed 0.9 kg by a slip of the point: the dose for 9 kg is right.
        assertThat(dose("0.9 74", "13.5 MCG 9.0 74.0 .", Optional.empty()).isImpossible())
                .isFalse();
        assertThat(dose("9.0 74", "135 MCG 9.0 74.0 .", Optional.empty()).isImpossible())
                .isTrue();
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource({
        "0.0135, MCG, milligrams",
        "270000, MCG, IU",
        "405000, IU, U_PRE2000 (units before 2000)",
        "0.405, MIU, million units on the scale before 2000",
        "1.5, MCG, MCG_KG"
    })
    void units_that_fit_are_found_for_a_child_of_9_kg(double value, String unit, String expected) {
        assertThat(InterferonDose.unitsThatFit(value, unit, OptionalDouble.of(9), OptionalDouble.of(0.43)))
                .contains(expected);
    }

    @Test
    void a_right_unit_is_not_doubted() {
        assertThat(InterferonDose.unitsThatFit(13.5, "MCG", OptionalDouble.of(9), OptionalDouble.of(0.43)))
                .doesNotContain("MCG");
    }
}
