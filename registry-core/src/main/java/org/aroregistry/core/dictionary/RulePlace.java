package org.aroregistry.core.dictionary;

/** Where a rule of the rule list is kept. */
public enum RulePlace {
    /** The check of an upload. */
    IMPORT,
    /** The derivation of endpoints: no finding, the value is derived by the rule. */
    ANALYSIS,
    /** The making of reports: no finding, the report obeys the rule. */
    REPORT,
    /** The dictionary itself: data that break it cannot be sent, or nothing can be wrong. */
    CONVENTION,
    /** Nowhere: the files do not hold what it needs. */
    NOT_POSSIBLE
}
