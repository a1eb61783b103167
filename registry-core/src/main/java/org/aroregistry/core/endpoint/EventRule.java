package org.aroregistry.core.endpoint;

import java.util.Optional;

/** How the events of one kind are found in the rows of a patient. */
interface EventRule {
    /**
     * Finds the first such event.
     *
     * @param facts the patient
     * @param origin age at time zero, in days; events before it are of no interest
     */
    Optional<Occurrence> first(PatientFacts facts, int origin);

    /** Tells whether the event is known to have happened, but on no known day. */
    default boolean isUndated(PatientFacts facts) {
        return false;
    }

    /** Returns why the event cannot be judged in this patient from time zero on. */
    default Optional<NotEvaluable> notEvaluable(PatientFacts facts, int origin) {
        return Optional.empty();
    }

    /** Returns from which day on it cannot be told whether the event happened; what is known to have come before still counts. */
    default Optional<Doubt> doubt(PatientFacts facts, int origin) {
        return Optional.empty();
    }
}
