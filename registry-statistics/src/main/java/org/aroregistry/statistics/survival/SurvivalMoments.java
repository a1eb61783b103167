package org.aroregistry.statistics.survival;

/** The running survival and cumulative hazards with their variances. */
final class SurvivalMoments {

    private double survival = 1;
    private double logVariance;
    private double hazard;
    private double hazardVariance;
    private double tieCorrected;
    private double tieCorrectedVariance;

    void add(int atRisk, int events) {
        if (events == 0) {
            return;
        }
        double n = atRisk;
        double d = events;
        survival *= (n - d) / n;
        // Infinite where all at risk have the event: the logarithm of 0 has no finite error.
        logVariance += d / (n * (n - d));
        hazard += d / n;
        hazardVariance += d / (n * n);
        for (int earlier = 0; earlier < events; earlier++) {
            double left = n - earlier;
            tieCorrected += 1 / left;
            tieCorrectedVariance += 1 / (left * left);
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
