package org.aroregistry.core.synthetic;

import java.util.Optional;
import org.aroregistry.core.study.PatientId;

/**
 * Who a synthetic patient is.
 *
 * @param id the pseudonym
 * @param index place among the patients of the site, from 0
 * @param genotype molecular diagnosis
 * @param intermediate true for the milder form
 * @param neuropathic true if the brain is affected by the disease itself
 * @param sex {@code M} or {@code F}
 * @param consanguinity code for {@code patients.consanguinity}
 * @param familyId shared with a brother or sister in the registry
 * @param affectedSibling true if a brother or sister was diagnosed before
 * @param prenatalDiagnosis true if diagnosed before birth
 * @param variantKey decides the variants; shared by brothers and sisters, and by a patient entered at two sites
 * @param birthTime calendar time of birth in years; never written to a file
 */
record Child(
        PatientId id,
        int index,
        Genotype genotype,
        boolean intermediate,
        boolean neuropathic,
        String sex,
        String consanguinity,
        Optional<String> familyId,
        boolean affectedSibling,
        boolean prenatalDiagnosis,
        String variantKey,
        double birthTime) {

    static final double DAYS_PER_YEAR = 365.25;

    /** Returns the calendar year in which the child has this age. */
    int yearAt(int ageDays) {
        return (int) StrictMath.floor(birthTime + ageDays / DAYS_PER_YEAR);
    }

    /** Returns the child's age in days at a calendar time. */
    int ageAt(double time) {
        return (int) StrictMath.floor((time - birthTime) * DAYS_PER_YEAR);
    }

    /** Returns the same child under another pseudonym, as a second site registers it without knowing of the first. */
    Child registeredAgain(PatientId other) {
        return new Child(
                other,
                index,
                genotype,
                intermediate,
                neuropathic,
                sex,
                consanguinity,
                Optional.empty(),
                affectedSibling,
                prenatalDiagnosis,
                variantKey,
                birthTime);
    }
}
