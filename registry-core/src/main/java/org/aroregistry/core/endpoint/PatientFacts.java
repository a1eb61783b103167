package org.aroregistry.core.endpoint;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.aroregistry.core.cohort.Cohort;
import org.aroregistry.core.cohort.Genotype;
import org.aroregistry.core.cohort.Membership;
import org.aroregistry.core.study.InterferonSegment;
import org.aroregistry.core.study.LabResult;
import org.aroregistry.core.study.Patient;
import org.aroregistry.core.study.RowSource;
import org.aroregistry.core.study.VitalStatus;

/**
 * A patient with what every endpoint needs to know and no row says: genotype, analysis sets, end of follow-up.
 *
 * <p>What several endpoints ask for is found once and kept. One thread at a time may use it.
 */
public final class PatientFacts {
    private static final Comparator<Occurrence> LAST =
            Comparator.comparingInt(Occurrence::day).thenComparing(Occurrence::source, Comparator.reverseOrder());

    private final Patient patient;
    private final Genotype genotype;
    private final Membership membership;
    private final AnalysisRules rules;
    private final Set<String> filesDelivered;
    private final Map<String, List<LabResult>> labs;
    private final Map<ProgressionRule, Optional<Progression>> progressions;
    private final Optional<Occurrence> endOfFollowUp;
    private final Optional<Occurrence> lastAssessment;

    private PatientFacts(
            Patient patient, Genotype genotype, Membership membership, AnalysisRules rules, Set<String> delivered) {
        this.patient = patient;
        this.genotype = genotype;
        this.membership = membership;
        this.rules = rules;
        this.filesDelivered = Set.copyOf(delivered);
        this.labs = patient.labs().stream().collect(Collectors.groupingBy(LabResult::analyte));
        this.progressions = new HashMap<>();
        List<Occurrence> assessments = assessments();
        this.endOfFollowUp = patient.status().map(status -> end(status, assessments));
        this.lastAssessment = assessments.stream().max(LAST);
    }

    /** The same patient under other rules, with what was found before. */
    private PatientFacts(PatientFacts other, AnalysisRules rules) {
        this.patient = other.patient;
        this.genotype = other.genotype;
        this.membership = other.membership;
        this.rules = rules;
        this.filesDelivered = other.filesDelivered;
        this.labs = other.labs;
        this.progressions = other.progressions;
        this.endOfFollowUp = other.endOfFollowUp;
        this.lastAssessment = other.lastAssessment;
    }

    /**
     * Derives the facts of a patient.
     *
     * @param filesDelivered names of the files that the patient's site ever sent: where one was not, none does not mean no
     */
    public static PatientFacts of(Patient patient, Cohort cohort, AnalysisRules rules, Set<String> filesDelivered) {
        Genotype genotype = Genotype.of(patient.genetics());
        return new PatientFacts(patient, genotype, Membership.of(patient, genotype, cohort), rules, filesDelivered);
    }

    /**
     * Returns the same patient under the rules of a variant of an endpoint.
     *
     * @throws IllegalArgumentException if they see the end of follow-up otherwise: no variant may do that
     */
    PatientFacts under(AnalysisRules variant) {
        if (variant.contactGraceDays() != rules.contactGraceDays()) {
            throw new IllegalArgumentException("an endpoint asks for " + variant.contactGraceDays()
                    + " days after the last contact, the analysis for " + rules.contactGraceDays());
        }
        return variant.equals(rules) ? this : new PatientFacts(this, variant);
    }

    /** Returns the patient. */
    public Patient patient() {
        return patient;
    }

    /** Returns the molecular diagnosis. */
    public Genotype genotype() {
        return genotype;
    }

    /** Returns the analysis sets. */
    public Membership membership() {
        return membership;
    }

    /** Returns the choices of the registry. */
    public AnalysisRules rules() {
        return rules;
    }

    /** Tells whether the patient's site ever sent a file. */
    public boolean isDelivered(String file) {
        return filesDelivered.contains(file);
    }

    /** Returns the results of an analyte, by time. */
    List<LabResult> labs(String analyte) {
        return labs.getOrDefault(analyte, List.of());
    }

    /** Returns progression on interferon; empty if the patient was never treated. */
    Optional<Progression> progression() {
        return progressions.computeIfAbsent(rules.progression(), rule -> Progression.of(this));
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
        return endOfFollowUp;
    }

    /** Returns the last day on which progression could have been seen: a visit, a sample, an eye or ear examination. */
    public Optional<Occurrence> lastAssessment() {
        return lastAssessment;
    }

    private Occurrence end(VitalStatus status, List<Occurrence> assessments) {
        return patient.deathDay()
                .map(day -> new Occurrence(day, status.deathPrecision(), status.source()))
                .orElseGet(() -> lastContact(status, assessments));
    }

    private Occurrence lastContact(VitalStatus status, List<Occurrence> assessments) {
        Occurrence reported = Occurrence.exact(status.lastContactDay(), status.source());
        int limit = status.lastContactDay() + rules.contactGraceDays();
        return contacts(assessments).stream()
                .filter(contact -> contact.day() > status.lastContactDay() && contact.day() <= limit)
                .max(LAST)
                .orElse(reported);
    }

    private List<Occurrence> assessments() {
        List<Occurrence> days = new ArrayList<>();
        patient.visits().forEach(row -> add(days, row.day(), row.source()));
        patient.labs().forEach(row -> add(days, row.day(), row.source()));
        patient.eyeExams().forEach(row -> add(days, row.day(), row.source()));
        patient.earExams().forEach(row -> add(days, row.day(), row.source()));
        return days;
    }

    private List<Occurrence> contacts(List<Occurrence> assessments) {
        List<Occurrence> days = new ArrayList<>(assessments);
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
