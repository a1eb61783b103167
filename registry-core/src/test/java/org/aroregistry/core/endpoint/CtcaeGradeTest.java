package org.aroregistry.core.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import java.util.OptionalDouble;
import org.aroregistry.core.endpoint.CtcaeGrade.Basis;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CtcaeGradeTest {
    private static final OptionalDouble NONE = OptionalDouble.empty();

    private static ReferenceRange range(double lower, double upper) {
        return ReferenceRange.of("XX", 0, "F", OptionalDouble.of(lower), OptionalDouble.of(upper));
    }

    private static int grade(CtcaeTerm term, double value, double lower, double upper, OptionalDouble baseline) {
        return CtcaeGrade.of(term, value, range(lower, upper), baseline)
                .orElseThrow()
                .grade();
    }

    @ParameterizedTest(name = "{0} {1} with lower limit {2}: grade {3}")
    @CsvSource({
        "ANAEMIA, 115, 115, 0",
        "ANAEMIA, 114.9, 115, 1",
        "ANAEMIA, 100, 115, 1",
        "ANAEMIA, 99.9, 115, 2",
        "ANAEMIA, 80, 115, 2",
        "ANAEMIA, 79.9, 115, 3",
        "ANAEMIA, 20, 115, 3",
        "PLATELETS_DECREASED, 150, 150, 0",
        "PLATELETS_DECREASED, 149, 150, 1",
        "PLATELETS_DECREASED, 75, 150, 1",
        "PLATELETS_DECREASED, 74, 150, 2",
        "PLATELETS_DECREASED, 50, 150, 2",
        "PLATELETS_DECREASED, 49, 150, 3",
        "PLATELETS_DECREASED, 25, 150, 3",
        "PLATELETS_DECREASED, 24, 150, 4",
        "NEUTROPHILS_DECREASED, 1.7, 1.8, 1",
        "NEUTROPHILS_DECREASED, 1.49, 1.8, 2",
        "NEUTROPHILS_DECREASED, 1.0, 1.8, 2",
        "NEUTROPHILS_DECREASED, 0.99, 1.8, 3",
        "NEUTROPHILS_DECREASED, 0.5, 1.8, 3",
        "NEUTROPHILS_DECREASED, 0.49, 1.8, 4",
        "WHITE_CELLS_DECREASED, 3.0, 4.5, 1",
        "WHITE_CELLS_DECREASED, 2.9, 4.5, 2",
        "WHITE_CELLS_DECREASED, 1.9, 4.5, 3",
        "WHITE_CELLS_DECREASED, 0.9, 4.5, 4",
        "HYPOCALCAEMIA, 2.2, 2.25, 1",
        "HYPOCALCAEMIA, 1.99, 2.25, 2",
        "HYPOCALCAEMIA, 1.74, 2.25, 3",
        "HYPOCALCAEMIA, 1.5, 2.25, 3",
        "HYPOCALCAEMIA, 1.49, 2.25, 4",
        "HYPOCALCAEMIA_IONISED, 1.1, 1.15, 1",
        "HYPOCALCAEMIA_IONISED, 0.95, 1.15, 2",
        "HYPOCALCAEMIA_IONISED, 0.85, 1.15, 3",
        "HYPOCALCAEMIA_IONISED, 0.79, 1.15, 4",
        "HYPOKALAEMIA, 3.3, 3.4, 1",
        "HYPOKALAEMIA, 3.0, 3.4, 1",
        "HYPOKALAEMIA, 2.9, 3.4, 3",
        "HYPOKALAEMIA, 2.4, 3.4, 4"
    })
    void low_values_fall_below_fixed_limits(CtcaeTerm term, double value, double lower, int expected) {
        assertThat(grade(term, value, lower, 1000, NONE)).isEqualTo(expected);
        assertThat(term.isLow()).isTrue();
    }

    @ParameterizedTest(name = "{0} {1} with upper limit {2}: grade {3}")
    @CsvSource({
        "HYPERCALCAEMIA, 2.7, 2.75, 0",
        "HYPERCALCAEMIA, 2.9, 2.75, 1",
        "HYPERCALCAEMIA, 2.91, 2.75, 2",
        "HYPERCALCAEMIA, 3.2, 2.75, 3",
        "HYPERCALCAEMIA, 3.5, 2.75, 4",
        "HYPERCALCAEMIA_IONISED, 1.5, 1.33, 1",
        "HYPERCALCAEMIA_IONISED, 1.55, 1.33, 2",
        "HYPERCALCAEMIA_IONISED, 1.7, 1.33, 3",
        "HYPERCALCAEMIA_IONISED, 1.81, 1.33, 4",
        "HYPERTRIGLYCERIDAEMIA, 1.70, 1.7, 0",
        "HYPERTRIGLYCERIDAEMIA, 1.71, 1.7, 1",
        "HYPERTRIGLYCERIDAEMIA, 3.42, 1.7, 1",
        "HYPERTRIGLYCERIDAEMIA, 3.43, 1.7, 2",
        "HYPERTRIGLYCERIDAEMIA, 5.71, 1.7, 3",
        "HYPERTRIGLYCERIDAEMIA, 11.41, 1.7, 4",
        "ALT_INCREASED, 45, 45, 0",
        "ALT_INCREASED, 46, 45, 1",
        "ALT_INCREASED, 135, 45, 1",
        "ALT_INCREASED, 135.1, 45, 2",
        "ALT_INCREASED, 225, 45, 2",
        "ALT_INCREASED, 226, 45, 3",
        "ALT_INCREASED, 900, 45, 3",
        "ALT_INCREASED, 901, 45, 4",
        "BILIRUBIN_INCREASED, 30, 20, 1",
        "BILIRUBIN_INCREASED, 31, 20, 2",
        "BILIRUBIN_INCREASED, 61, 20, 3",
        "BILIRUBIN_INCREASED, 201, 20, 4",
        "ALP_INCREASED, 1000, 400, 1",
        "ALP_INCREASED, 1001, 400, 2",
        "ALP_INCREASED, 2001, 400, 3",
        "ALP_INCREASED, 8001, 400, 4",
        "CREATININE_INCREASED, 35, 35, 0",
        "CREATININE_INCREASED, 52.5, 35, 1",
        "CREATININE_INCREASED, 53, 35, 2",
        "CREATININE_INCREASED, 106, 35, 3",
        "CREATININE_INCREASED, 211, 35, 4"
    })
    void high_values_rise_above_limits(CtcaeTerm term, double value, double upper, int expected) {
        assertThat(grade(term, value, 0, upper, NONE)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} {1} from {2}: grade {3}")
    @CsvSource({
        // A normal baseline changes nothing; an abnormal one takes the place of the limit of 45.
        "ALT_INCREASED, 136, 40, 2",
        "ALT_INCREASED, 136, 100, 0",
        "ALT_INCREASED, 150, 100, 1",
        "ALT_INCREASED, 300, 100, 1",
        "ALT_INCREASED, 301, 100, 2",
        "ALT_INCREASED, 501, 100, 3",
        "ALT_INCREASED, 2001, 100, 4",
        // Creatinine counts from any baseline, and grade 4 from the limit alone.
        "CREATININE_INCREASED, 31, 20, 2",
        "CREATININE_INCREASED, 61, 20, 3",
        "CREATININE_INCREASED, 30, 20, 0",
        "CREATININE_INCREASED, 271, 20, 4"
    })
    void an_abnormal_baseline_takes_the_place_of_the_limit(
            CtcaeTerm term, double value, double baseline, int expected) {
        assertThat(grade(term, value, 0, 45, OptionalDouble.of(baseline))).isEqualTo(expected);
    }

    @Test
    void the_site_s_limit_goes_before_the_table_of_the_registry() {
        ReferenceRange site = ReferenceRange.of("ALT", 400, "F", NONE, OptionalDouble.of(30));
        ReferenceRange table = ReferenceRange.of("ALT", 400, "F", NONE, NONE);

        assertThat(CtcaeGrade.of(CtcaeTerm.ALT_INCREASED, 40, site, NONE)).contains(new CtcaeGrade(1, Basis.SITE));
        assertThat(CtcaeGrade.of(CtcaeTerm.ALT_INCREASED, 40, table, NONE))
                .contains(new CtcaeGrade(0, Basis.AGE_TABLE));
    }

    @Test
    void without_a_limit_of_normal_only_fixed_limits_decide() {
        ReferenceRange unknown = ReferenceRange.of("XX", 400, "F", NONE, NONE);

        assertThat(CtcaeGrade.of(CtcaeTerm.ANAEMIA, 79, unknown, NONE)).contains(new CtcaeGrade(3, Basis.FIXED));
        assertThat(CtcaeGrade.of(CtcaeTerm.ANAEMIA, 101, unknown, NONE)).isEmpty();
        assertThat(CtcaeGrade.of(CtcaeTerm.ALT_INCREASED, 5000, unknown, NONE)).isEmpty();
        assertThat(CtcaeGrade.of(CtcaeTerm.CREATININE_INCREASED, 61, unknown, OptionalDouble.of(20)))
                .contains(new CtcaeGrade(3, Basis.FIXED));
    }

    @Test
    void a_converted_value_that_meets_a_limit_does_not_pass_it() {
        // 2.25 ukat/L are 135 U/L, three times the limit.
        assertThat(grade(CtcaeTerm.ALT_INCREASED, 2.25 * 60.000000000001, 0, 45, NONE))
                .isEqualTo(1);
    }

    @Test
    void an_analyte_leads_to_its_term() {
        assertThat(CtcaeTerm.of("PLT")).contains(CtcaeTerm.PLATELETS_DECREASED);
        assertThat(CtcaeTerm.of("NA")).isEqualTo(Optional.empty());
    }

    @Test
    void calcium_is_corrected_for_albumin() {
        assertThat(CtcaeGrade.correctedCalcium(2.05, 30)).isCloseTo(2.25, within(1e-12));
    }
}
