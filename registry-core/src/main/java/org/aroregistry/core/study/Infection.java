package org.aroregistry.core.study;

import java.util.Optional;

/**
 * One infection episode ({@code infections.csv}).
 *
 * @param source the row
 * @param onsetDay age, in days
 * @param resolvedDay age when it was over, in days
 * @param site site of the infection, such as {@code LUNG}
 * @param organismClass such as {@code BACTERIAL}; absent if unknown
 * @param antibioticRoute {@code NONE}, {@code ORAL} or {@code IV}
 * @param hospitalised whether the child was in hospital for it
 */
public record Infection(
        RowSource source,
        int onsetDay,
        Optional<Integer> resolvedDay,
        String site,
        Optional<String> organismClass,
        Optional<String> antibioticRoute,
        Answer hospitalised) {

    static Infection of(StudyRow row) {
        return new Infection(
                row.source(),
                row.requiredWhole("onset_day"),
                row.whole("resolved_day"),
                row.requiredCode("site_of_infection"),
                row.code("organism_class"),
                row.code("abx_route"),
                row.answer("hospitalised"));
    }
}
