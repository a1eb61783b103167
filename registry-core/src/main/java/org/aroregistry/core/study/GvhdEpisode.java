package org.aroregistry.core.study;

import java.util.Optional;

/**
 * One episode of graft-versus-host disease at its worst, or the statement that there was none ({@code gvhd.csv}).
 *
 * @param source the row
 * @param transplant number of the transplant
 * @param type {@code NONE}, {@code ACUTE}, {@code LATE_ACUTE}, {@code CHRONIC} or {@code OVERLAP}
 * @param onset days from the infusion; absent for {@code NONE}
 * @param skin stage 0 to 4
 * @param liver stage 0 to 4
 * @param upperGut stage 0 or 1
 * @param lowerGut stage 0 to 4
 * @param reportedGrade overall grade of acute disease as the site gives it, 1 to 4
 * @param systemicTreatment whether it was treated systemically
 */
public record GvhdEpisode(
        RowSource source,
        int transplant,
        String type,
        Optional<Integer> onset,
        Optional<Integer> skin,
        Optional<Integer> liver,
        Optional<Integer> upperGut,
        Optional<Integer> lowerGut,
        Optional<Integer> reportedGrade,
        Answer systemicTreatment) {

    static GvhdEpisode of(StudyRow row) {
        return new GvhdEpisode(
                row.source(),
                row.requiredWhole("hsct_no"),
                row.requiredCode("type"),
                row.whole("onset_rel"),
                row.whole("skin_stage"),
                row.whole("liver_stage"),
                row.whole("ugi_stage"),
                row.whole("lgi_stage"),
                row.whole("acute_grade"),
                row.answer("systemic_treatment"));
    }

    /** Tells whether it is acute disease, also if it began late. */
    public boolean isAcute() {
        return type.equals("ACUTE") || type.equals("LATE_ACUTE");
    }

    /** Tells whether it is chronic disease, alone or with features of the acute one. */
    public boolean isChronic() {
        return type.equals("CHRONIC") || type.equals("OVERLAP");
    }
}
