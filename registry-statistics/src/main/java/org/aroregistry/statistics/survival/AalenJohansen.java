package org.aroregistry.statistics.survival;

import java.util.ArrayList;
import java.util.List;
import org.aroregistry.statistics.ConfidenceInterval;
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
        SurvivalCurve eventFree =
                KaplanMeier.withDefaults().with(transform).with(level).estimate(sample.anyCause());
        RiskTable table = sample.riskTable();
        double z = level.z();
        List<IncidenceCurve> curves = new ArrayList<>();
        for (int cause = 1; cause <= sample.causeCount(); cause++) {
            double[] variances = variances(sample, table, cause);
            curves.add(new IncidenceCurve(sample, cause, points(table, cause, variances, z), limits(0, 0, z)));
        }
        return new CumulativeIncidence(curves, eventFree, variance);
    }

    private double[] variances(CompetingRisksSample sample, RiskTable table, int cause) {
        return switch (variance) {
            case GREENWOOD -> MultinomialVariance.of(table, cause);
            case GRAY -> GrayVariance.of(table, cause);
            // Without delayed entry the two are equal, and the multinomial recursion is exact at the ends.
            case JACKKNIFE ->
                sample.hasDelayedEntry()
                        ? JackknifeVariance.of(sample, table, cause)
                        : MultinomialVariance.of(table, cause);
        };
    }

    private List<IncidencePoint> points(RiskTable table, int cause, double[] variances, double z) {
        List<IncidencePoint> points = new ArrayList<>(table.size());
        double survival = 1;
        double incidence = 0;
        for (int j = 0; j < table.size(); j++) {
            double n = table.atRisk(j);
            int own = table.events(j, cause);
            // The last bit of a sum that reaches one must not take it above.
            incidence = Math.min(1, incidence + survival * own / n);
            survival *= (n - table.events(j)) / n;
            double error = Math.sqrt(variances[j]);
            points.add(new IncidencePoint(
                    table.time(j), table.atRisk(j), own, incidence, error, limits(incidence, error, z)));
        }
        return points;
    }

    private ConfidenceInterval limits(double incidence, double error, double z) {
        if (incidence == 0) {
            return variance == IncidenceVariance.GRAY ? ConfidenceInterval.undefined() : new ConfidenceInterval(0, 0);
        }
        return transform.limits(incidence, error / incidence, z);
    }
}
