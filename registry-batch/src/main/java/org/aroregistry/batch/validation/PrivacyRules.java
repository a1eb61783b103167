package org.aroregistry.batch.validation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aroregistry.batch.file.RawRow;
import org.aroregistry.batch.validation.HistoryRule.SiteCheck;
import org.aroregistry.batch.validation.RowReport.Text;
import org.aroregistry.core.dictionary.ColumnDefinition;
import org.aroregistry.core.dictionary.ColumnType;
import org.aroregistry.core.dictionary.FileDefinition;
import org.aroregistry.core.dictionary.Severity;

/** Rules P: nothing that identifies a person may enter, and no finding may repeat it. */
final class PrivacyRules {
    static final List<String> IDS = List.of("P-001", "P-002", "P-003", "P-004", "P-005");

    static final List<HistoryRule<SiteCheck>> OF_SITES =
            List.of(HistoryRule.ofSite("P-007", dictionary -> new LastContacts(dictionary.file("status"))));

    /** Stands in a returned file where an identifying value was; never accepted as a value. */
    static final String MASK = "[removed: identifying]";

    private static final List<String> WORDS = List.of(
            "surname",
            "firstname",
            "lastname",
            "forename",
            "initials",
            "dob",
            "birthdate",
            "birthday",
            "mrn",
            "hospitalno",
            "nhs",
            "ssn",
            "address",
            "zip",
            "zipcode",
            "postcode",
            "phone",
            "telephone",
            "email");
    private static final List<String> PHRASES = List.of(
            "date_of_birth",
            "birth_date",
            "first_name",
            "last_name",
            "family_name",
            "given_name",
            "middle_name",
            "full_name",
            "patient_name",
            "child_name",
            "mother_name",
            "father_name",
            "hospital_no",
            "hospital_number",
            "case_number",
            "medical_record",
            "social_security",
            "e_mail",
            "zip_code",
            "post_code",
            "postal_code");
    /** Words that identify only when they are the whole name of the column. */
    private static final List<String> WHOLE = List.of("name", "mail", "street", "mobile", "birth");

    private static final int FREE_TEXT_LENGTH = 80;

    private final RowReport report;
    private final FileLayout layout;
    private final List<Integer> extra;

    PrivacyRules(FileScope scope) {
        this.report = scope.report();
        this.layout = scope.layout();
        // A column that P-002 refused needs no finding for each of its cells.
        this.extra = layout.extra().stream()
                .filter(place -> p002Identifier(layout.name(place)).isEmpty())
                .toList();
    }

    /**
     * P-002: recognises a column name that promises an identifier.
     *
     * @param name column name in lower case
     * @return the word that gives it away, from our own list
     */
    static Optional<String> p002Identifier(String name) {
        if (WHOLE.contains(name)) {
            return Optional.of(name);
        }
        String words = name.replaceAll("[^a-z]+", "_");
        for (String phrase : PHRASES) {
            if (("_" + words + "_").contains("_" + phrase + "_")) {
                return Optional.of(phrase);
            }
        }
        for (String word : WORDS) {
            if (("_" + words + "_").contains("_" + word + "_")) {
                return Optional.of(word);
            }
        }
        return Optional.empty();
    }

    /** P-001, P-003: looks through the columns that the dictionary does not know. */
    void extraColumns(RawRow row) {
        for (int place : extra) {
            if (place < row.size() && !row.cell(place).isEmpty()) {
                report(Identifiers.find(row.cell(place)), place, "");
            }
        }
    }

    /** P-001, P-003, P-004: looks through a text that its pattern allows, where the pattern is loose. */
    void acceptedText(ColumnDefinition column, String text) {
        if (Identifiers.isFreeText(column)) {
            Identifiers.Kind kind = Identifiers.find(text);
            report(kind, layout.cellOf(column), column.name());
            p004FreeText(column, text, kind);
        } else if (isLoose(column)) {
            report(Identifiers.find(text), layout.cellOf(column), column.name());
        } else if (column.name().endsWith("record_id")) {
            if (!p005HospitalNumber(column, text) && Identifiers.isDateAsId(text)) {
                report(Identifiers.Kind.DATE, layout.cellOf(column), column.name());
            }
        }
    }

    private static boolean isLoose(ColumnDefinition column) {
        return column.pattern().filter(p -> p.pattern().contains(".{")).isPresent();
    }

    /**
     * P-001, P-003, P-005: claims a value that failed its type, so that no other rule shows it.
     *
     * @return true if the value is identifying and was reported
     */
    boolean claims(ColumnDefinition column, String text) {
        if (text.equals(MASK)) {
            report.secret(
                    "P-001",
                    Severity.E,
                    layout.cellOf(column),
                    column.name(),
                    Text.of("the identifying value was taken out, and nothing was put in its place", expected(column)));
            return true;
        }
        if (p005HospitalNumber(column, text)) {
            return true;
        }
        Identifiers.Kind kind = Identifiers.find(text);
        report(kind, layout.cellOf(column), column.name());
        return kind != Identifiers.Kind.NONE;
    }

    private static String expected(ColumnDefinition column) {
        return column.isDay() ? "the age in days" : "a value without dates, names or contacts, or blank";
    }

    private void report(Identifiers.Kind kind, int place, String columnName) {
        switch (kind) {
            case DATE -> p001Date(place, columnName);
            case CONTACT -> p003Contact(place, columnName);
            case NONE -> {}
        }
    }

    private void p001Date(int place, String columnName) {
        report.secret(
                "P-001",
                Severity.E,
                place,
                columnName,
                Text.of("the cell holds a calendar date", "an age in days, or no date at all")
                        .hint("the value was neither stored nor shown"));
    }

    private void p003Contact(int place, String columnName) {
        report.secret(
                "P-003",
                Severity.E,
                place,
                columnName,
                Text.of("the cell holds an e-mail, phone, web or network address", "no contact data")
                        .hint("the value was neither stored nor shown"));
    }

    /** P-004: free text that may name a person waits for a look by a human. */
    private void p004FreeText(ColumnDefinition column, String text, Identifiers.Kind kind) {
        if (kind == Identifiers.Kind.DATE || text.length() > FREE_TEXT_LENGTH || Identifiers.looksLikeName(text)) {
            report.cell(
                    "P-004",
                    Severity.W,
                    column,
                    Text.of("the text may identify a person and waits for a privacy review", "medical words only"));
        }
    }

    /** P-005: an id that has the shape of a hospital's own number. */
    private boolean p005HospitalNumber(ColumnDefinition column, String text) {
        boolean id = column.name().equals("patient_id") || column.name().equals("record_id");
        boolean asked = column.file().equals("patients") && id || column.name().equals("patient_id");
        if (!asked || !Identifiers.isHospitalNumber(text)) {
            return false;
        }
        report.secret(
                "P-005",
                Severity.E,
                layout.cellOf(column),
                column.name(),
                Text.of("the id is a plain number and may be a hospital's own", "an id that only the registry knows"));
        return true;
    }

    /** T-009: a spreadsheet date in a day column, treated as a date. */
    void t009SerialDate(ColumnDefinition column) {
        report.secret(
                "T-009",
                Severity.E,
                layout.cellOf(column),
                column.name(),
                Text.of("the day is a date as a spreadsheet stores it", "the age in days")
                        .hint("the value was neither stored nor shown"));
    }

    /** Tells whether a column's text must be looked at although it fits its pattern. */
    static boolean looksInto(ColumnDefinition column) {
        return column.type() instanceof ColumnType.Text
                && (isLoose(column) || column.name().endsWith("record_id"));
    }

    /**
     * P-007: a last contact is a day on which something was recorded, not the day of the extract.
     *
     * <p>Nothing is concluded without visits, results and measures. Images and doses count where they are known; that the last contact of most
     * patients was a picture alone is not to be expected.
     */
    private static final class LastContacts implements SiteCheck {
        /** Days on which a patient is seen or treated, by file. */
        private static final Map<String, List<String>> CONTACTS = Map.of(
                "visits", List.of("visit_day"),
                "labs", List.of("sample_day"),
                "growth", List.of("meas_day"),
                "imaging", List.of("exam_day"),
                "interferon", List.of("start_day", "stop_day"));

        private final FileDefinition status;
        private boolean judged = true;
        private int alive;
        private int withoutContact;

        private LastContacts(FileDefinition status) {
            this.status = status;
        }

        @Override
        public void see(PatientHistory patient) {
            judged &= patient.isOfWholeSite() && patient.isDelivered("visits", "labs", "growth");
            patient.first("status").filter(row -> row.is("status", "ALIVE")).ifPresent(row -> {
                alive++;
                row.whole("last_contact_day").ifPresent(day -> withoutContact += isContact(patient, day) ? 0 : 1);
            });
        }

        private static boolean isContact(PatientHistory patient, int day) {
            return CONTACTS.entrySet().stream().anyMatch(contact -> patient.of(contact.getKey()).stream()
                    .anyMatch(row -> contact.getValue().stream()
                            .anyMatch(column -> row.whole(column).orElse(Integer.MIN_VALUE) == day)));
        }

        @Override
        public void finish(HistoryFindings findings) {
            if (judged && 2 * withoutContact > alive) {
                findings.file(
                        "P-007",
                        Severity.W,
                        status,
                        "last_contact_day",
                        Text.of(
                                        "for more than half of the patients alive nothing was recorded on the day of the last contact",
                                        "the last day with a documented contact, never the day of the extract")
                                .hint(withoutContact + " of " + alive
                                        + " patients; the day of an extract less the age gives the birth date away"));
            }
        }
    }
}
