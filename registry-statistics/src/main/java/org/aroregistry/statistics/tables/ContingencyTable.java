package org.aroregistry.statistics.tables;

import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Counts of subjects by two properties.
 *
 * <p>Rows and columns without any subject are allowed; the tests then say that there is no answer.
 */
public final class ContingencyTable {

    private final long[][] counts;
    private final long[] rowTotals;
    private final long[] columnTotals;
    private final long total;

    private ContingencyTable(long[][] counts, long[] rowTotals, long[] columnTotals, long total) {
        this.counts = counts;
        this.rowTotals = rowTotals;
        this.columnTotals = columnTotals;
        this.total = total;
    }

    /**
     * Takes counts.
     *
     * @param counts rows of equal length, at least one row and one column, each count at least 0; copied
     * @return the table
     * @throws IllegalArgumentException if there is no cell, the rows differ in length, or a count is negative
     */
    public static ContingencyTable of(long[][] counts) {
        if (counts.length == 0 || counts[0].length == 0) {
            throw new IllegalArgumentException("the table has no cells");
        }
        int columns = counts[0].length;
        long[][] copy = new long[counts.length][];
        long[] columnTotals = new long[columns];
        for (int i = 0; i < counts.length; i++) {
            if (counts[i].length != columns) {
                throw new IllegalArgumentException(
                        "row " + i + " has " + counts[i].length + " cells, not " + columns + " as row 0");
            }
            copy[i] = counts[i].clone();
            for (int j = 0; j < columns; j++) {
                if (counts[i][j] < 0) {
                    throw new IllegalArgumentException(
                            "count " + counts[i][j] + " in row " + i + ", column " + j + " is less than 0");
                }
                columnTotals[j] += counts[i][j];
            }
        }
        long[] rowTotals = IntStream.range(0, copy.length)
                .mapToLong(i -> LongStream.of(copy[i]).sum())
                .toArray();
        return new ContingencyTable(
                copy, rowTotals, columnTotals, LongStream.of(rowTotals).sum());
    }

    /**
     * Counts subjects.
     *
     * @param rows number of the row of each subject, length n, 0 to 9999
     * @param columns number of the column of each subject, length n, 0 to 9999
     * @return the table, up to the highest row and column that occur
     * @throws IllegalArgumentException if the lengths differ or are zero, or a number is out of range
     */
    public static ContingencyTable counting(int[] rows, int[] columns) {
        if (rows.length != columns.length) {
            throw new IllegalArgumentException(rows.length + " rows, but " + columns.length + " columns");
        }
        for (int i = 0; i < rows.length; i++) {
            requireNumber("row", i, rows[i]);
            requireNumber("column", i, columns[i]);
        }
        int height = IntStream.of(rows).max().orElse(-1) + 1;
        int width = IntStream.of(columns).max().orElse(-1) + 1;
        long[][] counts = new long[height][width];
        for (int i = 0; i < rows.length; i++) {
            counts[rows[i]][columns[i]]++;
        }
        return of(counts);
    }

    /** Gives the number of rows. */
    public int rows() {
        return rowTotals.length;
    }

    private static void requireNumber(String what, int subject, int number) {
        // Numbers as long as those of patients would make a table that no memory holds.
        if (number < 0 || number > 9999) {
            throw new IllegalArgumentException(
                    what + " of subject " + subject + " is " + number + ", not between 0 and 9999");
        }
    }

    /** Gives the number of columns. */
    public int columns() {
        return columnTotals.length;
    }

    /**
     * Gives one count.
     *
     * @param row from 0
     * @param column from 0
     * @return the count
     * @throws IllegalArgumentException if there is no such row or column
     */
    public long count(int row, int column) {
        requireIndex("row", row, rows());
        requireIndex("column", column, columns());
        return counts[row][column];
    }

    /**
     * Gives the total of a row.
     *
     * @param row from 0
     * @return the sum of its counts
     * @throws IllegalArgumentException if there is no such row
     */
    public long rowTotal(int row) {
        requireIndex("row", row, rows());
        return rowTotals[row];
    }

    /**
     * Gives the total of a column.
     *
     * @param column from 0
     * @return the sum of its counts
     * @throws IllegalArgumentException if there is no such column
     */
    public long columnTotal(int column) {
        requireIndex("column", column, columns());
        return columnTotals[column];
    }

    /** Gives the number of subjects. */
    public long total() {
        return total;
    }

    /**
     * Gives the count expected under independence.
     *
     * @param row from 0
     * @param column from 0
     * @return row total times column total over the number of subjects; NaN without subjects
     * @throws IllegalArgumentException if there is no such row or column
     */
    public double expected(int row, int column) {
        return (double) rowTotal(row) * columnTotal(column) / total;
    }

    private static void requireIndex(String what, int index, int count) {
        if (index < 0 || index >= count) {
            throw new IllegalArgumentException(what + " " + index + " is not between 0 and " + (count - 1));
        }
    }

    /** Gives the smallest count expected under independence; the rule of thumb asks for 5 before chi-square is used. */
    public double smallestExpected() {
        double smallest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < rows(); i++) {
            for (int j = 0; j < columns(); j++) {
                smallest = Math.min(smallest, expected(i, j));
            }
        }
        return smallest;
    }
}
