package org.aroregistry.batch.validation;

import org.aroregistry.core.dictionary.ColumnDefinition;
import org.aroregistry.core.store.Value;
import org.aroregistry.core.study.PatientId;

/** Reads cells with text: ids, patterns, free text. */
final class TextReader {
    private final CellRules rules;
    private final MissingReader missing;
    private final String siteId;
    private Value.Text lastPatient = new Value.Text("-");

    TextReader(FileScope scope, CellRules rules, MissingReader missing) {
        this.rules = rules;
        this.missing = missing;
        this.siteId = scope.settings().siteId();
    }

    void text(ColumnCheck check, String text, Row row) {
        ColumnDefinition column = check.definition();
        int position = check.position();
        if (check.isPatientId()) {
            patientId(check, text, row);
            return;
        }
        if (text.equals(PrivacyRules.MASK)) {
            row.setUnreadable(position);
            rules.privacy().claims(column, text);
            return;
        }
        boolean fits = fits(check, text);
        if (!check.isFreeText() && missing.read(check, text, row)) {
            return;
        }
        if (!fits) {
            row.setUnreadable(position);
            if (check.isFreeText()) {
                rules.privacy().acceptedText(column, text);
            }
            if (!rules.privacy().claims(column, text) && !rules.structure().s013Mangled(column, text)) {
                rules.fields().f001Pattern(check, text);
            }
            return;
        }
        row.set(position, new Value.Text(text));
        rules.structure().s011Formula(column, text);
        if (check.isLookedInto()) {
            rules.privacy().acceptedText(column, text);
        }
    }

    private boolean fits(ColumnCheck check, String text) {
        if (check.position() == 0 && text.equals(siteId)) {
            return true;
        }
        return check.isRecordId()
                ? isRecordId(text)
                : check.definition()
                        .pattern()
                        .map(p -> p.matcher(text).matches())
                        .orElse(true);
    }

    /** The pattern of record ids without the cost of a regular expression. */
    private static boolean isRecordId(String text) {
        if (text.length() > 32) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean allowed =
                    c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '-';
            if (!allowed) {
                return false;
            }
        }
        return true;
    }

    private void patientId(ColumnCheck check, String text, Row row) {
        ColumnDefinition column = check.definition();
        if (lastPatient.text().equals(text)) {
            row.set(check.position(), lastPatient);
        } else if (PatientId.isValid(text)) {
            // Rows of a patient mostly stand together.
            lastPatient = new Value.Text(text);
            row.set(check.position(), lastPatient);
        } else if (!missing.read(check, text, row)) {
            row.setUnreadable(check.position());
            if (!rules.privacy().claims(column, text)) {
                rules.structure()
                        .s012PatientId(column, text)
                        .ifPresent(id -> row.set(check.position(), new Value.Text(id)));
            }
        }
    }
}
