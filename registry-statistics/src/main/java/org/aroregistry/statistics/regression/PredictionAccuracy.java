package org.aroregistry.statistics.regression;

import java.util.function.IntToDoubleFunction;
import org.aroregistry.statistics.numeric.Ascending;

/**
 * Measures how close predictions of survival to a time came to what happened.
 *
 * <p>At time t a row is a case if its event was seen at t or before, and a control if it was followed beyond t. Rows censored at t or before are
 * neither; cases stand in for them with weight 1/G(T−), T being the time of the event, and controls with 1/G(t), G being the Kaplan-Meier
 * estimate of remaining uncensored over all rows. Censoring must not depend on the predictors. Equals {@code Score(..., cens.model = "km")} of
 * the R package riskRegression.
 *
 * <p>Strata and clusters of the sample are not used. A case weight of w counts as w rows. Instances are immutable.
 *
 * @see <a href="https://doi.org/10.1002/(SICI)1097-0258(19990915/30)18:17/18%3C2529::AID-SIM274%3E3.0.CO;2-5">Graf et al. (1999), Stat Med
 *     18:2529-2545</a>
 * @see <a href="https://doi.org/10.1002/sim.5958">Blanche et al. (2013), Stat Med 32:5381-5397</a>
 */
public final class PredictionAccuracy {
    private final CoxSample sample;

    /** Rows by time. */
    private final int[] order;

    private final UncensoredCurve censoring;
    private final double totalWeight;

    private PredictionAccuracy(CoxSample sample) {
        this.sample = sample;
        double[] times = sample.times();
        this.order = RowOrder.by(row -> times[row], RowOrder.rows(sample.size()));
        this.censoring = new UncensoredCurve(sample, order, 0, order.length);
        double sum = 0;
        for (int row : order) {
            sum += weight(row);
        }
        this.totalWeight = sum;
    }

    /**
     * Takes what happened.
     *
     * @param sample the rows, one per subject; their covariates are not used
     * @return the measure
     * @throws IllegalArgumentException if the sample has entries: who was never observed before its entry has no inverse weight
     */
    public static PredictionAccuracy of(CoxSample sample) {
        if (sample.hasEntries()) {
            throw new IllegalArgumentException("inverse-censoring weights take no entries");
        }
        return new PredictionAccuracy(sample);
    }

    /**
     * Gives the Brier score: the weighted mean square of the difference between predicted survival and survival as 0 or 1.
     *
     * @param time finite
     * @param survival predicted probability of no event up to the time, by row, 0 to 1
     * @return 0 for perfect prediction, 0.25 for one half for everybody; NaN if the last row is censored at the time or before
     * @throws IllegalArgumentException if the time is not finite, the lengths differ or a probability is not 0 to 1
     */
    public double brierScore(double time, double[] survival) {
        requireLength("predictions", survival.length);
        for (int i = 0; i < survival.length; i++) {
            if (!(survival[i] >= 0 && survival[i] <= 1)) {
                throw new IllegalArgumentException("survival of row " + i + " is " + survival[i] + ", not 0 to 1");
            }
        }
        return brierScore(firstLater(time), row -> survival[row]);
    }

    /**
     * Gives the Brier score of the Kaplan-Meier estimate of all rows, the yardstick for a model.
     *
     * @param time finite
     * @return 0 to 0.25 apart from the noise of the weights; NaN if the last row is censored at the time or before
     * @throws IllegalArgumentException if the time is not finite
     */
    public double nullBrierScore(double time) {
        int firstLater = firstLater(time);
        double survival = survival(firstLater);
        return brierScore(firstLater, row -> survival);
    }

    /**
     * Gives the cumulative/dynamic area under the receiver operating curve: the probability that a case has a higher risk than a control, ties
     * counting one half.
     *
     * @param time finite
     * @param risk of each row, in any unit, the higher the earlier the event is expected; not NaN
     * @return 0 to 1; NaN without cases or without controls
     * @throws IllegalArgumentException if the time is not finite, the lengths differ or a risk is NaN
     */
    public double areaUnderCurve(double time, double[] risk) {
        requireLength("risks", risk.length);
        for (int i = 0; i < risk.length; i++) {
            if (Double.isNaN(risk[i])) {
                throw new IllegalArgumentException("risk of row " + i + " is not a number");
            }
        }
        int firstLater = firstLater(time);
        // All controls have the same 1/G(t), which cancels.
        double[] cases = new double[risk.length];
        double[] controls = new double[risk.length];
        double allCases = 0;
        double allControls = 0;
        for (int i = 0; i < order.length; i++) {
            int row = order[i];
            if (i >= firstLater) {
                controls[row] = weight(row);
                allControls += controls[row];
            } else if (sample.events()[row]) {
                cases[row] = weight(row) / censoring.before(i);
                allCases += cases[row];
            }
        }
        return concordant(risk, cases, controls) / (allCases * allControls);
    }

    private double concordant(double[] risk, double[] cases, double[] controls) {
        int[] byRisk = RowOrder.by(row -> risk[row], order);
        double sum = 0;
        double below = 0;
        for (int i = 0; i < byRisk.length; ) {
            double tiedCases = 0;
            double tiedControls = 0;
            double value = risk[byRisk[i]];
            for (; i < byRisk.length && risk[byRisk[i]] == value; i++) {
                tiedCases += cases[byRisk[i]];
                tiedControls += controls[byRisk[i]];
            }
            sum += tiedCases * (below + tiedControls / 2);
            below += tiedControls;
        }
        return sum;
    }

    private double brierScore(int firstLater, IntToDoubleFunction survival) {
        double uncensored = censoring.after(firstLater);
        if (uncensored == 0) {
            return Double.NaN;
        }
        double sum = 0;
        for (int i = 0; i < order.length; i++) {
            int row = order[i];
            double predicted = survival.applyAsDouble(row);
            if (i >= firstLater) {
                sum += weight(row) * (1 - predicted) * (1 - predicted) / uncensored;
            } else if (sample.events()[row]) {
                sum += weight(row) * predicted * predicted / censoring.before(i);
            }
        }
        return sum / totalWeight;
    }

    /** Kaplan-Meier estimate from the rows before a position, the first with a later time. */
    private double survival(int firstLater) {
        double survival = 1;
        double atRisk = 0;
        for (int i = firstLater; i < order.length; i++) {
            atRisk += weight(order[i]);
        }
        for (int i = firstLater; i > 0; ) {
            double time = sample.times()[order[i - 1]];
            double events = 0;
            for (; i > 0 && sample.times()[order[i - 1]] == time; i--) {
                atRisk += weight(order[i - 1]);
                events += sample.events()[order[i - 1]] ? weight(order[i - 1]) : 0;
            }
            survival *= (atRisk - events) / atRisk;
        }
        return survival;
    }

    /** First position with a later time. */
    private int firstLater(double time) {
        if (!Double.isFinite(time)) {
            throw new IllegalArgumentException("time is " + time + ", not finite");
        }
        return Ascending.countUpTo(order.length, i -> sample.times()[order[i]], time);
    }

    private void requireLength(String what, int length) {
        if (length != sample.size()) {
            throw new IllegalArgumentException(sample.size() + " rows for " + length + " " + what);
        }
    }

    private double weight(int row) {
        double[] weights = sample.weights();
        return weights == null ? 1 : weights[row];
    }
}
