package org.aroregistry.core.endpoint;

import java.util.Comparator;
import java.util.Optional;
import org.aroregistry.core.study.Registration;

/** Why the observation of a patient ends without an event. */
public enum CensorSource {
    /** The last documented contact. */
    LAST_CONTACT("Last contact") {
        @Override
        Optional<Occurrence> first(PatientFacts facts, int origin) {
            return facts.endOfFollowUp();
        }
    },
    /** The last day on which the event could have been seen. */
    LAST_ASSESSMENT("Last assessment") {
        @Override
        Optional<Occurrence> first(PatientFacts facts, int origin) {
            return facts.lastAssessment();
        }
    },
    /** The last examination that tells how well the better eye sees. */
    LAST_EYE_EXAM("Last eye examination") {
        @Override
        Optional<Occurrence> first(PatientFacts facts, int origin) {
            return SenseLost.VISION.lastExam(facts);
        }
    },
    /** The last examination that tells how well the better ear hears. */
    LAST_EAR_EXAM("Last ear examination") {
        @Override
        Optional<Occurrence> first(PatientFacts facts, int origin) {
            return SenseLost.HEARING.lastExam(facts);
        }
    },
    /** The last neurological examination. */
    LAST_NEURO_EXAM("Last neurological examination") {
        @Override
        Optional<Occurrence> first(PatientFacts facts, int origin) {
            return facts.patient().neuroExams().stream()
                    .map(exam -> Occurrence.exact(exam.day(), exam.source()))
                    .max(Comparator.comparingInt(Occurrence::day)
                            .thenComparing(Occurrence::source, Comparator.reverseOrder()));
        }
    },
    /** The day on which consent was withdrawn; it ends every observation. */
    CONSENT_WITHDRAWN("Consent withdrawn") {
        @Override
        Optional<Occurrence> first(PatientFacts facts, int origin) {
            Registration registration = facts.patient().registration();
            return registration.consentWithdrawnDay().map(day -> Occurrence.exact(day, registration.source()));
        }
    },
    /** Start of conditioning for a transplant. */
    CONDITIONING("Conditioning for transplant") {
        @Override
        Optional<Occurrence> first(PatientFacts facts, int origin) {
            return EventSource.CONDITIONING.first(facts, origin);
        }
    },
    /** Start of conditioning for the first transplant, also if it lies before time zero: then there is no time without a transplant. */
    FIRST_CONDITIONING("Conditioning for first transplant") {
        @Override
        Optional<Occurrence> first(PatientFacts facts, int origin) {
            return facts.patient()
                    .firstTransplant()
                    .map(first -> Occurrence.exact(Math.max(origin, first.conditioningDay()), first.source()));
        }
    },
    /** Interferon was stopped, and the days after the last dose that belong to treatment are over. */
    OFF_TREATMENT("Off interferon") {
        @Override
        Optional<Occurrence> first(PatientFacts facts, int origin) {
            return InterferonCourse.endOfFirstCourse(facts.patient())
                    .map(last -> Occurrence.exact(
                            last.day() + facts.rules().progression().onTreatmentDays(), last.source()));
        }
    },
    /** The patient was lost while on interferon. */
    LOST_ON_INTERFERON("Lost while on interferon") {
        @Override
        Optional<Occurrence> first(PatientFacts facts, int origin) {
            return InterferonCourse.of(facts.patient())
                    .filter(course -> course.end() == InterferonCourse.End.LOST)
                    .map(InterferonCourse::stop);
        }
    };

    private final String label;

    CensorSource(String label) {
        this.label = label;
    }

    /** Returns the reason in words. */
    public String label() {
        return label;
    }

    abstract Optional<Occurrence> first(PatientFacts facts, int origin);
}
