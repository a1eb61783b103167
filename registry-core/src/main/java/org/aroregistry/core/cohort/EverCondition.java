package org.aroregistry.core.cohort;

import java.util.Set;
import org.aroregistry.core.study.Answer;
import org.aroregistry.core.study.Patient;
import org.aroregistry.core.study.Symptom;

/**
 * Conditions that a patient ever had, put together from all files.
 *
 * <p>Any row that says so means yes. No means that somebody looked: an answer at diagnosis, an examination, or a visit. Otherwise it
 * is not known, as a row that is not there is no answer.
 */
public enum EverCondition {
    /** Any fracture. */
    FRACTURE("Any fracture") {
        @Override
        public Answer of(Patient patient) {
            return decide(
                    !patient.fractures().isEmpty()
                            || baseline(patient, Symptom.FRACTURE).isYes(),
                    baseline(patient, Symptom.FRACTURE) == Answer.NO);
        }
    },
    /** Infection of the jaw or another bone. */
    OSTEOMYELITIS("Osteomyelitis") {
        @Override
        public Answer of(Patient patient) {
            boolean infection = patient.infections().stream()
                    .anyMatch(row -> Set.of("JAW_BONE", "OTHER_BONE").contains(row.site()));
            boolean seen = patient.visits().stream()
                    .anyMatch(visit -> visit.dentalStatus().contains("JAW_OSTEOMYELITIS"));
            return decide(
                    infection
                            || seen
                            || complication(patient, "JAW_OSTEOMYELITIS", "OTHER_OSTEOMYELITIS")
                            || feature(patient, "HP:0007626", "HP:0002754"),
                    wasSeen(patient));
        }
    },
    /** Fluid on the brain. */
    HYDROCEPHALUS("Hydrocephalus") {
        @Override
        public Answer of(Patient patient) {
            boolean imaging = patient.neuroExams().stream()
                    .anyMatch(exam -> exam.imaging().contains("HYDROCEPHALUS"));
            return decide(
                    imaging || complication(patient, "HYDROCEPHALUS") || feature(patient, "HP:0000238"),
                    wasSeen(patient));
        }
    },
    /** The kidney cannot excrete acid. */
    RENAL_TUBULAR_ACIDOSIS("Renal tubular acidosis") {
        @Override
        public Answer of(Patient patient) {
            Answer answer =
                    patient.baseline().map(row -> row.renalTubularAcidosis()).orElse(Answer.UNKNOWN);
            boolean active = patient.visits().stream().anyMatch(visit -> visit.renalTubularAcidosis()
                    .filter(status -> status.startsWith("ACTIVE"))
                    .isPresent());
            boolean none = patient.visits().stream()
                    .anyMatch(visit ->
                            visit.renalTubularAcidosis().filter("NONE"::equals).isPresent());
            return decide(
                    answer.isYes() || active || feature(patient, "HP:0001947", "HP:0008341", "HP:0002049"),
                    answer == Answer.NO || none);
        }
    },
    /** Low antibodies. */
    HYPOGAMMAGLOBULINAEMIA("Low antibodies") {
        @Override
        public Answer of(Patient patient) {
            Answer answer =
                    patient.baseline().map(row -> row.hypogammaglobulinaemia()).orElse(Answer.UNKNOWN);
            return decide(answer.isYes() || feature(patient, "HP:0004313", "HP:0004315"), answer == Answer.NO);
        }
    },
    /** Seizures of any cause. */
    SEIZURE("Seizures") {
        @Override
        public Answer of(Patient patient) {
            boolean atDiagnosis = patient.baseline()
                    .flatMap(row -> row.seizure())
                    .filter(kind -> !kind.equals("NONE"))
                    .isPresent();
            boolean later = patient.neuroExams().stream()
                    .anyMatch(exam ->
                            exam.seizures().filter(kind -> !kind.equals("NONE")).isPresent());
            boolean none = patient.baseline().flatMap(row -> row.seizure()).isPresent();
            return decide(
                    atDiagnosis
                            || later
                            || complication(patient, "SEIZURE_DISORDER")
                            || feature(patient, "HP:0001250", "HP:0002199"),
                    none);
        }
    },
    /** Loss of acquired skills. */
    NEURODEGENERATION("Neurodegeneration") {
        @Override
        public Answer of(Patient patient) {
            boolean regression = patient.neuroExams().stream()
                    .anyMatch(exam -> exam.regression().isYes());
            return decide(
                    regression || complication(patient, "NEURODEGENERATION") || feature(patient, "HP:0002180"),
                    wasSeen(patient));
        }
    };

    private final String label;

    EverCondition(String label) {
        this.label = label;
    }

    /** Returns the condition in words. */
    public String label() {
        return label;
    }

    /** Tells whether a patient ever had the condition. */
    public abstract Answer of(Patient patient);

    private static Answer decide(boolean yes, boolean lookedFor) {
        if (yes) {
            return Answer.YES;
        }
        return lookedFor ? Answer.NO : Answer.UNKNOWN;
    }

    private static Answer baseline(Patient patient, Symptom symptom) {
        return patient.baseline().map(row -> row.symptom(symptom)).orElse(Answer.UNKNOWN);
    }

    private static boolean complication(Patient patient, String... codes) {
        return patient.complications().stream().anyMatch(row -> Set.of(codes).contains(row.code()));
    }

    private static boolean feature(Patient patient, String... terms) {
        return patient.phenotypes().stream()
                .anyMatch(row -> row.present().isYes() && Set.of(terms).contains(row.hpoId()));
    }

    private static boolean wasSeen(Patient patient) {
        return !patient.visits().isEmpty() || !patient.neuroExams().isEmpty();
    }
}
