package org.aroregistry.statistics.regression;

import org.aroregistry.statistics.regression.PartialLikelihood.Evaluation;
import org.jspecify.annotations.Nullable;

/**
 * The likelihood of the logistic model, with or without Firth's penalty: half the logarithm of the determinant of the information.
 *
 * <p>With leverages h = v x' I⁻¹ x and v = p (1 - p), minus the second derivatives of the penalised likelihood are the information, plus the sum of
 * (v - (1 - 2p)² / 2) h x x', plus half the trace of I⁻¹ T_j I⁻¹ T_k, where T_j is the derivative of the information by coefficient j.
 *
 * @see <a href="https://doi.org/10.1002/sim.1047">Heinze &amp; Schemper (2002), Statistics in Medicine 21:2409-2419</a>
 */
final class LogisticLikelihood implements SmoothLikelihood {
    private final int width;
    private final double[] x;
    private final int[] subjects;
    private final int[] events;
    private final boolean firth;

    private LogisticLikelihood(double[] x, int width, int[] subjects, int[] events, boolean firth) {
        this.x = x;
        this.width = width;
        this.subjects = subjects;
        this.events = events;
        this.firth = firth;
    }

    /**
     * Gives the likelihood of orthogonal columns.
     *
     * @param design the columns
     * @param firth whether to penalise
     */
    static LogisticLikelihood of(LogisticDesign design, boolean firth) {
        return new LogisticLikelihood(
                design.x, design.columns.length, design.patterns.subjects, design.patterns.events, firth);
    }

    /** The same likelihood of rotated columns. */
    LogisticLikelihood rotated(Rotation rotation) {
        return new LogisticLikelihood(rotation.ofRows(x), width, subjects, events, firth);
    }

    @Override
    public Evaluation at(double[] beta) {
        CompensatedSum logLikelihood = new CompensatedSum();
        double[] score = new double[width];
        double[] fitted = new double[subjects.length];
        double[] variances = new double[subjects.length];
        for (int i = 0; i < subjects.length; i++) {
            double predictor = predictor(beta, i);
            double tail = Math.exp(-Math.abs(predictor));
            double near = 1 / (1 + tail);
            double far = tail / (1 + tail);
            logLikelihood.add(-loss(i, predictor, tail));
            fitted[i] = predictor >= 0 ? near : far;
            variances[i] = subjects[i] * near * far;
            // The missing part of each side from itself, not as 1 - p.
            double residual = predictor >= 0
                    ? events[i] * far - (subjects[i] - events[i]) * near
                    : events[i] * near - (subjects[i] - events[i]) * far;
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

    /** What the subjects of a pattern lose: log(1 + exp(-predictor)) for an event, without overflow. */
    private double loss(int pattern, double predictor, double tail) {
        int wrong = predictor >= 0 ? subjects[pattern] - events[pattern] : events[pattern];
        return wrong * Math.abs(predictor) + subjects[pattern] * Math.log1p(tail);
    }

    private Evaluation penalised(
            double logLikelihood, double[] score, double[][] information, double[] fitted, double[] variances) {
        Cholesky factor = Cholesky.of(information, 0);
        if (!factor.isFullRank()) {
            return new Evaluation(Double.NEGATIVE_INFINITY, score, information);
        }
        double[][] inverse = factor.inverse();
        for (int i = 0; i < subjects.length; i++) {
            double pull = variances[i] * quadratic(inverse, i) * (0.5 - fitted[i]);
            for (int j = 0; j < width; j++) {
                score[j] += pull * x[i * width + j];
            }
        }
        return new Evaluation(logLikelihood + factor.logDeterminant() / 2, score, information);
    }

    private double quadratic(double[][] inverse, int pattern) {
        int row = pattern * width;
        double sum = 0;
        for (int j = 0; j < width; j++) {
            double half = inverse[j][j] * x[row + j] / 2;
            for (int k = 0; k < j; k++) {
                half += inverse[j][k] * x[row + k];
            }
            sum += 2 * half * x[row + j];
        }
        return sum;
    }

    @Override
    public double @Nullable [][] curvature(double[] beta, Evaluation there) {
        if (!firth) {
            return there.information();
        }
        Cholesky factor = Cholesky.of(there.information(), 0);
        if (!factor.isFullRank()) {
            return there.information();
        }
        double[][] inverse = factor.inverse();
        double[] leverages = new double[subjects.length];
        double[][][] third = new double[width][width][width];
        for (int i = 0; i < subjects.length; i++) {
            double tail = Math.exp(-Math.abs(predictor(beta, i)));
            double variance = tail / ((1 + tail) * (1 + tail));
            double skew = (1 - tail) / (1 + tail);
            leverages[i] = subjects[i] * variance * quadratic(inverse, i) * (variance - skew * skew / 2);
            addThird(third, subjects[i] * variance * (predictor(beta, i) >= 0 ? -skew : skew), i);
        }
        CrossProducts products = new CrossProducts(width);
        products.addRows(x, leverages);
        double[][] curvature = products.matrix();
        double[][][] scaled = new double[width][][];
        for (int j = 0; j < width; j++) {
            scaled[j] = product(inverse, symmetric(third[j], third, j));
        }
        for (int j = 0; j < width; j++) {
            for (int k = 0; k < width; k++) {
                curvature[j][k] += there.information()[j][k] + traceOfProduct(scaled[j], scaled[k]) / 2;
            }
        }
        return curvature;
    }

    /** Adds a weight times all products of three values of a row, for indices in descending order. */
    private void addThird(double[][][] third, double weight, int pattern) {
        int row = pattern * width;
        for (int j = 0; j < width; j++) {
            double first = weight * x[row + j];
            for (int k = 0; k <= j; k++) {
                double second = first * x[row + k];
                double[] sums = third[j][k];
                for (int l = 0; l <= k; l++) {
                    sums[l] += second * x[row + l];
                }
            }
        }
    }

    private static double[][] symmetric(double[][] own, double[][][] third, int j) {
        int width = own.length;
        double[][] matrix = new double[width][width];
        for (int k = 0; k < width; k++) {
            for (int l = 0; l < width; l++) {
                int most = Math.max(j, Math.max(k, l));
                int least = Math.min(j, Math.min(k, l));
                matrix[k][l] = third[most][j + k + l - most - least][least];
            }
        }
        return matrix;
    }

    private static double[][] product(double[][] a, double[][] b) {
        double[][] product = new double[a.length][a.length];
        for (int j = 0; j < a.length; j++) {
            for (int k = 0; k < a.length; k++) {
                for (int l = 0; l < a.length; l++) {
                    product[j][k] += a[j][l] * b[l][k];
                }
            }
        }
        return product;
    }

    private static double traceOfProduct(double[][] a, double[][] b) {
        double trace = 0;
        for (int j = 0; j < a.length; j++) {
            for (int k = 0; k < a.length; k++) {
                trace += a[j][k] * b[k][j];
            }
        }
        return trace;
    }

    private double predictor(double[] beta, int pattern) {
        double sum = 0;
        for (int j = 0; j < width; j++) {
            sum += beta[j] * x[pattern * width + j];
        }
        return sum;
    }

    /** The likelihood without its penalty. */
    double unpenalised(double[] beta) {
        CompensatedSum sum = new CompensatedSum();
        for (int i = 0; i < subjects.length; i++) {
            double predictor = predictor(beta, i);
            sum.add(-loss(i, predictor, Math.exp(-Math.abs(predictor))));
        }
        return sum.sum();
    }

    /** Largest absolute linear predictor. */
    double largestPredictor(double[] beta) {
        double largest = 0;
        for (int i = 0; i < subjects.length; i++) {
            largest = Math.max(largest, Math.abs(predictor(beta, i)));
        }
        return largest;
    }

    /** Number of distinct rows. */
    int size() {
        return subjects.length;
    }

    int width() {
        return width;
    }

    boolean hasEvents(int pattern) {
        return events[pattern] > 0;
    }

    boolean hasOthers(int pattern) {
        return events[pattern] < subjects[pattern];
    }

    double value(int pattern, int column) {
        return x[pattern * width + column];
    }
}
