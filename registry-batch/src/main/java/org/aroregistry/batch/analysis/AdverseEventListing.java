package org.aroregistry.batch.analysis;

import static org.aroregistry.batch.analysis.PatientListing.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.aroregistry.core.cohort.AnalysisSet;
import org.aroregistry.core.dictionary.Code;
import org.aroregistry.core.dictionary.Dictionary;
import org.aroregistry.core.result.Statistic;
import org.aroregistry.core.result.TableResult;
import org.aroregistry.core.study.AdverseEvent;

/** T10: every serious event, and every event of special interest, on a line of its own; for the regulator alone. */
final class AdverseEventListing {
    private static final PatientListing LISTING = new PatientListing("T10", "P", "event", new String[][] {
        {"age", "Age at onset"},
        {"days_on_drug", "Days on drug"},
        {"term", "Event"},
        {"interest", "Special interest"},
        {"grade", "Grade"},
        {"serious", "Serious"},
        {"related", "Related"},
        {"expected", "Expected by label"},
        {"action", "Interferon"},
        {"outcome", "Outcome"},
        {"report_days", "Aware to report, days"}
    });

    TableResult compute(StudyPopulation population) {
        return LISTING.compute(
                population,
                AnalysisSet.SAFETY,
                AdverseEventListing::lines,
                patients -> List.of(
                        "Listed: treatment-emergent events, and later ones held related, that are serious or of special interest.",
                        "Numbers of patients hold for this listing alone. Patients with an event listed: " + patients
                                + "."));
    }

    private static List<List<Statistic>> lines(AnalysedPatient patient) {
        InterferonSafety safety = patient.safety().orElseThrow();
        List<AdverseEvent> events = new ArrayList<>(safety.emergentEvents(0));
        events.addAll(safety.lateRelatedEvents());
        return events.stream()
                .filter(event -> event.serious().isYes() || interest(event).isPresent())
                .sorted(Comparator.comparingInt(AdverseEvent::onsetDay)
                        .thenComparing(AdverseEvent::term)
                        .thenComparing(AdverseEvent::source))
                .map(event -> line(safety, event))
                .toList();
    }

    private static List<Statistic> line(InterferonSafety safety, AdverseEvent event) {
        return List.of(
                text(AgeBand.of(event.onsetDay()).label()),
                new Statistic.Count(safety.daysOnDrug(event.onsetDay()), false),
                text(CodeWords.of("adverse_events.ae_term", event.term())),
                text(interest(event).orElse(PatientListing.NONE)),
                text(event.grade().map(grade -> Integer.toString(grade)).orElse("Not known")),
                text(
                        switch (event.serious()) {
                            case YES -> "Yes";
                            case NO -> "No";
                            default -> "Not known";
                        }),
                words("related_ifn", Optional.of(event.relation())),
                text(isExpected(event) ? "Yes" : "No"),
                words("action_ifn", event.action()),
                words("outcome", event.outcome()),
                event.awareDay()
                        .flatMap(aware -> event.reportedDay().map(reported -> reported - aware))
                        .map(days -> text(Integer.toString(days)))
                        .orElseGet(() -> text(PatientListing.NONE)));
    }

    private static Statistic words(String column, Optional<String> code) {
        return text(code.map(value -> CodeWords.of("adverse_events." + column, value))
                .orElse("Not known"));
    }

    /** The group of special interest that the dictionary names for a term. */
    private static Optional<String> interest(AdverseEvent event) {
        return entry(event)
                .map(Code::label)
                .filter(label -> label.startsWith("AESI "))
                .map(label -> label.substring("AESI ".length()));
    }

    /** An event is expected if the label of the drug names it. */
    private static boolean isExpected(AdverseEvent event) {
        return entry(event).filter(code -> code.note().startsWith("label")).isPresent();
    }

    private static Optional<Code> entry(AdverseEvent event) {
        return Dictionary.current().codeList("AE_TERM").find(event.term());
    }
}
