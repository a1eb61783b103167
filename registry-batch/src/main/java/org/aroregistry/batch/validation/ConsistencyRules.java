package org.aroregistry.batch.validation;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.aroregistry.batch.validation.HistoryRule.HistoryCheck;
import org.aroregistry.batch.validation.HistoryRule.SiteCheck;
import org.aroregistry.batch.validation.RowReport.Text;
import org.aroregistry.batch.validation.Rule.PatientCheck;
import org.aroregistry.batch.validation.Rule.RowCheck;
import org.aroregistry.core.dictionary.Severity;
import org.aroregistry.core.upload.UploadMode;

/** Rules C: rows of different files fit together. */
final class ConsistencyRules {
    static final List<Rule<PatientCheck>> OF_PATIENTS = List.of(
            Rule.everywhere("C-001", scope -> new ConsistencyRules(scope)::c001Patient),
            Rule.everywhere("C-002", scope -> new ConsistencyRules(scope)::c002Transplant),
            Rule.of("C-003", "patients", scope -> new ConsistencyRules(scope)::c003Status),
            Rule.of("C-005", "status", scope -> new ConsistencyRules(scope)::c005Alive),
            Rule.of("C-013", "patients", scope -> new ConsistencyRules(scope)::c013OtherSite));

    static final List<Rule<RowCheck>> OF_ROWS = List.of();

    static final List<HistoryRule<HistoryCheck>> OF_HISTORIES = List.of(
            HistoryRule.of("C-007", ConsistencyRules::c007Numbering),
            HistoryRule.of("C-002", ConsistencyRules::c002RefusedTransplant));

    static final List<HistoryRule<SiteCheck>> OF_SITES = List.of();

    private static final int PATIENT = 1;

    private final FileScope scope;
    private final RowReport report;
    private final UploadContents contents;
    private final int transplantNumber;

    private ConsistencyRules(FileScope scope) {
        this.scope = scope;
        this.report = scope.report();
        this.contents = scope.contents();
        boolean child = !scope.file().name().equals("hsct");
        this.transplantNumber = child ? scope.position("hsct_no") : -1;
    }

    /** C-001: every row belongs to a registered patient. */
    private void c001Patient(Row row, PatientFacts facts) {
        if (!row.isFilled(PATIENT) || scope.file().name().equals("patients")) {
            return;
        }
        String patient = row.patientId();
        if (contents.isUnusable("patients") || facts.isUploaded(patient)) {
            return;
        }
        boolean stays = staysInRegistry("patients", facts.isRejected(patient));
        if (stays && (facts.isRegistered(patient) || !facts.registryKnown() && !facts.isRejected(patient))) {
            return;
        }
        report.cell(
                "C-001",
                Severity.E,
                scope.column(PATIENT),
                row.text(PATIENT),
                Text.of("the patient has no accepted row in patients.csv", "a patient of patients.csv")
                        .hint(facts.isRejected(patient) ? "the patient's row was rejected: fix it first" : ""));
    }

    /** C-002: every transplant detail belongs to a transplant. */
    private void c002Transplant(Row row, PatientFacts facts) {
        if (!row.isFilled(PATIENT) || transplantNumber < 0 || !row.isWhole(transplantNumber)) {
            return;
        }
        String patient = row.patientId();
        int number = row.whole(transplantNumber);
        if (facts.isTransplantUploaded(patient, number)) {
            return;
        }
        boolean refused = facts.isTransplantRefused(patient);
        boolean stays = staysInRegistry("hsct", refused);
        if (stays && (facts.isTransplantRegistered(patient, number) || !facts.registryKnown() && !refused)) {
            return;
        }
        report.cell(
                "C-002",
                Severity.E,
                scope.column(transplantNumber),
                row.text(transplantNumber),
                Text.of("the transplant has no accepted row in hsct.csv", "an hsct_no of this patient in hsct.csv")
                        .hint(refused ? "a row of this patient in hsct.csv was rejected: fix it first" : ""));
    }

    /** Tells whether the registry's version of a parent row will still be there after this upload. */
    private boolean staysInRegistry(String parentFile, boolean parentRefused) {
        return contents.mode() == UploadMode.DELTA || !contents.isLoaded(parentFile) || parentRefused;
    }

    /** C-003: every patient has a vital status. */
    private void c003Status(Row row, PatientFacts facts) {
        Optional<PatientFacts.Patient> patient = facts.find(row.patientId());
        boolean asked = contents.mode() == UploadMode.FULL || facts.registryKnown();
        if (asked && patient.isPresent() && !patient.get().hasStatus()) {
            report.row("C-003", Severity.W, Text.of("the patient has no row in status.csv", "one row in status.csv"));
        }
    }

    /** C-005: nobody comes back to life. */
    private void c005Alive(Row row, PatientFacts facts) {
        int status = scope.position("status");
        Optional<PatientFacts.Patient> patient = facts.find(row.patientId());
        if (patient.isPresent()
                && patient.get().isRegisteredDead()
                && !row.text(status).equals("DEAD")) {
            OptionalLong release = facts.releaseFor(row);
            report.cell(
                    "C-005",
                    release.isPresent() ? Severity.W : Severity.E,
                    scope.column(status),
                    row.text(status),
                    Text.of("the registry shows this patient as DEAD", "DEAD, or a release by the registry")
                            .hint(
                                    release.isPresent()
                                            ? "allowed by release " + release.getAsLong()
                                            : "if the death was reported by mistake, ask the coordinating centre"));
        }
    }

    /** C-013: a patient is registered by one site. */
    private void c013OtherSite(Row row, PatientFacts facts) {
        if (facts.find(row.patientId())
                .filter(PatientFacts.Patient::isRegisteredElsewhere)
                .isEmpty()) {
            return;
        }
        OptionalLong release = facts.releaseFor(row);
        report.cell(
                "C-013",
                release.isPresent() ? Severity.W : Severity.E,
                scope.column(PATIENT),
                row.text(PATIENT),
                Text.of("another site has registered this patient", "a patient of this site, or a release by the registry")
                        .hint(
                                release.isPresent()
                                        ? "allowed by release " + release.getAsLong()
                                        : "if the patient moved here, ask the coordinating centre"));
    }

    /** C-007: transplants are numbered 1, 2, ... in the order of their days. */
    private static void c007Numbering(PatientHistory patient, HistoryFindings findings) {
        List<HistoryRow> transplants = patient.of("hsct").stream()
                .filter(row -> row.isFilled("hsct_no"))
                .sorted(Comparator.comparingInt((HistoryRow row) -> number(row)))
                .toList();
        HistoryRow previous = null;
        int expected = 1;
        for (HistoryRow row : transplants) {
            boolean gap = number(row) > expected;
            boolean earlier = previous != null && day(row) < day(previous);
            if (gap || earlier) {
                HistoryRow atFault = !row.isUploaded() && previous != null ? previous : row;
                findings.cell(
                        "C-007",
                        Severity.E,
                        atFault,
                        "hsct_no",
                        gap
                                ? Text.of(
                                        "there is no transplant " + expected + " of this patient",
                                        "1, 2, ... without a gap")
                                : Text.of(
                                        "the transplants are not numbered in the order of their days",
                                        "1 for the first one"));
                return;
            }
            expected = number(row) + 1;
            previous = row;
        }
    }

    private static int number(HistoryRow transplant) {
        return transplant.whole("hsct_no").orElse(0);
    }

    private static int day(HistoryRow transplant) {
        return transplant.whole("hsct_day").orElse(Integer.MIN_VALUE);
    }

    /** C-002 once more: rows of a transplant that was refused when all rows of the patient were judged together. */
    private static void c002RefusedTransplant(PatientHistory patient, HistoryFindings findings) {
        if (!patient.knows("hsct")) {
            return;
        }
        Set<String> numbers =
                patient.of("hsct").stream().map(row -> row.text("hsct_no")).collect(Collectors.toSet());
        for (HistoryRow row : patient.all()) {
            boolean child = !row.file().name().equals("hsct")
                    && row.file().find("hsct_no").isPresent();
            if (child && row.isUploaded() && row.isFilled("hsct_no") && !numbers.contains(row.text("hsct_no"))) {
                findings.cell(
                        "C-002",
                        Severity.E,
                        row,
                        "hsct_no",
                        Text.of("the transplant has no row in hsct.csv", "an hsct_no of this patient in hsct.csv")
                                .hint("a row of this patient in hsct.csv was rejected: fix it first"));
            }
        }
    }
}
