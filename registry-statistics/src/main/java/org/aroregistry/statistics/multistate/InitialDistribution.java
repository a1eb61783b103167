package org.aroregistry.statistics.multistate;

import org.aroregistry.statistics.followup.SubjectRows;

/** The probabilities of the states at the start, and of whom they are the shares. */
final class InitialDistribution {
    /** One probability per state. */
    final double[] shares;

    /** Number of subjects whose shares these are; 0 if the distribution is known. */
    final int subjects;

    private final int position;

    private InitialDistribution(double[] shares, int subjects, int position) {
        this.shares = shares;
        this.subjects = subjects;
        this.position = position;
    }

    /** Takes a distribution without sampling error. */
    static InitialDistribution known(double[] shares) {
        return new InitialDistribution(shares, 0, -1);
    }

    /**
     * Counts the subjects under observation just after a time.
     *
     * @throws IllegalArgumentException if there is nobody
     */
    static InitialDistribution justAfter(MultiStateSample sample, double time) {
        InitialDistribution distribution = counted(sample, sample.rows().grid().lastAtOrBefore(time));
        if (distribution.subjects == 0) {
            throw new IllegalArgumentException("nobody is under observation just after the start " + time);
        }
        return distribution;
    }

    /** Counts the subjects at the first entry if all enter there, else those at risk of the first move, or at the last time if nobody moves. */
    static InitialDistribution first(MultiStateSample sample) {
        SubjectRows rows = sample.rows();
        int[] order = rows.bySubject();
        int firstEntry = rows.entry(order[0]);
        boolean together = true;
        int firstMove = rows.lastExit();
        for (int k = 0; k < order.length; k++) {
            int row = order[k];
            if (k == 0 || rows.subject(row) != rows.subject(order[k - 1])) {
                together &= rows.entry(row) == firstEntry;
            }
            firstMove = sample.moves(row) ? Math.min(firstMove, rows.exit(row)) : firstMove;
        }
        // At risk at a time are those under observation just after the one before it.
        return counted(sample, together ? firstEntry : firstMove - 1);
    }

    private static InitialDistribution counted(MultiStateSample sample, int position) {
        SubjectRows rows = sample.rows();
        double[] shares = new double[sample.states().size()];
        int subjects = 0;
        for (int i = 0; i < rows.size(); i++) {
            if (rows.entry(i) <= position && position < rows.exit(i)) {
                shares[sample.from(i)]++;
                subjects++;
            }
        }
        for (int s = 0; s < shares.length; s++) {
            shares[s] /= Math.max(1, subjects);
        }
        return new InitialDistribution(shares, subjects, position);
    }

    /** Whether a row was counted. */
    boolean counts(SubjectRows rows, int row) {
        return subjects > 0 && rows.entry(row) <= position && position < rows.exit(row);
    }
}
