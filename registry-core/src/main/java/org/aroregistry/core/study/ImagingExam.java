package org.aroregistry.core.study;

import java.util.Optional;

/**
 * One imaging examination ({@code imaging.csv}).
 *
 * @param source the row
 * @param day age, in days
 * @param modality such as {@code XR_SURVEY} or {@code ECHO}
 * @param boneResorption how far the marrow cavity came back after a transplant: {@code NONE}, {@code PARTIAL} or {@code COMPLETE}
 * @param ventricularPressure systolic pressure of the right ventricle by echocardiography, mmHg
 */
public record ImagingExam(
        RowSource source,
        int day,
        String modality,
        Optional<String> boneResorption,
        Optional<Integer> ventricularPressure) {

    static ImagingExam of(StudyRow row) {
        return new ImagingExam(
                row.source(),
                row.requiredWhole("exam_day"),
                row.requiredCode("modality"),
                row.code("bone_resorption_grade"),
                row.whole("rvsp_mmhg"));
    }
}
