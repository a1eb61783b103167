package org.aroregistry.statistics.regression;

import java.util.Arrays;
import org.aroregistry.statistics.numeric.Blocks;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a sample in the order in which risk sets are built: by stratum, then time ascending; rows of one time and stratum are a group.
 *
 * <p>Covariates are centred within their stratum and divided by their mean absolute deviation. The partial likelihood does not see a shift
 * within a stratum, but its sums do: the information is a difference of sums that grow with the square of the offset, so a calendar year
 * left as it is would cost seven digits. The scale makes one tolerance fit all columns.
 *
 * <p>Covariates lie row by row in one array: a scan of the risk sets then reads memory once and in order.
 */
final class CoxDesign {
    /** A column whose values differ by no more than this part of the largest is constant: the rest is rounding of the mean. */
    private static final double CONSTANT = 1e-13;

    final int size;
    final int width;

    /** Row of the sample at each position. */
    final int[] order;

    /** Centred, scaled covariates: column j of position i is at i * width + j. */
    final double[] x;

    final double @Nullable [] weights;
    final boolean[] events;

    /** First position of each group, and the size at the end. */
    final int[] groupStart;

    final double[] groupTime;

    /** First group of each stratum, and the number of groups at the end. */
    final int[] stratumStart;

    /** Label of each stratum. */
    final int[] stratumLabel;

    /** Positions by entry ascending, stratum by stratum; null without entries. */
    final int @Nullable [] byEntry;

    /** Entry of each position; null without entries. */
    final double @Nullable [] entries;

    /** First group of the stratum with a time after the position's entry, 0 if that is the stratum's first; null without entries. */
    final int @Nullable [] entryGroup;

    /** Columns of the sample in use. */
    final int[] columns;

    /** Mean absolute deviation of each used column. */
    final double[] scale;

    /** Centre of used column j in stratum s is at s * width + j. */
    final double[] centre;

    private CoxDesign(CoxSample sample, int[] columns) {
        this.size = sample.size();
        this.columns = columns;
        this.width = columns.length;
        double[] times = sample.times();
        int[] strata = sample.strata();
        // The sort by stratum is stable, so times stay ascending within one.
        this.order = RowOrder.byStratum(strata, sample.byTime());
        this.events = new boolean[size];
        for (int i = 0; i < size; i++) {
            events[i] = sample.events()[order[i]];
        }
        double[] sampleWeights = sample.weights();
        this.weights = sampleWeights == null ? null : gather(sampleWeights, order);
        Groups groups = Groups.of(times, strata, order);
        this.groupStart = groups.starts;
        this.groupTime = groups.times;
        this.stratumStart = groups.stratumStarts;
        this.stratumLabel = groups.labels;
        double[] sampleEntries = sample.entries();
        if (sampleEntries == null) {
            this.entries = null;
            this.byEntry = null;
            this.entryGroup = null;
        } else {
            this.entries = gather(sampleEntries, order);
            int[] positionOf = new int[size];
            for (int i = 0; i < size; i++) {
                positionOf[order[i]] = i;
            }
            this.byEntry = RowOrder.gather(positionOf, RowOrder.byStratum(strata, sample.byEntry()));
            this.entryGroup = entryGroups(entries, byEntry, groups);
        }
        this.x = new double[size * width];
        this.scale = new double[width];
        this.centre = new double[strataCount() * width];
        double[][] values = new double[width][];
        for (int j = 0; j < width; j++) {
            values[j] = sample.column(columns[j]);
            measure(values[j], j);
        }
        fill(values);
    }

    /**
     * Arranges a sample.
     *
     * @param sample the rows
     * @return the design of those columns that are not constant within every stratum
     */
    static CoxDesign of(CoxSample sample) {
        int[] all = new int[sample.columnCount()];
        Arrays.setAll(all, j -> j);
        CoxDesign full = new CoxDesign(sample, all);
        boolean[] keep = new boolean[all.length];
        for (int j = 0; j < all.length; j++) {
            keep[j] = full.scale[j] > 0;
        }
        return full.keeping(sample, keep);
    }

    /** Gives the design of some of its columns. */
    CoxDesign keeping(CoxSample sample, boolean[] keep) {
        int count = 0;
        int[] kept = new int[width];
        for (int j = 0; j < width; j++) {
            if (keep[j]) {
                kept[count++] = columns[j];
            }
        }
        return count == width ? this : new CoxDesign(sample, Arrays.copyOf(kept, count));
    }

    int strataCount() {
        return stratumLabel.length;
    }

    int groupCount() {
        return groupTime.length;
    }

    double weight(int position) {
        return weights == null ? 1 : weights[position];
    }

    /** First position of a stratum. */
    int firstRow(int stratum) {
        return groupStart[stratumStart[stratum]];
    }

    /** Group of a position. */
    int groupOf(int position) {
        int found = Arrays.binarySearch(groupStart, position);
        return found >= 0 ? found : -found - 2;
    }

    /** Stratum of a group. */
    int stratumOf(int group) {
        int found = Arrays.binarySearch(stratumStart, group);
        return found >= 0 ? found : -found - 2;
    }

    /** Finds the centres and the scale of a column. */
    private void measure(double[] values, int column) {
        double deviations = 0;
        double largest = 0;
        for (int s = 0; s < strataCount(); s++) {
            int from = firstRow(s);
            int to = groupStart[stratumStart[s + 1]];
            double sum = 0;
            for (int i = from; i < to; i++) {
                double value = values[rowIn(i)];
                sum += value;
                largest = Math.max(largest, Math.abs(value));
            }
            double mean = sum / (to - from);
            centre[s * width + column] = mean;
            for (int i = from; i < to; i++) {
                deviations += Math.abs(values[rowIn(i)] - mean);
            }
        }
        double deviation = deviations / size;
        scale[column] = deviation > CONSTANT * largest ? deviation : 0;
    }

    /** Runs over the rows of a stratum, in their own order if there is only one: memory is then read from front to back. */
    private int rowIn(int position) {
        return strataCount() == 1 ? position : order[position];
    }

    private void fill(double[][] values) {
        double[] divisor = new double[width];
        Arrays.setAll(divisor, j -> scale[j] == 0 ? Double.POSITIVE_INFINITY : scale[j]);
        for (int s = 0; s < strataCount(); s++) {
            int first = firstRow(s);
            int centres = s * width;
            Blocks.forEach(groupStart[stratumStart[s + 1]] - first, (from, to) -> {
                int at = (first + from) * width;
                for (int i = first + from; i < first + to; i++) {
                    int row = order[i];
                    for (int j = 0; j < width; j++) {
                        x[at++] = (values[j][row] - centre[centres + j]) / divisor[j];
                    }
                }
            });
        }
    }

    private static double[] gather(double[] values, int[] order) {
        double[] gathered = new double[order.length];
        for (int i = 0; i < order.length; i++) {
            gathered[i] = values[order[i]];
        }
        return gathered;
    }

    private static int[] entryGroups(double[] entries, int[] byEntry, Groups groups) {
        int[] first = new int[entries.length];
        for (int s = 0; s < groups.labels.length; s++) {
            int group = groups.stratumStarts[s];
            int from = groups.starts[group];
            int to = groups.starts[groups.stratumStarts[s + 1]];
            for (int i = from; i < to; i++) {
                // An entry is before a time of its own stratum, so the search ends.
                while (groups.times[group] <= entries[byEntry[i]]) {
                    group++;
                }
                first[byEntry[i]] = group == groups.stratumStarts[s] ? 0 : group;
            }
        }
        return first;
    }

    /** The runs of equal time and stratum in the sorted rows. */
    private static final class Groups {
        final int[] starts;
        final double[] times;
        final int[] stratumStarts;
        final int[] labels;

        private Groups(int[] starts, double[] times, int[] stratumStarts, int[] labels) {
            this.starts = starts;
            this.times = times;
            this.stratumStarts = stratumStarts;
            this.labels = labels;
        }

        static Groups of(double[] times, int @Nullable [] strata, int[] order) {
            int n = order.length;
            int[] starts = new int[n + 1];
            double[] groupTimes = new double[n];
            int[] stratumStarts = new int[n + 1];
            int[] labels = new int[n];
            int groups = 0;
            int stratumCount = 0;
            for (int i = 0; i < n; i++) {
                int label = strata == null ? 0 : strata[order[i]];
                boolean newStratum = i == 0 || label != labels[stratumCount - 1];
                if (newStratum) {
                    labels[stratumCount] = label;
                    stratumStarts[stratumCount++] = groups;
                }
                double time = times[order[i]];
                if (newStratum || time != groupTimes[groups - 1]) {
                    groupTimes[groups] = time;
                    starts[groups++] = i;
                }
            }
            starts[groups] = n;
            stratumStarts[stratumCount] = groups;
            return new Groups(
                    Arrays.copyOf(starts, groups + 1),
                    Arrays.copyOf(groupTimes, groups),
                    Arrays.copyOf(stratumStarts, stratumCount + 1),
                    Arrays.copyOf(labels, stratumCount));
        }
    }
}
