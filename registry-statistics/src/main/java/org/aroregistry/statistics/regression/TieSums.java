package org.aroregistry.statistics.regression;

/**
 * What the events of one time contribute, by Efron's or Breslow's rule.
 *
 * <p>With d events the k-th of them (from 0) sees the risk set without a fraction f = k/d of the events' own risk (Efron), or with all of it
 * (Breslow): the denominator D = total - f tied. Sums over k of 1/D, f/D and so on are all that the likelihood, its derivatives and the hazard
 * need, so covariates are touched once per time and not once per event.
 */
final class TieSums {
    private final boolean efron;

    /** Mean weight times sum of log D, unit of the risks included. */
    double logDenominators;

    /** Hazard of the time: mean weight times sum of 1/D, in units of exp(-shift). */
    double hazard;

    /** Mean weight times sum of f/D: the part of the hazard the events of the time do not experience. */
    double tiedHazard;

    /** Mean weight times the sum of 1/D². */
    double square;

    /** Mean weight times the sum of f/D². */
    double tiedSquare;

    /** Mean weight times the sum of f²/D². */
    double tiedTiedSquare;

    TieSums(boolean efron) {
        this.efron = efron;
    }

    /** Sums over the events of the time a scan is at. */
    void add(int group, RiskSets set) {
        if (!efron || set.deaths == 1) {
            addWhole(group, set);
            return;
        }
        double weight = set.deathWeight / set.deaths;
        logDenominators = 0;
        hazard = 0;
        tiedHazard = 0;
        square = 0;
        tiedSquare = 0;
        tiedTiedSquare = 0;
        for (int k = 0; k < set.deaths; k++) {
            double f = (double) k / set.deaths;
            double denominator = set.total - f * set.tied;
            double inverse = weight / denominator;
            double inverseSquare = inverse / denominator;
            logDenominators += weight * (Math.log(denominator) + set.shift[group]);
            hazard += inverse;
            tiedHazard += f * inverse;
            square += inverseSquare;
            tiedSquare += f * inverseSquare;
            tiedTiedSquare += f * f * inverseSquare;
        }
    }

    private void addWhole(int group, RiskSets set) {
        logDenominators = set.deathWeight * (Math.log(set.total) + set.shift[group]);
        hazard = set.deathWeight / set.total;
        square = hazard / set.total;
        tiedHazard = 0;
        tiedSquare = 0;
        tiedTiedSquare = 0;
    }
}
