package org.aroregistry.core.study;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A supportive medicine or supplement over a period ({@code medications.csv}); interferon has a file of its own.
 *
 * @param source the row
 * @param code agent, such as {@code CALCITRIOL}
 * @param startDay age on the first day, in days
 * @param stopDay age on the last day; absent while ongoing
 * @param purpose what it is given for
 * @param origin {@code PRESCRIBED}, {@code SELF_SUPPLEMENT} or {@code DIETARY}
 * @param dose amount of one dose, in {@code doseUnit}
 * @param doseUnit such as {@code MCG} or {@code MCG_KG}
 * @param perDay doses per day
 */
public record Medication(
        RowSource source,
        String code,
        int startDay,
        Optional<Integer> stopDay,
        Optional<String> purpose,
        Optional<String> origin,
        OptionalDouble dose,
        Optional<String> doseUnit,
        OptionalDouble perDay) {

    static Medication of(StudyRow row) {
        return new Medication(
                row.source(),
                row.requiredCode("med_code"),
                row.requiredWhole("start_day"),
                row.whole("stop_day"),
                row.code("purpose"),
                row.code("source"),
                row.decimal("dose_value"),
                row.code("dose_unit"),
                row.decimal("doses_per_day"));
    }
}
