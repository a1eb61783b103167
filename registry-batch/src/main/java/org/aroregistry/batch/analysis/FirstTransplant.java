package org.aroregistry.batch.analysis;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aroregistry.core.cohort.DonorGroup;
import org.aroregistry.core.study.Answer;
import org.aroregistry.core.study.EyeExam;
import org.aroregistry.core.study.Patient;
import org.aroregistry.core.study.Transplant;

/**
 * The first transplant of a patient.
 *
 * @param transplant the transplant
 * @param visionBefore category of visual acuity of the better eye at the last examination from 90 days before the infusion to its day: 0 (no
 *     impairment) to 5 (no light perception)
 * @param signsBefore whether the patient had signs of the disease before the day of the infusion
 */
record FirstTransplant(
        Transplant transplant, Optional<Integer> visionBefore, Map<SignBeforeTransplant, Answer> signsBefore) {
    private static final int VISION_DAYS = 90;

    /** Packs the answers. */
    FirstTransplant {
        signsBefore = Map.copyOf(signsBefore);
    }

    static Optional<FirstTransplant> of(Patient patient) {
        return patient.firstTransplant()
                .map(transplant -> new FirstTransplant(
                        transplant,
                        visionBefore(patient.eyeExams(), transplant.day()),
                        SignBeforeTransplant.all(patient, transplant.day())));
    }

    /** Returns the kind of donor. */
    DonorGroup donor() {
        return DonorGroup.of(transplant.donorType());
    }

    /** The better eye has the lower category; eyes that could not be tested apart count as one. */
    private static Optional<Integer> visionBefore(List<EyeExam> exams, int infusion) {
        List<EyeExam> assessed = exams.stream()
                .filter(exam -> exam.day() >= infusion - VISION_DAYS && exam.day() <= infusion)
                .filter(exam -> exam.acuityCategory().isPresent())
                .toList();
        return assessed.stream()
                .map(EyeExam::day)
                .max(Comparator.naturalOrder())
                .flatMap(last -> assessed.stream()
                        .filter(exam -> exam.day() == last)
                        .map(exam -> exam.acuityCategory().orElseThrow())
                        .min(Comparator.naturalOrder()));
    }
}
