package org.aroregistry.statistics.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** All groups at once are what selecting one after the other gives, to the last bit; also where the work is shared by processors. */
class GroupsOfASampleTest {

    private static final String SEEDS = "org.aroregistry.statistics.Seeds#seeds";

    @ParameterizedTest
    @MethodSource(SEEDS)
    void curves_of_all_groups_are_those_of_each(long seed) {
        RandomCohort cohort = RandomCohort.of(seed, 90);
        int[] labels =
                Arrays.stream(cohort.groups()).map(g -> 1_000_000_000 * (g - 1)).toArray();
        double[] weights = IntStream.range(0, 90).mapToDouble(i -> 0.5 + i % 3).toArray();
        int[] clusters = IntStream.range(0, 90).map(i -> i / 4).toArray();
        SurvivalSample sample = SurvivalSample.of(cohort.entries(), cohort.times(), flags(cohort))
                .weighted(weights)
                .clustered(clusters);

        SortedMap<Integer, SurvivalCurve> curves = KaplanMeier.withDefaults().estimate(sample, labels);

        assertThat(curves.keySet()).containsExactlyElementsOf(distinct(labels));
        curves.forEach((label, curve) -> assertThat(curve.points())
                .isEqualTo(KaplanMeier.withDefaults()
                        .estimate(sample.select(i -> labels[i] == label))
                        .points()));
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 20_000})
    void incidences_and_tests_of_all_groups_are_those_of_each(int size) {
        RandomCohort cohort = RandomCohort.of(3, size).withoutEntry();
        int[] strata = IntStream.range(0, size).map(i -> i % 2).toArray();
        CompetingRisksSample sample = CompetingRisksSample.of(2, cohort.times(), cohort.causes());

        SortedMap<Integer, CumulativeIncidence> groups =
                AalenJohansen.withDefaults().with(IncidenceVariance.GRAY).estimate(sample, cohort.groups());
        List<GrayResult> tests = GrayTest.withDefaults().withRho(1).test(sample, cohort.groups(), strata);

        assertThat(groups.keySet()).containsExactlyElementsOf(distinct(cohort.groups()));
        groups.forEach((label, incidence) -> {
            CumulativeIncidence alone = AalenJohansen.withDefaults()
                    .with(IncidenceVariance.GRAY)
                    .estimate(sample.select(i -> cohort.groups()[i] == label));
            assertThat(incidence.cause(1).points()).isEqualTo(alone.cause(1).points());
            assertThat(incidence.cause(2).points()).isEqualTo(alone.cause(2).points());
        });
        assertThat(tests)
                .containsExactly(
                        GrayTest.withDefaults().withRho(1).test(sample, 1, cohort.groups(), strata),
                        GrayTest.withDefaults().withRho(1).test(sample, 2, cohort.groups(), strata));
    }

    @Test
    void delayed_entries_go_with_their_group() {
        RandomCohort cohort = RandomCohort.of(5, 40);
        CompetingRisksSample sample = CompetingRisksSample.of(2, cohort.entries(), cohort.times(), cohort.causes());

        CompetingRisksSample group = sample.byGroup(cohort.groups()).get(1);

        CompetingRisksSample alone = sample.select(i -> cohort.groups()[i] == 1);
        assertThat(group.entries()).containsExactly(alone.entries());
        assertThat(group.times()).containsExactly(alone.times());
        assertThat(group.byTime()).containsExactly(alone.byTime());
        assertThat(group.eventCount(2)).isEqualTo(alone.eventCount(2));
    }

    @Test
    void a_group_for_each_subject_is_needed() {
        SurvivalSample sample = SurvivalSample.of(new double[] {1, 2}, new boolean[] {true, false});

        assertThatThrownBy(() -> sample.byGroup(new int[1]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("1 groups for 2 subjects");
    }

    private static boolean[] flags(RandomCohort cohort) {
        boolean[] flags = new boolean[cohort.size()];
        for (int i = 0; i < flags.length; i++) {
            flags[i] = cohort.causes()[i] > 0;
        }
        return flags;
    }

    private static List<Integer> distinct(int[] labels) {
        return Arrays.stream(labels).sorted().distinct().boxed().toList();
    }
}
