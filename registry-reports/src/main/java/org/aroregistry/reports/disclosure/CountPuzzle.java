package org.aroregistry.reports.disclosure;

import java.util.ArrayList;
import java.util.List;

/**
 * What a reader can work out about hidden counts: the unknowns, their bounds and the sums that the reader knows.
 *
 * <p>The reader is assumed to know the rules of suppression and to be good at sums. Sums are combined by elimination, then
 * bounds are narrowed through the given and the combined sums until nothing changes. An unknown whose bounds have met is
 * solved: it is not hidden at all.
 */
final class CountPuzzle {
    private static final double TINY = 1e-7;
    private static final int ROUNDS = 200;

    private final List<double[]> bounds = new ArrayList<>();
    private final List<Boolean> gaps = new ArrayList<>();
    private final List<Sum> sums = new ArrayList<>();

    private record Sum(List<Integer> unknowns, List<Integer> signs, double total) {}

    /**
     * Adds an unknown count.
     *
     * @param lower smallest possible value
     * @param upper largest possible value
     * @param neverSmall true if the reader knows that it is not 1 to 4
     * @return number of the unknown
     */
    int unknown(double lower, double upper, boolean neverSmall) {
        bounds.add(new double[] {lower, upper});
        gaps.add(neverSmall);
        return bounds.size() - 1;
    }

    /** Adds a sum that the reader knows: signs times unknowns is the total. */
    void sum(List<Integer> unknowns, List<Integer> signs, double total) {
        if (!unknowns.isEmpty()) {
            sums.add(new Sum(List.copyOf(unknowns), List.copyOf(signs), total));
        }
    }

    /** Tells for each unknown whether its value can be worked out. */
    boolean[] solved() {
        narrow();
        boolean[] solved = new boolean[bounds.size()];
        for (int i = 0; i < solved.length; i++) {
            solved[i] = bounds.get(i)[1] - bounds.get(i)[0] < 0.5;
        }
        return solved;
    }

    /** Returns the smallest value that an unknown can still have, after {@link #solved()}. */
    double lower(int unknown) {
        return bounds.get(unknown)[0];
    }

    /** Returns the largest value that an unknown can still have, after {@link #solved()}. */
    double upper(int unknown) {
        return bounds.get(unknown)[1];
    }

    private void narrow() {
        double[][] rows = new double[sums.size() * 2][];
        double[][] eliminated = new double[sums.size()][];
        for (int i = 0; i < sums.size(); i++) {
            Sum sum = sums.get(i);
            double[] row = new double[bounds.size() + 1];
            for (int k = 0; k < sum.unknowns().size(); k++) {
                row[sum.unknowns().get(k)] += sum.signs().get(k);
            }
            row[bounds.size()] = sum.total();
            rows[i] = row;
            eliminated[i] = row.clone();
        }
        eliminate(eliminated);
        System.arraycopy(eliminated, 0, rows, sums.size(), eliminated.length);
        boolean changed = true;
        for (int round = 0; changed && round < ROUNDS; round++) {
            changed = false;
            for (double[] row : rows) {
                changed |= narrowBy(row);
            }
        }
    }

    private void eliminate(double[][] rows) {
        int pivotRow = 0;
        for (int column = 0; column < bounds.size() && pivotRow < rows.length; column++) {
            int best = pivotRow;
            for (int i = pivotRow + 1; i < rows.length; i++) {
                if (Math.abs(rows[i][column]) > Math.abs(rows[best][column])) {
                    best = i;
                }
            }
            if (Math.abs(rows[best][column]) < TINY) {
                continue;
            }
            double[] pivot = rows[best];
            rows[best] = rows[pivotRow];
            rows[pivotRow] = pivot;
            double scale = pivot[column];
            for (int k = 0; k < pivot.length; k++) {
                pivot[k] /= scale;
            }
            for (int i = 0; i < rows.length; i++) {
                double factor = rows[i][column];
                if (i != pivotRow && Math.abs(factor) > TINY) {
                    for (int k = 0; k < pivot.length; k++) {
                        rows[i][k] -= factor * pivot[k];
                    }
                }
            }
            pivotRow++;
        }
    }

    private boolean narrowBy(double[] row) {
        int count = bounds.size();
        double low = 0;
        double high = 0;
        for (int i = 0; i < count; i++) {
            if (Math.abs(row[i]) > TINY) {
                double[] bound = bounds.get(i);
                low += row[i] > 0 ? row[i] * bound[0] : row[i] * bound[1];
                high += row[i] > 0 ? row[i] * bound[1] : row[i] * bound[0];
            }
        }
        for (int i = 0; i < count; i++) {
            if (Math.abs(row[i]) > TINY) {
                double[] bound = bounds.get(i);
                double ownLow = row[i] > 0 ? row[i] * bound[0] : row[i] * bound[1];
                double ownHigh = row[i] > 0 ? row[i] * bound[1] : row[i] * bound[0];
                double atMost = (row[count] - (low - ownLow)) / row[i];
                double atLeast = (row[count] - (high - ownHigh)) / row[i];
                if (tighten(i, Math.min(atMost, atLeast), Math.max(atMost, atLeast))) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean tighten(int unknown, double atLeast, double atMost) {
        double[] bound = bounds.get(unknown);
        double lower = Math.max(bound[0], Math.ceil(atLeast - TINY));
        double upper = Math.min(bound[1], Math.floor(atMost + TINY));
        if (gaps.get(unknown)) {
            if (lower > 0 && lower < Profile.SMALLEST_PUBLIC_COUNT) {
                lower = Profile.SMALLEST_PUBLIC_COUNT;
            }
            if (upper > 0 && upper < Profile.SMALLEST_PUBLIC_COUNT) {
                upper = 0;
            }
        }
        if (lower > bound[0] || upper < bound[1]) {
            bound[0] = lower;
            bound[1] = Math.max(lower, upper);
            return true;
        }
        return false;
    }
}
