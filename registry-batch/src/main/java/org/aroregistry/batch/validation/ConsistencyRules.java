package org.aroregistry.batch.validation;

import java.util.List;
import java.util.Optional;
import org.aroregistry.batch.validation.RowReport.Text;
import org.aroregistry.batch.validation.Rule.PatientCheck;
import org.aroregistry.core.dictionary.Severity;
import org.aroregistry.core.upload.UploadMode;

/** Rules C: rows of different files fit together. */
final class ConsistencyRules {
    static final List<Rule<PatientCheck>> OF_PATIENTS = List.of(
            Rule.everywhere("C-001", scope -> new ConsistencyRules(scope)::c001Patient),
            Rule.everywhere("C-002", scope -> new ConsistencyRules(scope)::c002Transplant),
            Rule.of("C-003", "patients", scope -> new ConsistencyRules(scope)::c003Status),
            Rule.of("C-005", "status", scope -> new ConsistencyRules(scope)::c005Alive));

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
            report.cell(
                    "C-005",
                    Severity.E,
                    scope.column(status),
                    row.text(status),
                    Text.of("the registry shows this patient as DEAD", "DEAD, or a release by the registry")
                            .hint("if the death was reported by mistake, ask the coordinating centre"));
        }
    }
}
