package org.aroregistry.statistics.regression;

import org.aroregistry.statistics.ConfidenceLevel;
import org.aroregistry.statistics.regression.PartialLikelihood.Evaluation;

/**
 * Cox's proportional hazards model.
 *
 * <p>Default: Efron's treatment of ties, 95 % limits, the robust variance if clusters are given or weights are not whole numbers. Equals R's
 * {@code coxph(Surv(time, event) ~ covariates + strata(s) + cluster(c), weights = w)} run to the maximum of the likelihood, and
 * {@code Surv(entry, time, event)} with entries. Instances are immutable.
 *
 * @see <a href="https://doi.org/10.1111/j.2517-6161.1972.tb00899.x">Cox (1972), JRSS B 34:187-220</a>
 * @see <a href="https://doi.org/10.1007/978-1-4757-3294-8">Therneau &amp; Grambsch (2000), Modeling Survival Data</a>
 */
public final class CoxRegression {
    private static final CoxRegression DEFAULT =
            new CoxRegression(Ties.EFRON, ConfidenceLevel.NINETY_FIVE_PERCENT, RobustVariance.WHERE_NEEDED);

    private final Ties ties;
    private final ConfidenceLevel level;
    private final RobustVariance robust;

    private CoxRegression(Ties ties, ConfidenceLevel level, RobustVariance robust) {
        this.ties = ties;
        this.level = level;
        this.robust = robust;
    }

    /**
     * Gives the model with Efron's ties and 95 % limits.
     *
     * @return the model
     */
    public static CoxRegression withDefaults() {
        return DEFAULT;
    }

    /**
     * Chooses the treatment of ties.
     *
     * @param ties the treatment
     * @return a model with that choice
     */
    public CoxRegression with(Ties ties) {
        return new CoxRegression(ties, level, robust);
    }

    /**
     * Chooses the confidence level.
     *
     * @param level the level
     * @return a model with that choice
     */
    public CoxRegression with(ConfidenceLevel level) {
        return new CoxRegression(ties, level, robust);
    }

    /**
     * Chooses when the robust variance is used.
     *
     * @param robust always, never, or where rows are dependent
     * @return a model with that choice
     */
    public CoxRegression with(RobustVariance robust) {
        return new CoxRegression(ties, level, robust);
    }

    /**
     * Fits the model.
     *
     * @param sample the rows
     * @return the fit; its outcome says whether there are estimates
     * @throws IllegalArgumentException if ties are to be exact and the sample has weights or clusters, for which that likelihood is not defined
     */
    public CoxFit fit(CoxSample sample) {
        if (ties == Ties.EXACT && sample.weights() != null) {
            throw new IllegalArgumentException("exact ties take no weights");
        }
        boolean useRobust = robust.applies(sample);
        if (ties == Ties.EXACT && useRobust) {
            throw new IllegalArgumentException("exact ties take no clusters and no robust variance");
        }
        CoxDesign design = CoxDesign.of(sample);
        if (sample.eventCount() == 0) {
            return new CoxFit(CoxModel.unfitted(sample, design, ties, level, CoxOutcome.NO_EVENTS), false);
        }
        Evaluation atZero = likelihood(design).at(new double[design.width]);
        Cholesky factor = Cholesky.of(atZero.information(), Cholesky.TOLERANCE);
        if (!factor.isFullRank()) {
            boolean[] keep = new boolean[design.width];
            for (int j = 0; j < keep.length; j++) {
                keep[j] = !factor.isDependent(j);
            }
            design = design.keeping(sample, keep);
            atZero = likelihood(design).at(new double[design.width]);
        }
        if (design.width == 0) {
            return new CoxFit(CoxModel.unfitted(sample, design, ties, level, CoxOutcome.NO_INFORMATION, atZero), false);
        }
        Maximum maximum = Maximum.of(design, likelihood(design), atZero, sample.eventCount());
        return new CoxFit(CoxModel.fitted(sample, design, ties, level, atZero, maximum), useRobust);
    }

    private PartialLikelihood likelihood(CoxDesign design) {
        return ties == Ties.EXACT ? new ExactTies(design) : new ApproximateTies(design, ties == Ties.EFRON);
    }
}
