package org.aroregistry.statistics.regression;

import org.aroregistry.statistics.regression.PartialLikelihood.Evaluation;

/**
 * The likelihood of the logistic model, with or without Firth's penalty: half the logarithm of the determinant of the information.
 *
 * @see <a href="https://doi.org/10.1002/sim.1047">Heinze &amp; Schemper (2002), Statistics in Medicine 21:2409-2419</a>
 */
final class LogisticLikelihood implements SmoothLikelihood {
    /** Columns of the sample in use. */
    final int[] columns;

    /** Largest absolute value of each used column, by which it is divided. */
    final double[] scale;

    private final int size;
    private final int width;
    private final boolean[] outcomes;
    private final double[] x;
    private final boolean firth;

    private LogisticLikelihood(LogisticSample sample, int[] columns, boolean firth) {
        this.size = sample.size();
        this.width = columns.length;
        this.columns = columns;
        this.outcomes = sample.outcomes();
        this.firth = firth;
        this.scale = new double[width];
        this.x = new double[size * width];
        for (int j = 0; j < width; j++) {
            double[] values = sample.column(columns[j]);
            for (double value : values) {
                scale[j] = Math.max(scale[j], Math.abs(value));
            }
            for (int i = 0; i < size; i++) {
                x[i * width + j] = scale[j] == 0 ? 0 : values[i] / scale[j];
            }
        }
    }

    /**
     * Gives the likelihood of those columns of a sample that do not depend on the ones before.
     *
     * @param sample the subjects
     * @param firth whether to penalise
     */
    static LogisticLikelihood of(LogisticSample sample, boolean firth) {
        int[] all = new int[sample.columnNames().size()];
        for (int j = 0; j < all.length; j++) {
            all[j] = j;
        }
        LogisticLikelihood full = new LogisticLikelihood(sample, all, false);
        Cholesky factor = Cholesky.of(full.at(new double[all.length]).information(), Cholesky.TOLERANCE);
        int[] kept = new int[factor.rank()];
        int count = 0;
        for (int j : all) {
            if (!factor.isDependent(j)) {
                kept[count++] = j;
            }
        }
        return new LogisticLikelihood(sample, kept, firth);
    }

    @Override
    public Evaluation at(double[] beta) {
        CompensatedSum logLikelihood = new CompensatedSum();
        double[] score = new double[width];
        double[] fitted = new double[size];
        double[] variances = new double[size];
        for (int i = 0; i < size; i++) {
            double predictor = predictor(beta, i);
            double away = outcomes[i] ? -predictor : predictor;
            // log(1 + exp(away)), the loss, without overflow.
            double tail = Math.exp(-Math.abs(away));
            logLikelihood.add(-(Math.max(0, away) + Math.log1p(tail)));
            fitted[i] = predictor >= 0 ? 1 / (1 + tail) : tail / (1 + tail);
            variances[i] = tail / ((1 + tail) * (1 + tail));
            double wrong = away >= 0 ? 1 / (1 + tail) : tail / (1 + tail);
            double residual = outcomes[i] ? wrong : -wrong;
            for (int j = 0; j < width; j++) {
                score[j] += residual * x[i * width + j];
            }
        }
        CrossProducts products = new CrossProducts(width);
        products.addRows(x, variances);
        double[][] information = products.matrix();
        return firth
                ? penalised(logLikelihood.sum(), score, information, fitted, variances)
                : new Evaluation(logLikelihood.sum(), score, information);
    }

    private Evaluation penalised(
            double logLikelihood, double[] score, double[][] information, double[] fitted, double[] variances) {
        Cholesky factor = Cholesky.of(information, 0);
        if (!factor.isFullRank()) {
            return new Evaluation(Double.NEGATIVE_INFINITY, score, information);
        }
        double[][] inverse = factor.inverse();
        for (int i = 0; i < size; i++) {
            double leverage = 0;
            for (int j = 0; j < width; j++) {
                for (int k = 0; k < width; k++) {
                    leverage += x[i * width + j] * inverse[j][k] * x[i * width + k];
                }
            }
            double pull = variances[i] * leverage * (0.5 - fitted[i]);
            for (int j = 0; j < width; j++) {
                score[j] += pull * x[i * width + j];
            }
        }
        return new Evaluation(logLikelihood + factor.logDeterminant() / 2, score, information);
    }

    private double predictor(double[] beta, int row) {
        double sum = 0;
        for (int j = 0; j < width; j++) {
            sum += beta[j] * x[row * width + j];
        }
        return sum;
    }

    /** The likelihood without its penalty. */
    double unpenalised(double[] beta) {
        CompensatedSum sum = new CompensatedSum();
        for (int i = 0; i < size; i++) {
            double predictor = predictor(beta, i);
            double away = outcomes[i] ? -predictor : predictor;
            sum.add(-(Math.max(0, away) + Math.log1p(Math.exp(-Math.abs(away)))));
        }
        return sum.sum();
    }

    /** Largest absolute linear predictor. */
    double largestPredictor(double[] beta) {
        double largest = 0;
        for (int i = 0; i < size; i++) {
            largest = Math.max(largest, Math.abs(predictor(beta, i)));
        }
        return largest;
    }

    int size() {
        return size;
    }

    int width() {
        return width;
    }

    /** Value of a scaled column, with its sign changed for subjects without the event. */
    double signed(int row, int column) {
        double value = x[row * width + column];
        return outcomes[row] ? value : -value;
    }
}
