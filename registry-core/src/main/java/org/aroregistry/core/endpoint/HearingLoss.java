package org.aroregistry.core.endpoint;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aroregistry.core.study.EarExam;
import org.aroregistry.core.study.Patient;

/**
 * Hearing that gets worse on interferon, ear by ear and within one group of methods.
 *
 * <p>Examinations with fluid in the middle ear do not count. Thresholds are unaided by the data dictionary, so a hearing aid does
 * not exclude an examination; a cochlear implant does, as a threshold without it means nothing.
 */
final class HearingLoss {
    private final ProgressionRule rule;
    private final int start;
    private final List<EarExam> exams;
    private final Map<String, EarExam> baselines;

    private HearingLoss(ProgressionRule rule, int start, List<EarExam> exams) {
        this.rule = rule;
        this.start = start;
        this.exams = exams;
        this.baselines = new LinkedHashMap<>();
        for (EarExam exam : exams) {
            if (exam.day() >= start - rule.examBaselineBeforeDays()
                    && exam.day() <= start + rule.examBaselineAfterDays()) {
                // By rising day, so the last one stays.
                baselines.put(key(exam), exam);
            }
        }
    }

    static HearingLoss of(Patient patient, ProgressionRule rule, int start) {
        return new HearingLoss(
                rule,
                start,
                patient.earExams().stream().filter(HearingLoss::counts).toList());
    }

    boolean hasBaseline() {
        return !baselines.isEmpty();
    }

    Optional<Occurrence> first() {
        return exams.stream()
                .filter(this::isLoss)
                .map(exam -> Occurrence.exact(exam.day(), exam.source()))
                .min(Occurrence.FIRST);
    }

    /** Returns the last examination of the same ear, in the same group of methods, before a loss. */
    Optional<Occurrence> lastWithout(Occurrence loss) {
        return exams.stream()
                .filter(exam -> exam.source().equals(loss.source()))
                .findFirst()
                .flatMap(lost -> exams.stream()
                        .filter(exam -> key(exam).equals(key(lost)) && exam.day() < lost.day() && !isLoss(exam))
                        .reduce((earlier, later) -> later)
                        .map(exam -> Occurrence.exact(exam.day(), exam.source())));
    }

    private boolean isLoss(EarExam exam) {
        EarExam baseline = baselines.get(key(exam));
        return baseline != null
                && exam.day() >= start
                && exam.day() > baseline.day()
                && exam.threshold().orElseThrow() - baseline.threshold().orElseThrow() >= rule.hearingLossDb();
    }

    static boolean counts(EarExam exam) {
        return exam.threshold().isPresent()
                && !exam.effusion().isYes()
                && exam.device().filter("COCHLEAR_IMPLANT"::equals).isEmpty();
    }

    private static String key(EarExam exam) {
        return exam.ear() + exam.methodGroup().orElseThrow();
    }
}
