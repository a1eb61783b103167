package org.aroregistry.statistics.regression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The residuals of a Cox model. Arrays by row follow the rows of the sample; by column, its column names.
 *
 * <p>With exact ties they use Breslow's hazard. A column without estimate, because it depends on those before it, has score and Schoenfeld
 * residuals as any other; what needs its estimate or error is NaN there. If the fit did not converge, everything is NaN.
 */
public final class CoxResiduals {
    private final CoxModel model;
    private final ScoreResiduals own;
    private final double[][] covariance;

    /** All columns that are not constant, estimated or not, and their residuals. */
    private final CoxDesign all;

    private final ScoreResiduals every;

    private CoxResiduals(CoxModel model, double[][] covariance) {
        this.model = model;
        this.own = model.converged()
                ? ScoreResiduals.of(model.design(), model.efron(), model.beta(), true)
                : ScoreResiduals.undefined(model.design());
        this.covariance = covariance;
        CoxDesign varying = CoxDesign.of(model.sample());
        boolean complete = varying.width == model.width() || !model.converged();
        this.all = complete ? model.design() : varying;
        this.every = complete ? own : ScoreResiduals.of(all, model.efron(), coefficients(model, all), true);
    }

    /** The coefficients in a design that has columns without estimate too, with 0 for these. */
    private static double[] coefficients(CoxModel model, CoxDesign design) {
        double[] inUnits = new double[model.sample().columnCount()];
        for (int j = 0; j < model.width(); j++) {
            inUnits[model.design().columns[j]] = model.beta()[j] / model.design().scale[j];
        }
        double[] beta = new double[design.width];
        for (int j = 0; j < beta.length; j++) {
            beta[j] = inUnits[design.columns[j]] * design.scale[j];
        }
        return beta;
    }

    static CoxResiduals of(CoxModel model, double[][] covariance) {
        return new CoxResiduals(model, covariance);
    }

    /**
     * Gives the martingale residuals, events seen less events expected.
     *
     * @return by row, at most 1; not weighted
     */
    public double[] martingale() {
        CoxDesign design = model.design();
        double[] residuals = new double[design.size];
        for (int i = 0; i < design.size; i++) {
            residuals[design.order[i]] = (design.events[i] ? 1 : 0) - own.expected[i];
        }
        return residuals;
    }

    /**
     * Gives the deviance residuals, martingale residuals made more symmetric.
     *
     * @return by row: sign(m) sqrt(-2 (m + d log(d - m))) with d = 1 for an event, else 0
     */
    public double[] deviance() {
        CoxDesign design = model.design();
        double[] residuals = new double[design.size];
        for (int i = 0; i < design.size; i++) {
            double expected = own.expected[i];
            double event = design.events[i] ? 1 : 0;
            double martingale = event - expected;
            double logarithm = design.events[i] ? Math.log(expected) : 0;
            double size = Math.sqrt(Math.max(0, -2 * (martingale + logarithm)));
            residuals[design.order[i]] = Math.copySign(size, martingale);
        }
        return residuals;
    }

    /**
     * Gives the score residuals, each row's share of the first derivative of the log-likelihood.
     *
     * @return by row and column; not weighted
     */
    public double[][] score() {
        double[][] residuals = blank(all.size);
        for (int i = 0; i < all.size; i++) {
            for (int j = 0; j < all.width; j++) {
                residuals[all.order[i]][all.columns[j]] = every.values[i * all.width + j] * all.scale[j];
            }
        }
        return residuals;
    }

    /**
     * Gives the approximate change of each coefficient if a row were left out.
     *
     * @return by row and column: weight times score residual times model-based covariance
     */
    public double[][] dfbeta() {
        CoxDesign design = model.design();
        double[][] residuals = empty(design.size);
        for (int i = 0; i < design.size; i++) {
            double[] row = residuals[design.order[i]];
            for (int j = 0; j < design.width; j++) {
                double sum = 0;
                for (int k = 0; k < design.width; k++) {
                    double score = own.values[i * design.width + k] * design.scale[k];
                    sum += score * covariance[design.columns[k]][design.columns[j]];
                }
                row[design.columns[j]] = design.weight(i) * sum;
            }
        }
        return residuals;
    }

    /**
     * Gives the Schoenfeld residuals, each event's covariates less their mean over the risk set.
     *
     * @return one per event, by stratum, then time, then row
     */
    public List<SchoenfeldResidual> schoenfeld() {
        CoxDesign design = model.design();
        List<SchoenfeldResidual> residuals = new ArrayList<>();
        for (int s = 0; s < design.strataCount(); s++) {
            for (int g = design.stratumStart[s]; g < design.stratumStart[s + 1]; g++) {
                for (int i = design.groupStart[g]; i < design.groupStart[g + 1]; i++) {
                    if (design.events[i]) {
                        residuals.add(schoenfeld(i, design.stratumLabel[s], design.groupTime[g]));
                    }
                }
            }
        }
        // Rows of times that differ by rounding only may lie in the order of these.
        residuals.sort(Comparator.comparingInt(SchoenfeldResidual::stratum)
                .thenComparingDouble(SchoenfeldResidual::time)
                .thenComparingInt(SchoenfeldResidual::row));
        return residuals;
    }

    private SchoenfeldResidual schoenfeld(int position, int stratum, double time) {
        double[] values = blank(1)[0];
        for (int j = 0; j < all.width; j++) {
            values[all.columns[j]] = every.schoenfeld[position * all.width + j] * all.scale[j];
        }
        return new SchoenfeldResidual(stratum, time, all.order[position], values);
    }

    /**
     * Gives the scaled Schoenfeld residuals, whose smooth over time shows how each coefficient changes.
     *
     * @return one per event as {@link #schoenfeld}: coefficient plus number of events times covariance times the residual
     */
    public List<SchoenfeldResidual> scaledSchoenfeld() {
        CoxDesign design = model.design();
        int events = model.sample().eventCount();
        List<SchoenfeldResidual> scaled = new ArrayList<>();
        for (SchoenfeldResidual residual : schoenfeld()) {
            double[] values = empty(1)[0];
            for (int j = 0; j < design.width; j++) {
                int column = design.columns[j];
                double sum = model.beta()[j] / design.scale[j];
                for (int k = 0; k < design.width; k++) {
                    sum += events * covariance[column][design.columns[k]] * residual.values()[design.columns[k]];
                }
                values[column] = sum;
            }
            scaled.add(new SchoenfeldResidual(residual.stratum(), residual.time(), residual.row(), values));
        }
        return scaled;
    }

    /** For what does not need estimates: 0 where a column is constant. */
    private double[][] blank(int rows) {
        double[][] matrix = new double[rows][model.sample().columnCount()];
        for (double[] row : matrix) {
            Arrays.fill(row, model.converged() ? 0 : Double.NaN);
        }
        return matrix;
    }

    private double[][] empty(int rows) {
        double[][] matrix = new double[rows][model.sample().columnCount()];
        boolean[] used = new boolean[model.sample().columnCount()];
        for (int column : model.design().columns) {
            used[column] = true;
        }
        for (double[] row : matrix) {
            for (int c = 0; c < used.length; c++) {
                row[c] = used[c] ? 0 : Double.NaN;
            }
        }
        return matrix;
    }

    /**
     * The residual of one event.
     *
     * @param stratum label of its stratum, 0 without strata
     * @param time when it happened
     * @param row of the sample
     * @param values by column
     */
    public record SchoenfeldResidual(int stratum, double time, int row, double[] values) {}
}
