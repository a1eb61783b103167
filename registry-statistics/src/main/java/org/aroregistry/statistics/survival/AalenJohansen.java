package org.aroregistry.statistics.survival;

import java.util.ArrayList;
import java.util.List;
import org.aroregistry.statistics.ConfidenceLevel;

/**
 * Estimates the cumulative incidence of each of several competing causes.
 *
 * <p>F_k(t) is the sum of S(t-) d_k/n over the times up to t, where S is the Kaplan-Meier estimate with every cause as the event. Default:
 * jackknife variance (that of R's
 * {@code survfit}), log-log limits at 95 %. Instances are immutable.
 *
 * @see <a href="https://www.jstor.org/stable/4615704">Aalen &amp; Johansen (1978), Scand. J. Statist. 5:141-150</a>
 */
public final class AalenJohansen {

    private static final AalenJohansen DEFAULT = new AalenJohansen(
            IncidenceVariance.JACKKNIFE, ConfidenceTransform.LOG_LOG, ConfidenceLevel.NINETY_FIVE_PERCENT);

    private final IncidenceVariance variance;
    private final ConfidenceTransform transform;
    private final ConfidenceLevel level;

    private AalenJohansen(IncidenceVariance variance, ConfidenceTransform transform, ConfidenceLevel level) {
        this.variance = variance;
        this.transform = transform;
        this.level = level;
    }

    /**
     * Gives the estimator with jackknife variance and log-log limits at 95 %.
     *
     * @return the estimator
     */
    public static AalenJohansen withDefaults() {
        return DEFAULT;
    }

    /**
     * Chooses the variance estimator.
     *
     * @param variance the variance estimator
     * @return an estimator with that choice
     */
    public AalenJohansen with(IncidenceVariance variance) {
        return new AalenJohansen(variance, transform, level);
    }

    /**
     * Chooses the scale of the limits.
     *
     * @param transform the scale, applied to the incidence itself
     * @return an estimator with that choice
     */
    public AalenJohansen with(ConfidenceTransform transform) {
        return new AalenJohansen(variance, transform, level);
    }

    /**
     * Chooses the confidence level.
     *
     * @param level the level
     * @return an estimator with that choice
     */
    public AalenJohansen with(ConfidenceLevel level) {
        return new AalenJohansen(variance, transform, level);
    }

    /**
     * Estimates the cumulative incidences of one group.
     *
     * @param sample the group
     * @return a curve per cause and the event-free survival
     */
    public CumulativeIncidence estimate(CompetingRisksSample sample) {
        RiskTable table = sample.riskTable();
        IncidenceLimits limits = new IncidenceLimits(variance, transform, level.z());
        // Without delayed entry jackknife and Greenwood are equal, and the multinomial recursion is exact at the ends.
        JackknifeVariance jackknife = variance == IncidenceVariance.JACKKNIFE && sample.hasDelayedEntry()
                ? new JackknifeVariance(sample, table)
                : null;
        List<IncidenceCurve> curves = new ArrayList<>();
        for (int cause = 1; cause <= sample.causeCount(); cause++) {
            double[] errors;
            if (jackknife != null) {
                errors = jackknife.variances(cause);
            } else if (variance == IncidenceVariance.GRAY) {
                errors = GrayVariance.of(table, cause);
            } else {
                errors = MultinomialVariance.of(table, cause);
            }
            for (int j = 0; j < errors.length; j++) {
                errors[j] = Math.sqrt(errors[j]);
            }
            curves.add(new IncidenceCurve(sample, table, cause, incidences(table, cause), errors, limits));
        }
        KaplanMeier eventFree = KaplanMeier.withDefaults().with(transform).with(level);
        return new CumulativeIncidence(curves, variance, eventFree, sample.anyCause());
    }

    private static double[] incidences(RiskTable table, int cause) {
        double[] incidences = new double[table.size()];
        double survival = 1;
        double incidence = 0;
        for (int j = 0; j < incidences.length; j++) {
            double n = table.atRisk(j);
            // The last bit of a sum that reaches one must not take it above.
            incidence = Math.min(1, incidence + survival * table.events(j, cause) / n);
            survival *= (n - table.events(j)) / n;
            incidences[j] = incidence;
        }
        return incidences;
    }
}
