package org.aroregistry.core.study;

import java.util.Optional;

/**
 * One fracture ({@code fractures.csv}).
 *
 * @param source the row
 * @param day age, in days
 * @param precision how exactly the day is known
 * @param bone the bone, if known
 * @param side {@code L}, {@code R} or {@code MID}
 * @param mechanism such as {@code BIRTH} or {@code HIGH_ENERGY}
 * @param healing such as {@code HEALED}
 */
public record Fracture(
        RowSource source,
        int day,
        DayPrecision precision,
        Optional<String> bone,
        Optional<String> side,
        Optional<String> mechanism,
        Optional<String> healing) {

    static Fracture of(StudyRow row) {
        return new Fracture(
                row.source(),
                row.requiredWhole("fx_day"),
                row.precision("fx_day_prec"),
                row.code("bone"),
                row.code("side"),
                row.code("mechanism"),
                row.code("healing"));
    }
}
