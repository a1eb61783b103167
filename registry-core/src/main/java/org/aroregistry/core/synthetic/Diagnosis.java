package org.aroregistry.core.synthetic;

import java.util.Set;

/**
 * How the disease showed itself.
 *
 * @param firstSymptomDay age in days
 * @param day age in days at diagnosis, negative before birth
 * @param features findings at diagnosis
 * @param condition true laboratory levels and body measures
 */
record Diagnosis(int firstSymptomDay, int day, Set<Feature> features, Condition condition) {

    Diagnosis {
        features = Set.copyOf(features);
    }

    boolean has(Feature feature) {
        return features.contains(feature);
    }

    /** Returns the first day on which the child can be seen in a clinic. */
    int clinicDay() {
        return StrictMath.max(day, 1);
    }

    /** Tells whether the child has severe malignant osteopetrosis: anaemia or a compressed cranial nerve. */
    boolean isSevereMalignant() {
        return has(Feature.ANAEMIA) || has(Feature.SEVERE_VISION) || has(Feature.HEARING) || has(Feature.FACIAL_PALSY);
    }

    /** Tells whether blood formation failed before the age of 90 days. */
    boolean hasEarlyMarrowFailure() {
        return day < 90 && has(Feature.TRANSFUSION_DEPENDENT);
    }

    /**
     * True levels before treatment, in canonical units.
     *
     * @param haemoglobin constant level in g/L, or 0 if not anaemic
     * @param haemoglobinReserve how far above the lower limit of normal, in g/L, if not anaemic
     * @param platelets 10^9/L
     * @param whiteCells 10^9/L
     * @param calcium mmol/L
     * @param phosphate mmol/L
     * @param alkalinePhosphatase U/L
     * @param parathyrin pmol/L
     * @param alt U/L
     * @param ast U/L
     * @param ldh U/L
     * @param creatinine umol/L in the first year
     * @param bicarbonate mmol/L
     * @param igg share of the middle of the age's reference range
     * @param lengthZ z-score at birth
     * @param weightZ z-score
     * @param headZ z-score
     * @param liverCm below the costal margin
     * @param spleenCm below the costal margin
     * @param right right eye
     * @param left left eye
     * @param hearingDb threshold of both ears
     */
    record Condition(
            double haemoglobin,
            double haemoglobinReserve,
            double platelets,
            double whiteCells,
            double calcium,
            double phosphate,
            double alkalinePhosphatase,
            double parathyrin,
            double alt,
            double ast,
            double ldh,
            double creatinine,
            double bicarbonate,
            double igg,
            double lengthZ,
            double weightZ,
            double headZ,
            double liverCm,
            double spleenCm,
            Eye right,
            Eye left,
            int hearingDb) {}

    /**
     * State of one eye.
     *
     * @param category code of VA_CATEGORY, 0 to 5
     * @param disc 0 normal, 1 pallor, 2 atrophy
     */
    record Eye(int category, int disc) {
        Eye worsened() {
            return new Eye(StrictMath.min(5, category + 1), StrictMath.min(2, disc + 1));
        }
    }
}
