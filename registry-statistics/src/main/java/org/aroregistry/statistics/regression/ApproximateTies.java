package org.aroregistry.statistics.regression;

/** The partial likelihood with Efron's or Breslow's treatment of ties: one scan for value and score, a pass over the rows for the information. */
final class ApproximateTies implements PartialLikelihood {
    private final CoxDesign design;
    private final RiskSets sets;
    private final TieSums ties;
    private final double[] hazard;
    private final double[] tiedHazard;
    private final double[] expected;
    private final double[] eventSums;

    ApproximateTies(CoxDesign design, boolean efron) {
        this.design = design;
        this.sets = new RiskSets(design);
        this.ties = new TieSums(efron);
        this.hazard = new double[design.groupCount()];
        this.tiedHazard = new double[design.groupCount()];
        this.expected = new double[design.size];
        this.eventSums = eventSums(design);
    }

    @Override
    public Evaluation at(double[] beta) {
        sets.at(beta);
        Sums sums = new Sums(design.width);
        for (int j = 0; j < design.width; j++) {
            sums.logLikelihood += beta[j] * eventSums[j];
            sums.score[j] = eventSums[j];
        }
        sets.visit((group, set) -> {
            ties.add(set);
            hazard[group] = ties.hazard;
            tiedHazard[group] = ties.tiedHazard;
            ties.addLogDenominators(group, set, sums.denominators);
            for (int j = 0; j < design.width; j++) {
                sums.score[j] -= ties.expected(set, j);
            }
            sums.information.subtractMeans(ties, set, 1, 1);
        });
        // Each row adds its products once, weighted by the events expected of it, instead of to a running sum of
        // products at every time.
        sets.expected(hazard, tiedHazard, expected);
        sums.information.addRows(design.x, expected);
        return new Evaluation(sums.logLikelihood - sums.denominators.sum(), sums.score, sums.information.matrix());
    }

    /** Weighted sums of the covariates over all events. */
    private static double[] eventSums(CoxDesign design) {
        double[] sums = new double[design.width];
        for (int i = 0; i < design.size; i++) {
            for (int j = 0; j < design.width && design.events[i]; j++) {
                sums[j] += design.weight(i) * design.x[i * design.width + j];
            }
        }
        return sums;
    }

    private static final class Sums {
        double logLikelihood;
        final LogSum denominators = new LogSum();
        final double[] score;
        final CrossProducts information;

        Sums(int width) {
            this.score = new double[width];
            this.information = new CrossProducts(width);
        }
    }
}
