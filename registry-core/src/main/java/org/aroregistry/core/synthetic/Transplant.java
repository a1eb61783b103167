package org.aroregistry.core.synthetic;

import java.util.Optional;

/**
 * One transplant and what followed from it. Days ending in Rel count from the infusion.
 *
 * @param number 1 for the first
 * @param day age in days
 * @param conditioningRel start of conditioning, negative
 * @param reason code for {@code hsct.reason}
 * @param donor who gave the cells
 * @param regimen code for {@code hsct.regimen}
 * @param defibrotide true if given to prevent VOD
 * @param course what happened to the graft
 * @param ancRel neutrophil recovery, or the day it would have come
 * @param plateletRel platelets above 20 without transfusion
 * @param failureRel day of graft failure; 0 without failure
 * @param vod liver vein blockage
 * @param pulmonaryHypertension raised lung pressure
 * @param hypercalcaemia calcium too high
 * @param acuteGvhd acute graft-versus-host disease at its worst
 * @param chronicGvhd chronic graft-versus-host disease
 */
record Transplant(
        int number,
        int day,
        int conditioningRel,
        String reason,
        Donor donor,
        String regimen,
        boolean defibrotide,
        Course course,
        int ancRel,
        int plateletRel,
        int failureRel,
        Optional<Vod> vod,
        Optional<Hypertension> pulmonaryHypertension,
        Optional<Hypercalcaemia> hypercalcaemia,
        Optional<AcuteGvhd> acuteGvhd,
        Optional<ChronicGvhd> chronicGvhd) {

    /** Returns the age in days at the start of conditioning. */
    int conditioningDay() {
        return day + conditioningRel;
    }

    boolean hasFailed() {
        return course == Course.PRIMARY_FAILURE || course == Course.SECONDARY_FAILURE;
    }

    /** What happened to the graft. */
    enum Course {
        ENGRAFTED,
        PRIMARY_FAILURE,
        SECONDARY_FAILURE,
        DIED_BEFORE_RECOVERY
    }

    /**
     * Who gave the cells.
     *
     * @param type code for {@code hsct.donor_type}
     * @param relation code for {@code hsct.donor_relation}
     * @param lociTyped number of HLA loci typed
     * @param matches number of loci that match
     * @param source {@code BM}, {@code PB} or {@code CB}
     * @param manipulation code for {@code hsct.manipulation}
     */
    record Donor(String type, String relation, int lociTyped, int matches, String source, String manipulation) {}

    /**
     * Liver vein blockage.
     *
     * @param rel onset
     * @param severity 1 mild to 4 very severe
     * @param fatal true if the child died of it
     */
    record Vod(int rel, int severity, boolean fatal) {}

    /**
     * Raised lung pressure.
     *
     * @param rel onset
     * @param pressureMmHg right ventricular systolic pressure
     * @param fatal true if the child died of it
     */
    record Hypertension(int rel, int pressureMmHg, boolean fatal) {}

    /**
     * Calcium too high.
     *
     * @param rel onset
     * @param durationDays days above the limit
     * @param peak highest total calcium, mmol/L
     */
    record Hypercalcaemia(int rel, int durationDays, double peak) {}

    /** Acute graft-versus-host disease: onset and MAGIC stages. */
    record AcuteGvhd(int rel, int skin, int liver, int upperGut, int lowerGut) {
        /** Returns the overall grade 1 to 4, or 0 if no organ is affected. */
        int grade() {
            if (skin == 4 || liver == 4 || lowerGut == 4) {
                return 4;
            }
            if (liver >= 2 || lowerGut >= 2) {
                return 3;
            }
            if (skin == 3 || liver == 1 || upperGut == 1 || lowerGut == 1) {
                return 2;
            }
            return skin > 0 ? 1 : 0;
        }
    }

    /**
     * Chronic graft-versus-host disease.
     *
     * @param rel onset
     * @param severity code for {@code gvhd.chronic_severity}
     */
    record ChronicGvhd(int rel, String severity) {}
}
