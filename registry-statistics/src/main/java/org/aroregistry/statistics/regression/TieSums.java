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

    /** Hazard of the time: mean weight times sum of 1/D, in units of exp(-shift). */
    double hazard;

    /** Mean weight times sum of f/D: the part of the hazard the events of the time do not experience. */
    double tiedHazard;

    /** One over the total risk; the sums of squares below stand in units of its square, which may be beyond the range of numbers. */
    double inverse;

    /** Mean weight times the sum of (total/D)². */
    double square;

    /** Mean weight times the sum of f (total/D)². */
    double tiedSquare;

    /** Mean weight times the sum of f² (total/D)². */
    double tiedTiedSquare;

    TieSums(boolean efron) {
        this.efron = efron;
    }

    /** Sums over the events of the time a scan is at. */
    void add(RiskSets set) {
        if (!efron || set.deaths == 1) {
            addWhole(set);
            return;
        }
        double weight = set.deathWeight / set.deaths;
        double share = set.tied / set.total;
        inverse = 1 / set.total;
        double first = 0;
        double tiedFirst = 0;
        square = 0;
        tiedSquare = 0;
        tiedTiedSquare = 0;
        for (int k = 0; k < set.deaths; k++) {
            double f = (double) k / set.deaths;
            double part = 1 - f * share;
            double term = weight / part;
            double termSquare = term / part;
            first += term;
            tiedFirst += f * term;
            square += termSquare;
            tiedSquare += f * termSquare;
            tiedTiedSquare += f * f * termSquare;
        }
        hazard = first * inverse;
        tiedHazard = tiedFirst * inverse;
    }

    /** Adds the logarithms of the denominators, each times the mean weight of the events, unit of the risks included. */
    void addLogDenominators(int group, RiskSets set, LogSum sum) {
        sum.addLogarithm(set.deathWeight, set.total);
        sum.add(set.deathWeight * set.shift[group]);
        double share = set.tied / set.total;
        for (int k = 1; k < set.deaths && efron; k++) {
            sum.addLogarithm(set.deathWeight / set.deaths, 1 - (double) k / set.deaths * share);
        }
    }

    /** Covariate expected of the events of the time, summed over them: their number times the risk set's mean. */
    double expected(RiskSets set, int column) {
        double all = hazard * set.totals[column];
        return tiedHazard == 0 ? all : all - tiedHazard * set.tiedTotals[column];
    }

    private void addWhole(RiskSets set) {
        inverse = 1 / set.total;
        hazard = set.deathWeight * inverse;
        square = set.deathWeight;
        tiedHazard = 0;
        tiedSquare = 0;
        tiedTiedSquare = 0;
    }
}
