package org.aroregistry.core.study;

import java.util.OptionalDouble;

/**
 * Weight and length on one day ({@code growth.csv}).
 *
 * @param source the row
 * @param day age, in days
 * @param weightKg weight
 * @param lengthCm length or height
 */
public record BodyMeasure(RowSource source, int day, OptionalDouble weightKg, OptionalDouble lengthCm) {

    static BodyMeasure of(StudyRow row) {
        return new BodyMeasure(
                row.source(), row.requiredWhole("meas_day"), row.decimal("weight_kg"), row.decimal("length_cm"));
    }
}
