package org.aroregistry.core.endpoint;

import java.util.Optional;
import org.aroregistry.core.cohort.Exclusion;
import org.aroregistry.core.study.RowSource;

/** What an endpoint says about one patient. */
public sealed interface EndpointResult {

    /**
     * The patient is not in the analysis set.
     *
     * @param reason the first reason that applies
     */
    record NotEligible(Exclusion reason) implements EndpointResult {}

    /**
     * The patient is in the analysis set but cannot be analysed.
     *
     * @param reason why
     * @param detail which component cannot be judged and why, if that is the reason
     */
    record Lost(Loss reason, Optional<NotEvaluable> detail) implements EndpointResult {}

    /**
     * The patient is analysed.
     *
     * @param originDay age at time zero, in days
     * @param entry days from time zero until observation began
     * @param exit days from time zero until event or censoring, greater than {@code entry}; 0.5 for an event on day 0
     * @param event the event; empty if censored
     * @param censor why censored; empty with an event
     * @param source the row that decided the exit
     * @param yearPrecision true if the origin or the exit is known to the year only
     * @param completeCapture true if entry is 0 because the site certified complete capture
     */
    record Analysed(
            int originDay,
            double entry,
            double exit,
            Optional<EventSource> event,
            Optional<CensorSource> censor,
            RowSource source,
            boolean yearPrecision,
            boolean completeCapture)
            implements EndpointResult {

        /** Checks the order of times and that the patient either had an event or was censored. */
        public Analysed {
            if (!(entry >= 0 && entry < exit)) {
                throw new IllegalArgumentException("entry " + entry + " is not before exit " + exit);
            }
            if (event.isPresent() == censor.isPresent()) {
                throw new IllegalArgumentException("a patient has an event or is censored, one of the two");
            }
        }
    }
}
