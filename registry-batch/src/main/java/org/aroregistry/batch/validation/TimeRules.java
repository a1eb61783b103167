package org.aroregistry.batch.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.aroregistry.batch.validation.HistoryRule.HistoryCheck;
import org.aroregistry.batch.validation.HistoryRule.SiteCheck;
import org.aroregistry.batch.validation.RowReport.Text;
import org.aroregistry.batch.validation.Rule.PatientCheck;
import org.aroregistry.batch.validation.Rule.RowCheck;
import org.aroregistry.core.dictionary.ColumnDefinition;
import org.aroregistry.core.dictionary.Dictionary;
import org.aroregistry.core.dictionary.FileDefinition;
import org.aroregistry.core.dictionary.Range;
import org.aroregistry.core.dictionary.Severity;

/** Rules T: days are possible, and in an order in which they can have happened. */
final class TimeRules {
    /** Rules that a reader calls while it reads a cell; T-009 is a matter of privacy. */
    static final List<String> OF_CELLS = List.of("T-001", "T-009");

    static final List<Rule<RowCheck>> OF_ROWS = List.of(
            Rule.everywhere("T-004", scope -> new TimeRules(scope)::t004Order),
            Rule.everywhere("T-008", scope -> new TimeRules(scope)::t008Swapped));

    static final List<Rule<PatientCheck>> OF_PATIENTS = List.of(
            Rule.everywhere("T-002", scope -> new TimeRules(scope)::t002AfterDeath),
            Rule.everywhere("T-003", scope -> new TimeRules(scope)::t003AfterLastContact),
            Rule.of("T-005", "patients", scope -> new TimeRules(scope)::t005Enrolment),
            Rule.of("T-006", "baseline", scope -> new TimeRules(scope)::t006SymptomAfterDiagnosis));

    static final List<HistoryRule<HistoryCheck>> OF_HISTORIES = List.of(HistoryRule.with(
            "T-002", dictionary -> (patient, findings) -> t002StoredAfterDeath(dictionary, patient, findings)));

    static final List<HistoryRule<SiteCheck>> OF_SITES = List.of(HistoryRule.ofSite("T-011", MonthsForDays::new));

    private static final int EARLIEST_DAY = -280;
    private static final int LATEST_DAY = 29_200;
    private static final int FIRST_SERIAL = 36_526;
    private static final int LAST_SERIAL = 55_153;
    private static final int CONTACT_GRACE_DAYS = 30;
    private static final int STORED_SHOWN = 5;

    /** Days on which nothing happens to the patient: results, reports, consent, and the limits themselves. */
    private static final Set<String> NO_EVENT = Set.of(
            "genetics.test_day",
            "adverse_events.aware_day",
            "adverse_events.reported_day",
            "status.death_day",
            "status.last_contact_day",
            "patients.enrol_day",
            "patients.consent_withdrawn_day");

    private static final List<List<String>> ORDERED = List.of(
            List.of("start_day", "stop_day"),
            List.of("start_day", "end_day"),
            List.of("start_day", "last_day"),
            List.of("onset_day", "resolved_day"),
            List.of("onset_day", "end_day"),
            List.of("start_rel", "stop_rel"),
            List.of("onset_rel", "resolved_rel"));

    private record Pair(int first, int last) {}

    private final FileScope scope;
    private final RowReport report;
    private final List<Pair> ordered = new ArrayList<>();
    private final List<Integer> eventDays = new ArrayList<>();
    private final List<Integer> relativeDays = new ArrayList<>();
    private final int hsctNumber;
    private final int[] precisionOf;

    private TimeRules(FileScope scope) {
        this.scope = scope;
        this.report = scope.report();
        for (List<String> pair : ORDERED) {
            int first = scope.position(pair.get(0));
            int last = scope.position(pair.get(1));
            if (first >= 0 && last >= 0) {
                ordered.add(new Pair(first, last));
            }
        }
        for (String name : eventDays(scope.file())) {
            int position = scope.position(name);
            (isRelative(scope.column(position)) ? relativeDays : eventDays).add(position);
        }
        this.hsctNumber = scope.position("hsct_no");
        this.precisionOf = scope.file().columns().stream()
                .mapToInt(column -> scope.position(column.name() + "_prec"))
                .toArray();
    }

    /** Returns the columns with days on which something happened to the patient, counted from birth or from a transplant. */
    static List<String> eventDays(FileDefinition file) {
        return file.columns().stream()
                .filter(column -> isRelative(column) || column.isDay() && !NO_EVENT.contains(column.qualifiedName()))
                .map(ColumnDefinition::name)
                .toList();
    }

    private static boolean isRelative(ColumnDefinition column) {
        return column.isRelativeDay() || column.name().equals("rel_day");
    }

    /** Tells whether a day is really a spreadsheet's date: a serial of 2000 to 2050, or eight digits. */
    static boolean isSerialDate(String text, int number) {
        return number >= FIRST_SERIAL && number <= LAST_SERIAL || Identifiers.isDigitsOnlyDate(text);
    }

    /** Tells whether a day lies before conception, after the longest life, or before birth where that makes no sense. */
    static boolean isOutsideLife(int day, int columnLow) {
        return day < EARLIEST_DAY || day > LATEST_DAY || day < 0 && columnLow >= 0;
    }

    /** T-001: a day outside any life. */
    static void t001OutsideLife(RowReport report, ColumnDefinition column, String text) {
        report.cell(
                "T-001",
                Severity.E,
                column,
                text,
                Text.of(
                        "the day lies outside any life",
                        "an age in days, "
                                + column.hardRange().map(Range::toString).orElse("")));
    }

    /** T-004: what ends does not end before it starts. */
    private void t004Order(Row row) {
        for (Pair pair : ordered) {
            if (isReversed(row, pair)) {
                ColumnDefinition last = scope.column(pair.last());
                ColumnDefinition first = scope.column(pair.first());
                report.cell(
                        "T-004",
                        Severity.E,
                        last,
                        row.text(pair.last()),
                        Text.of(last.name() + " is before " + first.name(), "a day not before " + first.name()));
            }
        }
    }

    /** T-008: days in the wrong order that would be right if exchanged. */
    private void t008Swapped(Row row) {
        for (Pair pair : ordered) {
            ColumnDefinition last = scope.column(pair.last());
            ColumnDefinition first = scope.column(pair.first());
            if (isReversed(row, pair) && fits(first, row.whole(pair.last())) && fits(last, row.whole(pair.first()))) {
                report.cell(
                        "T-008",
                        Severity.W,
                        last,
                        row.text(pair.last()),
                        Text.of(
                                first.name() + " and " + last.name() + " may be exchanged",
                                "the earlier day in " + first.name()));
            }
        }
    }

    private static boolean isReversed(Row row, Pair pair) {
        return row.isWhole(pair.first())
                && row.isWhole(pair.last())
                && row.whole(pair.last()) < row.whole(pair.first());
    }

    private static boolean fits(ColumnDefinition column, int day) {
        return column.hardRange()
                .map(range -> range.contains(java.math.BigDecimal.valueOf(day)))
                .orElse(true);
    }

    /** T-002: nothing happens after death. */
    private void t002AfterDeath(Row row, PatientFacts facts) {
        facts.find(row.patientId()).filter(PatientFacts.Patient::hasDied).ifPresent(patient -> {
            int end = patient.deathDay() + patient.deathTolerance();
            forEachEvent(row, facts, (position, day) -> {
                if (day > end + tolerance(position, row)) {
                    afterDeath(position, row);
                }
            });
        });
    }

    /** T-003: little happens after the last contact. */
    private void t003AfterLastContact(Row row, PatientFacts facts) {
        facts.find(row.patientId())
                .filter(patient -> !patient.hasDied() && patient.hasLastContact())
                .ifPresent(patient -> forEachEvent(row, facts, (position, day) -> {
                    if (day > patient.lastContactDay()) {
                        afterLastContact(position, row, day - patient.lastContactDay());
                    }
                }));
    }

    private interface Event {
        void on(int position, int day);
    }

    /** Visits the days of the row on which something happened to the patient, as ages in days. */
    private void forEachEvent(Row row, PatientFacts facts, Event event) {
        for (int position : eventDays) {
            if (row.isWhole(position)) {
                event.on(position, row.whole(position));
            }
        }
        if (!relativeDays.isEmpty() && hsctNumber >= 0 && row.isWhole(hsctNumber)) {
            facts.transplantDay(row.patientId(), row.whole(hsctNumber)).ifPresent(dayZero -> {
                for (int position : relativeDays) {
                    if (row.isWhole(position)) {
                        event.on(position, dayZero + row.whole(position));
                    }
                }
            });
        }
    }

    private int tolerance(int position, Row row) {
        int precision = precisionOf[position];
        return precision < 0 ? 0 : PatientFacts.toleranceDays(row.text(precision));
    }

    private void afterDeath(int position, Row row) {
        report.cell(
                "T-002",
                Severity.E,
                scope.column(position),
                row.text(position),
                Text.of("the day is after the patient's death", "a day not after death_day in status.csv"));
    }

    /** T-002 once more: a death is not before rows that the registry shows and that this upload neither corrects nor ends. */
    private static void t002StoredAfterDeath(Dictionary dictionary, PatientHistory patient, HistoryFindings findings) {
        Optional<HistoryRow> status = patient.first("status")
                .filter(row -> patient.tellsNewDeath() && row.isUploaded())
                .filter(row -> row.whole("death_day").isPresent());
        if (status.isEmpty()) {
            return;
        }
        int end = status.get().whole("death_day").getAsInt()
                + PatientFacts.toleranceDays(status.get().text("death_day_prec"));
        List<String> later = dictionary.dataFiles().stream()
                .flatMap(file -> patient.of(file.name()).stream()
                        .filter(row -> !row.isUploaded() && happensAfter(end, row, patient))
                        .map(row -> file.fileName() + " " + row.recordId()))
                .toList();
        if (!later.isEmpty()) {
            findings.cell(
                    "T-002",
                    Severity.E,
                    status.get(),
                    "death_day",
                    Text.of(
                                    "the registry shows rows of the patient after this day",
                                    "a day not before these rows, or their corrections in the same upload")
                            .hint(shown(later)));
        }
    }

    private static boolean happensAfter(int end, HistoryRow row, PatientHistory patient) {
        return eventDays(row.file()).stream()
                .anyMatch(column -> patient.earliestAge(row, column).orElse(Integer.MIN_VALUE) > end);
    }

    private static String shown(List<String> rows) {
        String first = String.join(", ", rows.subList(0, StrictMath.min(STORED_SHOWN, rows.size())));
        return rows.size() > STORED_SHOWN ? first + " and " + (rows.size() - STORED_SHOWN) + " more" : first;
    }

    private void afterLastContact(int position, Row row, int daysLate) {
        boolean grave = daysLate > CONTACT_GRACE_DAYS;
        report.cell(
                "T-003",
                grave ? Severity.E : Severity.W,
                scope.column(position),
                row.text(position),
                Text.of(
                                grave
                                        ? "the day is more than 30 days after the last contact"
                                        : "the day is up to 30 days after the last contact",
                                "a day not after last_contact_day in status.csv")
                        .hint(daysLate + " days after"));
    }

    /** T-005: a patient who is followed from enrolment on was alive then, and one seen in hindsight has follow-up. */
    private void t005Enrolment(Row row, PatientFacts facts) {
        Optional<PatientFacts.Patient> found = facts.find(row.patientId());
        int enrolDay = scope.position("enrol_day");
        int enrolType = scope.position("enrol_type");
        if (found.isEmpty() || !row.isWhole(enrolDay)) {
            return;
        }
        PatientFacts.Patient patient = found.get();
        if (row.text(enrolType).equals("PROSPECTIVE")
                && patient.hasDied()
                && row.whole(enrolDay) > patient.deathDay() + patient.deathTolerance()) {
            report.cell(
                    "T-005",
                    Severity.E,
                    scope.column(enrolDay),
                    row.text(enrolDay),
                    Text.of("the patient was enrolled after death", "a day not after death_day, or RETROSPECTIVE"));
        }
        boolean seen = patient.hasDied() || patient.hasLastContact();
        int end = patient.hasDied() ? patient.deathDay() + patient.deathTolerance() : patient.lastContactDay();
        if (row.text(enrolType).equals("RETROSPECTIVE")
                && seen
                && patient.hasDiagnosis()
                && end < patient.diagnosisDay()) {
            report.cell(
                    "T-005",
                    Severity.E,
                    scope.column(enrolType),
                    row.text(enrolType),
                    Text.of(
                            "a retrospective patient has no follow-up after diagnosis",
                            "death_day or last_contact_day at or after dx_day"));
        }
    }

    /** T-006: symptoms come before the diagnosis, unless it was made before birth or in a family screen. */
    private void t006SymptomAfterDiagnosis(Row row, PatientFacts facts) {
        int symptom = scope.position("first_symptom_day");
        int diagnosis = scope.position("dx_day");
        int basis = scope.position("dx_basis");
        if (!row.isWhole(symptom) || !row.isWhole(diagnosis) || row.whole(symptom) <= row.whole(diagnosis)) {
            return;
        }
        Set<String> bases = Set.copyOf(List.of(row.text(basis).split(";")));
        boolean explained = bases.contains("FAMILY_SCREEN")
                || bases.contains("PRENATAL")
                || facts.find(row.patientId())
                        .filter(PatientFacts.Patient::prenatalDiagnosis)
                        .isPresent();
        if (!explained) {
            report.cell(
                    "T-006",
                    Severity.W,
                    scope.column(symptom),
                    row.text(symptom),
                    Text.of("the first symptom is after the diagnosis", "a day not after dx_day"));
        }
    }

    /**
     * T-011: ages are sent in days.
     *
     * <p>Small ages of patients who were enrolled late are suspicious, but honest where a file tells of the diagnosis. In months or years,
     * however, most of what happened after the diagnosis seems to have happened before it; so both are asked for. Files of the diagnosis
     * itself and vaccinations, which are given by age, cannot be judged.
     */
    private static final class MonthsForDays implements SiteCheck {
        private static final Set<String> OFTEN_EARLY =
                Set.of("patients", "baseline", "phenotypes", "genetics", "vaccinations");
        private static final int LATE_ENROLMENT = 400;
        /** Eighteen years in months. */
        private static final int SMALL = 217;

        /** The share of fewer days says nothing. */
        private static final int FEWEST = 5;

        private static final double NEARLY_ALL = 0.9;
        private static final double MOST = 0.5;

        private static final class Tally {
            private final FileDefinition file;
            private final List<String> columns;
            private int days;
            private int small;
            private int beforeDiagnosis;

            private Tally(FileDefinition file) {
                this.file = file;
                this.columns = eventDays(file).stream()
                        .filter(column -> !isRelative(file.column(column)))
                        .toList();
            }

            private void add(int day, int diagnosed) {
                days++;
                small += day < SMALL ? 1 : 0;
                beforeDiagnosis += day < diagnosed ? 1 : 0;
            }

            private boolean isSuspicious() {
                return days >= FEWEST && small >= NEARLY_ALL * days && beforeDiagnosis >= MOST * days;
            }
        }

        private final List<Tally> tallies;

        private MonthsForDays(Dictionary dictionary) {
            tallies = dictionary.dataFiles().stream()
                    .filter(file -> !OFTEN_EARLY.contains(file.name()))
                    .map(Tally::new)
                    .toList();
        }

        @Override
        public void see(PatientHistory patient) {
            int enrolled = day(patient, "patients", "enrol_day");
            int diagnosed = day(patient, "baseline", "dx_day");
            if (enrolled <= LATE_ENROLMENT || diagnosed == PatientFacts.UNKNOWN) {
                return;
            }
            for (Tally tally : tallies) {
                patient.of(tally.file.name()).stream()
                        .filter(HistoryRow::isUploaded)
                        .forEach(row -> tally.columns.forEach(
                                column -> row.whole(column).ifPresent(day -> tally.add(day, diagnosed))));
            }
        }

        private static int day(PatientHistory patient, String file, String column) {
            return patient.first(file)
                    .flatMap(row -> row.whole(column).stream().boxed().findFirst())
                    .orElse(PatientFacts.UNKNOWN);
        }

        @Override
        public void finish(HistoryFindings findings) {
            tallies.stream()
                    .filter(Tally::isSuspicious)
                    .forEach(tally -> findings.file(
                            "T-011",
                            Severity.W,
                            tally.file,
                            Text.of(
                                            "nearly all ages are small, and most lie before the diagnosis, of patients enrolled late",
                                            "ages in days")
                                    .hint("they look like months or years")));
        }
    }
}
