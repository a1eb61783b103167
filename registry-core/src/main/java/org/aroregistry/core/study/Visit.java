package org.aroregistry.core.study;

import java.util.Optional;
import java.util.Set;

/**
 * One follow-up contact ({@code visits.csv}).
 *
 * @param source the row
 * @param day age, in days
 * @param dentalStatus findings at the teeth and jaw
 * @param renalTubularAcidosis {@code NONE}, {@code ACTIVE_TREATED} or {@code ACTIVE_UNTREATED}
 */
public record Visit(RowSource source, int day, Set<String> dentalStatus, Optional<String> renalTubularAcidosis) {

    /** Copies the findings. */
    public Visit {
        dentalStatus = Set.copyOf(dentalStatus);
    }

    static Visit of(StudyRow row) {
        return new Visit(
                row.source(), row.requiredWhole("visit_day"), row.codes("dental_status"), row.code("rta_status"));
    }
}
