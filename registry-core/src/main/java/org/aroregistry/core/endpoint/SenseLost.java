package org.aroregistry.core.endpoint;

import java.util.List;
import java.util.Optional;

/**
 * Sight or hearing that was there at baseline and is lost: the better side reaches the limit, and the next examination at least 28 days later
 * confirms it, or there is none later.
 *
 * <p>Days on which only one side was measured and found bad tell nothing of the better one and are left out.
 */
enum SenseLost implements EventRule {
    /** The better eye is severely impaired. */
    VISION {
        @Override
        List<BetterSide> exams(PatientFacts facts) {
            return BetterSide.eyes(facts.patient());
        }

        @Override
        double limit(PreservationRule rule) {
            return rule.visionCategory();
        }
    },
    /** The better ear hears from 35 dB on only. */
    HEARING {
        @Override
        List<BetterSide> exams(PatientFacts facts) {
            return BetterSide.ears(facts.patient());
        }

        @Override
        double limit(PreservationRule rule) {
            return rule.hearingDb();
        }
    };

    abstract List<BetterSide> exams(PatientFacts facts);

    abstract double limit(PreservationRule rule);

    @Override
    public Optional<Occurrence> first(PatientFacts facts, int origin) {
        List<BetterSide> exams = usable(facts);
        int from = baseline(facts, origin).map(BetterSide::day).orElse(origin);
        return exams.stream()
                .filter(exam -> exam.day() >= origin && exam.day() > from && isLost(exam, facts))
                .filter(exam -> isConfirmed(exam, exams, facts))
                .map(SenseLost::occurrence)
                .findFirst();
    }

    @Override
    public Optional<NotEvaluable> notEvaluable(PatientFacts facts, int origin) {
        Optional<BetterSide> baseline = baseline(facts, origin);
        if (baseline.isEmpty()) {
            return Optional.of(NotEvaluable.NO_BASELINE);
        }
        return isLost(baseline.get(), facts) ? Optional.of(NotEvaluable.IMPAIRED_AT_BASELINE) : Optional.empty();
    }

    /** Returns the last examination that tells: the event cannot be seen later. */
    Optional<Occurrence> lastExam(PatientFacts facts) {
        return usable(facts).stream().reduce((earlier, later) -> later).map(SenseLost::occurrence);
    }

    private List<BetterSide> usable(PatientFacts facts) {
        double limit = limit(facts.rules().preservation());
        return exams(facts).stream().filter(exam -> exam.tells(limit)).toList();
    }

    private Optional<BetterSide> baseline(PatientFacts facts, int origin) {
        PreservationRule rule = facts.rules().preservation();
        return usable(facts).stream()
                .filter(exam -> exam.day() >= origin - rule.baselineBeforeDays()
                        && exam.day() <= origin + rule.baselineAfterDays())
                .reduce((earlier, later) -> later);
    }

    private boolean isLost(BetterSide exam, PatientFacts facts) {
        return exam.value() >= limit(facts.rules().preservation());
    }

    private boolean isConfirmed(BetterSide lost, List<BetterSide> exams, PatientFacts facts) {
        List<BetterSide> later =
                exams.stream().filter(exam -> exam.day() > lost.day()).toList();
        int confirmFrom = lost.day() + facts.rules().preservation().confirmDays();
        return later.isEmpty()
                || later.stream()
                        .filter(exam -> exam.day() >= confirmFrom)
                        .findFirst()
                        .filter(exam -> isLost(exam, facts))
                        .isPresent();
    }

    private static Occurrence occurrence(BetterSide exam) {
        return Occurrence.exact(exam.day(), exam.source());
    }
}
