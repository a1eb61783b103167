package org.aroregistry.statistics.regression;

/** The function of time with which a coefficient may change in the test of proportional hazards. */
public enum TimeTransform {
    /** One minus the Kaplan-Meier estimate just before t, of all rows together; robust against late outlying times. */
    KAPLAN_MEIER,

    /** The time itself. */
    IDENTITY,

    /** The rank of t among the times of all rows, ties sharing their mean rank. */
    RANK,

    /** The natural logarithm of the time; not defined if an event has time 0. */
    LOGARITHM
}
