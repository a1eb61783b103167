package org.aroregistry.core.study;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Weight, length and head circumference on one day ({@code growth.csv}).
 *
 * @param source the row
 * @param day age, in days
 * @param weightKg weight
 * @param lengthCm length or height
 * @param position {@code L} if the length was measured lying, {@code H} if standing
 * @param headCm head circumference
 * @param oedema whether water makes the weight too high
 */
public record BodyMeasure(
        RowSource source,
        int day,
        OptionalDouble weightKg,
        OptionalDouble lengthCm,
        Optional<String> position,
        OptionalDouble headCm,
        Answer oedema) {

    static BodyMeasure of(StudyRow row) {
        return new BodyMeasure(
                row.source(),
                row.requiredWhole("meas_day"),
                row.decimal("weight_kg"),
                row.decimal("length_cm"),
                row.code("position"),
                row.decimal("head_circ_cm"),
                row.answer("oedema"));
    }
}
