package org.aroregistry.core.endpoint;

import java.util.Optional;
import org.aroregistry.core.study.NeuroExam;

/** Loss of acquired skills, or severe delay of development, at a neurological examination. */
final class NeurologicalDecline implements EventRule {
    private static final String SEVERE = "SEVERE_DELAY";

    @Override
    public Optional<Occurrence> first(PatientFacts facts, int origin) {
        return facts.patient().neuroExams().stream()
                .filter(exam -> exam.day() >= origin && isDecline(exam))
                .map(exam -> Occurrence.exact(exam.day(), exam.source()))
                .min(Occurrence.FIRST);
    }

    /** Nobody looked. */
    @Override
    public Optional<NotEvaluable> notEvaluable(PatientFacts facts, int origin) {
        return facts.patient().neuroExams().isEmpty() ? Optional.of(NotEvaluable.NEVER_EXAMINED) : Optional.empty();
    }

    private static boolean isDecline(NeuroExam exam) {
        return exam.regression().isYes()
                || exam.development().filter(SEVERE::equals).isPresent();
    }
}
