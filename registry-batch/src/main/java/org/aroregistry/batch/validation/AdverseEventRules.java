package org.aroregistry.batch.validation;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.aroregistry.batch.validation.HistoryRule.HistoryCheck;
import org.aroregistry.batch.validation.RowReport.Text;
import org.aroregistry.batch.validation.Rule.RowCheck;
import org.aroregistry.core.dictionary.Severity;

/** Rules A: seriousness, outcome and reporting of adverse events. */
final class AdverseEventRules {
    static final List<Rule<RowCheck>> OF_ROWS = List.of(
            Rule.of("A-002", "adverse_events", scope -> new AdverseEventRules(scope)::a002Criteria),
            Rule.of("A-002", "adverse_events", scope -> new AdverseEventRules(scope)::a002NotSerious),
            Rule.of("A-003", "adverse_events", scope -> new AdverseEventRules(scope)::a003Grade),
            Rule.of("A-004", "adverse_events", scope -> new AdverseEventRules(scope)::a004ReportedLate));

    static final List<HistoryRule<HistoryCheck>> OF_HISTORIES =
            List.of(HistoryRule.of("A-003", AdverseEventRules::a003Death));

    private static final int DEATH_GRADE = 5;
    private static final int LIFE_THREATENING_GRADE = 4;
    private static final int DEATH_DAYS = 30;
    private static final int REPORTING_DAYS = 15;
    private static final Set<String> RELATED = Set.of("POSSIBLE", "PROBABLE", "DEFINITE");

    private final FileScope scope;
    private final RowReport report;
    private final int term;
    private final int grade;
    private final int serious;
    private final int criteria;
    private final int related;
    private final int outcome;
    private final int awareDay;
    private final int reportedDay;

    private AdverseEventRules(FileScope scope) {
        this.scope = scope;
        this.report = scope.report();
        this.term = scope.position("ae_term");
        this.grade = scope.position("ctcae_grade");
        this.serious = scope.position("serious");
        this.criteria = scope.position("seriousness");
        this.related = scope.position("related_ifn");
        this.outcome = scope.position("outcome");
        this.awareDay = scope.position("aware_day");
        this.reportedDay = scope.position("reported_day");
    }

    private boolean has(Row row, String criterion) {
        return Arrays.asList(row.text(criteria).split(";", -1)).contains(criterion);
    }

    /** the criteria of seriousness name what the grade says. */
    private void a002Criteria(Row row) {
        if (!row.isReadable(criteria)) {
            return;
        }
        int known = row.isWhole(grade) ? row.whole(grade) : 0;
        if (known == DEATH_GRADE && !has(row, "DEATH")) {
            lacking(row, "an event of grade 5 is a death", "DEATH");
        } else if (known == LIFE_THREATENING_GRADE && !has(row, "LIFE_THREATENING")) {
            lacking(row, "an event of grade 4 is life-threatening", "LIFE_THREATENING");
        } else if (row.text(serious).equals("Y") && row.isBlank(criteria)) {
            lacking(row, "a serious event has no criterion of seriousness", "at least one criterion");
        }
    }

    private void lacking(Row row, String message, String expected) {
        Text text = Text.of(message, expected);
        if (row.isFilled(criteria)) {
            report.cell("A-002", Severity.E, scope.column(criteria), row.text(criteria), text);
        } else {
            report.cell("A-002", Severity.E, scope.column(criteria), text);
        }
    }

    /** an event of grade 4 or 5, or with a stay in hospital, is serious. */
    private void a002NotSerious(Row row) {
        if (!row.text(serious).equals("N")) {
            return;
        }
        boolean severe = row.isWhole(grade) && row.whole(grade) >= LIFE_THREATENING_GRADE;
        if (severe || has(row, "HOSPITALISATION")) {
            report.cell(
                    "A-002",
                    Severity.E,
                    scope.column(serious),
                    row.text(serious),
                    Text.of(
                            severe
                                    ? "an event of grade 4 or 5 is serious"
                                    : "an event with a stay in hospital is serious",
                            "Y"));
        }
    }

    /** a fatal event is of grade 5, and no other is. */
    private void a003Grade(Row row) {
        boolean fatal = row.text(outcome).equals("FATAL");
        boolean five = row.isWhole(grade) && row.whole(grade) == DEATH_GRADE;
        if (fatal && !five && row.isReadable(grade) && !row.isBlank(grade)) {
            report.cell(
                    "A-003",
                    Severity.E,
                    scope.column(grade),
                    row.isToken(grade) ? row.token(grade).name() : row.text(grade),
                    Text.of("a fatal event is not of grade 5", "5"));
        } else if (five && !fatal && row.isFilled(outcome)) {
            report.cell(
                    "A-003",
                    Severity.E,
                    scope.column(outcome),
                    row.text(outcome),
                    Text.of("an event of grade 5 is not fatal", "FATAL, or the grade the event had"));
        }
    }

    /** the patient of a fatal event died within 30 days of it. */
    private static void a003Death(PatientHistory patient, HistoryFindings findings) {
        Optional<HistoryRow> status = patient.first("status");
        if (status.isEmpty()) {
            return;
        }
        for (HistoryRow event : patient.of("adverse_events")) {
            if (event.is("outcome", "FATAL") && !isDeathOf(event, status.get())) {
                findings.cell(
                        "A-003",
                        Severity.E,
                        event,
                        "outcome",
                        Text.of(
                                "the event is fatal, and status.csv has no death within 30 days of it",
                                "status DEAD with death_day within 30 days of the event, or another outcome"));
            }
        }
    }

    private static boolean isDeathOf(HistoryRow event, HistoryRow status) {
        OptionalInt death = status.whole("death_day");
        OptionalInt onset = event.whole("onset_day");
        if (!status.is("status", "DEAD") || death.isEmpty()) {
            return false;
        }
        if (onset.isEmpty()) {
            return true;
        }
        int tolerance = DEATH_DAYS + PatientFacts.toleranceDays(status.text("death_day_prec"));
        int end = event.whole("end_day").orElse(onset.getAsInt());
        return death.getAsInt() >= onset.getAsInt() - tolerance && death.getAsInt() <= end + tolerance;
    }

    /** what is serious, related and not in the label is reported within 15 days. */
    private void a004ReportedLate(Row row) {
        boolean expedited = row.text(serious).equals("Y") && RELATED.contains(row.text(related)) && !isExpected(row);
        if (expedited
                && row.isWhole(awareDay)
                && row.isWhole(reportedDay)
                && row.whole(reportedDay) - row.whole(awareDay) > REPORTING_DAYS) {
            report.cell(
                    "A-004",
                    Severity.Q,
                    scope.column(reportedDay),
                    row.text(reportedDay),
                    Text.of(
                            "a serious, related and unexpected event was reported late",
                            "reported_day at most 15 days after aware_day"));
        }
    }

    /** Tells whether the label lists the term: the code list says so in its note. */
    private boolean isExpected(Row row) {
        return scope.dictionary()
                .codeList("AE_TERM")
                .find(row.text(term))
                .filter(code -> code.note().startsWith("label"))
                .isPresent();
    }
}
