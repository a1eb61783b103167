package org.aroregistry.statistics.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Fisher's exact test of tables that have too many others with their margins to look at each. */
class FisherOfLargeTablesTest {

    /** R 4.2.2: {@code fisher.test(matrix(counts, columns = columns, byrow = TRUE), workspace = 2e7)$p.value}; the first is birthwt of MASS, race by ftv. */
    @ParameterizedTest
    @Timeout(value = 30, unit = TimeUnit.SECONDS)
    @CsvSource({
        "6, 0.41950499243437, 43 29 18 4 2 0  14 6 4 1 1 0  43 12 8 2 1 1",
        "4, 0.41384544860798961, 7 87 12 9  1 18 3 1  3 84 4 7",
        "5, 0.0036339108559788557, 11 7 18 0 0  9 2 38 2 2  5 2 33 0 0  12 1 14 0 0",
        "3, 4.6254701894324815e-05, 0 0 0  86 7 50  8 1 15  62 9 12",
        "4, 0.29795826341707493, 3 11 32 3  0 1 3 0  1 0 8 0  8 16 28 0  2 5 22 0  2 1 10 0",
        "4, 0.6261524522742421, 10 4 0 2  11 4 2 2  4 0 0 1  18 6 1 5  0 3 0 0  42 18 1 13  6 2 0 1",
        "3, 0.00752784627424223, 5 12 40  30 27 41  12 23 40  5 7 8",
        "4, 0.83045120194718092, 18 5 25 7  3 1 2 2  28 4 32 5  7 1 4 2  4 0 2 0  2 0 2 0",
        "4, 9.6091140233751395e-05, 27 2 1 0  1 0 0 0  2 0 0 0  0 2 3 2",
        "3, 5.4676067038812545e-14, 2 12 6  0 2 0  0 1 2  0 8 5  65 40 0  0 2 0  1 7 3"
    })
    void p_value_is_that_of_r(int columns, double expected, String counts) {
        long[][] rows = rows(columns, counts);

        double p = FisherExact.pValue(ContingencyTable.of(rows));

        assertThat(p).isCloseTo(expected, withinPercentage(1e-7));
        assertThat(FisherExact.pValue(ContingencyTable.of(turned(rows)))).isCloseTo(p, withinPercentage(1e-9));
    }

    private static long[][] rows(int columns, String counts) {
        long[] all = Arrays.stream(counts.trim().split(" +"))
                .mapToLong(Long::parseLong)
                .toArray();
        long[][] rows = new long[all.length / columns][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = Arrays.copyOfRange(all, i * columns, (i + 1) * columns);
        }
        return rows;
    }

    private static long[][] turned(long[][] rows) {
        long[][] turned = new long[rows[0].length][rows.length];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < turned.length; j++) {
                turned[j][i] = rows[i][j];
            }
        }
        return turned;
    }

    /** 156 subjects spread evenly over 7 by 4: R takes half a minute. */
    @Test
    @Timeout(value = 30, unit = TimeUnit.SECONDS)
    void table_beyond_the_bounds_of_time_and_memory_has_no_p_value() {
        long[][] rows = rows(4, "4 6 7 3  5 6 5 5  6 2 7 2  9 3 11 4  5 3 4 5  9 7 6 2  9 5 8 9");

        assertThat(FisherExact.pValue(ContingencyTable.of(rows))).isNaN();
    }

    @Test
    void products_of_factorials_that_are_equal_have_equal_logarithms() {
        LogFactorials logs = new LogFactorials(200);

        assertThat(logs.of(6)).isEqualTo(logs.of(5) + logs.of(3));
        assertThat(logs.of(10)).isEqualTo(logs.of(7) + logs.of(6));
        assertThat(logs.of(144)).isEqualTo(logs.of(143) + 2 * (logs.of(4) - logs.of(2)));
        // log 200! by Stirling's series is 863.231987192405...
        assertThat(logs.of(200) / 0x1p42).isCloseTo(863.23198719240547, withinPercentage(1e-11));
    }

    @ParameterizedTest
    @MethodSource("org.aroregistry.statistics.Seeds#seeds")
    void bounds_hold_whatever_the_totals(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        long[][] counts = new long[3][3];
        for (long[] row : counts) {
            Arrays.setAll(row, j -> random.nextInt(random.nextInt(1, 9)));
        }
        ContingencyTable table = ContingencyTable.of(counts);
        int[] rows = sorted(table.rowTotal(0), table.rowTotal(1), table.rowTotal(2));
        int[] columns = sorted(table.columnTotal(0), table.columnTotal(1), table.columnTotal(2));
        LogFactorials logs = new LogFactorials((int) table.total());
        CompletionBounds bounds = new CompletionBounds(logs, columns, 3);

        long least = Long.MAX_VALUE;
        long most = 0;
        for (int[] first : fillings(rows, columns[0])) {
            int[] left = {rows[0] - first[0], rows[1] - first[1], rows[2] - first[2]};
            for (int[] second : fillings(left, columns[1])) {
                int[] third = {left[0] - second[0], left[1] - second[1], left[2] - second[2]};
                long sum = logs.sum(first) + logs.sum(second) + logs.sum(third);
                least = Math.min(least, sum);
                most = Math.max(most, sum);
            }
        }

        assertThat(bounds.below(rows, 3)).isLessThanOrEqualTo(least);
        assertThat(bounds.above(rows, 3)).isGreaterThanOrEqualTo(most);
    }

    private static int[] sorted(long... totals) {
        return Arrays.stream(totals).mapToInt(Math::toIntExact).sorted().toArray();
    }

    private static int[][] fillings(int[] rooms, int total) {
        List<int[]> found = new ArrayList<>();
        for (int a = 0; a <= Math.min(rooms[0], total); a++) {
            for (int b = 0; b <= Math.min(rooms[1], total - a); b++) {
                if (total - a - b <= rooms[2]) {
                    found.add(new int[] {a, b, total - a - b});
                }
            }
        }
        return found.toArray(int[][]::new);
    }
}
