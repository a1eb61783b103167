package org.aroregistry.reports.catalogue;

/** What was published on time to progression, which reports name as context and compare with nothing. */
final class ProgressionContext {
    /** Median time to progression on calcitriol alone in the pivotal trial, days. */
    static final double CALCITRIOL_MEDIAN_DAYS = 65;

    /** Time that the median on interferon gamma-1b in the pivotal trial reached at least, days; no median. */
    static final double INTERFERON_AT_LEAST_DAYS = 165;

    /** The footnote on both. */
    static final String FOOTNOTE =
            "Context only, not compared by any test: in the pivotal trial, of 16 children, half had progressed after 65 days on"
                    + " calcitriol alone; with interferon gamma-1b the median was not reached, it was at least 165 days. That number"
                    + " is a lower bound and no median. There is no randomised control among the patients of the registry.";

    private ProgressionContext() {}
}
