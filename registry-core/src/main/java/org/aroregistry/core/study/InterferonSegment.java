package org.aroregistry.core.study;

import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A period of interferon gamma-1b at one dose ({@code interferon.csv}).
 *
 * @param source the row
 * @param startDay age on the first day, in days
 * @param stopDay age on the last day; absent while ongoing
 * @param indication why it is given
 * @param dose dose per injection, in {@code doseUnit}
 * @param doseUnit such as {@code MCG_M2}
 * @param perWeek injections per week
 * @param weightKgUsed weight that the site dosed on
 * @param heightCmUsed height that the site dosed on
 * @param surfaceM2Used body surface area that the site dosed on
 * @param dosesPlanned injections planned
 * @param dosesGiven injections given
 * @param changeReason why the segment began
 * @param stopReason why it ended
 */
public record InterferonSegment(
        RowSource source,
        int startDay,
        Optional<Integer> stopDay,
        Optional<String> indication,
        double dose,
        String doseUnit,
        double perWeek,
        OptionalDouble weightKgUsed,
        OptionalDouble heightCmUsed,
        OptionalDouble surfaceM2Used,
        Optional<Integer> dosesPlanned,
        Optional<Integer> dosesGiven,
        Optional<String> changeReason,
        Optional<String> stopReason) {

    /** By first day, then by row. */
    public static final Comparator<InterferonSegment> BY_START =
            Comparator.comparingInt(InterferonSegment::startDay).thenComparing(InterferonSegment::source);

    static InterferonSegment of(StudyRow row) {
        return new InterferonSegment(
                row.source(),
                row.requiredWhole("start_day"),
                row.whole("stop_day"),
                row.code("indication"),
                Double.parseDouble(row.requiredCode("dose_value")),
                row.requiredCode("dose_unit"),
                Double.parseDouble(row.requiredCode("freq_per_week")),
                row.decimal("weight_kg_used"),
                row.decimal("height_cm_used"),
                row.decimal("bsa_m2_used"),
                row.whole("doses_planned"),
                row.whole("doses_given"),
                row.code("change_reason"),
                row.code("stop_reason"));
    }
}
