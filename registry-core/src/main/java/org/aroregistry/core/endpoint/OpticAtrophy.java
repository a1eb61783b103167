package org.aroregistry.core.endpoint;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aroregistry.core.study.EyeExam;
import org.aroregistry.core.study.Patient;

/**
 * Optic discs that get worse on interferon, eye by eye: a step from normal over pallor to atrophy that stays, or visual acuity
 * that falls by two categories with a pale or atrophic disc.
 */
final class OpticAtrophy {
    private static final List<String> SCALE = List.of("NORMAL", "PALLOR", "ATROPHY");
    private static final int ATROPHY = SCALE.indexOf("ATROPHY");
    private static final int PALLOR = SCALE.indexOf("PALLOR");

    private final ProgressionRule rule;
    private final int start;
    private final List<EyeExam> exams;
    private final Map<String, EyeExam> discBaselines = new LinkedHashMap<>();
    private final Map<String, EyeExam> acuityBaselines = new LinkedHashMap<>();

    private OpticAtrophy(ProgressionRule rule, int start, List<EyeExam> exams) {
        this.rule = rule;
        this.start = start;
        this.exams = exams;
        for (EyeExam exam : exams) {
            if (exam.day() >= start - rule.examBaselineBeforeDays()
                    && exam.day() <= start + rule.examBaselineAfterDays()) {
                // By rising day, so the last one stays.
                disc(exam).ifPresent(step -> discBaselines.put(exam.eye(), exam));
                exam.acuityCategory().ifPresent(category -> acuityBaselines.put(exam.eye(), exam));
            }
        }
    }

    static OpticAtrophy of(Patient patient, ProgressionRule rule, int start) {
        return new OpticAtrophy(rule, start, patient.eyeExams());
    }

    Optional<NotEvaluable> notEvaluable() {
        if (isAtrophic("OU") || (isAtrophic("OD") && isAtrophic("OS"))) {
            return Optional.of(NotEvaluable.ALREADY_ATROPHIC);
        }
        return discBaselines.isEmpty() && acuityBaselines.isEmpty()
                ? Optional.of(NotEvaluable.NO_BASELINE)
                : Optional.empty();
    }

    Optional<Occurrence> first() {
        return exams.stream()
                .filter(exam -> exam.day() >= start)
                .filter(exam -> isWorseDisc(exam) && isConfirmed(exam) || isWorseAcuity(exam))
                .map(exam -> Occurrence.exact(exam.day(), exam.source()))
                .min(Occurrence.FIRST);
    }

    /** Returns the last examination of the same eye before an event that saw its disc or acuity and found it no worse. */
    Optional<Occurrence> lastWithout(Occurrence event) {
        return exams.stream()
                .filter(exam -> exam.source().equals(event.source()))
                .findFirst()
                .flatMap(worse -> exams.stream()
                        .filter(exam -> exam.eye().equals(worse.eye()) && exam.day() < worse.day())
                        .filter(exam ->
                                disc(exam).isPresent() || exam.acuityCategory().isPresent())
                        .filter(exam -> !isWorseDisc(exam) && !isWorseAcuity(exam))
                        .reduce((earlier, later) -> later)
                        .map(exam -> Occurrence.exact(exam.day(), exam.source())));
    }

    private boolean isAtrophic(String eye) {
        EyeExam baseline = discBaselines.get(eye);
        return baseline != null
                && disc(baseline).filter(step -> step == ATROPHY).isPresent();
    }

    private boolean isWorseDisc(EyeExam exam) {
        EyeExam baseline = discBaselines.get(exam.eye());
        return baseline != null
                && exam.day() > baseline.day()
                && disc(exam).orElse(-1) > disc(baseline).orElseThrow();
    }

    /** By the next examination at least 28 days later; or there is no later one of this disc. */
    private boolean isConfirmed(EyeExam exam) {
        List<EyeExam> later = exams.stream()
                .filter(next -> next.eye().equals(exam.eye()) && next.day() > exam.day())
                .filter(next -> disc(next).isPresent())
                .toList();
        return later.isEmpty()
                || later.stream()
                        .filter(next -> next.day() - exam.day() >= rule.examConfirmDays())
                        .findFirst()
                        .filter(this::isWorseDisc)
                        .isPresent();
    }

    private boolean isWorseAcuity(EyeExam exam) {
        EyeExam baseline = acuityBaselines.get(exam.eye());
        return baseline != null
                && exam.day() > baseline.day()
                && disc(exam).orElse(-1) >= PALLOR
                && exam.acuityCategory().isPresent()
                && exam.acuityCategory().get() - baseline.acuityCategory().orElseThrow() >= rule.acuitySteps();
    }

    /** The place of the disc on the scale; a swollen disc or one not seen has none. */
    private static Optional<Integer> disc(EyeExam exam) {
        return exam.disc().map(SCALE::indexOf).filter(step -> step >= 0);
    }
}
