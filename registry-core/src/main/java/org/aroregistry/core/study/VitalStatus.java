package org.aroregistry.core.study;

import java.util.Optional;

/**
 * Vital status at the last extract ({@code status.csv}).
 *
 * @param source the row
 * @param status {@code ALIVE}, {@code DEAD}, {@code LOST}, {@code WITHDRAWN} or {@code TRANSFERRED}
 * @param lastContactDay age at the last documented contact, in days
 * @param deathDay age at death, in days
 * @param deathPrecision how exactly the day of death is known
 * @param causeCategory category of the cause of death
 */
public record VitalStatus(
        RowSource source,
        String status,
        int lastContactDay,
        Optional<Integer> deathDay,
        DayPrecision deathPrecision,
        Optional<String> causeCategory) {

    static VitalStatus of(StudyRow row) {
        return new VitalStatus(
                row.source(),
                row.requiredCode("status"),
                row.requiredWhole("last_contact_day"),
                row.whole("death_day"),
                row.precision("death_day_prec"),
                row.code("cause_category"));
    }

    /** Tells whether the patient is known to have died. */
    public boolean isDead() {
        return status.equals("DEAD");
    }
}
