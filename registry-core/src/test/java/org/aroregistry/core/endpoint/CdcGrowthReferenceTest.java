package org.aroregistry.core.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.aroregistry.core.study.StudyTables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The CDC charts (2000) that come with the product, against the percentiles that CDC prints beside each row: these follow from power, median and
 * coefficient of variation, so that a wrong digit in any of them shows.
 */
class CdcGrowthReferenceTest {
    private static final double DAYS_PER_MONTH = 30.4375;

    /** The 97th percentile of the normal distribution as CDC's files use it: those of length with seven decimals, the others with nine. */
    private static final double Z_97 = 1.880793608;

    private static final double Z_97_LENGTH = 1.8807895;
    private static final double PRINTED_DIGITS = 5e-9;

    private static List<CSVRecord> rows(String resource) {
        var bytes = Objects.requireNonNull(CdcGrowthReferenceTest.class.getResourceAsStream(resource), resource);
        try (var reader = new InputStreamReader(bytes, StandardCharsets.UTF_8)) {
            return CSVFormat.DEFAULT
                    .builder()
                    .setHeader()
                    .setSkipHeaderRecord(true)
                    .get()
                    .parse(reader)
                    .getRecords();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double number(CSVRecord row, String column) {
        return Double.parseDouble(row.get(column));
    }

    private static String key(CSVRecord row, double ageDays) {
        return row.get("sex") + " " + row.get("measure") + " " + ageDays;
    }

    @Test
    void every_row_gives_the_percentiles_that_cdc_prints() {
        Map<String, CSVRecord> points = new HashMap<>();
        rows("cdc-2000-growth.csv").forEach(row -> points.put(key(row, number(row, "age_days")), row));
        List<CSVRecord> percentiles = rows("cdc-2000-percentiles.csv");

        assertThat(points).hasSize(percentiles.size()).hasSize(1050);
        for (CSVRecord row : percentiles) {
            CSVRecord found = points.get(key(row, number(row, "age_months") * DAYS_PER_MONTH));
            assertThat(found).as("%s", row).isNotNull();
            LmsPoint point = new LmsPoint(number(found, "l"), number(found, "m"), number(found, "s"));
            double z = row.get("measure").equals("LENGTH") ? Z_97_LENGTH : Z_97;
            assertThat(value(point, -z) / number(row, "p3")).as("%s", row).isCloseTo(1, within(PRINTED_DIGITS));
            assertThat(value(point, z) / number(row, "p97")).as("%s", row).isCloseTo(1, within(PRINTED_DIGITS));
        }
    }

    private static double value(LmsPoint point, double z) {
        return point.m() * Math.pow(1 + point.l() * point.s() * z, 1 / point.l());
    }

    /** Weight is one curve in both of CDC's files, length and height are the same curve 0.8 cm apart where the files overlap. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({"M", "F"})
    void the_files_of_infants_and_of_older_children_join(String sex) {
        List<CSVRecord> weights = rows("cdc-2000-growth.csv").stream()
                .filter(row -> row.get("sex").equals(sex) && row.get("measure").equals("WEIGHT"))
                .filter(row -> Math.abs(number(row, "age_days") / DAYS_PER_MONTH - 24) <= 1.5)
                .toList();
        assertThat(weights).hasSize(5);
        double halfWay = (number(weights.get(1), "m") + number(weights.get(3), "m")) / 2;
        assertThat(number(weights.get(2), "m")).isCloseTo(halfWay, within(0.001));

        GrowthReference cdc = GrowthReference.cdc2000();
        LmsPoint lying = cdc.at(GrowthCurve.LENGTH, sex, 740).orElseThrow();
        LmsPoint standing = cdc.at(GrowthCurve.HEIGHT, sex, 740).orElseThrow();
        assertThat(lying.m() - standing.m()).isCloseTo(GrowthConvention.CDC.lyingTallerCm(), within(0.03));
    }

    @Test
    void every_point_has_values_up_to_three_standard_deviations() {
        for (CSVRecord row : rows("cdc-2000-growth.csv")) {
            assertThat(3 * Math.abs(number(row, "l") * number(row, "s")))
                    .as("%s", row)
                    .isLessThan(1);
        }
    }

    @ParameterizedTest(name = "{0} {1}: days {2} to {3}")
    @CsvSource({
        "M, LENGTH, 0, 745",
        "F, HEIGHT, 731, 7305",
        "M, WEIGHT, 0, 7305",
        "F, WEIGHT, 0, 7305",
        "M, HEAD, 0, 1095",
        "F, HEAD, 0, 1095"
    })
    void there_is_a_score_from_birth_to_twenty_years_and_of_the_head_to_three(
            String sex, GrowthCurve curve, int first, int last) {
        GrowthReference cdc = GrowthReference.cdc2000();

        for (int day = first; day <= last; day++) {
            assertThat(cdc.at(curve, sex, day)).as("day %d", day).isPresent();
        }
        assertThat(cdc.at(curve, sex, last + 1)).isEmpty();
    }

    private static List<GrowthScores.Score> scores(String sex, String growth) {
        return GrowthScores.of(
                        StudyTables.patient("patients: sex\n" + sex + "\ngrowth: " + growth),
                        List.of(GrowthReference.cdc2000()),
                        GrowthRule.V2)
                .scores();
    }

    /** The girl of docs/methods/growth.md. */
    @Test
    void the_example_worked_by_hand_is_what_is_computed() {
        List<GrowthScores.Score> scores =
                scores("F", "meas_day weight_kg length_cm position head_circ_cm\n400 7.2 70.4 L 46.5");

        assertThat(scores)
                .extracting(GrowthScores.Score::measure)
                .containsExactly(GrowthMeasure.LENGTH, GrowthMeasure.WEIGHT, GrowthMeasure.HEAD);
        assertThat(scores).extracting(GrowthScores.Score::reference).containsOnly("CDC 2000");
        assertThat(scores.get(0).z()).isCloseTo(-1.57, within(0.005));
        assertThat(scores.get(1).z()).isCloseTo(-3.03, within(0.005));
        assertThat(scores.get(2).z()).isCloseTo(0.87, within(0.005));
    }

    @Test
    void beyond_three_the_power_counts_alone() {
        LmsPoint point =
                GrowthReference.cdc2000().at(GrowthCurve.WEIGHT, "M", 400).orElseThrow();

        double z = scores("M", "meas_day weight_kg\n400 6.5").get(0).z();

        assertThat(z).isEqualTo(point.z(6.5)).isLessThan(-3);
        assertThat(z).isNotCloseTo(point.restrictedZ(6.5), within(0.01));
    }

    @ParameterizedTest(name = "day {0}, {1}: compared with {2} cm")
    @CsvSource({"730, L, 80", "730, H, 80.8", "731, H, 80", "731, L, 79.2"})
    void a_child_is_eight_millimetres_longer_than_tall(int day, String position, double compared) {
        LmsPoint point = GrowthReference.cdc2000()
                .at(day < 731 ? GrowthCurve.LENGTH : GrowthCurve.HEIGHT, "F", day)
                .orElseThrow();

        double z = scores("F", "meas_day length_cm position\n" + day + " 80 " + position)
                .get(0)
                .z();

        assertThat(z).isCloseTo(point.z(compared), within(1e-12));
    }

    /** By the power alone a girl of 17 with 30 kg were at -7.2, and no weight beyond 3.34. */
    @ParameterizedTest(name = "{0} kg: plausible {1}")
    @CsvSource({"27, false", "30, true", "55, true", "150, true", "400, false"})
    void a_light_girl_with_osteopetrosis_is_not_left_out(double weight, boolean plausible) {
        assertThat(scores("F", "meas_day weight_kg\n6370 " + weight).get(0).plausible())
                .isEqualTo(plausible);
    }

    @Test
    void the_codes_of_a_file_are_the_curves() {
        assertThat(rows("cdc-2000-growth.csv").stream()
                        .map(row -> row.get("measure"))
                        .distinct()
                        .toList())
                .containsExactlyElementsOf(Arrays.stream(GrowthCurve.values())
                        .map(GrowthCurve::name)
                        .toList());
    }
}
