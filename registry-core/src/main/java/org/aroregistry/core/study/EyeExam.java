package org.aroregistry.core.study;

import java.util.Optional;

/**
 * One eye at one examination ({@code vision.csv}).
 *
 * @param source the row
 * @param day age, in days
 * @param eye {@code OD}, {@code OS} or {@code OU} if the eyes could not be tested apart
 * @param acuityCategory 0 (no impairment) to 5 (no light perception); absent if not assessable
 * @param disc the optic disc
 */
public record EyeExam(RowSource source, int day, String eye, Optional<Integer> acuityCategory, Optional<String> disc) {

    static EyeExam of(StudyRow row) {
        return new EyeExam(
                row.source(),
                row.requiredWhole("exam_day"),
                row.requiredCode("eye"),
                row.whole("va_category").filter(category -> category != 9),
                row.code("disc"));
    }
}
