package org.aroregistry.batch.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.aroregistry.core.cohort.AnalysisSet;
import org.aroregistry.core.cohort.Exclusion;
import org.aroregistry.core.dictionary.Code;
import org.aroregistry.core.dictionary.Dictionary;
import org.aroregistry.core.result.Accounting;
import org.aroregistry.core.result.Statistic;
import org.aroregistry.core.result.TableResult;
import org.aroregistry.core.result.TableResult.Column;
import org.aroregistry.core.result.TableResult.Row;
import org.aroregistry.core.result.TableResult.Section;
import org.aroregistry.core.study.AdverseEvent;

/**
 * T10: every serious event, and every event of special interest, on a line of its own; for the regulator alone.
 *
 * <p>Only patients are listed whose consent covers reports to regulators, whatever the cohort. They are numbered in the order of what the lines
 * say of them, never of their ids: a number says nothing that the lines do not say, and means nothing in another report.
 */
final class AdverseEventListing {
    private static final String NONE = "\u2013";
    private static final Accounting.Reason NARROW_CONSENT =
            new Accounting.Reason(Exclusion.CONSENT_TOO_NARROW.name(), Exclusion.CONSENT_TOO_NARROW.label(), 0);

    /** Ages that are printed, by the day on which the next one begins. */
    private enum Age {
        UNDER_1("Under 1 year", 365),
        FROM_1("1 to under 2 years", 730),
        FROM_2("2 to under 5 years", 1826),
        FROM_5("5 to under 12 years", 4383),
        FROM_12("12 years and over", Integer.MAX_VALUE);

        private final String label;
        private final int end;

        Age(String label, int end) {
            this.label = label;
            this.end = end;
        }

        static String label(int day) {
            for (Age age : values()) {
                if (day < age.end) {
                    return age.label;
                }
            }
            return FROM_12.label;
        }
    }

    TableResult compute(StudyPopulation population) {
        List<List<List<Statistic>>> patients = population.in(AnalysisSet.SAFETY).stream()
                .filter(AnalysedPatient::regulatoryConsent)
                .map(AdverseEventListing::lines)
                .filter(lines -> !lines.isEmpty())
                .sorted(Comparator.comparing(Object::toString))
                .toList();
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < patients.size(); i++) {
            for (List<Statistic> line : patients.get(i)) {
                rows.add(new Row("event_" + (rows.size() + 1), String.format(Locale.ROOT, "P%02d", i + 1), line));
            }
        }
        Accounting accounting =
                population.accounting(AnalysisSet.SAFETY, NARROW_CONSENT, AnalysedPatient::regulatoryConsent);
        return new TableResult(
                "T10",
                AnalysisSet.SAFETY.name(),
                accounting,
                columns(patients.size()),
                false,
                List.of(new Section(Section.REGULATOR_ONLY + "events", "Events", false, rows)),
                List.of(
                        "Listed: treatment-emergent events, and later ones held related, that are serious or of special interest.",
                        "Numbers of patients hold for this report alone. Patients with an event listed: "
                                + patients.size() + "."));
    }

    private static List<Column> columns(int patients) {
        String[][] headings = {
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
        };
        List<Column> columns = new ArrayList<>();
        for (String[] heading : headings) {
            columns.add(new Column(heading[0], heading[1], patients));
        }
        return columns;
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
                text(Age.label(event.onsetDay())),
                new Statistic.Count(safety.daysOnDrug(event.onsetDay()), false),
                text(CodeWords.of("adverse_events.ae_term", event.term())),
                text(interest(event).orElse(NONE)),
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
                        .orElseGet(() -> text(NONE)));
    }

    private static Statistic text(String text) {
        return new Statistic.Text(text);
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
