package org.aroregistry.batch.validation;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.aroregistry.batch.validation.HistoryRule.HistoryCheck;
import org.aroregistry.batch.validation.HistoryRule.SiteCheck;
import org.aroregistry.batch.validation.RowReport.Text;
import org.aroregistry.batch.validation.Rule.RowCheck;
import org.aroregistry.core.dictionary.Analyte;
import org.aroregistry.core.dictionary.Dictionary;
import org.aroregistry.core.dictionary.Range;
import org.aroregistry.core.dictionary.Severity;

/** Rules L about laboratory results, and rules F as far as unit and range depend on the analyte. */
final class LaboratoryRules {
    static final List<Rule<RowCheck>> OF_ROWS = List.of(
            Rule.of("F-008", "labs", scope -> new LaboratoryRules(scope)::f008UnitOfAnalyte),
            Rule.of("F-003", "labs", scope -> new LaboratoryRules(scope)::f003Impossible),
            Rule.of("F-004", "labs", scope -> new LaboratoryRules(scope)::f004Implausible),
            Rule.of("L-002", "labs", scope -> new LaboratoryRules(scope)::l002OtherUnit));

    static final List<HistoryRule<HistoryCheck>> OF_HISTORIES = List.of();

    static final List<HistoryRule<SiteCheck>> OF_SITES = List.of();

    /** A number with analyte and unit. */
    private record Result(Analyte analyte, BigDecimal value, String unit) {
        /** Returns the number in the analyte's canonical unit; empty if the analyte is not measured in this one. */
        Optional<BigDecimal> canonical() {
            return analyte.toCanonical(value, unit);
        }

        boolean isOutside(Optional<Range> range) {
            Optional<BigDecimal> canonical = canonical();
            return canonical.isPresent() && range.isPresent() && !range.get().contains(canonical.get());
        }

        String shown() {
            return value.toPlainString() + " " + unit;
        }
    }

    private final FileScope scope;
    private final RowReport report;
    private final Dictionary dictionary;
    private final int analyteColumn;
    private final int valueColumn;
    private final int unitColumn;

    private LaboratoryRules(FileScope scope) {
        this.scope = scope;
        this.report = scope.report();
        this.dictionary = scope.dictionary();
        this.analyteColumn = scope.position("analyte");
        this.valueColumn = scope.position("value");
        this.unitColumn = scope.position("unit");
    }

    private Optional<Result> result(Row row) {
        if (!row.isFilled(analyteColumn) || !row.isDecimal(valueColumn) || !row.isFilled(unitColumn)) {
            return Optional.empty();
        }
        return dictionary
                .analyte(row.text(analyteColumn))
                .map(analyte -> new Result(analyte, row.decimal(valueColumn), row.text(unitColumn)));
    }

    /** F-008: the unit is one in which the analyte is measured. */
    private void f008UnitOfAnalyte(Row row) {
        result(row).filter(result -> result.canonical().isEmpty()).ifPresent(result -> {
            List<String> allowed =
                    result.analyte().factors().keySet().stream().sorted().toList();
            report.cell(
                    "F-008",
                    Severity.E,
                    scope.column(unitColumn),
                    result.unit(),
                    Text.of(
                            "the analyte is not measured in this unit",
                            allowed.isEmpty() ? "no value, only result_text" : "one of " + String.join(", ", allowed)));
        });
    }

    /** F-003: the value is possible for the analyte. */
    private void f003Impossible(Row row) {
        result(row).filter(LaboratoryRules::isImpossible).ifPresent(result -> {
            Analyte analyte = result.analyte();
            report.cell(
                    "F-003",
                    Severity.E,
                    scope.column(valueColumn),
                    result.shown(),
                    Text.of(
                            "the value is impossible for the analyte",
                            analyte.hardRange().map(Range::toString).orElse("") + " " + analyte.canonicalUnit()));
        });
    }

    /** F-004: the value is plausible for the analyte. */
    private void f004Implausible(Row row) {
        result(row)
                .filter(result -> !isImpossible(result))
                .filter(result -> result.isOutside(result.analyte().plausibleRange()))
                .ifPresent(result -> {
                    Analyte analyte = result.analyte();
                    report.cell(
                            "F-004",
                            Severity.W,
                            scope.column(valueColumn),
                            result.shown(),
                            Text.of(
                                    "the value is unusual for the analyte",
                                    analyte.plausibleRange()
                                                    .map(Range::toString)
                                                    .orElse("")
                                            + " " + analyte.canonicalUnit()));
                });
    }

    private static boolean isImpossible(Result result) {
        return result.isOutside(result.analyte().hardRange());
    }

    /** L-002: a value outside its range would be inside with another unit; the row is never converted silently. */
    private void l002OtherUnit(Row row) {
        Optional<Result> found = result(row);
        if (found.isEmpty()) {
            return;
        }
        Result result = found.get();
        Optional<Range> usual =
                result.analyte().plausibleRange().or(() -> result.analyte().hardRange());
        if (!isImpossible(result) && !result.isOutside(usual)) {
            return;
        }
        List<String> fitting = result.analyte().factors().keySet().stream()
                .filter(other -> !other.equals(result.unit()))
                .filter(other -> !new Result(result.analyte(), result.value(), other).isOutside(usual))
                .sorted()
                .toList();
        if (!fitting.isEmpty()) {
            report.cell(
                    "L-002",
                    Severity.W,
                    scope.column(unitColumn),
                    result.shown(),
                    Text.of("the unit may be wrong: the value would be usual in another", "the unit of the value")
                            .hint("perhaps " + String.join(" or ", fitting)));
        }
    }
}
