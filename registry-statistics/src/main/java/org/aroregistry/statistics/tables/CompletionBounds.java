package org.aroregistry.statistics.tables;

/**
 * Bounds of the sum of the log factorials of the cells over all ways to complete a table, from the totals left alone.
 *
 * <p>Below: whatever the number s, log x! is at least s x - max (s y - log y!), with the maximum over whole y at y = floor(e^s). With s = a_i + b_j
 * the first terms add up to totals, whatever the cells. This is the dual of a transport problem, so the best a and b would give the least sum
 * itself; those of independent cells, shifted by one half, come close. Above: each column, or each row, is filled as if it were alone, the largest
 * cells first.
 */
final class CompletionBounds {

    /** Logarithms are sums of rounded numbers: no bound is claimed to be closer than this. */
    private static final double MARGIN = 1e-8;

    private final LogFactorials logFactorials;

    /** Totals of the columns, ascending. */
    private final int[] columns;

    private final double[] rowLogs;

    CompletionBounds(LogFactorials logFactorials, int[] columns, int rowCount) {
        this.logFactorials = logFactorials;
        this.columns = columns;
        this.rowLogs = new double[rowCount];
    }

    /** A sum that no way to fill the first {@code count} columns falls below. */
    long below(int[] rows, int count) {
        double total = rows.length * count / 2.0;
        double sum = 0;
        for (int i = 0; i < rows.length; i++) {
            total += rows[i];
            rowLogs[i] = Math.log(rows[i] + count / 2.0);
            sum += rows[i] * rowLogs[i];
        }
        long whole = 0;
        for (int j = 0; j < count; j++) {
            double column = (columns[j] + rows.length / 2.0) / total;
            double log = Math.log(column);
            sum += columns[j] * log;
            for (int i = 0; i < rows.length; i++) {
                int room = Math.min(rows[i], columns[j]);
                int cell = (int) Math.min(room, (rows[i] + count / 2.0) * column);
                sum -= cell * (rowLogs[i] + log);
                whole += logFactorials.of(cell);
            }
        }
        return whole + LogFactorials.floor(sum - MARGIN);
    }

    /** A sum that no way to fill the first {@code count} columns exceeds; the rows are ascending. */
    long above(int[] rows, int count) {
        long byColumns = 0;
        for (int j = 0; j < count; j++) {
            byColumns += largest(columns[j], rows, rows.length);
        }
        long byRows = 0;
        for (int row : rows) {
            byRows += largest(row, columns, count);
        }
        return Math.min(byColumns, byRows);
    }

    /** Fills the largest of the first {@code count} rooms first. */
    private long largest(int total, int[] rooms, int count) {
        long sum = 0;
        int rest = total;
        for (int place = count - 1; place >= 0 && rest > 0; place--) {
            int cell = Math.min(rest, rooms[place]);
            sum += logFactorials.of(cell);
            rest -= cell;
        }
        return sum;
    }
}
