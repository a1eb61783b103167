package org.aroregistry.batch.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.aroregistry.batch.analysis.HazardModel.Kind;
import org.aroregistry.batch.analysis.HazardModel.Ratio;
import org.aroregistry.statistics.regression.CoxSample;
import org.aroregistry.statistics.regression.ProportionalHazardsTest;
import org.assertj.core.data.Offset;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

/** Expected values: hazard-ratios.csv, made by hazards.R of transplants.csv and hazards.csv. */
class HazardModelTest {
    /** The optimum of R's optim is known to some six digits. */
    private static final Percentage OPTIMISED = Percentage.withPercentage(0.01);

    private static final Offset<Double> NEARLY = within(1e-8);

    private static CoxSample fixture(boolean delayedEntry) {
        List<String[]> rows = Patients.resource("transplants.csv")
                .lines()
                .filter(line -> line.matches("P[0-9].*"))
                .map(line -> line.split(","))
                .filter(cells -> !delayedEntry || number(cells, 2) < number(cells, 3))
                .toList();
        CoxSample.Builder sample = builder(rows, delayedEntry ? 2 : -1, 3, 4);
        return sample.category(
                        "group",
                        List.of("MSD", "ALT"),
                        rows.stream()
                                .mapToInt(cells -> cells[1].equals("MSD") ? 0 : 1)
                                .toArray())
                .build();
    }

    private static CoxSample.Builder builder(List<String[]> rows, int entry, int exit, int died) {
        double[] times = rows.stream().mapToDouble(cells -> number(cells, exit)).toArray();
        boolean[] events = new boolean[times.length];
        for (int i = 0; i < events.length; i++) {
            events[i] = rows.get(i)[died].equals("1");
        }
        CoxSample.Builder sample = CoxSample.builder(times, events);
        return entry < 0
                ? sample
                : sample.entries(
                        rows.stream().mapToDouble(cells -> number(cells, entry)).toArray());
    }

    private static double number(String[] cells, int column) {
        return Double.parseDouble(cells[column]);
    }

    private static void equal(Ratio ratio, HazardOracle.Line expected, Percentage tolerance) {
        assertThat(ratio.value()).isCloseTo(expected.value(), tolerance);
        assertThat(ratio.interval().lower()).isCloseTo(expected.lower(), tolerance);
        assertThat(ratio.interval().upper()).isCloseTo(expected.upper(), tolerance);
    }

    @Test
    void the_twenty_four_transplants_equal_r_with_and_without_delayed_entry() {
        for (boolean delayed : new boolean[] {false, true}) {
            HazardModel model = HazardModel.fit(fixture(delayed));
            String name = delayed ? "fixture_late" : "fixture";

            assertThat(model.kind()).isEqualTo(Kind.COX);
            equal(model.ratios().get(0), HazardOracle.line(name, "ALT"), Percentage.withPercentage(1e-6));
            ProportionalHazardsTest test = model.proportionality().orElseThrow();
            assertThat(test.global().statistic())
                    .isCloseTo(HazardOracle.line(name, "zph_GLOBAL").value(), NEARLY);
            assertThat(test.global().pValue())
                    .isCloseTo(HazardOracle.line(name, "zph_GLOBAL").upper(), NEARLY);
        }
    }

    @Test
    void few_deaths_per_coefficient_bring_the_penalised_estimates_and_profile_limits_of_r() {
        List<String[]> rows = HazardOracle.patients().subList(0, 60);
        List<String> donors = List.of("MSD", "MUD", "HAPLO", "MMUD");
        CoxSample sample = builder(rows, 6, 7, 8)
                .category(
                        "age",
                        List.of("age_under_1", "age_1", "age_from_2"),
                        rows.stream()
                                .mapToInt(cells -> SurvivalAge.of(Integer.parseInt(cells[1]))
                                        .ordinal())
                                .toArray())
                .category(
                        "donor",
                        donors,
                        rows.stream()
                                .mapToInt(cells -> donors.indexOf(cells[2]))
                                .toArray())
                .build();

        HazardModel model = HazardModel.fit(sample);

        List<HazardOracle.Line> expected = HazardOracle.lines("few");
        assertThat(model.kind()).isEqualTo(Kind.FIRTH_FEW_EVENTS);
        assertThat(model.ratios()).hasSize(expected.size());
        for (int j = 0; j < expected.size(); j++) {
            equal(model.ratios().get(j), expected.get(j), OPTIMISED);
        }
        assertThat(model.proportionality()).isPresent();
    }

    @Test
    void a_group_without_deaths_brings_finite_penalised_estimates_and_no_test() {
        List<String[]> rows = HazardOracle.patients().subList(0, 60).stream()
                .map(cells -> {
                    String[] changed = cells.clone();
                    changed[8] = cells[2].equals("MSD") ? "0" : cells[8];
                    return changed;
                })
                .toList();
        CoxSample sample = builder(rows, 6, 7, 8)
                .category(
                        "donor",
                        List.of("MSD", "other"),
                        rows.stream()
                                .mapToInt(cells -> cells[2].equals("MSD") ? 0 : 1)
                                .toArray())
                .build();

        HazardModel model = HazardModel.fit(sample);

        assertThat(model.kind()).isEqualTo(Kind.FIRTH_SEPARATION);
        assertThat(model.proportionality()).isEmpty();
        equal(model.ratios().get(0), HazardOracle.line("separated", "other"), OPTIMISED);
    }

    @Test
    void nine_deaths_or_fewer_than_two_per_coefficient_allow_no_model() {
        assertThat(HazardModel.fit(sample(9, 2)).kind()).isEqualTo(Kind.TOO_FEW_EVENTS);
        assertThat(HazardModel.fit(sample(10, 2)).kind()).isNotEqualTo(Kind.TOO_FEW_EVENTS);
        assertThat(HazardModel.fit(sample(11, 7)).kind()).isEqualTo(Kind.TOO_FEW_EVENTS);
        assertThat(HazardModel.fit(sample(12, 7)).kind()).isNotEqualTo(Kind.TOO_FEW_EVENTS);
        assertThat(HazardModel.fit(sample(12, 1)).kind()).isEqualTo(Kind.NOTHING_TO_COMPARE);
    }

    /** Thirty patients, the first of whom die, in levels taken in turn. */
    private static CoxSample sample(int deaths, int levels) {
        int n = 30;
        double[] times = new double[n];
        boolean[] events = new boolean[n];
        int[] codes = new int[n];
        for (int i = 0; i < n; i++) {
            times[i] = i + 1;
            events[i] = i < deaths;
            codes[i] = i % levels;
        }
        return CoxSample.builder(times, events)
                .category(
                        "level",
                        Arrays.stream(codes)
                                .distinct()
                                .mapToObj(Integer::toString)
                                .toList(),
                        codes)
                .build();
    }
}
