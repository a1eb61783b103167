package org.aroregistry.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.aroregistry.statistics.multiplicity.PValueAdjustment;
import org.aroregistry.statistics.ranks.GroupTest;
import org.aroregistry.statistics.ranks.GroupedValues;
import org.aroregistry.statistics.ranks.KolmogorovSmirnov;
import org.aroregistry.statistics.ranks.MeanDifference;
import org.aroregistry.statistics.ranks.RankSum;
import org.aroregistry.statistics.ranks.RankSumTest;
import org.aroregistry.statistics.ranks.SeveralGroups;
import org.aroregistry.statistics.ranks.TTest;
import org.aroregistry.statistics.rates.PoissonInterval;
import org.aroregistry.statistics.rates.PoissonRate;
import org.aroregistry.statistics.rates.RateEstimator;
import org.aroregistry.statistics.rates.RateRatio;
import org.aroregistry.statistics.rates.RateRatioEstimator;
import org.aroregistry.statistics.tables.Association;
import org.aroregistry.statistics.tables.AssociationTest;
import org.aroregistry.statistics.tables.ContingencyTable;
import org.aroregistry.statistics.tables.CountedCell;
import org.aroregistry.statistics.tables.Effect;
import org.aroregistry.statistics.tables.FisherExact;
import org.aroregistry.statistics.tables.MeasuredCell;
import org.aroregistry.statistics.tables.ProportionEstimator;
import org.aroregistry.statistics.tables.ProportionInterval;
import org.aroregistry.statistics.tables.StandardizedDifference;
import org.aroregistry.statistics.tables.TwoByTwo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Counts and values that leave a method without an answer: a result that says so, and no number that is none. */
class HostileTablesTest {
    static Stream<long[][]> tables() {
        return Stream.of(
                new long[][] {{0, 0}, {0, 0}},
                new long[][] {{3, 0}, {0, 0}},
                new long[][] {{5, 0}, {0, 5}},
                new long[][] {{0, 5}, {0, 5}},
                new long[][] {{0, 0}, {4, 4}},
                new long[][] {{1, 0}, {0, 0}},
                new long[][] {{Integer.MAX_VALUE, 1}, {1, Integer.MAX_VALUE}});
    }

    static Stream<double[][]> groups() {
        return Stream.of(
                new double[][] {{}, {}},
                new double[][] {{1}, {}},
                new double[][] {{}, {1, 2, 3}},
                new double[][] {{1, 2, 3}, {}},
                new double[][] {{1}, {2}},
                new double[][] {{1, 1}, {1, 1}},
                new double[][] {{1, 1}, {2, 2}},
                new double[][] {{1, 2}, {3}},
                new double[][] {{1e308, -1e308}, {1e308, 1}},
                new double[][] {{1e-320, 2e-320}, {1e-320, 5e-324}});
    }

    @ParameterizedTest
    @MethodSource("tables")
    void tests_and_measures_of_a_table_are_whole_or_undefined(long[][] counts) {
        ContingencyTable table = ContingencyTable.of(counts);

        for (AssociationTest test : List.of(
                Association.pearson(table),
                Association.yates(table),
                Association.likelihoodRatio(table),
                Association.trend(table))) {
            assertThat(Double.isNaN(test.pValue())).isEqualTo(!test.isInformative());
        }
        TwoByTwo twoByTwo = TwoByTwo.withDefaults();
        for (Effect effect : List.of(
                twoByTwo.riskDifferenceWald(table),
                twoByTwo.riskDifferenceNewcombe(table),
                twoByTwo.riskRatio(table),
                twoByTwo.oddsRatio(table),
                twoByTwo.oddsRatioHaldane(table))) {
            assertThat(effect.interval().isDefined()).isEqualTo(!Double.isNaN(effect.estimate()));
        }
        if (table.total() < 1000) {
            assertThat(FisherExact.pValue(table)).isBetween(0.0, 1.0);
            assertThat(twoByTwo.fisher(table).interval().isDefined()).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("groups")
    void tests_of_values_are_whole_or_have_no_p_value(double[][] values) {
        GroupedValues grouped = GroupedValues.of(values);

        for (TTest test : List.of(TTest.withDefaults(), TTest.withDefaults().withEqualVariances())) {
            MeanDifference difference = test.test(grouped);
            assertThat(Double.isNaN(difference.pValue())).isEqualTo(Double.isNaN(difference.statistic()));
            assertThat(difference.interval().isDefined()).isEqualTo(!Double.isNaN(difference.pValue()));
        }
        for (GroupTest test : List.of(
                SeveralGroups.kruskalWallis(grouped),
                SeveralGroups.analysisOfVariance(grouped),
                SeveralGroups.welch(grouped))) {
            assertThat(Double.isNaN(test.pValue())).isEqualTo(Double.isNaN(test.statistic()));
        }
        RankSum ranks = RankSumTest.test(grouped);
        boolean empty = values[0].length == 0 || values[1].length == 0;
        assertThat(Double.isNaN(ranks.probability())).isEqualTo(empty);
        assertThat(Double.isNaN(KolmogorovSmirnov.withDefaults().test(grouped).pValue()))
                .isEqualTo(empty);
    }

    @ParameterizedTest
    @EnumSource(ProportionInterval.class)
    void one_of_one_and_none_of_one_have_limits(ProportionInterval method) {
        ProportionEstimator estimator = ProportionEstimator.withDefaults().with(method);

        assertThat(estimator.estimate(0, 1).interval().isDefined()).isTrue();
        assertThat(estimator.estimate(1, 1).interval().isDefined()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(PoissonInterval.class)
    void no_events_have_a_rate_with_limits_and_no_rate_ratio(PoissonInterval method) {
        PoissonRate none = RateEstimator.withDefaults().with(method).estimate(0, 2);

        RateRatio ratio = RateRatioEstimator.withDefaults().estimate(none, none);

        assertThat(none.interval().isDefined()).isTrue();
        assertThat(ratio.estimate()).isNaN();
        assertThat(ratio.exact()).isEqualTo(new ConfidenceInterval(0, Double.POSITIVE_INFINITY));
        assertThat(ratio.exactP()).isEqualTo(1);
        assertThat(ratio.wald().isDefined()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(PValueAdjustment.class)
    void nothing_to_adjust_stays_nothing(PValueAdjustment method) {
        assertThat(method.adjust()).isEmpty();
        assertThat(method.adjust(Double.NaN, Double.NaN)).containsOnly(Double.NaN);
        assertThat(method.adjust(0, Double.NaN, 1)).containsExactly(0, Double.NaN, 1);
    }

    @Test
    void cells_of_nobody_hold_no_number_and_compare_with_nothing() {
        MeasuredCell nobody = MeasuredCell.of(new double[] {Double.NaN});
        CountedCell uncounted = CountedCell.of(new int[] {-1}, 2);

        assertThat(nobody.size()).isZero();
        assertThat(nobody.missing()).isEqualTo(1);
        assertThat(nobody.mean()).isNaN();
        assertThat(uncounted.proportions()).containsOnly(Double.NaN);
        assertThat(StandardizedDifference.ofMeasured(nobody, MeasuredCell.of(new double[] {1, 2})))
                .isNaN();
        assertThat(uncounted.standardizedDifference(CountedCell.of(new int[] {0, 1}, 2)))
                .isNaN();
    }
}
