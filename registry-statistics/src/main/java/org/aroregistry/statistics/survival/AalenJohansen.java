package org.aroregistry.statistics.survival;

import java.util.List;
import java.util.SortedMap;
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
        double[] survival = survivalBefore(table);
        List<IncidenceCurve> curves = Parts.map(sample.causeCount(), sample.size(), index -> {
            int cause = index + 1;
            double[] errors = jackknife != null ? jackknife.variances(cause) : closedForm(table, cause);
            for (int j = 0; j < errors.length; j++) {
                errors[j] = Math.sqrt(errors[j]);
            }
            return new IncidenceCurve(sample, table, cause, incidences(table, cause, survival), errors, limits);
        });
        KaplanMeier eventFree = KaplanMeier.withDefaults().with(transform).with(level);
        return new CumulativeIncidence(curves, variance, eventFree, sample);
    }

    /**
     * Estimates the cumulative incidences of every group.
     *
     * @param sample everybody, so that ties are decided once
     * @param groups group of each subject, in the order of the sample: any numbers
     * @return the estimates of each group that has subjects, by ascending number of the group
     * @throws IllegalArgumentException if there is not one group per subject
     */
    public SortedMap<Integer, CumulativeIncidence> estimate(CompetingRisksSample sample, int[] groups) {
        return Parts.map(sample.byGroup(groups), sample.size(), this::estimate);
    }

    private double[] closedForm(RiskTable table, int cause) {
        return variance == IncidenceVariance.GRAY
                ? GrayVariance.of(table, cause)
                : MultinomialVariance.of(table, cause);
    }

    /** The probability of being free of every cause just before each time. */
    private static double[] survivalBefore(RiskTable table) {
        double[] before = new double[table.size()];
        double survival = 1;
        for (int j = 0; j < before.length; j++) {
            before[j] = survival;
            int events = table.events(j);
            if (events > 0) {
                double n = table.atRisk(j);
                survival *= (n - events) / n;
            }
        }
        return before;
    }

    private static double[] incidences(RiskTable table, int cause, double[] survival) {
        double[] incidences = new double[table.size()];
        double incidence = 0;
        for (int j = 0; j < incidences.length; j++) {
            int events = table.events(j, cause);
            if (events > 0) {
                // The last bit of a sum that reaches one must not take it above.
                incidence = Math.min(1, incidence + survival[j] * events / table.atRisk(j));
            }
            incidences[j] = incidence;
        }
        return incidences;
    }
}
