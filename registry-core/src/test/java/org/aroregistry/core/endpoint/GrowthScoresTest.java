package org.aroregistry.core.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.stream.Stream;
import org.aroregistry.core.study.StudyTables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Some rows of the standards of WHO (2006), as published, and the z-scores that its own program gives for them. */
class GrowthScoresTest {
    private static final String HEADER = "sex,measure,age_days,l,m,s\n";
    private static final String ROWS = """
            M,LENGTH,365,1,75.7391,0.03137
            M,LENGTH,730,1,87.8018,0.03479
            M,LENGTH,731,1,87.1303,0.03508
            M,WEIGHT,30,0.2303,4.4525,0.13413
            M,WEIGHT,365,0.0645,9.646,0.10925
            M,HEAD,182,1,43.316,0.02817
            F,WEIGHT,182,-0.0749,7.2894,0.12205
            F,WEIGHT,1096,-0.3201,13.8518,0.1292
            """;

    private static GrowthReference reference(String rows) {
        return reference("WHO 2006", rows);
    }

    private static GrowthReference reference(String name, String rows) {
        try {
            return GrowthReference.read(name, new StringReader(HEADER + rows));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<GrowthScores.Score> scores(String tables, String... references) {
        return GrowthScores.of(
                        StudyTables.patient(tables),
                        Stream.of(references).map(GrowthScoresTest::reference).toList(),
                        GrowthRule.V2)
                .scores();
    }

    @ParameterizedTest(name = "{0}, day {1}, {2} {3}: {4}")
    @CsvSource({
        "M, 365, length_cm, 70.0, -2.42",
        "M, 365, weight_kg, 8.0, -1.70",
        "M, 365, weight_kg, 6.5, -3.52",
        "F, 182, weight_kg, 5.0, -3.12",
        "F, 1096, weight_kg, 25.0, 4.44",
        "M, 30, weight_kg, 2.6, -3.70",
        "M, 182, head_circ_cm, 48.0, 3.84",
        "M, 730, length_cm, 80.0, -2.55",
        "M, 731, length_cm, 80.0, -2.33"
    })
    void scores_are_those_of_the_world_health_organization(
            String sex, int day, String column, String value, double expected) {
        List<GrowthScores.Score> scores =
                scores("patients: sex\n" + sex + "\ngrowth: meas_day " + column + "\n" + day + " " + value, ROWS);

        assertThat(scores).hasSize(1);
        assertThat(scores.get(0).z()).isCloseTo(expected, within(0.005));
        assertThat(scores.get(0).reference()).isEqualTo("WHO 2006");
    }

    @ParameterizedTest(name = "unrestricted {0}: {1}")
    @CsvSource({"6.5, -3.57", "8.0, -1.70"})
    void without_the_restriction_the_power_alone_counts(double weight, double expected) {
        assertThat(new LmsPoint(0.0645, 9.646, 0.10925).z(weight)).isCloseTo(expected, within(0.005));
    }

    @Test
    void at_three_standard_deviations_both_ways_of_counting_agree() {
        LmsPoint point = new LmsPoint(-0.3201, 13.8518, 0.1292);
        double atThree = 13.8518 * Math.pow(1 - 0.3201 * 0.1292 * 3, 1 / -0.3201);
        double atTwo = 13.8518 * Math.pow(1 - 0.3201 * 0.1292 * 2, 1 / -0.3201);

        assertThat(point.z(atThree)).isCloseTo(3, within(1e-12));
        assertThat(point.restrictedZ(atThree)).isCloseTo(3, within(1e-12));
        assertThat(point.restrictedZ(atThree + (atThree - atTwo))).isCloseTo(4, within(1e-12));
    }

    @Test
    void a_power_of_zero_is_the_logarithm() {
        LmsPoint zero = new LmsPoint(0, 10, 0.1);

        assertThat(zero.z(10 * Math.exp(0.1))).isCloseTo(1, within(1e-12));
        assertThat(zero.z(12)).isCloseTo(new LmsPoint(1e-9, 10, 0.1).z(12), within(1e-6));
        assertThat(zero.restrictedZ(10 * Math.exp(0.3) + 10 * (Math.exp(0.3) - Math.exp(0.2))))
                .isCloseTo(4, within(1e-12));
    }

    @ParameterizedTest(name = "day {0}, {1}: compared with {2} cm")
    @CsvSource({"730, L, 80", "730, H, 80.7", "730, ., 80", "731, H, 80", "731, L, 79.3", "731, ., 80"})
    void length_and_height_differ_by_seven_millimetres(int day, String position, double compared) {
        double m = day == 730 ? 87.8018 : 87.1303;
        double s = day == 730 ? 0.03479 : 0.03508;

        assertThat(scores("patients: sex\nM\ngrowth: meas_day length_cm position\n" + day + " 80 " + position, ROWS)
                        .get(0)
                        .z())
                .isCloseTo((compared / m - 1) / s, within(1e-9));
    }

    @Test
    void with_oedema_weight_says_nothing() {
        String growth = "patients: sex\nM\ngrowth: meas_day weight_kg length_cm oedema\n365 8 70 ";

        assertThat(scores(growth + "Y", ROWS))
                .extracting(GrowthScores.Score::measure)
                .containsExactly(GrowthMeasure.LENGTH);
        assertThat(scores(growth + "N", ROWS)).hasSize(2);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"I", "U"})
    void without_a_sex_of_the_reference_there_is_no_score(String sex) {
        assertThat(scores("patients: sex\n" + sex + "\ngrowth: meas_day weight_kg\n365 8", ROWS))
                .isEmpty();
    }

    @ParameterizedTest(name = "born at {0} weeks, day {1}: read at {2}")
    @CsvSource({"36.9, 387, 365", "37, 387, 387", "32, 421, 365", "32, 730, 730", "32, 729, 673", "UNK, 387, 387"})
    void a_child_born_early_is_compared_at_its_corrected_age(String weeks, int day, int readAt) {
        String table = "M,LENGTH,0,1,50,0.04\nM,LENGTH,1000,1,95,0.04\n";

        assertThat(scores(
                                "patients: sex gest_age_weeks\nM " + weeks + "\ngrowth: meas_day length_cm\n" + day
                                        + " 75",
                                table)
                        .get(0)
                        .referenceDay())
                .isEqualTo(readAt);
    }

    @Test
    void between_two_ages_the_reference_is_interpolated_and_outside_there_is_none() {
        String table = "M,LENGTH,100,1,60,0.04\nM,LENGTH,200,1,70,0.03\n";

        assertThat(scores("patients: sex\nM\ngrowth: meas_day length_cm\n99 60\n125 65\n201 70", table))
                .singleElement()
                .satisfies(score -> assertThat(score.z()).isCloseTo((65 / 62.5 - 1) / 0.0375, within(1e-12)));
    }

    @Test
    void the_first_reference_that_covers_the_age_counts() {
        List<GrowthReference> references = List.of(
                reference("first", "M,LENGTH,0,1,50,0.04\nM,LENGTH,1856,1,110,0.04\n"),
                reference("second", "M,LENGTH,731,1,86,0.04\nM,LENGTH,7000,1,176,0.04\n"));

        List<GrowthScores.Score> scores = GrowthScores.of(
                        StudyTables.patient("patients: sex\nM\ngrowth: meas_day length_cm\n1856 100\n1857 100"),
                        references,
                        GrowthRule.V2)
                .scores();

        assertThat(scores).extracting(GrowthScores.Score::reference).containsExactly("first", "second");
    }

    @Test
    void a_score_that_cannot_be_right_is_marked_and_not_used() {
        GrowthScores scores = GrowthScores.of(
                StudyTables.patient("patients: sex\nM\ngrowth: meas_day length_cm\n360 50\n366 70"),
                List.of(reference("M,LENGTH,0,1,75,0.03\nM,LENGTH,1000,1,75,0.03\n")),
                GrowthRule.V2);

        assertThat(scores.scores()).extracting(GrowthScores.Score::plausible).containsExactly(false, true);
        assertThat(scores.at(GrowthMeasure.LENGTH, 0, 1, GrowthRule.V2)
                        .orElseThrow()
                        .day())
                .isEqualTo(366);
    }

    @ParameterizedTest(name = "origin 400, {0} years: {1}")
    @CsvSource({"0, 390", "1, 765", "2, none", "5, 2400"})
    void the_nearest_score_stands_for_a_day(int years, String expected) {
        GrowthScores scores = GrowthScores.of(
                StudyTables.patient(
                        "patients: sex\nM\ngrowth: meas_day length_cm\n390 70\n405 70\n700 75\n765 76\n1221 80\n2400 90"),
                List.of(reference("M,LENGTH,0,1,75,0.1\nM,LENGTH,3000,1,75,0.1\n")),
                GrowthRule.V2);

        assertThat(scores.at(GrowthMeasure.LENGTH, 400, years, GrowthRule.V2)
                        .map(score -> Integer.toString(score.day()))
                        .orElse("none"))
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "M,LENGTH,365,1,75.7 | row 2 of growth reference WHO 2006 has 5 cells, not 6",
                "X,LENGTH,365,1,75.7,0.03 | row 2 of growth reference WHO 2006 has sex 'X', not M or F",
                "M,BMI,365,1,75.7,0.03 | row 2 of growth reference WHO 2006 has measure 'BMI', not one of LENGTH, HEIGHT, WEIGHT, HEAD",
                "M,LENGTH,-1,1,75.7,0.03 | row 2 of growth reference WHO 2006 has age_days '-1', below 0",
                "M,LENGTH,birth,1,75.7,0.03 | row 2 of growth reference WHO 2006 has age_days 'birth', not a number",
                "M,LENGTH,365,one,75.7,0.03 | row 2 of growth reference WHO 2006 has l 'one', not a number",
                "M,LENGTH,365,1,NaN,0.03 | row 2 of growth reference WHO 2006 has m 'NaN', not a number",
                "M,LENGTH,365,1,75.7,0 | row 2 of growth reference WHO 2006 has m or s that is not above 0"
            })
    void a_file_that_is_no_reference_is_refused_with_its_row(String row, String message) {
        assertThatThrownBy(() -> reference(row))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void ages_of_a_file_need_not_be_whole_days() {
        String table = "M,LENGTH,15.21875,1,52,0.04\nM,LENGTH,45.65625,1,56,0.04\n";

        assertThat(scores("patients: sex\nM\ngrowth: meas_day length_cm\n15 52\n30 52\n46 52", table))
                .singleElement()
                .satisfies(score -> {
                    double median = 52 + 4 * (30 - 15.21875) / 30.4375;
                    assertThat(score.z()).isCloseTo((52 / median - 1) / 0.04, within(1e-12));
                });
    }

    @ParameterizedTest(name = "day {0}: median {1}")
    @CsvSource({"730, 87", "731, 86"})
    void a_file_with_heights_has_its_lengths_for_young_children_alone(int day, double median) {
        String table =
                "M,LENGTH,0,1,87,0.04\nM,LENGTH,800,1,87,0.04\nM,HEIGHT,700,1,86,0.04\nM,HEIGHT,7000,1,86,0.04\n";

        assertThat(scores("patients: sex\nM\ngrowth: meas_day length_cm\n" + day + " 80", table)
                        .get(0)
                        .z())
                .isCloseTo((80 / median - 1) / 0.04, within(1e-12));
    }

    @Test
    void a_file_with_another_header_without_rows_or_with_a_row_twice_is_refused() {
        assertThatThrownBy(() -> GrowthReference.read("CDC 2000", new StringReader("Sex,Agemos,L,M,S\n1,0,1,2,3\n")))
                .hasMessage(
                        "the header of growth reference CDC 2000 is not sex,measure,age_days,l,m,s but Sex,Agemos,L,M,S");
        assertThatThrownBy(() -> GrowthReference.read("CDC 2000", new StringReader("sex,sex\n1,0\n")))
                .hasMessage("the header of growth reference CDC 2000 is not sex,measure,age_days,l,m,s but sex,sex");
        assertThatThrownBy(() -> reference("")).hasMessage("growth reference WHO 2006 has no rows");
        assertThatThrownBy(() -> reference("M,LENGTH,1,1,50,0.1\nM,LENGTH,1,1,51,0.1\n"))
                .hasMessage("row 3 of growth reference WHO 2006 repeats the sex, measure and age of a row before");
    }
}
