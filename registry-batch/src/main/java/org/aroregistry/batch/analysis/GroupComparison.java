package org.aroregistry.batch.analysis;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.aroregistry.core.result.FigureResult.Comparison;
import org.aroregistry.statistics.survival.ChiSquareTest;
import org.aroregistry.statistics.survival.CompetingRisksSample;
import org.aroregistry.statistics.survival.GrayTest;
import org.aroregistry.statistics.survival.LogRankTest;

/**
 * The test between groups of patients on one endpoint, unless the numbers are too small to say anything.
 *
 * <p>Log-rank where nothing competes, otherwise Gray's test of the event of interest.
 *
 * @param test the test; empty if it may not be made
 * @param reason why it may not be made; empty if it was
 */
record GroupComparison(Optional<Comparison> test, String reason) {
    /** A group with fewer events says nothing about a difference. */
    static final int FEWEST_EVENTS = 5;

    /**
     * Compares groups.
     *
     * @param rows the patients that the endpoint analyses
     * @param groups keys of the groups; who is in none of them is left out, as is a group without patients
     * @param groupOf key of the group of a patient
     * @param fewestEvents events that every group must have
     */
    static GroupComparison between(
            EndpointSample rows, List<String> groups, Function<AnalysedPatient, String> groupOf, int fewestEvents) {
        List<String> ofPatients = rows.patients().stream().map(groupOf).toList();
        List<String> present = groups.stream().filter(ofPatients::contains).toList();
        if (present.size() < 2) {
            return none("fewer than two groups");
        }
        int[] numbers = ofPatients.stream().mapToInt(present::indexOf).toArray();
        long[] events = new long[present.size()];
        for (int i = 0; i < numbers.length; i++) {
            if (numbers[i] >= 0 && rows.causes()[i] == 1) {
                events[numbers[i]]++;
            }
        }
        if (Arrays.stream(events).anyMatch(count -> count < fewestEvents)) {
            return none("a group has too few events");
        }
        int[] compared = Arrays.stream(numbers).filter(number -> number >= 0).toArray();
        return rows.definition().competing().isEmpty()
                ? of(
                        "log-rank",
                        LogRankTest.withDefaults()
                                .test(rows.survival().select(i -> numbers[i] >= 0), compared)
                                .test())
                : gray(rows, numbers, compared);
    }

    private static GroupComparison gray(EndpointSample rows, int[] numbers, int[] compared) {
        if (IntStream.range(0, numbers.length).anyMatch(i -> numbers[i] >= 0 && rows.entries()[i] > 0)) {
            return none("late entries, for which Gray's test is not defined");
        }
        CompetingRisksSample sample = CompetingRisksSample.of(
                        1 + rows.definition().competing().size(), rows.exits(), rows.causes())
                .select(i -> numbers[i] >= 0);
        return of("Gray", GrayTest.withDefaults().test(sample, 1, compared).test());
    }

    private static GroupComparison of(String method, ChiSquareTest test) {
        return test.isInformative()
                ? new GroupComparison(
                        Optional.of(new Comparison(method, test.statistic(), test.degreesOfFreedom(), test.pValue())),
                        "")
                : none("the groups cannot be told apart");
    }

    private static GroupComparison none(String reason) {
        return new GroupComparison(Optional.empty(), reason);
    }
}
