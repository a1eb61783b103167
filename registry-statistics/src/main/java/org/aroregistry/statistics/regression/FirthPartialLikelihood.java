package org.aroregistry.statistics.regression;

import org.aroregistry.statistics.regression.PartialLikelihood.Evaluation;

/**
 * The partial likelihood with Firth's penalty: plus half the logarithm of the determinant of the information.
 *
 * <p>The derivative of the penalty is half the trace of the inverse information times the third cumulants of the covariates in the risk sets. The
 * products in it are not summed at every time: each row adds its own, weighted by the events expected of it and by their risk sets' means.
 *
 * @see <a href="https://doi.org/10.1111/j.0006-341X.2001.00114.x">Heinze &amp; Schemper (2001), Biometrics 57:114-119</a>
 */
final class FirthPartialLikelihood implements SmoothLikelihood {
    private final CoxDesign design;
    private final ApproximateTies plain;
    private final boolean efron;
    private final RiskSets sets;

    FirthPartialLikelihood(CoxDesign design, boolean efron) {
        this.design = design;
        this.plain = new ApproximateTies(design, efron);
        this.efron = efron;
        this.sets = new RiskSets(design);
    }

    @Override
    public Evaluation at(double[] beta) {
        Evaluation unpenalised = plain.at(beta);
        Cholesky factor = Cholesky.of(unpenalised.information(), 0);
        if (!factor.isFullRank() || !(Math.abs(unpenalised.logLikelihood()) < Double.POSITIVE_INFINITY)) {
            return new Evaluation(Double.NEGATIVE_INFINITY, unpenalised.score(), unpenalised.information());
        }
        double[] third = thirdCumulants(beta, factor.inverse());
        double[] score = unpenalised.score().clone();
        for (int j = 0; j < score.length; j++) {
            score[j] += third[j] / 2;
        }
        return new Evaluation(
                unpenalised.logLikelihood() + factor.logDeterminant() / 2, score, unpenalised.information());
    }

    private double[] thirdCumulants(double[] beta, double[][] inverse) {
        int p = design.width;
        MeanSums means = new MeanSums(inverse);
        sets.at(beta);
        sets.visit(means::add);
        double[] third = means.direct;
        double[] rows = new double[design.size];
        double[] quadratic = new double[design.size];
        sets.expected(means.hazard, means.tiedHazard, rows);
        for (int i = 0; i < design.size; i++) {
            quadratic[i] = bilinear(inverse, i);
            for (int c = 0; c < p; c++) {
                third[c] += rows[i] * quadratic[i] * design.x[i * p + c];
            }
        }
        double[] projected = new double[design.size];
        for (int j = 0; j < p; j++) {
            sets.expected(means.meanHazard[j], means.tiedMeanHazard[j], rows);
            for (int i = 0; i < design.size; i++) {
                third[j] -= rows[i] * quadratic[i];
                double product = 0;
                for (int k = 0; k < p; k++) {
                    product += inverse[j][k] * design.x[i * p + k];
                }
                projected[i] += rows[i] * product;
            }
        }
        for (int i = 0; i < design.size; i++) {
            for (int c = 0; c < p; c++) {
                third[c] -= 2 * projected[i] * design.x[i * p + c];
            }
        }
        return third;
    }

    private double bilinear(double[][] inverse, int position) {
        int at = position * design.width;
        double sum = 0;
        for (int j = 0; j < design.width; j++) {
            for (int k = 0; k < design.width; k++) {
                sum += design.x[at + j] * inverse[j][k] * design.x[at + k];
            }
        }
        return sum;
    }

    /** Hazards of each time, alone and times the mean of each covariate in its risk set. */
    private final class MeanSums {
        final double[] hazard = new double[design.groupCount()];
        final double[] tiedHazard = new double[design.groupCount()];
        final double[][] meanHazard = new double[design.width][design.groupCount()];
        final double[][] tiedMeanHazard = new double[design.width][design.groupCount()];
        final double[] direct = new double[design.width];
        private final double[][] inverse;
        private final double[] mean = new double[design.width];

        MeanSums(double[][] inverse) {
            this.inverse = inverse;
        }

        void add(int group, RiskSets set) {
            int steps = efron ? set.deaths : 1;
            double weight = set.deathWeight / steps;
            for (int k = 0; k < steps; k++) {
                double f = (double) k / steps;
                double denominator = set.total - f * set.tied;
                for (int j = 0; j < mean.length; j++) {
                    mean[j] = (set.totals[j] - f * set.tiedTotals[j]) / denominator;
                }
                double own = weight / denominator;
                hazard[group] += own;
                tiedHazard[group] += f * own;
                double quadratic = quadratic();
                for (int j = 0; j < mean.length; j++) {
                    meanHazard[j][group] += own * mean[j];
                    tiedMeanHazard[j][group] += f * own * mean[j];
                    direct[j] += 2 * weight * mean[j] * quadratic;
                }
            }
        }

        private double quadratic() {
            double sum = 0;
            for (int j = 0; j < mean.length; j++) {
                for (int k = 0; k < mean.length; k++) {
                    sum += mean[j] * inverse[j][k] * mean[k];
                }
            }
            return sum;
        }
    }
}
