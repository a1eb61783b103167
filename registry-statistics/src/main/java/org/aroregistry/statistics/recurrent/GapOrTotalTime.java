package org.aroregistry.statistics.recurrent;

/** The clock of a model of Prentice, Williams and Peterson. */
public enum GapOrTotalTime {
    /** Time since the beginning: the hazard of the k-th event depends on the age of the process. */
    TOTAL_TIME,

    /** Time since the event before, or since the subject's first entry: the clock restarts at each event. */
    GAP_TIME
}
