package org.aroregistry.statistics.tables;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.aroregistry.statistics.numeric.Hypergeometric;

/**
 * Fisher's exact test of a table of any size, the test of Freeman and Halton.
 *
 * <p>The p-value is the probability of all tables with the same margins that are no more probable than the one seen, within a relative 1e-7. Equals R's
 * {@code fisher.test}.
 *
 * @see <a href="https://doi.org/10.1093/biomet/38.1-2.141">Freeman &amp; Halton (1951), Biometrika 38:141-149</a>
 */
public final class FisherExact {

    /** Most steps of the enumeration; some seconds. */
    private static final long MOST_STEPS = 60_000_000;

    private FisherExact() {}

    /**
     * Tests whether rows and columns are independent.
     *
     * @param table the counts; empty rows and columns change nothing
     * @return two-sided p-value; 1 if the margins allow no other table; NaN if there are too many tables to enumerate, where chi-square serves
     */
    public static double pValue(ContingencyTable table) {
        int[] rows = IntStream.range(0, table.rows())
                .filter(i -> table.rowTotal(i) > 0)
                .toArray();
        int[] columns = IntStream.range(0, table.columns())
                .filter(j -> table.columnTotal(j) > 0)
                .toArray();
        if (rows.length < 2 || columns.length < 2) {
            return 1;
        }
        if (rows.length == 2 && columns.length == 2) {
            return Hypergeometric.of(table.rowTotal(rows[0]), table.rowTotal(rows[1]), table.columnTotal(columns[0]))
                    .twoSidedP(table.count(rows[0], columns[0]));
        }
        if (table.total() > Short.MAX_VALUE) {
            return Double.NaN;
        }
        // The shorter side is what is left to fill, the longer one is filled step by step.
        boolean upright = rows.length <= columns.length;
        int[] left = totals(upright ? rows : columns, upright, table);
        int[] steps = totals(upright ? columns : rows, !upright, table);
        LogFactorials logFactorials = new LogFactorials((int) table.total());
        long observed = 0;
        for (int row : rows) {
            for (int column : columns) {
                observed += logFactorials.of((int) table.count(row, column));
            }
        }
        return new TableNetwork(left, steps, logFactorials, observed, MOST_STEPS).pValue();
    }

    private static int[] totals(int[] lines, boolean ofRows, ContingencyTable table) {
        return Arrays.stream(lines)
                .mapToLong(line -> ofRows ? table.rowTotal(line) : table.columnTotal(line))
                .mapToInt(Math::toIntExact)
                .sorted()
                .toArray();
    }
}
