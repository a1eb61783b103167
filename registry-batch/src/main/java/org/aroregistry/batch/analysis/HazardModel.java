package org.aroregistry.batch.analysis;

import java.util.List;
import java.util.Optional;
import org.aroregistry.statistics.ConfidenceInterval;
import org.aroregistry.statistics.regression.CoxFit;
import org.aroregistry.statistics.regression.CoxOutcome;
import org.aroregistry.statistics.regression.CoxRegression;
import org.aroregistry.statistics.regression.CoxSample;
import org.aroregistry.statistics.regression.FirthCox;
import org.aroregistry.statistics.regression.FirthCoxFit;
import org.aroregistry.statistics.regression.PenalizedCoefficient;
import org.aroregistry.statistics.regression.ProportionalHazardsTest;
import org.aroregistry.statistics.regression.TimeTransform;

/**
 * A proportional hazards model as far as the number of events allows one.
 *
 * @param kind which estimator was used, and why
 * @param ratios hazard ratio of each column of the sample; none without a model
 * @param proportionality test of proportional hazards of the model without penalty (R's {@code cox.zph}, Kaplan–Meier transform); empty if that model has
 *     no maximum
 */
record HazardModel(Kind kind, List<Ratio> ratios, Optional<ProportionalHazardsTest> proportionality) {
    /** Fewest events for which a model is fitted at all. */
    static final int FEWEST_EVENTS = 10;

    /** Fewest events per coefficient for which a model is fitted at all. */
    static final int FEWEST_EVENTS_PER_COEFFICIENT = 2;

    /** Events per coefficient from which on the usual estimates and limits are trusted (Peduzzi et al. 1995, J Clin Epidemiol 48:1503). */
    static final int ENOUGH_EVENTS_PER_COEFFICIENT = 10;

    /** Copies the ratios. */
    HazardModel {
        ratios = List.copyOf(ratios);
    }

    /** Which estimator was used, and why. */
    enum Kind {
        /** Cox's partial likelihood. */
        COX(true, "Cox regression, Efron's ties, Wald limits"),
        /** Firth's penalty, as events are few. */
        FIRTH_FEW_EVENTS(
                true,
                "Firth's penalised likelihood, limits from its profile, as there are fewer than "
                        + ENOUGH_EVENTS_PER_COEFFICIENT + " deaths per coefficient"),
        /** Firth's penalty, as the usual estimates are infinite. */
        FIRTH_SEPARATION(
                true,
                "Firth's penalised likelihood, limits from its profile, as nobody or everybody died in a combination of levels and the"
                        + " usual estimates are infinite"),
        /** Too few events. */
        TOO_FEW_EVENTS(
                false,
                "No model: fewer than " + FEWEST_EVENTS + " deaths, or fewer than " + FEWEST_EVENTS_PER_COEFFICIENT
                        + " per coefficient"),
        /** No covariate has two levels. */
        NOTHING_TO_COMPARE(false, "No model: no covariate has two levels that are large enough"),
        /** The search for the maximum came to no end. */
        NOT_CONVERGED(false, "No model: the estimates did not converge");

        private final boolean fitted;
        private final String words;

        Kind(boolean fitted, String words) {
            this.fitted = fitted;
            this.words = words;
        }

        /** Tells whether there are estimates. */
        boolean isFitted() {
            return fitted;
        }

        /** Tells whether the estimates are penalised. */
        boolean isPenalised() {
            return this == FIRTH_FEW_EVENTS || this == FIRTH_SEPARATION;
        }

        /** Returns it in words. */
        String words() {
            return words;
        }
    }

    /**
     * A hazard ratio.
     *
     * @param value against the reference; not a number if the data cannot tell the level from others
     * @param interval its 95 % limits
     */
    record Ratio(double value, ConfidenceInterval interval) {}

    /** No model. */
    static HazardModel none(Kind why) {
        return new HazardModel(why, List.of(), Optional.empty());
    }

    /** Fits a model to a sample with at least one coefficient, if it has events enough. */
    static HazardModel fit(CoxSample sample) {
        int coefficients = sample.columnNames().size();
        int events = sample.eventCount();
        if (coefficients == 0) {
            return none(Kind.NOTHING_TO_COMPARE);
        }
        if (events < FEWEST_EVENTS || events < FEWEST_EVENTS_PER_COEFFICIENT * coefficients) {
            return none(Kind.TOO_FEW_EVENTS);
        }
        CoxFit cox = CoxRegression.withDefaults().fit(sample);
        boolean converged = cox.outcome() == CoxOutcome.CONVERGED;
        Optional<ProportionalHazardsTest> proportionality =
                converged ? Optional.of(cox.proportionalHazards(TimeTransform.KAPLAN_MEIER)) : Optional.empty();
        boolean few = events < ENOUGH_EVENTS_PER_COEFFICIENT * coefficients;
        if (converged && !few) {
            List<Ratio> ratios = cox.coefficients().stream()
                    .map(coefficient -> new Ratio(coefficient.hazardRatio(), coefficient.interval()))
                    .toList();
            return new HazardModel(Kind.COX, ratios, proportionality);
        }
        FirthCoxFit firth = FirthCox.withDefaults().fit(sample);
        return firth.outcome() == CoxOutcome.CONVERGED
                ? new HazardModel(
                        few ? Kind.FIRTH_FEW_EVENTS : Kind.FIRTH_SEPARATION,
                        firth.coefficients().stream().map(HazardModel::ratio).toList(),
                        proportionality)
                : none(Kind.NOT_CONVERGED);
    }

    private static Ratio ratio(PenalizedCoefficient coefficient) {
        ConfidenceInterval log = coefficient.interval();
        return new Ratio(
                coefficient.hazardRatio(), new ConfidenceInterval(Math.exp(log.lower()), Math.exp(log.upper())));
    }
}
