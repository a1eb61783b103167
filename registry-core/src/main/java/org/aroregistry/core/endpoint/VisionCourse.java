package org.aroregistry.core.endpoint;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.aroregistry.core.study.EyeExam;
import org.aroregistry.core.study.Surgery;
import org.aroregistry.core.study.Transplant;

/**
 * Visual acuity of the better eye around a transplant.
 *
 * <p>The better eye has the lower category of both eyes on a day. If one eye alone was assessed the better one is known only if that eye has no
 * impairment; otherwise the day tells nothing. Categories are 0 (no impairment) to 5 (no light perception).
 *
 * @param before category at the last examination that tells in the 90 days before the first transplant, its day included
 * @param examinedBefore whether eyes were examined in these days, told or not
 * @param atOneYear change from then to the examination nearest to 365 days after the transplant, at most 90 days away
 * @param atFiveYears the same for 1825 days, at most 180 days away
 */
public record VisionCourse(
        Optional<Integer> before, boolean examinedBefore, VisionChange atOneYear, VisionChange atFiveYears) {
    private static final String OPERATION = "OPTIC_DECOMPRESSION";
    private static final int BEFORE_DAYS = 90;
    private static final int YEAR = 365;
    private static final int YEARS_LATE = 5;
    private static final int NEAR_DAYS = 90;
    private static final int FAR_DAYS = 180;
    private static final int OPERATED_FROM = 30;
    private static final int OPERATED_TO = 270;

    /** Returns the course of a patient; empty without a first transplant. */
    public static Optional<VisionCourse> of(PatientFacts facts) {
        return facts.patient().firstTransplant().map(Transplant::day).map(day -> {
            Exams exams = new Exams(facts);
            Optional<Integer> before = exams.last(day - BEFORE_DAYS, day);
            return new VisionCourse(
                    before,
                    exams.examined(day - BEFORE_DAYS, day),
                    exams.change(before, day + YEAR, NEAR_DAYS),
                    exams.change(before, day + YEARS_LATE * YEAR, FAR_DAYS));
        });
    }

    /**
     * Returns the change around the first operation that freed an optic nerve: from the last examination in the 90 days before it to the first one from
     * 30 to 270 days after it (rule K-005).
     *
     * @return empty without such an operation
     */
    public static Optional<VisionChange> decompression(PatientFacts facts) {
        return facts.patient().surgeries().stream()
                .filter(surgery -> surgery.code().equals(OPERATION))
                .map(Surgery::day)
                .min(Comparator.naturalOrder())
                .map(day -> {
                    Exams exams = new Exams(facts);
                    int from = day + OPERATED_FROM;
                    int to = day + OPERATED_TO;
                    return exams.change(
                            exams.last(day - BEFORE_DAYS, day), exams.first(from, to), exams.examined(from, to), from);
                });
    }

    /** The eye examinations of a patient. */
    private static final class Exams {
        private final PatientFacts facts;
        private final List<BetterSide> told;

        Exams(PatientFacts facts) {
            this.facts = facts;
            this.told = BetterSide.eyes(facts.patient()).stream()
                    .filter(exam -> exam.bothSides() || exam.value() == 0)
                    .toList();
        }

        Optional<Integer> last(int from, int to) {
            return within(from, to).reduce((earlier, later) -> later).map(Exams::category);
        }

        Optional<Integer> first(int from, int to) {
            return within(from, to).findFirst().map(Exams::category);
        }

        boolean examined(int from, int to) {
            return facts.patient().eyeExams().stream().map(EyeExam::day).anyMatch(day -> day >= from && day <= to);
        }

        /** Compares with the examination nearest to a day; of two as near the earlier one. */
        VisionChange change(Optional<Integer> before, int target, int farthest) {
            ToIntFunction<BetterSide> away = exam -> Math.abs(exam.day() - target);
            Optional<Integer> after = within(target - farthest, target + farthest)
                    .min(Comparator.comparingInt(away).thenComparingInt(BetterSide::day))
                    .map(Exams::category);
            return change(before, after, examined(target - farthest, target + farthest), target - farthest);
        }

        VisionChange change(Optional<Integer> before, Optional<Integer> after, boolean examined, int from) {
            if (after.isPresent()) {
                return before.map(category -> VisionChange.of(category, after.get()))
                        .orElse(VisionChange.NO_BASELINE);
            }
            if (examined) {
                return VisionChange.NOT_ASSESSABLE;
            }
            boolean ended =
                    facts.endOfFollowUp().filter(end -> end.day() >= from).isEmpty();
            if (!ended) {
                return VisionChange.NOT_EXAMINED;
            }
            return facts.patient().deathDay().isPresent() ? VisionChange.DIED : VisionChange.NOT_FOLLOWED;
        }

        private Stream<BetterSide> within(int from, int to) {
            return told.stream().filter(exam -> exam.day() >= from && exam.day() <= to);
        }

        private static int category(BetterSide exam) {
            return (int) exam.value();
        }
    }
}
