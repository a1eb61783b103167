package org.aroregistry.statistics.regression;

import java.util.ArrayList;
import java.util.List;
import org.aroregistry.statistics.ConfidenceInterval;
import org.aroregistry.statistics.ConfidenceLevel;
import org.aroregistry.statistics.numeric.ChiSquare;
import org.aroregistry.statistics.survival.ChiSquareTest;

/**
 * Fits the Cox model with Firth's penalty, which gives finite estimates and honest limits where a group has no event or events are few.
 *
 * <p>The penalised likelihood is the partial likelihood plus half the logarithm of the determinant of the information. Limits and tests come from its
 * profile, the other coefficients at their best, not from standard errors, which mislead where the likelihood is skewed. Default: Efron's ties (R's
 * {@code coxphf} has Breslow's), profile limits at 95 %. Instances are immutable.
 *
 * @see <a href="https://doi.org/10.1111/j.0006-341X.2001.00114.x">Heinze &amp; Schemper (2001), Biometrics 57:114-119</a>
 * @see <a href="https://doi.org/10.1093/biomet/80.1.27">Firth (1993), Biometrika 80:27-38</a>
 */
public final class FirthCox {
    private static final FirthCox DEFAULT = new FirthCox(Ties.EFRON, ConfidenceLevel.NINETY_FIVE_PERCENT, true);

    private final Ties ties;
    private final ConfidenceLevel level;
    private final boolean limits;

    private FirthCox(Ties ties, ConfidenceLevel level, boolean limits) {
        this.ties = ties;
        this.level = level;
        this.limits = limits;
    }

    /**
     * Gives the model with Efron's ties and profile limits at 95 %.
     *
     * @return the model
     */
    public static FirthCox withDefaults() {
        return DEFAULT;
    }

    /**
     * Chooses the treatment of ties.
     *
     * @param ties Efron's or Breslow's
     * @return a model with that choice
     * @throws IllegalArgumentException if ties are to be exact, for which there is no penalty here
     */
    public FirthCox with(Ties ties) {
        if (ties == Ties.EXACT) {
            throw new IllegalArgumentException("exact ties have no Firth penalty");
        }
        return new FirthCox(ties, level, limits);
    }

    /**
     * Chooses the confidence level.
     *
     * @param level the level
     * @return a model with that choice
     */
    public FirthCox with(ConfidenceLevel level) {
        return new FirthCox(ties, level, limits);
    }

    /**
     * Leaves out the profile limits, which take most of the time.
     *
     * @return a model with that choice
     */
    public FirthCox withoutLimits() {
        return new FirthCox(ties, level, false);
    }

    /**
     * Fits the model.
     *
     * @param sample the rows; clusters are not used
     * @return the fit; its outcome says whether there are estimates
     */
    public FirthCoxFit fit(CoxSample sample) {
        if (sample.eventCount() == 0) {
            return unfitted(sample, CoxOutcome.NO_EVENTS);
        }
        CoxDesign design = informative(sample);
        if (design.width == 0) {
            return unfitted(sample, CoxOutcome.NO_INFORMATION);
        }
        FirthPartialLikelihood likelihood = new FirthPartialLikelihood(design, ties == Ties.EFRON);
        double[] zero = new double[design.width];
        ConstrainedMaximum maximum = ConstrainedMaximum.of(likelihood, zero, new boolean[zero.length]);
        if (!maximum.isFound()) {
            return unfitted(sample, CoxOutcome.NOT_CONVERGED);
        }
        double scales = 0;
        for (double scale : design.scale) {
            scales += Math.log(scale);
        }
        double lost =
                Math.max(0, 2 * (maximum.logLikelihood() - likelihood.at(zero).logLikelihood()));
        return new FirthCoxFit(
                CoxOutcome.CONVERGED,
                sample.eventCount(),
                coefficients(sample, design, likelihood, maximum),
                maximum.logLikelihood() + scales,
                new ChiSquareTest(lost, design.width, ChiSquare.upperTail(lost, design.width)));
    }

    /** The design without columns that say nothing or repeat others. */
    private static CoxDesign informative(CoxSample sample) {
        CoxDesign design = CoxDesign.of(sample);
        double[][] information =
                new ApproximateTies(design, false).at(new double[design.width]).information();
        Cholesky factor = Cholesky.of(information, Cholesky.TOLERANCE);
        boolean[] keep = new boolean[design.width];
        for (int j = 0; j < keep.length; j++) {
            keep[j] = !factor.isDependent(j);
        }
        return design.keeping(sample, keep);
    }

    private List<PenalizedCoefficient> coefficients(
            CoxSample sample, CoxDesign design, FirthPartialLikelihood likelihood, ConstrainedMaximum maximum) {
        List<PenalizedCoefficient> coefficients = new ArrayList<>();
        sample.columnNames().forEach(name -> coefficients.add(PenalizedCoefficient.undefined(name)));
        double[][] variance = Cholesky.of(maximum.evaluation().information(), 0).inverse();
        for (int j = 0; j < design.width; j++) {
            double scale = design.scale[j];
            double error = Math.sqrt(variance[j][j]);
            ProfileLikelihood profile = new ProfileLikelihood(likelihood, maximum, j, variance);
            double ratio = profile.ratioToZero();
            coefficients.set(
                    design.columns[j],
                    new PenalizedCoefficient(
                            sample.columnNames().get(design.columns[j]),
                            maximum.beta()[j] / scale,
                            error / scale,
                            limits ? profile.limits(level).times(1 / scale) : ConfidenceInterval.undefined(),
                            ratio,
                            Double.isNaN(ratio) ? Double.NaN : ChiSquare.upperTail(ratio, 1)));
        }
        return coefficients;
    }

    private static FirthCoxFit unfitted(CoxSample sample, CoxOutcome outcome) {
        return new FirthCoxFit(
                outcome,
                sample.eventCount(),
                sample.columnNames().stream()
                        .map(PenalizedCoefficient::undefined)
                        .toList(),
                Double.NaN,
                new ChiSquareTest(Double.NaN, 0, Double.NaN));
    }
}
