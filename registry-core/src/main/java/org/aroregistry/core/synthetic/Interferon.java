package org.aroregistry.core.synthetic;

import java.util.List;
import java.util.Optional;

/**
 * One course of interferon gamma-1b.
 *
 * @param startDay first dose, age in days
 * @param stopDay last day, age in days; meaningless if still on the drug at the end of observation
 * @param stopReason code for {@code interferon.stop_reason}
 * @param reductionDay age in days from which half the dose is given after an adverse event
 * @param reductionTerm the adverse event that led to it
 * @param events adverse events
 */
record Interferon(
        int startDay,
        int stopDay,
        String stopReason,
        Optional<Integer> reductionDay,
        String reductionTerm,
        List<AdverseEvent> events) {

    Interferon {
        events = List.copyOf(events);
    }

    /**
     * An adverse event.
     *
     * @param onsetDay age in days
     * @param durationDays from onset to end
     * @param term code of AE_TERM
     * @param grade CTCAE grade 1 to 4
     * @param action code for {@code action_ifn}
     */
    record AdverseEvent(int onsetDay, int durationDays, String term, int grade, String action) {}
}
