package org.aroregistry.batch.validation;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.aroregistry.core.cohort.Cohort;
import org.aroregistry.core.endpoint.AnalysisRules;
import org.aroregistry.core.endpoint.BodySize;
import org.aroregistry.core.endpoint.EventSource;
import org.aroregistry.core.endpoint.InterferonPeriod;
import org.aroregistry.core.endpoint.Occurrence;
import org.aroregistry.core.endpoint.Progression;
import org.aroregistry.core.endpoint.SegmentDose;
import org.aroregistry.core.endpoint.SurfaceFormula;
import org.aroregistry.core.study.InterferonSegment;
import org.aroregistry.core.study.Patient;
import org.aroregistry.core.study.Transplant;

/** A patient with interferon, as the rules about it look at one. */
final class TreatedPatient {
    private static final List<EventSource> PROGRESSION =
            List.of(EventSource.SBI, EventSource.HB, EventSource.PLT, EventSource.HEAR, EventSource.OPTIC);

    private final PatientHistory history;
    private final Patient study;
    private final org.aroregistry.core.endpoint.PatientFacts facts;

    private TreatedPatient(PatientHistory history, Patient study) {
        this.history = history;
        this.study = study;
        this.facts = org.aroregistry.core.endpoint.PatientFacts.of(
                study,
                Cohort.ALL,
                AnalysisRules.DEFAULT,
                Patient.FILES.stream().filter(history::knows).collect(Collectors.toSet()));
    }

    /** Returns the patient; empty without a row in interferon.csv or in patients.csv. */
    static Optional<TreatedPatient> of(PatientHistory history) {
        return history.of("interferon").isEmpty()
                ? Optional.empty()
                : history.study().map(study -> new TreatedPatient(history, study));
    }

    PatientHistory history() {
        return history;
    }

    Patient study() {
        return study;
    }

    /** Returns the segments by first day; at least one. */
    List<InterferonSegment> segments() {
        return study.segments();
    }

    HistoryRow rowOf(InterferonSegment segment) {
        return history.rowOf(segment.source());
    }

    int firstDose() {
        return segments().get(0).startDay();
    }

    BodySize size() {
        return new BodySize(study.measures());
    }

    /** Compares the dose of a segment with the label. */
    SegmentDose doseOf(InterferonSegment segment, BodySize size) {
        String formula = rowOf(segment).text("bsa_formula");
        return SegmentDose.of(
                segment, size, formula.isEmpty() ? Optional.empty() : Optional.of(SurfaceFormula.valueOf(formula)));
    }

    /** Returns the last day on which the patient was seen or died; the last day on the drug if no row tells. */
    int lastDay() {
        return facts.endOfFollowUp()
                .or(facts::lastAssessment)
                .map(Occurrence::day)
                .orElseGet(() -> segments().stream()
                        .mapToInt(segment -> segment.stopDay().orElse(segment.startDay()))
                        .max()
                        .orElseThrow());
    }

    /** Returns the days on the drug as far as the patient was seen; gaps up to a limit do not count. */
    List<InterferonPeriod> periods(int longestGap) {
        int last = lastDay();
        return InterferonPeriod.of(segments(), last, longestGap);
    }

    /** Returns the segment that runs on a day, or the last one that began before. */
    InterferonSegment segmentOn(int day) {
        return segments().stream()
                .filter(segment -> segment.startDay() <= day)
                .reduce((earlier, later) -> later)
                .orElse(segments().get(0));
    }

    /** Returns the days with a result of any of the analytes. */
    SortedSet<Integer> daysOf(Set<String> analytes) {
        return history.laboratory().stream()
                .filter(value -> analytes.contains(value.analyte()) && value.hasResult())
                .map(LaboratoryValue::day)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Returns the start of the first conditioning after a day. */
    OptionalInt conditioningAfter(int day) {
        return study.transplants().stream()
                .filter(transplant -> transplant.day() >= day)
                .mapToInt(Transplant::conditioningDay)
                .min();
    }

    /** Tells whether the registry's own definition finds progression within some days around a day. */
    boolean progressedNear(int day, int tolerance) {
        Optional<Progression> progression = Progression.of(facts);
        return PROGRESSION.stream()
                .flatMap(component -> progression.flatMap(p -> p.first(component)).stream())
                .anyMatch(event -> StrictMath.abs(event.day() - day) <= tolerance);
    }
}
