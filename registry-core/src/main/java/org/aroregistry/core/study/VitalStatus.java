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
 * @param causeCategory category of the cause of death; {@code UNKNOWN} if the site says that nobody knows
 * @param causeDetail cause of death, such as {@code GRAFT_FAILURE}
 * @param interferonRelated how the site relates the death to interferon, such as {@code UNLIKELY}
 */
public record VitalStatus(
        RowSource source,
        String status,
        int lastContactDay,
        Optional<Integer> deathDay,
        DayPrecision deathPrecision,
        Optional<String> causeCategory,
        Optional<String> causeDetail,
        Optional<String> interferonRelated) {

    static VitalStatus of(StudyRow row) {
        return new VitalStatus(
                row.source(),
                row.requiredCode("status"),
                row.requiredWhole("last_contact_day"),
                row.whole("death_day"),
                row.precision("death_day_prec"),
                row.code("cause_category"),
                row.code("cause_detail"),
                row.code("ifn_related"));
    }

    /** Tells whether the patient is known to have died. */
    public boolean isDead() {
        return status.equals("DEAD");
    }
}
