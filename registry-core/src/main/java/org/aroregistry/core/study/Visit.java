package org.aroregistry.core.study;

import java.util.Optional;
import java.util.Set;

/**
 * One follow-up contact ({@code visits.csv}).
 *
 * @param source the row
 * @param day age, in days
 * @param dentalStatus findings at the teeth and jaw
 * @param raisedPressure whether the pressure in the skull was raised; suspected is not known
 * @param renalTubularAcidosis {@code NONE}, {@code ACTIVE_TREATED} or {@code ACTIVE_UNTREATED}
 */
public record Visit(
        RowSource source,
        int day,
        Set<String> dentalStatus,
        Answer raisedPressure,
        Optional<String> renalTubularAcidosis) {

    /** Copies the findings. */
    public Visit {
        dentalStatus = Set.copyOf(dentalStatus);
    }

    static Visit of(StudyRow row) {
        return new Visit(
                row.source(),
                row.requiredWhole("visit_day"),
                row.codes("dental_status"),
                row.answer("raised_icp"),
                row.code("rta_status"));
    }
}
