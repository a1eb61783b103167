package org.aroregistry.statistics.regression;

import java.util.ArrayList;
import java.util.List;

/**
 * The residuals of a Cox model. Arrays by row follow the rows of the sample; by column, its column names.
 *
 * <p>With exact ties they use Breslow's hazard. Columns without estimate hold NaN; if the fit did not converge, so does everything else.
 */
public final class CoxResiduals {
    private final CoxModel model;
    private final ScoreResiduals own;
    private final double[][] covariance;

    private CoxResiduals(CoxModel model, double[][] covariance) {
        this.model = model;
        this.own = model.converged()
                ? ScoreResiduals.of(model.design(), model.efron(), model.beta(), true)
                : ScoreResiduals.undefined(model.design());
        this.covariance = covariance;
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
        CoxDesign design = model.design();
        double[][] residuals = empty(design.size);
        for (int i = 0; i < design.size; i++) {
            for (int j = 0; j < design.width; j++) {
                residuals[design.order[i]][design.columns[j]] = own.values[i * design.width + j] * design.scale[j];
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
        return residuals;
    }

    private SchoenfeldResidual schoenfeld(int position, int stratum, double time) {
        CoxDesign design = model.design();
        double[] values = empty(1)[0];
        for (int j = 0; j < design.width; j++) {
            values[design.columns[j]] = own.schoenfeld[position * design.width + j] * design.scale[j];
        }
        return new SchoenfeldResidual(stratum, time, design.order[position], values);
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
