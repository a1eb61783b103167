package org.aroregistry.statistics.survival;

/** The running survival and cumulative hazards with their variances. */
final class SurvivalMoments {

    private double survival = 1;
    private double logVariance;
    private double hazard;
    private double hazardVariance;
    private double tieCorrected;
    private double tieCorrectedVariance;

    /**
     * Adds a time.
     *
     * @param n weight at risk
     * @param d weight with the event
     * @param surviving weight at risk without it, 0 exactly where nobody is left
     * @param events number of subjects with the event
     */
    void add(double n, double d, double surviving, int events) {
        if (events == 0 || d == 0) {
            return;
        }
        survival *= surviving / n;
        // Infinite where all at risk have the event: the logarithm of 0 has no finite error.
        logVariance += d / (n * surviving);
        hazard += d / n;
        hazardVariance += d / (n * n);
        double each = d / events;
        for (int earlier = 0; earlier < events; earlier++) {
            double left = n - earlier * each;
            tieCorrected += each / left;
            tieCorrectedVariance += each / (left * left);
        }
    }

    double survival() {
        return survival;
    }

    double logStandardError() {
        return Math.sqrt(logVariance);
    }

    double hazard() {
        return hazard;
    }

    double hazardError() {
        return Math.sqrt(hazardVariance);
    }

    double tieCorrectedHazard() {
        return tieCorrected;
    }

    double tieCorrectedHazardError() {
        return Math.sqrt(tieCorrectedVariance);
    }
}
