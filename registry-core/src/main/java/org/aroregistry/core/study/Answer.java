package org.aroregistry.core.study;

/** The answer to a yes-or-no question. */
public enum Answer {
    /** Yes. */
    YES,
    /** No. */
    NO,
    /** Not given, not done or not known; leaves the denominator and is counted. */
    UNKNOWN,
    /** The question does not apply to this patient; leaves the denominator. */
    NOT_APPLICABLE;

    /** Tells whether the answer is yes. */
    public boolean isYes() {
        return this == YES;
    }

    /** Tells whether the answer is yes or no. */
    public boolean isKnown() {
        return this == YES || this == NO;
    }

    /** Returns yes or no. */
    public static Answer of(boolean yes) {
        return yes ? YES : NO;
    }
}
