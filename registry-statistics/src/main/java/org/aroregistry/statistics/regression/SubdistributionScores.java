package org.aroregistry.statistics.regression;

/**
 * The sum of squares of what each subject contributes to the score, the middle of the robust variance; linear in subjects.
 *
 * <p>A subject's part is x - x̄ at its event, less the sum of its weighted risk times hazard times x - x̄ over the event times, x̄ the mean of the
 * risk set; and, if the censoring distribution counts as estimated, its influence on the score by way of that estimate. The latter is the
 * integral of q(c)/n over its martingale of censoring, where q(c) is the change of the score if the hazard of censoring at c changes: with C and
 * D the sums of risk/G(s-) and risk x/G(s-) over competing events before c, and E and H the sums of G dΛ and G x̄ dΛ over events from c on,
 * q = D E - C H.
 */
final class SubdistributionScores {
    private final SubdistributionLikelihood likelihood;
    private final SubdistributionRiskSets sets;
    private final int width;

    SubdistributionScores(SubdistributionLikelihood likelihood) {
        this.likelihood = likelihood;
        this.sets = likelihood.sets();
        this.width = likelihood.width();
    }

    /** Sum over subjects of the squares of their contributions. */
    double[][] squares(boolean censoringEstimated) {
        double[][] squares = new double[width][width];
        double[] expected = likelihood.expectedEvents();
        double[][] parts = new double[width][];
        for (int k = 0; k < width; k++) {
            parts[k] = parts(k, expected);
            if (censoringEstimated) {
                addCensoring(k, parts[k]);
            }
        }
        for (int k = 0; k < width; k++) {
            for (int l = 0; l <= k; l++) {
                double sum = 0;
                for (int i = 0; i < expected.length; i++) {
                    sum += parts[k][i] * parts[l][i];
                }
                squares[k][l] = sum;
                squares[l][k] = sum;
            }
        }
        return squares;
    }

    /** Contributions to the score of one coefficient, weights taken as known. */
    private double[] parts(int k, double[] expected) {
        int times = sets.eventTimeCount();
        double[] moment = new double[times];
        double[] ownMoment = new double[times];
        double[] eventMean = new double[times];
        for (int u = 0; u < times; u++) {
            double count = likelihood.eventsPerShare(u);
            int shares = likelihood.shares(u);
            for (int share = 0; share < shares; share++) {
                double mean = likelihood.shareMean(u, share, k);
                double part = count * mean / likelihood.shareRisk(u, share);
                moment[u] += part;
                ownMoment[u] += (1 - likelihood.missing(u, share)) * part;
                eventMean[u] += mean / shares;
            }
        }
        RunningSums moments = new RunningSums(moment);
        double[] after = likelihood.fromThen(moment);
        double[] parts = new double[expected.length];
        for (int i = 0; i < parts.length; i++) {
            int exit = sets.exited[i];
            double present = sets.own[i]
                    ? moments.between(sets.entered[i], exit - 1) + ownMoment[exit - 1]
                    : moments.between(sets.entered[i], exit);
            double faded = exit < times ? sets.fade[i] * after[exit] : 0;
            double mean = likelihood.risk(i) * (present + faded);
            double x = likelihood.covariate(i, k);
            parts[i] = mean - x * expected[i] + (sets.own[i] ? x - eventMean[exit - 1] : 0);
        }
        return parts;
    }

    /** Adds the influence by way of the estimated censoring distribution; only for risk sets without delayed entry. */
    private void addCensoring(int k, double[] parts) {
        int times = sets.eventTimeCount();
        double[] hazard = new double[times];
        double[] moment = new double[times];
        for (int u = 0; u < times; u++) {
            hazard[u] = likelihood.hazard(u);
            moment[u] = hazard[u] * likelihood.shareMean(u, 0, k);
        }
        double[] hazardAfter = likelihood.fromThen(hazard);
        double[] momentAfter = likelihood.fromThen(moment);
        double compensator = 0;
        double competing = 0;
        double competingMoment = 0;
        int u = 0;
        for (int begin = 0, end; begin < parts.length; begin = end) {
            int gone = 0;
            for (end = begin; end < parts.length && sets.times[end] == sets.times[begin]; end++) {
                gone += sets.censored[end] ? 1 : 0;
            }
            // The sums over competing events before this time, in units of the weight at event time u, the first not
            // before it.
            while (u < times && sets.eventTimes[u] < sets.times[begin]) {
                u++;
                if (u < times) {
                    competing *= sets.ratio[u];
                    competingMoment *= sets.ratio[u];
                }
            }
            double jump = 0;
            if (gone > 0 && u < times) {
                double change = competingMoment * hazardAfter[u] - competing * momentAfter[u];
                double atRisk = parts.length - begin;
                jump = change / atRisk;
                compensator += gone * jump / atRisk;
            }
            for (int i = begin; i < end; i++) {
                parts[i] += (sets.censored[i] ? jump : 0) - compensator;
            }
            for (int i = begin; i < end; i++) {
                if (sets.fade[i] > 0) {
                    double risk = likelihood.risk(i) * inUnitOf(u, i);
                    competing += risk;
                    competingMoment += risk * likelihood.covariate(i, k);
                }
            }
        }
    }

    /** Weight of a subject at event time u, at or just before the first event time after its own event. */
    private double inUnitOf(int u, int subject) {
        return sets.exited[subject] == u ? sets.fade[subject] : sets.fade[subject] / sets.ratio[sets.exited[subject]];
    }
}
