package org.aroregistry.statistics.recurrent;

/** What a terminal event means for the mean number of events. */
public enum TerminalEvent {
    /**
     * It ends the counting for good: the mean is that of all subjects, those who died included, whose number stays what it was.
     *
     * <p>Default. The mean grows by S(t-) times events over those at risk, S being the Kaplan-Meier estimate of the time to the terminal event.
     *
     * @see <a href="https://doi.org/10.1111/j.0006-341X.2000.00554.x">Ghosh &amp; Lin (2000), Biometrics 56:554-562</a>
     */
    ENDS_EVENTS,

    /**
     * It counts as censoring: the mean in a world in which nobody dies and who died would have gone on as the others do. With deaths this is more
     * events than subjects will ever have; use it for endpoints without a terminal event.
     */
    CENSORS
}
