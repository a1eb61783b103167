package org.aroregistry.batch.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import org.aroregistry.core.dictionary.ColumnDefinition;
import org.aroregistry.core.store.Value;

/** Reads cells with one code or a set of codes. */
final class CodeReader {
    private final CellRules rules;
    private final MissingReader missing;
    private final RowReport report;
    private final int labUnit;

    CodeReader(FileScope scope, CellRules rules, MissingReader missing) {
        this.rules = rules;
        this.missing = missing;
        this.report = scope.report();
        this.labUnit = scope.file().name().equals("labs") ? scope.position("unit") : -1;
    }

    void coded(ColumnCheck check, String text, Row row) {
        Value.Text exact = check.codes().get(text);
        if (exact != null) {
            row.set(check.position(), exact);
            return;
        }
        Optional<Value.Text> known = knownCode(check, text);
        if (known.isPresent()) {
            row.set(check.position(), known.get());
        } else if (!missing.read(check, text, row)) {
            row.setUnreadable(check.position());
            failedCode(check, text);
        }
    }

    private Optional<Value.Text> knownCode(ColumnCheck check, String text) {
        Value.Text spelled = check.spellings().get(ColumnCheck.spelling(text));
        if (spelled != null) {
            rules.fields().f002Spelling(check.definition(), text);
            return Optional.of(spelled);
        }
        String gene = check.aliases().get(text.toUpperCase(Locale.ROOT));
        if (gene != null) {
            GeneticsRules.g012Alias(report, check.definition(), text, gene);
            return Optional.ofNullable(check.codes().get(gene));
        }
        return Optional.empty();
    }

    private void failedCode(ColumnCheck check, String text) {
        ColumnDefinition column = check.definition();
        if (rules.privacy().claims(column, text) || rules.structure().s013Mangled(column, text)) {
            return;
        }
        if (check.position() == labUnit) {
            rules.fields().l001UnknownUnit(check, text);
        } else {
            rules.fields().f002NotACode(check, text);
        }
    }

    void severalCodes(ColumnCheck check, String text, Row row) {
        Value.Text exact = check.codes().get(text);
        if (exact != null) {
            row.set(check.position(), exact);
            return;
        }
        // NONE is a code of some columns and a word for "missing" in all others: the code goes first.
        boolean oneCode = check.spellings().containsKey(ColumnCheck.spelling(text));
        if (!oneCode && missing.read(check, text, row)) {
            return;
        }
        TreeSet<String> found = new TreeSet<>();
        List<String> parts = new ArrayList<>(List.of(text.split("[;+]", -1)));
        parts.removeIf(String::isBlank);
        boolean clean = true;
        for (String part : parts) {
            String code = part.strip();
            Optional<Value.Text> known =
                    Optional.ofNullable(check.codes().get(code)).or(() -> knownCode(check, code));
            if (known.isPresent()) {
                found.add(known.get().text());
            } else {
                clean = false;
                failedCode(check, code);
            }
        }
        if (!clean || found.isEmpty()) {
            row.setUnreadable(check.position());
            if (clean) {
                rules.fields().f002NotACode(check, text);
            }
            return;
        }
        if (found.size() < parts.size()) {
            rules.fields().f002Repeated(check.definition(), text);
        }
        row.set(check.position(), new Value.Text(String.join(";", found)));
    }
}
