package org.aroregistry.batch.analysis;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.aroregistry.core.study.Answer;
import org.aroregistry.core.study.Baseline;
import org.aroregistry.core.study.Complication;
import org.aroregistry.core.study.Patient;
import org.aroregistry.core.study.Symptom;

/**
 * Signs of the disease that studies of transplantation report as present before it.
 *
 * <p>Yes is a finding at diagnosis, or a dated one before the day of the first infusion. No means that somebody asked or looked before that day.
 * Otherwise it is not known, as a row that is not there is no answer.
 */
enum SignBeforeTransplant {
    /** Any fracture: reported at diagnosis, or dated before the transplant. */
    FRACTURE("Fracture") {
        @Override
        Answer of(Patient patient, int infusion) {
            boolean dated = patient.fractures().stream().anyMatch(row -> row.day() < infusion);
            return first(Answer.of(dated), symptom(patient, infusion, Symptom.FRACTURE));
        }
    },
    /** Low calcium at diagnosis. */
    HYPOCALCAEMIA("Low calcium") {
        @Override
        Answer of(Patient patient, int infusion) {
            return symptom(patient, infusion, Symptom.HYPOCALCAEMIA);
        }
    },
    /** A spleen that can be felt at diagnosis; without its size, no if neither liver nor spleen was large. */
    SPLENOMEGALY("Large spleen") {
        @Override
        Answer of(Patient patient, int infusion) {
            return baseline(patient, infusion)
                    .filter(row -> row.spleenCm().isPresent())
                    .map(row -> Answer.of(row.spleenCm().getAsDouble() > 0))
                    .orElseGet(() -> symptom(patient, infusion, Symptom.HEPATOSPLENOMEGALY) == Answer.NO
                            ? Answer.NO
                            : Answer.UNKNOWN);
        }
    },
    /** At least two red cell transfusions within 90 days at diagnosis. */
    TRANSFUSION_DEPENDENT("Transfusion-dependent anaemia") {
        @Override
        Answer of(Patient patient, int infusion) {
            return baseline(patient, infusion)
                    .map(Baseline::transfusionDependent)
                    .orElse(Answer.UNKNOWN);
        }
    },
    /** Raised pressure in the skull: at a visit, as a complication, or seen as swelling of an optic disc. */
    INTRACRANIAL_HYPERTENSION("Intracranial hypertension") {
        @Override
        Answer of(Patient patient, int infusion) {
            boolean visit = patient.visits().stream()
                    .anyMatch(
                            row -> row.day() < infusion && row.raisedPressure().isYes());
            boolean disc = patient.eyeExams().stream()
                    .anyMatch(exam -> exam.day() < infusion
                            && exam.disc().filter("PAPILLOEDEMA"::equals).isPresent());
            boolean asked = patient.visits().stream()
                    .anyMatch(row -> row.day() < infusion && row.raisedPressure() == Answer.NO);
            return decide(visit || disc || complication(patient, infusion, "RAISED_ICP"), asked);
        }
    },
    /** Seizures of any cause. */
    SEIZURES("Seizures") {
        @Override
        Answer of(Patient patient, int infusion) {
            Optional<String> atDiagnosis = baseline(patient, infusion).flatMap(Baseline::seizure);
            boolean examined = patient.neuroExams().stream()
                    .anyMatch(exam -> exam.day() < infusion
                            && exam.seizures()
                                    .filter(kind -> !kind.equals(NONE))
                                    .isPresent());
            boolean yes = examined
                    || atDiagnosis.filter(kind -> !kind.equals(NONE)).isPresent()
                    || complication(patient, infusion, "SEIZURE_DISORDER");
            return decide(yes, atDiagnosis.isPresent());
        }
    };

    private static final String NONE = "NONE";

    private final String label;

    SignBeforeTransplant(String label) {
        this.label = label;
    }

    /** Returns the sign in words. */
    String label() {
        return label;
    }

    /**
     * Tells whether a patient had the sign before the first transplant.
     *
     * @param infusion day of the infusion
     */
    abstract Answer of(Patient patient, int infusion);

    /** Returns the answers for all signs. */
    static Map<SignBeforeTransplant, Answer> all(Patient patient, int infusion) {
        Map<SignBeforeTransplant, Answer> answers = new EnumMap<>(SignBeforeTransplant.class);
        for (SignBeforeTransplant sign : values()) {
            answers.put(sign, sign.of(patient, infusion));
        }
        return answers;
    }

    private static Answer first(Answer dated, Answer atDiagnosis) {
        return dated.isYes() ? dated : atDiagnosis;
    }

    private static Answer decide(boolean yes, boolean lookedFor) {
        if (yes) {
            return Answer.YES;
        }
        return lookedFor ? Answer.NO : Answer.UNKNOWN;
    }

    /** Findings at diagnosis, unless that was no earlier than the transplant. */
    private static Optional<Baseline> baseline(Patient patient, int infusion) {
        return patient.baseline().filter(row -> row.dxDay() < infusion);
    }

    private static Answer symptom(Patient patient, int infusion, Symptom symptom) {
        return baseline(patient, infusion).map(row -> row.symptom(symptom)).orElse(Answer.UNKNOWN);
    }

    private static boolean complication(Patient patient, int infusion, String code) {
        return patient.complications().stream()
                .filter(row -> row.onsetDay() < infusion)
                .map(Complication::code)
                .anyMatch(code::equals);
    }
}
