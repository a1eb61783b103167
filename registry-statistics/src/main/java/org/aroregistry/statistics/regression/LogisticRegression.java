package org.aroregistry.statistics.regression;

import java.util.ArrayList;
import java.util.List;
import org.aroregistry.statistics.ConfidenceInterval;
import org.aroregistry.statistics.ConfidenceLevel;
import org.aroregistry.statistics.numeric.ChiSquare;
import org.aroregistry.statistics.numeric.Normal;

/**
 * Fits the logistic model of a yes or no.
 *
 * <p>Default: maximum likelihood, with Wald's and profile limits at 95 %. Where the outcomes are separated there is no maximum, and the result says
 * so; {@link #withFirthPenalty} is finite there and less biased in small samples. Equals R's {@code glm(family = binomial)} with {@code confint}, and
 * {@code logistf}. Instances are immutable.
 */
public final class LogisticRegression {
    /** With all linear predictors below this a maximum that was reached is one; beyond it may be the slope to infinity. */
    private static final double SURELY_FINITE = 12;

    private static final LogisticRegression DEFAULT =
            new LogisticRegression(false, ConfidenceLevel.NINETY_FIVE_PERCENT);

    private final boolean firth;
    private final ConfidenceLevel level;

    private LogisticRegression(boolean firth, ConfidenceLevel level) {
        this.firth = firth;
        this.level = level;
    }

    /**
     * Gives the model by maximum likelihood with limits at 95 %.
     *
     * @return the model
     */
    public static LogisticRegression withDefaults() {
        return DEFAULT;
    }

    /**
     * Chooses Firth's penalty, half the logarithm of the determinant of the information.
     *
     * @return a model with that choice
     */
    public LogisticRegression withFirthPenalty() {
        return new LogisticRegression(true, level);
    }

    /**
     * Chooses the confidence level.
     *
     * @param level the level
     * @return a model with that choice
     */
    public LogisticRegression with(ConfidenceLevel level) {
        return new LogisticRegression(firth, level);
    }

    /**
     * Fits the model.
     *
     * @param sample the subjects
     * @return the fit; its outcome says whether there are estimates
     */
    public LogisticFit fit(LogisticSample sample) {
        LogisticDesign design = LogisticDesign.of(sample);
        LogisticLikelihood likelihood = LogisticLikelihood.of(design, firth);
        boolean oneSided = sample.eventCount() == 0 || sample.eventCount() == sample.size();
        if (!firth && oneSided) {
            return unfitted(sample, LogisticOutcome.SEPARATION);
        }
        double[] zero = new double[likelihood.width()];
        ConstrainedMaximum maximum = ConstrainedMaximum.of(likelihood, zero, new boolean[zero.length]);
        // The score vanishes on the way to infinity too, so a climb that ends far out proves nothing.
        boolean doubtful = !maximum.isFound() || likelihood.largestPredictor(maximum.beta()) > SURELY_FINITE;
        if (!firth && doubtful && Separation.of(likelihood)) {
            return unfitted(sample, LogisticOutcome.SEPARATION);
        }
        if (!maximum.isFound()) {
            return unfitted(sample, LogisticOutcome.NOT_CONVERGED);
        }
        return new LogisticFit(
                LogisticOutcome.CONVERGED,
                sample.eventCount(),
                coefficients(sample, design, likelihood, maximum),
                likelihood.unpenalised(maximum.beta()));
    }

    private List<LogisticCoefficient> coefficients(
            LogisticSample sample, LogisticDesign design, LogisticLikelihood likelihood, ConstrainedMaximum maximum) {
        List<LogisticCoefficient> coefficients = new ArrayList<>();
        sample.columnNames().forEach(name -> coefficients.add(LogisticCoefficient.undefined(name)));
        for (int j = 0; j < likelihood.width(); j++) {
            String name = sample.columnNames().get(design.columns[j]);
            coefficients.set(design.columns[j], coefficient(name, design.coefficient(j), likelihood, maximum));
        }
        return coefficients;
    }

    /** A coefficient as a linear function of those of the orthogonal columns. */
    private LogisticCoefficient coefficient(
            String name, double[] function, LogisticLikelihood likelihood, ConstrainedMaximum maximum) {
        Rotation rotation = new Rotation(function);
        LogisticLikelihood rotated = likelihood.rotated(rotation);
        double[] start = rotation.of(maximum.beta());
        ConstrainedMaximum top = ConstrainedMaximum.of(rotated, start, new boolean[start.length]);
        double[][] variance = Cholesky.of(top.evaluation().information(), 0).inverse();
        double error = Math.sqrt(variance[0][0]);
        double estimate = top.beta()[0];
        ProfileLikelihood profile = new ProfileLikelihood(rotated, top, 0, variance);
        double ratio = profile.ratioToZero();
        double half = level.z() * error;
        return new LogisticCoefficient(
                name,
                estimate * rotation.length,
                error * rotation.length,
                new ConfidenceInterval(estimate - half, estimate + half).times(rotation.length),
                2 * Normal.upperTail(Math.abs(estimate / error)),
                profile.limits(level).times(rotation.length),
                Double.isNaN(ratio) ? Double.NaN : ChiSquare.upperTail(ratio, 1));
    }

    private static LogisticFit unfitted(LogisticSample sample, LogisticOutcome outcome) {
        return new LogisticFit(
                outcome,
                sample.eventCount(),
                sample.columnNames().stream()
                        .map(LogisticCoefficient::undefined)
                        .toList(),
                Double.NaN);
    }
}
