package org.aroregistry.core.endpoint;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.aroregistry.core.cohort.Cohort;
import org.aroregistry.core.cohort.Genotype;
import org.aroregistry.core.cohort.Membership;
import org.aroregistry.core.study.InterferonSegment;
import org.aroregistry.core.study.Patient;
import org.aroregistry.core.study.RowSource;
import org.aroregistry.core.study.VitalStatus;

/**
 * A patient with what every endpoint needs to know and no row says: genotype, analysis sets, end of follow-up.
 *
 * @param patient the patient
 * @param genotype the molecular diagnosis
 * @param membership the analysis sets
 * @param rules choices of the registry
 * @param infectionsDelivered whether the patient's site ever sent its infections: if not, none does not mean no
 */
public record PatientFacts(
        Patient patient, Genotype genotype, Membership membership, AnalysisRules rules, boolean infectionsDelivered) {

    /** Derives the facts of a patient. */
    public static PatientFacts of(Patient patient, Cohort cohort, AnalysisRules rules, boolean infectionsDelivered) {
        Genotype genotype = Genotype.of(patient.genetics());
        return new PatientFacts(
                patient, genotype, Membership.of(patient, genotype, cohort), rules, infectionsDelivered);
    }

    /** Returns the first interferon segment, if the patient was ever treated. */
    public Optional<InterferonSegment> firstSegment() {
        return patient.segments().stream().findFirst();
    }

    /**
     * Returns the end of follow-up: death, or the last contact. A withdrawal of consent is no end of its own: the patient holds nothing after it.
     *
     * <p>A visit, sample, examination or treatment up to 30 days after the last contact is a contact itself and moves the end.
     */
    public Optional<Occurrence> endOfFollowUp() {
        return patient.status().map(status -> {
            Optional<Integer> death = patient.deathDay();
            if (death.isPresent()) {
                return new Occurrence(death.get(), status.deathPrecision(), status.source());
            }
            return lastContact(status);
        });
    }

    private Occurrence lastContact(VitalStatus status) {
        Occurrence reported = Occurrence.exact(status.lastContactDay(), status.source());
        int limit = status.lastContactDay() + rules.contactGraceDays();
        return contacts().stream()
                .filter(contact -> contact.day() > status.lastContactDay() && contact.day() <= limit)
                .max(Comparator.comparingInt(Occurrence::day)
                        .thenComparing(Occurrence::source, Comparator.reverseOrder()))
                .orElse(reported);
    }

    /** Returns the last day on which progression could have been seen: a visit, a sample, an eye or ear examination. */
    public Optional<Occurrence> lastAssessment() {
        return assessments().stream()
                .max(Comparator.comparingInt(Occurrence::day)
                        .thenComparing(Occurrence::source, Comparator.reverseOrder()));
    }

    private List<Occurrence> assessments() {
        List<Occurrence> days = new ArrayList<>();
        patient.visits().forEach(row -> add(days, row.day(), row.source()));
        patient.labs().forEach(row -> add(days, row.day(), row.source()));
        patient.eyeExams().forEach(row -> add(days, row.day(), row.source()));
        patient.earExams().forEach(row -> add(days, row.day(), row.source()));
        return days;
    }

    private List<Occurrence> contacts() {
        List<Occurrence> days = assessments();
        patient.measures().forEach(row -> add(days, row.day(), row.source()));
        patient.infections().forEach(row -> add(days, row.onsetDay(), row.source()));
        patient.transfusions().forEach(row -> add(days, row.lastTransfusion(), row.source()));
        patient.transplants().forEach(row -> add(days, row.day(), row.source()));
        patient.complications().forEach(row -> add(days, row.onsetDay(), row.source()));
        patient.segments().forEach(row -> {
            add(days, row.startDay(), row.source());
            row.stopDay().ifPresent(day -> add(days, day, row.source()));
        });
        return days;
    }

    private static void add(List<Occurrence> days, int day, RowSource source) {
        days.add(Occurrence.exact(day, source));
    }
}
