package org.aroregistry.statistics.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class TwoByTwoTest {

    private static final TwoByTwo COMPARE = TwoByTwo.withDefaults();

    private static ContingencyTable table(long a, long b, long c, long d) {
        return ContingencyTable.of(new long[][] {{a, b}, {c, d}});
    }

    @Test
    void lady_tasting_tea_worked_by_hand() {
        // Fisher's eight cups, three of four right: the tables have probabilities 1, 16, 36, 16, 1 over 70.
        FisherTest got = COMPARE.fisher(table(3, 1, 1, 3));

        assertThat(got.pValue()).isCloseTo(34 / 70.0, within(1e-15));
        assertThat(got.greater()).isCloseTo(17 / 70.0, within(1e-15));
        assertThat(got.less()).isCloseTo(69 / 70.0, within(1e-15));
        assertThat(got.midP()).isCloseTo(18 / 70.0, within(1e-15));
    }

    @Test
    void conditional_odds_ratio_solves_its_equation() {
        // With margins 2, 2, 2: probabilities 1, 4ω, ω² over their sum; the upper limit of a = 1 has 1 + 4ω = 0.025 (1
        // + 4ω + ω²).
        FisherTest got = COMPARE.fisher(table(1, 1, 1, 1));

        assertThat(got.oddsRatio()).isCloseTo(1, within(1e-14));
        double upper = (4 * 0.975 + Math.sqrt(4 * 4 * 0.975 * 0.975 + 4 * 0.025 * 0.975)) / (2 * 0.025);
        assertThat(got.interval().upper()).isCloseTo(upper, within(1e-11));
        assertThat(got.interval().lower()).isCloseTo(1 / upper, within(1e-16));
    }

    @Test
    void only_one_table_possible_leaves_the_odds_ratio_open() {
        FisherTest got = COMPARE.fisher(table(0, 4, 0, 7));

        assertThat(got.pValue()).isEqualTo(1);
        assertThat(got.interval().lower()).isZero();
        assertThat(got.interval().upper()).isInfinite();
    }

    @Test
    void undefined_measures_say_so() {
        assertThat(COMPARE.riskRatio(table(3, 1, 0, 4))).isEqualTo(Effect.undefined());
        assertThat(COMPARE.oddsRatio(table(3, 0, 2, 4))).isEqualTo(Effect.undefined());
        assertThat(COMPARE.riskRatio(table(0, 4, 0, 4))).isEqualTo(Effect.undefined());
        assertThat(COMPARE.riskDifferenceWald(table(0, 0, 2, 4))).isEqualTo(Effect.undefined());
        assertThat(COMPARE.riskDifferenceNewcombe(table(0, 0, 2, 4))).isEqualTo(Effect.undefined());
        assertThat(COMPARE.riskRatio(table(0, 4, 2, 2)).interval().upper()).isInfinite();
        assertThat(COMPARE.oddsRatioHaldane(table(0, 0, 0, 0)).estimate()).isEqualTo(1);
    }

    @Test
    void newcombe_example_of_the_paper() {
        // Newcombe (1998), table II, example (a): 56/70 against 48/80, method 10.
        Effect got = COMPARE.riskDifferenceNewcombe(table(56, 14, 48, 32));

        assertThat(got.estimate()).isCloseTo(0.2, within(1e-15));
        assertThat(got.interval().lower()).isCloseTo(0.0524, within(5e-5));
        assertThat(got.interval().upper()).isCloseTo(0.3339, within(5e-5));
    }

    @Test
    void counts_of_a_whole_country_do_not_overflow() {
        FisherTest got = COMPARE.fisher(table(60_000, 40_000, 50_000, 50_000));

        assertThat(got.pValue()).isGreaterThanOrEqualTo(0).isLessThan(1e-300);
        assertThat(got.oddsRatio()).isCloseTo(1.5, within(1e-4));
    }

    @Test
    void refuses_other_shapes() {
        assertThatThrownBy(() -> COMPARE.oddsRatio(ContingencyTable.of(new long[][] {{1, 2, 3}, {4, 5, 6}})))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the table has 2 rows and 3 columns, not 2 and 2");
    }
}
