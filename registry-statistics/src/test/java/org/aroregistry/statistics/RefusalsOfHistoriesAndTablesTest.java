package org.aroregistry.statistics;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.Stream;
import org.aroregistry.statistics.exposure.ExposureSample;
import org.aroregistry.statistics.exposure.LandmarkAnalysis;
import org.aroregistry.statistics.multiplicity.PValueAdjustment;
import org.aroregistry.statistics.multistate.MultiStateSample;
import org.aroregistry.statistics.multistate.OccupancyEstimator;
import org.aroregistry.statistics.multistate.StateOccupancy;
import org.aroregistry.statistics.ranks.GroupedValues;
import org.aroregistry.statistics.ranks.RankSumTest;
import org.aroregistry.statistics.ranks.TTest;
import org.aroregistry.statistics.rates.RateEstimator;
import org.aroregistry.statistics.recurrent.MeanCumulativeFunction;
import org.aroregistry.statistics.recurrent.RecurrentRows;
import org.aroregistry.statistics.recurrent.RecurrentSample;
import org.aroregistry.statistics.tables.Association;
import org.aroregistry.statistics.tables.ContingencyTable;
import org.aroregistry.statistics.tables.CountedCell;
import org.aroregistry.statistics.tables.MeasuredCell;
import org.aroregistry.statistics.tables.ProportionEstimator;
import org.aroregistry.statistics.tables.Quantiles;
import org.aroregistry.statistics.tables.StandardizedDifference;
import org.aroregistry.statistics.tables.TwoByTwo;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a caller of histories, counts and values got wrong: the message names the argument, its index and its value. */
class RefusalsOfHistoriesAndTablesTest {
    private static final double NAN = Double.NaN;
    private static final double INFINITE = Double.POSITIVE_INFINITY;
    private static final int[] SUBJECTS = {1, 2};
    private static final double[] ENTRIES = {0, 0};
    private static final double[] TIMES = {3, 4};
    private static final boolean[] EVENTS = {true, false};
    private static final RecurrentSample EVENTS_OF_TWO = RecurrentSample.of(SUBJECTS, ENTRIES, TIMES, EVENTS);
    private static final ContingencyTable TABLE = ContingencyTable.of(new long[][] {{1, 2, 3}, {4, 5, 6}});

    static Stream<Arguments> histories() {
        StateOccupancy occupancy = OccupancyEstimator.withDefaults().estimate(states(0, 1));
        ExposureSample exposure = ExposureSample.of(TIMES, EVENTS, new double[] {NAN, 1});
        return Stream.of(
                refused(
                        "there are no subjects",
                        () -> RecurrentSample.of(new int[0], new double[0], new double[0], new boolean[0])),
                refused("1 events for 2 rows", () -> RecurrentSample.of(SUBJECTS, ENTRIES, TIMES, new boolean[1])),
                refused(
                        "3 terminal events for 2 rows",
                        () -> RecurrentSample.of(SUBJECTS, ENTRIES, TIMES, EVENTS, new boolean[3])),
                refused(
                        "entry of row 1 is NaN, not finite",
                        () -> RecurrentSample.of(SUBJECTS, new double[] {0, NAN}, TIMES, EVENTS)),
                refused(
                        "row 0 enters at 3.0, not before its time 3.0",
                        () -> RecurrentSample.of(SUBJECTS, new double[] {3, 0}, TIMES, EVENTS)),
                refused(
                        "rows 0 and 1 of subject 5 overlap: one ends at 3.0, the other enters at 1.0",
                        () -> RecurrentSample.of(new int[] {5, 5}, new double[] {0, 1}, TIMES, EVENTS)),
                refused(
                        "row 1 of subject 5 follows its terminal event in row 0",
                        () -> RecurrentSample.of(new int[] {5, 5}, new double[] {0, 3}, TIMES, EVENTS, EVENTS)),
                refused("none of the 2 rows is selected", () -> EVENTS_OF_TWO.select(i -> false)),
                refused("time is not a number", () -> MeanCumulativeFunction.withDefaults()
                        .estimate(EVENTS_OF_TWO)
                        .at(NAN)),
                refused(
                        "maximum number of strata 0 is less than 1",
                        () -> RecurrentRows.weiLinWeissfeld(EVENTS_OF_TWO, 0)),
                refused("3 values for 2 rows", () -> RecurrentRows.andersenGill(EVENTS_OF_TWO)
                        .spread(new double[3])),
                refused("from-state of row 0 is 2, not between 0 and 1", () -> states(2, 1)),
                refused("to-state of row 0 is 2, not between -1 and 1", () -> states(0, 2)),
                refused(
                        "states are [well, well], not at least one and distinct",
                        () -> MultiStateSample.of(
                                List.of("well", "well"), SUBJECTS, ENTRIES, TIMES, new int[2], new int[2])),
                refused(
                        "1 from-states for 2 rows",
                        () -> MultiStateSample.of(
                                List.of("well", "dead"), SUBJECTS, ENTRIES, TIMES, new int[1], new int[2])),
                refused("start NaN is not finite", () -> OccupancyEstimator.withDefaults()
                        .startingAt(NAN)),
                refused(
                        "initial probability of state 1 is -1.0, not at least 0",
                        () -> OccupancyEstimator.withDefaults().startingFrom(new double[] {2, -1})),
                refused("initial probabilities sum to 0.5, not to 1", () -> OccupancyEstimator.withDefaults()
                        .startingFrom(new double[] {0.5, 0})),
                refused("1 initial probabilities for 2 states", () -> OccupancyEstimator.withDefaults()
                        .startingFrom(new double[] {1})
                        .estimate(states(0, 1))),
                refused(
                        "nobody is under observation just after the start 9.0",
                        () -> OccupancyEstimator.withDefaults().startingAt(9).estimate(states(0, 1))),
                refused("time -1.0 is before the start of the curve, 0.0", () -> occupancy.at(-1)),
                refused(
                        "horizon 0.0 is not finite and after the start of the curve, 0.0",
                        () -> occupancy.meanTimes(0)),
                refused("'ill' is none of the states [well, dead]", () -> occupancy.cumulativeHazard("well", "ill", 1)),
                refused("there are no times", () -> ExposureSample.of(new double[0], new boolean[0], new double[0])),
                refused("1 exposures for 2 subjects", () -> ExposureSample.of(TIMES, EVENTS, new double[1])),
                refused(
                        "time of subject 0 is -3.0, not finite and at least 0",
                        () -> ExposureSample.of(new double[] {-3, 4}, EVENTS, ENTRIES)),
                refused(
                        "exposure of subject 1 is Infinity, neither finite nor NaN for never",
                        () -> ExposureSample.of(TIMES, EVENTS, new double[] {NAN, INFINITE})),
                refused(
                        "subject 0 enters at 5.0, after its time 3.0",
                        () -> ExposureSample.of(new double[] {5, 0}, TIMES, EVENTS, ENTRIES)),
                refused("landmark NaN is not finite and at least 0", () -> LandmarkAnalysis.at(exposure, NAN)));
    }

    static Stream<Arguments> countsAndValues() {
        return Stream.of(
                refused("total 0 is less than 1", () -> ProportionEstimator.withDefaults()
                        .estimate(0, 0)),
                refused("count 3 is not between 0 and the total 2", () -> ProportionEstimator.withDefaults()
                        .estimate(3, 2)),
                refused(
                        "probability 1.0 is not between 0 and 1",
                        () -> ProportionEstimator.withDefaults().estimate(1, 2).exactP(1)),
                refused("events -1 are less than 0", () -> RateEstimator.withDefaults()
                        .estimate(-1, 1)),
                refused("person-time 0.0 is not finite and greater than 0", () -> RateEstimator.withDefaults()
                        .estimate(1, 0)),
                refused(
                        "amount 0.0 is not finite and greater than 0",
                        () -> RateEstimator.withDefaults().estimate(1, 1).per(0)),
                refused("the table has no cells", () -> ContingencyTable.of(new long[0][])),
                refused("row 1 has 1 cells, not 2 as row 0", () -> ContingencyTable.of(new long[][] {{1, 2}, {3}})),
                refused(
                        "count -2 in row 0, column 1 is less than 0",
                        () -> ContingencyTable.of(new long[][] {{1, -2}})),
                refused("2 rows, but 1 columns", () -> ContingencyTable.counting(new int[2], new int[1])),
                refused(
                        "row of subject 1 is -1, not between 0 and 9999",
                        () -> ContingencyTable.counting(new int[] {0, -1}, new int[2])),
                refused(
                        "column of subject 0 is 2147483647, not between 0 and 9999",
                        () -> ContingencyTable.counting(new int[1], new int[] {Integer.MAX_VALUE})),
                refused("row 2 is not between 0 and 1", () -> TABLE.count(2, 0)),
                refused("column -1 is not between 0 and 2", () -> TABLE.columnTotal(-1)),
                refused("the table has 3 columns, not 2", () -> Association.trend(TABLE)),
                refused("the table has 2 rows and 3 columns, not 2 and 2", () -> TwoByTwo.withDefaults()
                        .riskRatio(TABLE)),
                refused("there are no values", () -> Quantiles.of(new double[0])),
                refused("value 1 is not finite: NaN", () -> Quantiles.of(new double[] {1, NAN})),
                refused("probability 1.5 is not between 0 and 1", () -> Quantiles.of(new double[] {1})
                        .at(1.5)),
                refused(
                        "value 2 is Infinity, neither finite nor NaN for missing",
                        () -> MeasuredCell.of(new double[] {NAN, 1, INFINITE})),
                refused("number of categories 0 is less than 1", () -> CountedCell.of(new int[1], 0)),
                refused("category 1 is not less than 2: 2", () -> CountedCell.of(new int[] {0, 2}, 2)),
                refused(
                        "2 categories in the first group, but 3 in the second",
                        () -> StandardizedDifference.ofCategories(new long[2], new long[3])),
                refused(
                        "count 1 of the second group is less than 0: -4",
                        () -> StandardizedDifference.ofCategories(new long[2], new long[] {0, -4})),
                refused("there are no groups", () -> GroupedValues.of()),
                refused(
                        "value 1 of group 0 is not finite: Infinity",
                        () -> GroupedValues.of(new double[] {1, INFINITE})),
                refused(
                        "group of value 0 is 2147483647, not between 0 and 99999",
                        () -> GroupedValues.of(new double[1], new int[] {Integer.MAX_VALUE})),
                refused("group 1 is not between 0 and 0", () -> GroupedValues.of(new double[] {1})
                        .size(1)),
                refused(
                        "there are 3 groups, not 2",
                        () -> RankSumTest.test(GroupedValues.of(new double[1], new double[1], new double[1]))),
                refused("there are 1 groups, not 2", () -> TTest.withDefaults().test(GroupedValues.of(new double[1]))),
                refused("p-value 1 is not between 0 and 1: 1.5", () -> PValueAdjustment.HOLM.adjust(0.5, 1.5)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"histories", "countsAndValues"})
    void names_what_was_wrong(String message, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }

    private static Arguments refused(String message, ThrowingCallable call) {
        return arguments(message, call);
    }

    private static MultiStateSample states(int from, int to) {
        return MultiStateSample.of(
                List.of("well", "dead"), SUBJECTS, ENTRIES, TIMES, new int[] {from, 0}, new int[] {to, -1});
    }
}
