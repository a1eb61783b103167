package org.aroregistry.statistics.survival;

import java.util.Arrays;

/** Observed, expected and covariance of a test of the log-rank family, summed over strata. */
final class LogRankSums {

    private final LogRankWeight weight;
    private final double[] observed;
    private final double[] expected;
    private final double[][] covariance;
    private final boolean[] exposed;

    /** At the present time of the present stratum, by group. */
    private final int[] atRisk;

    private final int[] events;
    private final int[] leaving;

    /** Groups of the present stratum: the others are not looked at. */
    private int[] present = {};

    LogRankSums(LogRankWeight weight, int groupCount) {
        this.weight = weight;
        this.observed = new double[groupCount];
        this.expected = new double[groupCount];
        this.covariance = new double[groupCount][groupCount];
        this.exposed = new boolean[groupCount];
        this.atRisk = new int[groupCount];
        this.events = new int[groupCount];
        this.leaving = new int[groupCount];
    }

    int groupCount() {
        return observed.length;
    }

    double observed(int group) {
        return observed[group];
    }

    double expected(int group) {
        return expected[group];
    }

    double[][] covariance() {
        return covariance;
    }

    /** Number of groups that had somebody at risk at an event. */
    int exposedGroups() {
        int count = 0;
        for (boolean one : exposed) {
            count += one ? 1 : 0;
        }
        return count;
    }

    /** Adds one stratum: the rows in places from to (without) to. */
    void add(LogRankRows rows, int from, int to) {
        Arrays.fill(atRisk, 0);
        present = presentGroups(rows, from, to);
        int entered = from;
        int n = 0;
        double survival = 1;
        double modified = 1;
        for (int place = from; place < to; ) {
            double time = rows.time(place);
            while (entered < to && rows.entersBefore(entered, time)) {
                atRisk[rows.enteringGroup(entered++)]++;
                n++;
            }
            int d = 0;
            int first = place;
            for (; place < to && rows.time(place) == time; place++) {
                int group = rows.group(place);
                leaving[group]++;
                if (rows.event(place)) {
                    events[group]++;
                    d++;
                }
            }
            if (d > 0) {
                modified *= 1 - d / (n + 1.0);
                addTime(d, n, weight.at(n, survival, modified));
                survival *= (double) (n - d) / n;
            }
            n -= place - first;
            for (int group : present) {
                atRisk[group] -= leaving[group];
                leaving[group] = 0;
                events[group] = 0;
            }
        }
    }

    private int[] presentGroups(LogRankRows rows, int from, int to) {
        boolean[] seen = new boolean[groupCount()];
        int count = 0;
        for (int place = from; place < to; place++) {
            int group = rows.group(place);
            count += seen[group] ? 0 : 1;
            seen[group] = true;
        }
        int[] found = new int[count];
        int next = 0;
        for (int group = 0; group < seen.length; group++) {
            if (seen[group]) {
                found[next++] = group;
            }
        }
        return found;
    }

    private void addTime(double d, double n, double w) {
        // One subject at risk has no variance: the event was certain to be its own.
        double factor = n > 1 ? w * w * d * (n - d) / (n - 1) : 0;
        for (int k : present) {
            if (atRisk[k] == 0) {
                continue;
            }
            double share = atRisk[k] / n;
            exposed[k] = true;
            observed[k] += w * events[k];
            expected[k] += w * d * share;
            double[] row = covariance[k];
            row[k] += factor * share;
            for (int l : present) {
                row[l] -= factor * share * (atRisk[l] / n);
            }
        }
    }
}
