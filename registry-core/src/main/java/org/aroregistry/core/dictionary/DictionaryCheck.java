package org.aroregistry.core.dictionary;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Checks that everything the dictionary mentions exists; a contradiction stops the program at once. */
final class DictionaryCheck {
    private static final Pattern RULE_ID = Pattern.compile("\\b[A-Z]-\\d{3}\\b");

    private final Dictionary dictionary;
    private final Set<String> ruleIds;

    private DictionaryCheck(Dictionary dictionary) {
        this.dictionary = dictionary;
        this.ruleIds = new HashSet<>(
                dictionary.rules().stream().map(RuleDefinition::id).toList());
    }

    static void check(Dictionary dictionary) {
        DictionaryCheck check = new DictionaryCheck(dictionary);
        dictionary.files().forEach(check::file);
        dictionary.analytes().forEach(check::analyte);
        check.codes(
                "analyte", dictionary.analytes().stream().map(Analyte::code).toList(), dictionary.codeList("ANALYTE"));
        check.codes("gene alias", List.copyOf(dictionary.geneAliases().values()), dictionary.codeList("GENE"));
        dictionary.coverage().forEach(item -> check.ruleMentions("concept " + item.number(), item.rule()));
    }

    private void file(FileDefinition file) {
        if (file.columns().isEmpty()) {
            throw new DictionaryException(file.fileName() + " has no columns");
        }
        if (!file.columns().get(0).name().equals("site_id")) {
            throw new DictionaryException(file.fileName() + " must start with site_id");
        }
        file.key().forEach(file::column);
        file.columns().forEach(column -> column(file, column));
    }

    private void column(FileDefinition file, ColumnDefinition column) {
        String name = column.qualifiedName();
        if (column.type().isCoded() && column.codes().isEmpty()) {
            throw new DictionaryException(name + " is coded but has no codes");
        }
        if (column.type() instanceof ColumnType.Text && column.pattern().isEmpty()) {
            throw new DictionaryException(name + " is text but has no pattern");
        }
        if (column.type() instanceof ColumnType.Decimal decimal) {
            column.hardRange().ifPresent(range -> fits(name, range, decimal));
        }
        column.requiredWhen().ifPresent(condition -> condition(file, name, condition));
        column.onlyWhen().ifPresent(condition -> condition(file, name, condition));
        column.references().ifPresent(target -> reference(name, target));
        column.rules().forEach(id -> rule(name, id));
        ruleMentions(name, column.note());
    }

    private static void fits(String name, Range range, ColumnType.Decimal type) {
        int digits = range.upper().precision() - range.upper().scale();
        if (digits > type.precision() - type.scale()) {
            throw new DictionaryException(name + " allows values up to "
                    + range.upper().toPlainString() + ", which " + type.notation() + " cannot hold");
        }
    }

    private void condition(FileDefinition file, String name, Condition condition) {
        for (Condition.Term term : condition.alternatives()) {
            ColumnDefinition other = file.find(term.column())
                    .orElseThrow(
                            () -> new DictionaryException(name + " depends on the unknown column " + term.column()));
            for (String code : term.codes()) {
                if (!other.codes().contains(code)) {
                    throw new DictionaryException(name + " depends on " + term.column() + " being " + code
                            + ", which is not a code of that column");
                }
            }
        }
    }

    private void reference(String name, String target) {
        int dot = target.indexOf('.');
        FileDefinition file = dictionary
                .findFile(target.substring(0, dot))
                .orElseThrow(() -> new DictionaryException(name + " points to the unknown place " + target));
        List.of(target.substring(dot + 1).split("\\+")).forEach(file::column);
    }

    private void analyte(Analyte analyte) {
        CodeList units = dictionary.codeList("UNIT");
        codes("unit of " + analyte.code(), List.copyOf(analyte.factors().keySet()), units);
        if (!analyte.canonicalUnit().isEmpty() && !analyte.factors().containsKey(analyte.canonicalUnit())) {
            throw new DictionaryException("analyte " + analyte.code() + " does not allow its own canonical unit");
        }
    }

    private void codes(String what, List<String> used, CodeList list) {
        for (String code : used) {
            if (!list.contains(code)) {
                throw new DictionaryException(what + " '" + code + "' is not in code list " + list.name());
            }
        }
    }

    private void ruleMentions(String where, String text) {
        Matcher mention = RULE_ID.matcher(text);
        while (mention.find()) {
            rule(where, mention.group());
        }
    }

    private void rule(String where, String id) {
        if (!ruleIds.contains(id)) {
            throw new DictionaryException(where + " names the unknown rule " + id);
        }
    }
}
