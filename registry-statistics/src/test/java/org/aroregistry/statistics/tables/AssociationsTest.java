package org.aroregistry.statistics.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AssociationsTest {

    @Test
    void pearson_worked_by_hand() {
        // Expected 5 everywhere: four differences of 2.
        ContingencyTable table = ContingencyTable.of(new long[][] {{7, 3}, {3, 7}});

        assertThat(Association.pearson(table).statistic()).isCloseTo(16 / 5.0, within(1e-15));
        assertThat(Association.yates(table).statistic()).isCloseTo(4 * 2.25 / 5, within(1e-15));
        assertThat(Association.cramersV(table)).isCloseTo(0.4, within(1e-15));
        assertThat(Association.trend(table).statistic()).isCloseTo(16 / 5.0, within(1e-14));
        assertThat(Association.likelihoodRatio(table).statistic())
                .isCloseTo(2 * (14 * Math.log(1.4) + 6 * Math.log(0.6)), within(1e-14));
    }

    @Test
    void empty_column_and_single_row_have_no_answer() {
        ContingencyTable emptyColumn = ContingencyTable.of(new long[][] {{4, 0}, {7, 0}});
        ContingencyTable singleRow = ContingencyTable.of(new long[][] {{4, 3}});

        assertThat(Association.pearson(emptyColumn).isInformative()).isFalse();
        assertThat(Association.yates(emptyColumn).isInformative()).isFalse();
        assertThat(Association.trend(emptyColumn).isInformative()).isFalse();
        assertThat(Association.cramersV(emptyColumn)).isNaN();
        assertThat(Association.pearson(singleRow).isInformative()).isFalse();
        assertThat(FisherExact.pValue(emptyColumn)).isEqualTo(1);
        assertThat(FisherExact.pValue(singleRow)).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("org.aroregistry.statistics.Seeds#seeds")
    void fisher_of_three_by_three_equals_the_sum_over_all_tables(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        long[][] counts = new long[3][3];
        for (long[] row : counts) {
            for (int j = 0; j < 3; j++) {
                row[j] = random.nextInt(6);
            }
        }
        ContingencyTable table = ContingencyTable.of(counts);

        assertThat(FisherExact.pValue(table)).isCloseTo(summed(table), within(1e-12));
    }

    /** All tables with the margins, one by one. */
    private static double summed(ContingencyTable seen) {
        double limit = weight(seen) * (1 + 1e-7);
        double all = 0;
        double rare = 0;
        for (long a = 0; a <= seen.rowTotal(0); a++) {
            for (long b = 0; a + b <= seen.rowTotal(0); b++) {
                for (long c = 0; c <= seen.rowTotal(1); c++) {
                    for (long d = 0; c + d <= seen.rowTotal(1); d++) {
                        long[][] counts = {
                            {a, b, seen.rowTotal(0) - a - b},
                            {c, d, seen.rowTotal(1) - c - d},
                            {
                                seen.columnTotal(0) - a - c,
                                seen.columnTotal(1) - b - d,
                                seen.columnTotal(2) - seen.rowTotal(0) + a + b - seen.rowTotal(1) + c + d
                            }
                        };
                        if (counts[2][0] < 0 || counts[2][1] < 0 || counts[2][2] < 0) {
                            continue;
                        }
                        double weight = weight(ContingencyTable.of(counts));
                        all += weight;
                        rare += weight <= limit ? weight : 0;
                    }
                }
            }
        }
        return rare / all;
    }

    private static double weight(ContingencyTable table) {
        double weight = 1;
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                for (long k = 2; k <= table.count(i, j); k++) {
                    weight /= k;
                }
            }
        }
        return weight;
    }

    @Test
    void turning_a_table_does_not_change_fisher() {
        long[][] counts = {{3, 9}, {7, 2}, {4, 4}, {8, 1}, {0, 5}};
        long[][] turned = new long[2][5];
        for (int i = 0; i < 5; i++) {
            turned[0][i] = counts[i][0];
            turned[1][i] = counts[i][1];
        }

        assertThat(FisherExact.pValue(ContingencyTable.of(turned)))
                .isCloseTo(FisherExact.pValue(ContingencyTable.of(counts)), within(1e-14));
    }

    @Test
    void too_many_tables_have_no_exact_p() {
        long[][] counts = new long[8][8];
        for (int i = 0; i < 8; i++) {
            for (int j = 0; j < 8; j++) {
                counts[i][j] = 40 + i * j % 5;
            }
        }

        assertThat(FisherExact.pValue(ContingencyTable.of(counts))).isNaN();
    }

    @Test
    void refuses_tables_that_are_none() {
        assertThatThrownBy(() -> ContingencyTable.of(new long[][] {{1, 2}, {3}}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("row 1 has 1 cells, not 2 as row 0");
        assertThatThrownBy(() -> ContingencyTable.of(new long[][] {{1, -2}}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("count -2 in row 0, column 1 is less than 0");
        assertThatThrownBy(() -> ContingencyTable.counting(new int[] {0, 1}, new int[] {0}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("2 rows, but 1 columns");
    }
}
