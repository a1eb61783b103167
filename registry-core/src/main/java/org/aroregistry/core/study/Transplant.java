package org.aroregistry.core.study;

import java.util.Optional;

/**
 * One transplant of blood stem cells ({@code hsct.csv}).
 *
 * @param source the row
 * @param number 1 for the first
 * @param day age at the infusion, in days
 * @param reason why, such as {@code FIRST} or {@code PRIMARY_GF}
 * @param donorType kind of donor, such as {@code MSD}
 * @param cellSource {@code BM}, {@code PB}, {@code CB} or {@code BM_PB}
 * @param conditioningStart days from the infusion to the start of conditioning, negative
 */
public record Transplant(
        RowSource source,
        int number,
        int day,
        String reason,
        Optional<String> donorType,
        Optional<String> cellSource,
        Optional<Integer> conditioningStart) {

    static Transplant of(StudyRow row) {
        return new Transplant(
                row.source(),
                row.requiredWhole("hsct_no"),
                row.requiredWhole("hsct_day"),
                row.requiredCode("reason"),
                row.code("donor_type"),
                row.code("source"),
                row.whole("cond_start_rel"));
    }

    /** Returns the age at the start of conditioning, in days; the day of infusion if the start is unknown. */
    public int conditioningDay() {
        return day + conditioningStart.orElse(0);
    }
}
