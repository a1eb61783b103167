package org.aroregistry.statistics.regression;

import java.util.Arrays;
import org.aroregistry.statistics.numeric.SortOrder;
import org.jspecify.annotations.Nullable;

/**
 * Counts the pairs of a sample and what each row contributes to them.
 *
 * <p>One scan of each stratum from the last time to the first keeps two trees of weights by rank of the predictor: those at risk, in which an
 * event looks up its own pairs, and the events so far, in which a row finds the pairs it has been in as the one who stayed longer: what the
 * tree held when the row left the risk set (at its entry) less what it held when the row joined (at its time). Both cost log n per row, where
 * looking at every pair would cost n.
 */
final class PairScan {
    private static final double[] NONE = {};

    private final CoxSample sample;
    private final PairWeights pairWeights;
    private final double lastTime;

    /** Rows by stratum, then time, then predictor. What follows is by position in this order: the scan then reads memory in order. */
    private final int[] order;

    private final double[] times;
    private final boolean[] events;
    private final double[] weights;

    /** Empty without entries. */
    private final double[] entries;

    /** Positions by stratum, then entry; null without entries. */
    private final int @Nullable [] byEntry;

    /** Rank of the predictor in its stratum, from 1; equal predictors share one. */
    private final int[] rank;

    /** First position of each stratum, and the size at the end. */
    private final int[] strata;

    /** Concordant less discordant pairs. */
    private final double[] net;

    /** Comparable pairs. */
    private final double[] comparable;

    private final RankSums atRisk;

    /**
     * Number of rows at risk. Taking fractional weights away at entries leaves rounding error where nobody is left, and that must not count as
     * a pair; otherwise the same as the weights.
     */
    private final RankSums rows;

    private final RankSums eventsSoFar;

    private double concordant;
    private double discordant;
    private double tiedPredictor;
    private double tiedTime;
    private double tiedBoth;

    PairScan(CoxSample sample, double[] predictor, PairWeights pairWeights, double lastTime) {
        this.sample = sample;
        this.pairWeights = pairWeights;
        this.lastTime = lastTime;
        int n = sample.size();
        int[] byPredictor = SortOrder.ascending(predictor);
        this.order = RowOrder.byStratum(sample.strata(), byTime(sample, byPredictor));
        this.strata = strata(sample.strata());
        this.times = gather(sample.times());
        this.events = new boolean[n];
        for (int i = 0; i < n; i++) {
            events[i] = sample.events()[order[i]];
        }
        double[] rowWeights = sample.weights();
        this.weights = rowWeights == null ? NONE : gather(rowWeights);
        double[] rowEntries = sample.entries();
        this.entries = rowEntries == null ? NONE : gather(rowEntries);
        // Positions stand stratum by stratum already, so only their strata have to be kept together.
        int[] rowStrata = sample.strata();
        this.byEntry = rowEntries == null
                ? null
                : RowOrder.byStratum(
                        rowStrata == null ? null : RowOrder.gather(rowStrata, order),
                        RowOrder.by(position -> entries[position], RowOrder.rows(n)));
        this.rank = ranks(predictor, RowOrder.byStratum(rowStrata, byPredictor));
        this.net = new double[n];
        this.comparable = new double[n];
        int highest = Arrays.stream(rank).max().orElse(0);
        boolean counts = weights.length == 0 && pairWeights == PairWeights.EQUAL;
        this.atRisk = counts ? new RankBits(n) : new WeightTree(highest);
        this.rows = sample.hasFractionalWeights() && byEntry != null ? new WeightTree(highest) : atRisk;
        this.eventsSoFar = counts ? new RankBits(n) : new WeightTree(highest);
        for (int s = 0; s + 1 < strata.length; s++) {
            scan(strata[s], strata[s + 1]);
        }
    }

    PairCounts counts() {
        return new PairCounts(concordant, discordant, tiedPredictor, tiedTime, tiedBoth);
    }

    /** Gives the infinitesimal jackknife variance of the concordance: the squares of the rows' influence, summed within clusters first. */
    double variance() {
        int[] clusters = sample.clusters();
        double variance = 0;
        if (clusters == null) {
            for (int i = 0; i < net.length; i++) {
                double influence = influence(i);
                variance += influence * influence;
            }
            return variance;
        }
        int[] byCluster = RowOrder.by(position -> clusters[order[position]], RowOrder.rows(net.length));
        double sum = 0;
        for (int i = 0; i < byCluster.length; i++) {
            if (i > 0 && clusters[order[byCluster[i]]] != clusters[order[byCluster[i - 1]]]) {
                variance += sum * sum;
                sum = 0;
            }
            sum += influence(byCluster[i]);
        }
        return variance + sum * sum;
    }

    /** What an infinitesimal change of the weight at a position, relative to the weight, changes in the concordance. */
    private double influence(int position) {
        double pairs = concordant + discordant + tiedPredictor;
        double somers = (concordant - discordant) / pairs;
        return weight(position) * (net[position] - somers * comparable[position]) / pairs / 2;
    }

    /** Rows by time, those of one time by predictor. */
    private static int[] byTime(CoxSample sample, int[] byPredictor) {
        double[] times = sample.times();
        int[] byTime = sample.byTime();
        int n = byTime.length;
        // Each row's place is that of the first row of its time until those of lower predictors have taken theirs.
        int[] place = new int[n];
        int[] next = new int[n];
        for (int k = 0, start = 0; k < n; k++) {
            start = times[byTime[k]] == times[byTime[start]] ? start : k;
            place[byTime[k]] = start;
            next[k] = k;
        }
        int[] order = new int[n];
        for (int row : byPredictor) {
            order[next[place[row]]++] = row;
        }
        return order;
    }

    private int[] strata(int @Nullable [] rowStrata) {
        int[] starts = new int[order.length + 1];
        int count = 0;
        for (int i = 0; i < order.length; i++) {
            if (i == 0 || rowStrata != null && rowStrata[order[i]] != rowStrata[order[i - 1]]) {
                starts[count++] = i;
            }
        }
        starts[count] = order.length;
        return Arrays.copyOf(starts, count + 1);
    }

    private int[] ranks(double[] predictor, int[] byPredictor) {
        int[] ofRow = new int[order.length];
        for (int s = 0; s + 1 < strata.length; s++) {
            int current = 0;
            for (int i = strata[s]; i < strata[s + 1]; i++) {
                if (i == strata[s] || predictor[byPredictor[i]] != predictor[byPredictor[i - 1]]) {
                    current++;
                }
                ofRow[byPredictor[i]] = current;
            }
        }
        return RowOrder.gather(ofRow, order);
    }

    private void scan(int from, int to) {
        int[] first = firstOfRanks(from, to);
        atRisk.clear(first);
        rows.clear(first);
        eventsSoFar.clear(first);
        UncensoredCurve censoring =
                pairWeights == PairWeights.INVERSE_CENSORING ? new UncensoredCurve(sample, order, from, to) : null;
        int leaving = to;
        for (int end = to; end > from; ) {
            double time = times[end - 1];
            int start = end - 1;
            while (start > from && times[start - 1] == time) {
                start--;
            }
            leaving = leave(leaving, from, time);
            // Events come before censorings, so who is censored at the time stayed longer than who had the event then.
            join(start, end, false);
            if (time <= lastTime) {
                double uncensored = censoring == null ? 1 : censoring.before(start);
                count(start, end, 1 / (uncensored * uncensored));
            }
            join(start, end, true);
            end = start;
        }
        settle(from, leaving);
    }

    /** The place of the first row of each rank among the rows of a stratum by rank, and their number at the end. */
    private int[] firstOfRanks(int from, int to) {
        int ranks = 0;
        for (int i = from; i < to; i++) {
            ranks = Math.max(ranks, rank[i]);
        }
        int[] first = new int[ranks + 2];
        for (int i = from; i < to; i++) {
            first[rank[i] + 1]++;
        }
        for (int k = 1; k < first.length; k++) {
            first[k] += first[k - 1];
        }
        return first;
    }

    /** Takes those out of the risk set who enter at the time or later. */
    private int leave(int leaving, int from, double time) {
        if (byEntry == null) {
            return leaving;
        }
        int next = leaving;
        for (; next > from && entries[byEntry[next - 1]] >= time; next--) {
            int position = byEntry[next - 1];
            change(position, -1);
            stayedLonger(position, 1, eventsSoFar.below(rank[position]));
        }
        return next;
    }

    private void change(int position, int sign) {
        atRisk.add(rank[position], sign * weight(position));
        if (rows != atRisk) {
            rows.add(rank[position], sign);
        }
    }

    private void join(int start, int end, boolean withEvent) {
        for (int i = start; i < end; i++) {
            if (events[i] == withEvent) {
                change(i, 1);
                stayedLonger(i, -1, eventsSoFar.below(rank[i]));
            }
        }
    }

    /** Settles those still at risk before the first time. */
    private void settle(int from, int to) {
        double[] below = eventsSoFar.allBelow();
        for (int i = from; i < to; i++) {
            int position = byEntry == null ? i : byEntry[i];
            stayedLonger(position, 1, below[rank[position]]);
        }
    }

    /** Adds the pairs of a position with the events so far, or takes them away. */
    private void stayedLonger(int position, int sign, double below) {
        double all = eventsSoFar.total();
        double above = all - below - eventsSoFar.at(rank[position]);
        net[position] += sign * (above - below);
        comparable[position] += sign * all;
    }

    /** Counts the pairs of the events of one time with those at risk, and among themselves. */
    private void count(int start, int end, double timeWeight) {
        double seen = 0;
        double seenSame = 0;
        int lastRank = 0;
        for (int i = start; i < end; i++) {
            if (!events[i]) {
                continue;
            }
            double below = below(rank[i]);
            double same = rows.at(rank[i]) > 0 ? atRisk.at(rank[i]) : 0;
            double above = above(rank[i], below, same);
            net[i] += timeWeight * (below - above);
            comparable[i] += timeWeight * (below + same + above);
            double weight = timeWeight * weight(i);
            concordant += weight * below;
            discordant += weight * above;
            tiedPredictor += weight * same;
            seenSame = rank[i] == lastRank ? seenSame : 0;
            tiedTime += weight * (seen - seenSame);
            tiedBoth += weight * seenSame;
            seen += weight(i);
            seenSame += weight(i);
            lastRank = rank[i];
        }
        for (int i = start; i < end; i++) {
            if (events[i]) {
                eventsSoFar.add(rank[i], timeWeight * weight(i));
            }
        }
    }

    private double below(int rank) {
        double counted = rows.below(rank);
        if (rows == atRisk) {
            return counted;
        }
        return counted > 0 ? atRisk.below(rank) : 0;
    }

    private double above(int rank, double below, double same) {
        boolean nobody = rows != atRisk && rows.total() == rows.below(rank) + rows.at(rank);
        return nobody ? 0 : atRisk.total() - below - same;
    }

    private double weight(int position) {
        return weights.length == 0 ? 1 : weights[position];
    }

    private double[] gather(double[] byRow) {
        double[] gathered = new double[order.length];
        for (int i = 0; i < gathered.length; i++) {
            gathered[i] = byRow[order[i]];
        }
        return gathered;
    }
}
