package org.aroregistry.core.study;

/**
 * One operation other than a transplant ({@code surgeries.csv}).
 *
 * @param source the row
 * @param day age, in days
 * @param code such as {@code OPTIC_DECOMPRESSION}
 */
public record Surgery(RowSource source, int day, String code) {

    static Surgery of(StudyRow row) {
        return new Surgery(row.source(), row.requiredWhole("surg_day"), row.requiredCode("surg_code"));
    }
}
