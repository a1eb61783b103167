package org.aroregistry.statistics.regression;

import java.util.Arrays;

/**
 * The distinct rows of covariates of a logistic sample, with the numbers of subjects and of events of each.
 *
 * <p>The likelihood needs no more than these, and where covariates are categories there are few. In the order of first occurrence.
 */
final class CovariatePatterns {
    /** A row of the sample for each pattern. */
    final int[] rows;

    /** Subjects of each pattern. */
    final int[] subjects;

    /** Subjects with the event of each pattern. */
    final int[] events;

    private CovariatePatterns(int[] rows, int[] subjects, int[] events) {
        this.rows = rows;
        this.subjects = subjects;
        this.events = events;
    }

    static CovariatePatterns of(LogisticSample sample) {
        int size = sample.size();
        double[][] columns = new double[sample.columnNames().size()][];
        Arrays.setAll(columns, sample::column);
        // Open addressing: a slot holds the number of a pattern + 1.
        int[] slots = new int[Integer.highestOneBit(Math.max(2, size)) * 4];
        int[] rows = new int[size];
        int[] subjects = new int[size];
        int[] events = new int[size];
        int count = 0;
        for (int i = 0; i < size; i++) {
            int slot = hash(columns, i) & slots.length - 1;
            while (slots[slot] != 0 && !isSame(columns, rows[slots[slot] - 1], i)) {
                slot = slot + 1 & slots.length - 1;
            }
            if (slots[slot] == 0) {
                rows[count] = i;
                slots[slot] = ++count;
            }
            subjects[slots[slot] - 1]++;
            events[slots[slot] - 1] += sample.outcomes()[i] ? 1 : 0;
        }
        return new CovariatePatterns(
                Arrays.copyOf(rows, count), Arrays.copyOf(subjects, count), Arrays.copyOf(events, count));
    }

    private static int hash(double[][] columns, int row) {
        long hash = 0;
        for (double[] column : columns) {
            // Adding 0 makes one zero of the two.
            hash = (hash ^ Double.doubleToLongBits(column[row] + 0.0)) * 0x9E3779B97F4A7C15L;
            hash ^= hash >>> 32;
        }
        return (int) hash;
    }

    private static boolean isSame(double[][] columns, int row, int other) {
        for (double[] column : columns) {
            if (column[row] != column[other]) {
                return false;
            }
        }
        return true;
    }

    int count() {
        return rows.length;
    }
}
