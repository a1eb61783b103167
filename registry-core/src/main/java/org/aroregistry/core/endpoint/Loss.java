package org.aroregistry.core.endpoint;

/** Why a patient of the analysis set could not be analysed for an endpoint. */
public enum Loss {
    /** There is no status row, so the end of follow-up is unknown. */
    NO_STATUS("Vital status never reported"),
    /** The day of the origin is unknown. */
    NO_ORIGIN("Day of origin not reported"),
    /** Observation ended before it began: entry is not before exit (rule E-002). */
    NEVER_AT_RISK("Observation ended before it began"),
    /** Consent was withdrawn before observation began, or before the day of the origin was known. */
    CONSENT_WITHDRAWN("Consent withdrawn before observation began"),
    /** The event happened on no known day. */
    EVENT_DAY_UNKNOWN("Day of the event not reported"),
    /** A day is known to the year only, too coarse for this endpoint. */
    YEAR_PRECISION("Day known to the year only"),
    /** The component cannot be judged in this patient. */
    NOT_EVALUABLE("Component cannot be judged");

    private final String label;

    Loss(String label) {
        this.label = label;
    }

    /** Returns the reason in words. */
    public String label() {
        return label;
    }
}
