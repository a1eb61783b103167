package org.aroregistry.core.synthetic;

import java.util.List;
import java.util.Optional;
import org.aroregistry.core.study.PatientId;

/**
 * The true course of one synthetic patient's life, known in full to nobody in the registry.
 *
 * @param child who
 * @param diagnosis how the disease showed itself
 * @param progression first progression
 * @param interferon the course of interferon, if any
 * @param transplants transplants in order
 * @param death end of life, if before the age of 80 years
 */
record PatientHistory(
        Child child,
        Diagnosis diagnosis,
        Progression progression,
        Optional<Interferon> interferon,
        List<Transplant> transplants,
        Optional<Death> death) {

    PatientHistory {
        transplants = List.copyOf(transplants);
    }

    /** Returns the last day of life, or a day far in the future. */
    int deathDay() {
        return death.map(Death::day).orElse(Integer.MAX_VALUE);
    }

    /** Returns the age in days at the start of the first conditioning, or a day far in the future. */
    int conditioningDay() {
        return transplants.isEmpty() ? Integer.MAX_VALUE : transplants.get(0).conditioningDay();
    }

    /** Returns the age in days at the first transplant, or a day far in the future. */
    int transplantDay() {
        return transplants.isEmpty() ? Integer.MAX_VALUE : transplants.get(0).day();
    }

    /** Tells whether progression happened before conditioning, so that it counts. */
    boolean progressesBeforeTransplant() {
        return progression.day() <= conditioningDay();
    }

    /** Returns the same life under another pseudonym. */
    PatientHistory registeredAgain(PatientId other) {
        return new PatientHistory(child.registeredAgain(other), diagnosis, progression, interferon, transplants, death);
    }
}
