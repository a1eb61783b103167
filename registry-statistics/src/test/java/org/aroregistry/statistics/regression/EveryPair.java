package org.aroregistry.statistics.regression;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;

/** Concordance by looking at every pair: slow, and close to the definition. */
record EveryPair(
        double[] entries,
        double[] times,
        boolean[] events,
        double[] predictor,
        double[] weights,
        int[] strata,
        int[] clusters) {

    /** Made in quarters, so that pairs counted by them are exact. */
    static EveryPair random(SplittableRandom random) {
        int n = 2 + random.nextInt(40);
        double[] entries = new double[n];
        double[] times = new double[n];
        boolean[] events = new boolean[n];
        double[] predictor = new double[n];
        double[] weights = new double[n];
        int[] strata = new int[n];
        int[] clusters = new int[n];
        for (int i = 0; i < n; i++) {
            entries[i] = random.nextInt(6) - 1;
            times[i] = entries[i] + 1 + random.nextInt(8);
            events[i] = random.nextInt(3) > 0;
            predictor[i] = random.nextInt(6) - 3;
            weights[i] = (1 + random.nextInt(8)) / 4.0;
            strata[i] = 7 * random.nextInt(3) - 7;
            clusters[i] = random.nextInt(n);
        }
        return new EveryPair(entries, times, events, predictor, weights, strata, clusters);
    }

    EveryPair withoutEntries() {
        double[] before = new double[times.length];
        Arrays.fill(before, Double.NEGATIVE_INFINITY);
        return new EveryPair(before, times, events, predictor, weights, strata, clusters);
    }

    CoxSample sample() {
        CoxSample.Builder builder =
                CoxSample.builder(times, events).weights(weights).strata(strata).clusters(clusters);
        return (entries[0] == Double.NEGATIVE_INFINITY ? builder : builder.entries(entries)).build();
    }

    ConcordanceEstimate estimate(PairWeights pairWeights, double lastTime) {
        int n = times.length;
        double[] net = new double[n];
        double[] comparable = new double[n];
        double[] kinds = new double[5];
        for (int i = 0; i < n; i++) {
            if (!events[i] || times[i] > lastTime) {
                continue;
            }
            double value = pairWeights == PairWeights.EQUAL ? 1 : 1 / Math.pow(uncensoredBefore(i), 2);
            for (int j = 0; j < n; j++) {
                if (strata[i] != strata[j] || i == j) {
                    continue;
                }
                int order = Double.compare(predictor[i], predictor[j]);
                if (events[j] && times[j] == times[i]) {
                    // Seen from both of its sides.
                    kinds[order == 0 ? 4 : 3] += value * weights[i] * weights[j] / 2;
                } else if (entries[j] < times[i] && times[j] >= times[i]) {
                    kinds[1 - order] += value * weights[i] * weights[j];
                    net[i] += value * weights[j] * order;
                    net[j] += value * weights[i] * order;
                    comparable[i] += value * weights[j];
                    comparable[j] += value * weights[i];
                }
            }
        }
        // By order + 1: concordant, tied, discordant.
        PairCounts pairs = new PairCounts(kinds[0], kinds[2], kinds[1], kinds[3], kinds[4]);
        double all = pairs.comparable();
        double somers = (pairs.concordant() - pairs.discordant()) / all;
        Map<Integer, Double> byCluster = new HashMap<>();
        for (int i = 0; i < n; i++) {
            byCluster.merge(clusters[i], weights[i] * (net[i] - somers * comparable[i]) / all / 2, Double::sum);
        }
        double variance =
                byCluster.values().stream().mapToDouble(sum -> sum * sum).sum();
        return new ConcordanceEstimate(all > 0 ? (somers + 1) / 2 : Double.NaN, Math.sqrt(variance), pairs);
    }

    private double uncensoredBefore(int row) {
        double uncensored = 1;
        for (double time : Arrays.stream(times).distinct().sorted().toArray()) {
            double stayed = 0;
            double censored = 0;
            for (int j = 0; j < times.length; j++) {
                if (strata[j] == strata[row] && time < times[row]) {
                    stayed += times[j] > time ? weights[j] : 0;
                    censored += times[j] == time && !events[j] ? weights[j] : 0;
                }
            }
            uncensored *= censored > 0 ? 1 - censored / (stayed + censored) : 1;
        }
        return uncensored;
    }
}
