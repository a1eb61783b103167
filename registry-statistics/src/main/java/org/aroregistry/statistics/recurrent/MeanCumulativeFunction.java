package org.aroregistry.statistics.recurrent;

import org.aroregistry.statistics.ConfidenceLevel;

/**
 * Estimates the mean number of events per subject as time goes on.
 *
 * <p>Without terminal events the mean grows at each time by events over subjects at risk (Nelson). Its standard error is robust: subjects are
 * independent, the events of one subject need not be (Lawless &amp; Nadeau 1995), as in R's {@code survfit(Surv(entry, time, event) ~ 1, id = subject)}
 * ({@code cumhaz}, {@code std.chaz}). With terminal events {@link TerminalEvent} decides; the standard error is then the infinitesimal jackknife of
 * the Cook-Lawless/Ghosh-Lin mean. Defaults: terminal events end the counting, log limits at 95 %. Instances are immutable.
 *
 * @see <a href="https://doi.org/10.1080/00401706.1995.10484300">Lawless &amp; Nadeau (1995), Technometrics 37:158-168</a>
 * @see <a href="https://doi.org/10.1002/(SICI)1097-0258(19970430)16:8%3C911::AID-SIM544%3E3.0.CO;2-I">Cook &amp; Lawless (1997), Stat. Med.
 *     16:911-924</a>
 */
public final class MeanCumulativeFunction {
    private static final MeanCumulativeFunction DEFAULT = new MeanCumulativeFunction(
            TerminalEvent.ENDS_EVENTS, MeanTransform.LOG, ConfidenceLevel.NINETY_FIVE_PERCENT);

    private final TerminalEvent terminal;
    private final MeanTransform transform;
    private final ConfidenceLevel level;

    private MeanCumulativeFunction(TerminalEvent terminal, MeanTransform transform, ConfidenceLevel level) {
        this.terminal = terminal;
        this.transform = transform;
        this.level = level;
    }

    /** Gives the estimator with log limits at 95 %, in which terminal events end the counting. */
    public static MeanCumulativeFunction withDefaults() {
        return DEFAULT;
    }

    /**
     * Chooses what terminal events mean.
     *
     * @param terminal their meaning
     * @return an estimator with that choice
     */
    public MeanCumulativeFunction with(TerminalEvent terminal) {
        return new MeanCumulativeFunction(terminal, transform, level);
    }

    /**
     * Chooses the scale of the limits.
     *
     * @param transform the scale
     * @return an estimator with that choice
     */
    public MeanCumulativeFunction with(MeanTransform transform) {
        return new MeanCumulativeFunction(terminal, transform, level);
    }

    /**
     * Chooses the confidence level.
     *
     * @param level the level
     * @return an estimator with that choice
     */
    public MeanCumulativeFunction with(ConfidenceLevel level) {
        return new MeanCumulativeFunction(terminal, transform, level);
    }

    /**
     * Estimates the mean number of events of one group.
     *
     * @param sample the group
     * @return the curve, one point per distinct time of an event
     */
    public RecurrentCurve estimate(RecurrentSample sample) {
        boolean ends = terminal == TerminalEvent.ENDS_EVENTS && sample.terminalCount() > 0;
        MeanSteps steps = new MeanSteps(sample, ends, transform, level.z());
        return new RecurrentCurve(sample, steps.points(), level);
    }
}
