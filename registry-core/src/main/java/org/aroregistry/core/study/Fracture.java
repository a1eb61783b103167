package org.aroregistry.core.study;

/**
 * One fracture ({@code fractures.csv}).
 *
 * @param source the row
 * @param day age, in days
 */
public record Fracture(RowSource source, int day) {

    static Fracture of(StudyRow row) {
        return new Fracture(row.source(), row.requiredWhole("fx_day"));
    }
}
