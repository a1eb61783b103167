package org.aroregistry.statistics.regression;

import java.util.Arrays;
import java.util.stream.IntStream;
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
    private final CoxSample sample;
    private final double[] predictor;
    private final PairWeights pairWeights;
    private final double lastTime;

    /** Rows by stratum, then time, then predictor. */
    private final int[] byTime;

    /** Rows by stratum, then entry; null without entries. */
    private final int @Nullable [] byEntry;

    /** Rank of each row's predictor in its stratum, from 1; equal predictors share one. */
    private final int[] rank;

    private final CountTree atRisk;
    private final CountTree events;

    /** Concordant less discordant pairs of each row. */
    private final double[] net;

    /** Comparable pairs of each row. */
    private final double[] comparable;

    private double concordant;
    private double discordant;
    private double tiedPredictor;
    private double tiedTime;
    private double tiedBoth;

    PairScan(CoxSample sample, double[] predictor, PairWeights pairWeights, double lastTime) {
        this.sample = sample;
        this.predictor = predictor;
        this.pairWeights = pairWeights;
        this.lastTime = lastTime;
        int n = sample.size();
        int[] rows = IntStream.range(0, n).toArray();
        int[] byPredictor = RowOrder.by(row -> predictor[row], rows);
        double[] times = sample.times();
        double[] entries = sample.entries();
        this.byTime = RowOrder.byStratum(sample.strata(), RowOrder.by(row -> times[row], byPredictor));
        this.byEntry = entries == null
                ? null
                : RowOrder.byStratum(sample.strata(), RowOrder.by(row -> entries[row], rows));
        this.rank = new int[n];
        this.net = new double[n];
        this.comparable = new double[n];
        int[] ranked = RowOrder.byStratum(sample.strata(), byPredictor);
        int highest = 0;
        for (int from = 0; from < n; from = endOfStratum(from)) {
            highest = Math.max(highest, rankStratum(ranked, from, endOfStratum(from)));
        }
        this.atRisk = new CountTree(highest);
        this.events = new CountTree(highest);
        for (int from = 0; from < n; from = endOfStratum(from)) {
            scan(from, endOfStratum(from));
        }
    }

    PairCounts counts() {
        return new PairCounts(concordant, discordant, tiedPredictor, tiedTime, tiedBoth);
    }

    /**
     * Gives what an infinitesimal change of each row's weight, relative to the weight, changes in the concordance.
     *
     * @return by row
     */
    double[] influence() {
        double pairs = counts().comparable();
        double somers = (concordant - discordant) / pairs;
        double[] influence = new double[net.length];
        for (int i = 0; i < influence.length; i++) {
            influence[i] = weight(i) * (net[i] - somers * comparable[i]) / pairs / 2;
        }
        return influence;
    }

    private int endOfStratum(int from) {
        int[] strata = sample.strata();
        if (strata == null) {
            return byTime.length;
        }
        int to = from;
        while (to < byTime.length && strata[byTime[to]] == strata[byTime[from]]) {
            to++;
        }
        return to;
    }

    private int rankStratum(int[] ranked, int from, int to) {
        int current = 0;
        for (int i = from; i < to; i++) {
            if (i == from || predictor[ranked[i]] != predictor[ranked[i - 1]]) {
                current++;
            }
            rank[ranked[i]] = current;
        }
        return current;
    }

    private void scan(int from, int to) {
        int ranks = IntStream.range(from, to).map(i -> rank[byTime[i]]).max().orElse(0);
        atRisk.clear(ranks);
        events.clear(ranks);
        CensoringCurve censoring =
                pairWeights == PairWeights.INVERSE_CENSORING ? new CensoringCurve(sample, byTime, from, to) : null;
        int leaving = to;
        for (int end = to; end > from; ) {
            double time = sample.times()[byTime[end - 1]];
            int start = end - 1;
            while (start > from && sample.times()[byTime[start - 1]] == time) {
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
        close(from, leaving);
    }

    /** Takes those out of the risk set who enter at the time or later. */
    private int leave(int leaving, int from, double time) {
        double[] entries = sample.entries();
        if (byEntry == null || entries == null) {
            return leaving;
        }
        int next = leaving;
        for (; next > from && entries[byEntry[next - 1]] >= time; next--) {
            int row = byEntry[next - 1];
            atRisk.add(rank[row], -weight(row));
            stayedLonger(row, 1, events.below(rank[row]));
        }
        return next;
    }

    private void join(int start, int end, boolean withEvent) {
        for (int i = start; i < end; i++) {
            int row = byTime[i];
            if (sample.events()[row] == withEvent) {
                atRisk.add(rank[row], weight(row));
                stayedLonger(row, -1, events.below(rank[row]));
            }
        }
    }

    /** Adds the pairs of a row with the events so far, or takes them away. */
    private void stayedLonger(int row, int sign, double below) {
        double all = events.total();
        double above = all - below - events.at(rank[row]);
        net[row] += sign * (above - below);
        comparable[row] += sign * all;
    }

    /** Counts the pairs of the events of one time with those at risk, and among themselves. */
    private void count(int start, int end, double timeWeight) {
        double seen = 0;
        double seenSame = 0;
        int lastRank = 0;
        for (int i = start; i < end; i++) {
            int row = byTime[i];
            if (!sample.events()[row]) {
                continue;
            }
            double below = atRisk.below(rank[row]);
            double same = atRisk.at(rank[row]);
            double above = atRisk.total() - below - same;
            net[row] += timeWeight * (below - above);
            comparable[row] += timeWeight * atRisk.total();
            double weight = timeWeight * weight(row);
            concordant += weight * below;
            discordant += weight * above;
            tiedPredictor += weight * same;
            seenSame = rank[row] == lastRank ? seenSame : 0;
            tiedTime += weight * (seen - seenSame);
            tiedBoth += weight * seenSame;
            seen += weight(row);
            seenSame += weight(row);
            lastRank = rank[row];
        }
        for (int i = start; i < end; i++) {
            if (sample.events()[byTime[i]]) {
                events.add(rank[byTime[i]], timeWeight * weight(byTime[i]));
            }
        }
    }

    /** Settles those still at risk before the first time. */
    private void close(int from, int to) {
        double[] below = events.allBelow();
        int[] rows = byEntry == null ? byTime : byEntry;
        for (int i = from; i < to; i++) {
            stayedLonger(rows[i], 1, below[rank[rows[i]]]);
        }
    }

    private double weight(int row) {
        double[] weights = sample.weights();
        return weights == null ? 1 : weights[row];
    }

    /** Adds up squares of the influence, summed within clusters first. */
    double variance() {
        double[] influence = influence();
        int[] clusters = sample.clusters();
        if (clusters == null) {
            return Arrays.stream(influence).map(each -> each * each).sum();
        }
        int[] order = RowOrder.by(row -> clusters[row], IntStream.range(0, influence.length).toArray());
        double variance = 0;
        double sum = 0;
        for (int i = 0; i < order.length; i++) {
            if (i > 0 && clusters[order[i]] != clusters[order[i - 1]]) {
                variance += sum * sum;
                sum = 0;
            }
            sum += influence[order[i]];
        }
        return variance + sum * sum;
    }
}
