package org.aroregistry.statistics.survival;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Observed, expected and covariance of a test of the log-rank family, summed over strata. */
final class LogRankSums {

    private final LogRankWeight weight;
    private final double[] observed;
    private final double[] expected;
    private final double[][] covariance;
    private final boolean[] exposed;

    LogRankSums(LogRankWeight weight, int groupCount) {
        this.weight = weight;
        this.observed = new double[groupCount];
        this.expected = new double[groupCount];
        this.covariance = new double[groupCount][groupCount];
        this.exposed = new boolean[groupCount];
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
        return (int) IntStream.range(0, exposed.length).filter(k -> exposed[k]).count();
    }

    /** Adds one stratum; groups in the order of its sample. */
    void add(SurvivalSample stratum, int[] groups) {
        double[] grid = stratum.distinctTimes();
        int[] present = Arrays.stream(groups).sorted().distinct().toArray();
        RiskTable[] tables = new RiskTable[present.length];
        for (int k = 0; k < present.length; k++) {
            int group = present[k];
            tables[k] = stratum.select(i -> groups[i] == group).riskTable(grid);
        }
        double survival = 1;
        double modified = 1;
        for (int j = 0; j < grid.length; j++) {
            int d = 0;
            int n = 0;
            for (RiskTable table : tables) {
                d += table.events(j);
                n += table.atRisk(j);
            }
            if (d == 0) {
                continue;
            }
            modified *= 1 - d / (n + 1.0);
            addTime(present, tables, j, d, n, weight.at(n, survival, modified));
            survival *= (double) (n - d) / n;
        }
    }

    private void addTime(int[] present, RiskTable[] tables, int j, double d, double n, double w) {
        // One subject at risk has no variance: the event was certain to be its own.
        double factor = n > 1 ? w * w * d * (n - d) / (n - 1) : 0;
        for (int k = 0; k < present.length; k++) {
            double share = tables[k].atRisk(j) / n;
            exposed[present[k]] |= share > 0;
            observed[present[k]] += w * tables[k].events(j);
            expected[present[k]] += w * d * share;
            covariance[present[k]][present[k]] += factor * share;
            for (int l = 0; l < present.length; l++) {
                covariance[present[k]][present[l]] -= factor * share * (tables[l].atRisk(j) / n);
            }
        }
    }
}
