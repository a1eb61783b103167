package org.aroregistry.statistics.survival;

/**
 * The likelihood of interval-censored data in the probabilities of consecutive intervals, of which each subject covers a run.
 *
 * <p>With running sums of the probabilities every step takes n + m operations, n subjects and m intervals.
 */
final class TurnbullLikelihood {

    private static final int HALVINGS = 40;

    private final int[] first;
    private final int[] last;
    private final int size;

    /** Subject i covers the intervals first to last, both included. */
    TurnbullLikelihood(int[] first, int[] last, int size) {
        this.first = first;
        this.last = last;
        this.size = size;
    }

    double logLikelihood(double[] probabilities) {
        return ofSums(sums(probabilities));
    }

    /**
     * By how much the log-likelihood can rise at most: it is concave, so no more than its steepest slope towards a single interval.
     */
    double gap(double[] probabilities) {
        double steepest = 0;
        for (double slope : slopes(sums(probabilities))) {
            steepest = Math.max(steepest, slope);
        }
        return Math.max(0, steepest - first.length);
    }

    /** One step of the EM algorithm: each subject is spread over its intervals as the probabilities say. */
    double[] selfConsistent(double[] probabilities) {
        double[] slopes = slopes(sums(probabilities));
        double[] next = new double[size];
        double total = 0;
        for (int j = 0; j < size; j++) {
            next[j] = probabilities[j] * slopes[j] / first.length;
            total += next[j];
        }
        for (int j = 0; j < size; j++) {
            next[j] /= total;
        }
        return next;
    }

    /**
     * One step of the iterative convex minorant: Newton's step with the diagonal of the second derivative, made monotone, and halved until the
     * likelihood does not fall.
     */
    double[] convexMinorant(double[] probabilities) {
        double[] sums = sums(probabilities);
        double[] gradient = new double[size + 1];
        double[] curvature = new double[size + 1];
        for (int i = 0; i < first.length; i++) {
            double inverse = 1 / (sums[last[i] + 1] - sums[first[i]]);
            gradient[last[i] + 1] += inverse;
            gradient[first[i]] -= inverse;
            curvature[last[i] + 1] += inverse * inverse;
            curvature[first[i]] += inverse * inverse;
        }
        double[] target = new double[size + 1];
        target[size] = 1;
        for (int j = 1; j < size; j++) {
            target[j] = curvature[j] > 0 ? sums[j] + gradient[j] / curvature[j] : sums[j];
        }
        makeMonotone(target, curvature);
        double before = ofSums(sums);
        double part = 1;
        for (int halving = 0; halving < HALVINGS; halving++) {
            double[] candidate = new double[size + 1];
            for (int j = 0; j <= size; j++) {
                candidate[j] = part == 1 ? target[j] : sums[j] + part * (target[j] - sums[j]);
            }
            if (ofSums(candidate) >= before) {
                return differences(candidate);
            }
            part /= 2;
        }
        return probabilities;
    }

    /** Weighted isotonic regression by pooling adjacent violators, cut at 0 and 1; the two ends stay. */
    private void makeMonotone(double[] values, double[] weights) {
        double[] mean = new double[size + 1];
        double[] weight = new double[size + 1];
        int[] length = new int[size + 1];
        int blocks = 0;
        for (int j = 1; j < size; j++) {
            mean[blocks] = values[j];
            weight[blocks] = Math.max(weights[j], Double.MIN_NORMAL);
            length[blocks] = 1;
            blocks++;
            while (blocks > 1 && mean[blocks - 2] >= mean[blocks - 1]) {
                double both = weight[blocks - 2] + weight[blocks - 1];
                mean[blocks - 2] += (mean[blocks - 1] - mean[blocks - 2]) * (weight[blocks - 1] / both);
                weight[blocks - 2] = both;
                length[blocks - 2] += length[blocks - 1];
                blocks--;
            }
        }
        int j = 1;
        for (int block = 0; block < blocks; block++) {
            double value = Math.min(1, Math.max(0, mean[block]));
            for (int k = 0; k < length[block]; k++) {
                values[j++] = value;
            }
        }
    }

    /** Sum over subjects of 1 / P(its intervals), for each interval over those who cover it. */
    private double[] slopes(double[] sums) {
        double[] change = new double[size + 1];
        for (int i = 0; i < first.length; i++) {
            double inverse = 1 / (sums[last[i] + 1] - sums[first[i]]);
            change[first[i]] += inverse;
            change[last[i] + 1] -= inverse;
        }
        double[] slopes = new double[size];
        double slope = 0;
        for (int j = 0; j < size; j++) {
            slope += change[j];
            slopes[j] = slope;
        }
        return slopes;
    }

    private double ofSums(double[] sums) {
        double logLikelihood = 0;
        for (int i = 0; i < first.length; i++) {
            logLikelihood += Math.log(sums[last[i] + 1] - sums[first[i]]);
        }
        return logLikelihood;
    }

    private double[] sums(double[] probabilities) {
        double[] sums = new double[size + 1];
        for (int j = 0; j < size; j++) {
            sums[j + 1] = sums[j] + probabilities[j];
        }
        sums[size] = 1;
        return sums;
    }

    private double[] differences(double[] sums) {
        double[] differences = new double[size];
        for (int j = 0; j < size; j++) {
            differences[j] = Math.max(0, sums[j + 1] - sums[j]);
        }
        return differences;
    }
}
