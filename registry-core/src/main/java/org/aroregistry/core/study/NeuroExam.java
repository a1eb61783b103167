package org.aroregistry.core.study;

import java.util.Optional;
import java.util.Set;

/**
 * One neurological examination ({@code neuro.csv}).
 *
 * @param source the row
 * @param day age, in days
 * @param development {@code NORMAL}, {@code MILD_DELAY}, {@code MODERATE_DELAY}, {@code SEVERE_DELAY} or {@code NOT_ASSESSABLE}
 * @param regression whether acquired skills were lost
 * @param seizures kind of seizures since the last examination, or {@code NONE}
 * @param imaging findings of magnetic resonance imaging
 */
public record NeuroExam(
        RowSource source,
        int day,
        Optional<String> development,
        Answer regression,
        Optional<String> seizures,
        Set<String> imaging) {

    /** Copies the findings. */
    public NeuroExam {
        imaging = Set.copyOf(imaging);
    }

    static NeuroExam of(StudyRow row) {
        return new NeuroExam(
                row.source(),
                row.requiredWhole("exam_day"),
                row.code("dev_category"),
                row.answer("regression"),
                row.code("seizures_since_last"),
                row.codes("mri_findings"));
    }
}
