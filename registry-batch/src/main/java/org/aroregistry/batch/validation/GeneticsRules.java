package org.aroregistry.batch.validation;

import java.util.List;
import org.aroregistry.batch.validation.HistoryRule.HistoryCheck;
import org.aroregistry.batch.validation.HistoryRule.SiteCheck;
import org.aroregistry.batch.validation.RowReport.Text;
import org.aroregistry.batch.validation.Rule.RowCheck;
import org.aroregistry.core.dictionary.ColumnDefinition;
import org.aroregistry.core.dictionary.Severity;

/** Rules G: genes and variants. */
final class GeneticsRules {
    /** Rules that a reader calls while it reads a cell. */
    static final List<String> OF_CELLS = List.of("G-012");

    static final List<Rule<RowCheck>> OF_ROWS = List.of();

    static final List<HistoryRule<HistoryCheck>> OF_HISTORIES = List.of();

    static final List<HistoryRule<SiteCheck>> OF_SITES = List.of();

    private GeneticsRules() {}

    /** G-012: an old gene name is replaced by the current symbol. */
    static void g012Alias(RowReport report, ColumnDefinition column, String text, String gene) {
        report.cell(
                "G-012",
                Severity.W,
                column,
                text,
                Text.of("an old gene name was replaced by the current one", "the current symbol")
                        .hint("now " + gene));
    }
}
