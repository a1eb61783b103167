package org.aroregistry.statistics.regression;

/**
 * Sums over ranges of a sequence by differences of its running sums, which keep what rounding takes from them.
 *
 * <p>A range may hold far smaller terms than those before it: the hazards after a risk set of one, say.
 */
final class RunningSums {
    private final double[] sums;
    private final double[] lost;

    RunningSums(double[] terms) {
        sums = new double[terms.length + 1];
        lost = new double[terms.length + 1];
        for (int i = 0; i < terms.length; i++) {
            double before = sums[i];
            double after = before + terms[i];
            double part =
                    Math.abs(before) >= Math.abs(terms[i]) ? (before - after) + terms[i] : (terms[i] - after) + before;
            sums[i + 1] = after;
            lost[i + 1] = lost[i] + part;
        }
    }

    /** Sum of the terms from one index to before another. */
    double between(int from, int to) {
        return (sums[to] - sums[from]) + (lost[to] - lost[from]);
    }
}
