package org.aroregistry.batch.validation;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.aroregistry.batch.file.Spelling;
import org.aroregistry.batch.validation.RowReport.Text;
import org.aroregistry.batch.validation.Rule.RowCheck;
import org.aroregistry.core.dictionary.ColumnDefinition;
import org.aroregistry.core.dictionary.MissingToken;
import org.aroregistry.core.dictionary.Range;
import org.aroregistry.core.dictionary.Requirement;
import org.aroregistry.core.dictionary.Severity;

/**
 * Rules F, in the order of their numbers: type, code, range, required, decimals, unit.
 *
 * <p>The readers of cells ({@link NumberReader}, {@link CodeReader}, {@link TextReader}, {@link MissingReader}) find out which one
 * applies. Ranges that depend on more than the column are in {@link LaboratoryRules} and {@link GrowthRules}.
 */
final class FieldRules {
    /** Rules that a reader calls while it reads a cell. */
    static final List<String> OF_CELLS = List.of("F-001", "F-002", "F-003", "F-004", "F-005", "F-007", "L-001");

    static final List<Rule<RowCheck>> OF_ROWS = List.of(
            Rule.everywhere("F-005", FieldRules::f005Required),
            Rule.everywhere("F-005", FieldRules::f005OtherSite),
            Rule.everywhere("F-006", FieldRules::f006Required),
            Rule.everywhere("F-006", FieldRules::f006NotExpected),
            new Rule<>("F-008", Set.of("labs", "interferon"), FieldRules::f008NoUnit));

    /** Rules that judge the plausible range of a column and say more about it than F-004 can. */
    private static final Set<String> OF_ONE_RANGE = Set.of("H-003", "H-022", "I-004");

    private final RowReport report;

    FieldRules(FileScope scope) {
        this.report = scope.report();
    }

    /** F-001: a whole number is one. */
    void f001NotWhole(ColumnCheck check, String text) {
        report.cell("F-001", Severity.E, check.definition(), text, Text.of("not a whole number", check.expectation()));
    }

    /** F-001: a number is one. */
    void f001NotANumber(ColumnCheck check, String text) {
        report.cell("F-001", Severity.E, check.definition(), text, Text.of("not a number", check.expectation()));
    }

    /** F-001: a text has the pattern of its column. */
    void f001Pattern(ColumnCheck check, String text) {
        report.cell(
                "F-001",
                Severity.E,
                check.definition(),
                text,
                Text.of("the text does not have the form of this column", check.expectation()));
    }

    /** F-001: no value is that long; it is not shown, as nobody looked at what it holds. */
    void f001TooLong(ColumnCheck check, int length, int longest) {
        report.cell(
                "F-001",
                Severity.E,
                check.definition(),
                Text.of("the cell holds " + length + " characters, more than " + longest, check.expectation()));
    }

    /** F-002: a code is one of the column's codes. */
    void f002NotACode(ColumnCheck check, String text) {
        report.cell(
                "F-002",
                Severity.E,
                check.definition(),
                text,
                Text.of("not one of the codes", check.expectation()).hint(nearest(check, text)));
    }

    private static String nearest(ColumnCheck check, String text) {
        return Spelling.nearest(ColumnCheck.spelling(text), check.spellings().keySet())
                .flatMap(spelling -> Optional.ofNullable(check.spellings().get(spelling)))
                .map(code -> "perhaps " + code.text())
                .orElse("");
    }

    /** F-002: a code in lower case or with another micro sign is read all the same. */
    void f002Spelling(ColumnDefinition column, String text) {
        report.cell(
                "F-002",
                Severity.W,
                column,
                text,
                Text.of("the code was read in spite of its spelling", "the code as in the dictionary"));
    }

    /** F-002: a set names each code once. */
    void f002Repeated(ColumnDefinition column, String text) {
        report.cell("F-002", Severity.W, column, text, Text.of("a code is there twice", "each code once"));
    }

    /** F-003: a number lies inside the hard range of its column. */
    void f003Impossible(ColumnDefinition column, String text, BigDecimal number) {
        String expected =
                column.hardRange().map(Range::toString).orElse(column.type().notation());
        report.cell(
                "F-003",
                Severity.E,
                column,
                text,
                Text.of("the value is impossible", withUnit(expected, column.unit()))
                        .hint(otherUnit(column, number)));
    }

    /** Tells whether the number would be possible in grams for kilograms, or in metres for centimetres. */
    private static String otherUnit(ColumnDefinition column, BigDecimal number) {
        Optional<Range> possible = column.hardRange();
        return switch (column.unit()) {
            case "kg" ->
                possible.filter(range -> range.contains(number.movePointLeft(3)))
                        .map(range -> "perhaps in grams")
                        .orElse("");
            case "cm" ->
                possible.filter(range -> range.contains(number.movePointRight(2)))
                        .map(range -> "perhaps in metres")
                        .orElse("");
            default -> "";
        };
    }

    /** F-004: a number lies inside the plausible range of its column, if no other rule judges this very range. */
    void f004Implausible(ColumnDefinition column, String text) {
        if (column.rules().stream().anyMatch(OF_ONE_RANGE::contains)) {
            return;
        }
        String expected = column.warnRange().map(Range::toString).orElse("");
        report.cell(
                "F-004", Severity.W, column, text, Text.of("the value is unusual", withUnit(expected, column.unit())));
    }

    private static String withUnit(String range, String unit) {
        return unit.isEmpty() ? range : range + " " + unit;
    }

    /** F-005: a missing token is one that the column allows. */
    void f005TokenNotAllowed(ColumnCheck check, String text) {
        List<String> allowed = check.definition().missing().stream()
                .map(MissingToken::name)
                .sorted()
                .toList();
        report.cell(
                "F-005",
                Severity.E,
                check.definition(),
                text,
                Text.of(
                        "this missing token is not allowed here",
                        allowed.isEmpty()
                                ? "a value or a blank"
                                : "a value, a blank, or " + String.join(", ", allowed)));
    }

    /** F-005: a required cell is not blank; a missing unit is F-008. */
    private static RowCheck f005Required(FileScope scope) {
        UnitColumn unit = UnitColumn.of(scope);
        List<ColumnCheck> required = scope.columns().stream()
                .filter(check -> check.definition().requirement() == Requirement.REQUIRED)
                .toList();
        return row -> {
            for (ColumnCheck check : required) {
                boolean blank = row.isBlank(check.position());
                if (blank && !(check.position() == unit.unit() && unit.isMissing(row))) {
                    scope.report()
                            .cell(
                                    "F-005",
                                    Severity.E,
                                    check.definition(),
                                    Text.of("a required value is missing", check.expectation()));
                }
            }
        };
    }

    /** F-005: the row says that it belongs to the site of the upload. */
    private static RowCheck f005OtherSite(FileScope scope) {
        String site = scope.settings().siteId();
        return row -> {
            if (row.isFilled(0) && !row.text(0).equals(site)) {
                scope.report()
                        .cell(
                                "F-005",
                                Severity.E,
                                scope.column(0),
                                row.text(0),
                                Text.of("the row belongs to another site", site));
            }
        };
    }

    /** F-006: a cell that is required under a condition is not blank while it holds; a missing unit is F-008. */
    private static RowCheck f006Required(FileScope scope) {
        UnitColumn unit = UnitColumn.of(scope);
        List<ColumnCheck> required = scope.columns().stream()
                .filter(check -> !check.requiredWhen().isEmpty())
                .filter(check -> check.definition().requirement() != Requirement.REQUIRED)
                .toList();
        return row -> {
            for (ColumnCheck check : required) {
                CompiledCondition condition = check.requiredWhen().get(0);
                if (row.isBlank(check.position())
                        && condition.of(row) == CompiledCondition.Outcome.HOLDS
                        && !(check.position() == unit.unit() && unit.isMissing(row))) {
                    scope.report()
                            .cell(
                                    "F-006",
                                    Severity.E,
                                    check.definition(),
                                    Text.of(
                                            "the value is required because " + condition.inWords(),
                                            check.expectation()));
                }
            }
        };
    }

    /** F-006: a cell that only makes sense under a condition is blank while it fails. */
    private static RowCheck f006NotExpected(FileScope scope) {
        List<ColumnCheck> conditional = scope.columns().stream()
                .filter(check -> !check.onlyWhen().isEmpty())
                .toList();
        return row -> {
            for (ColumnCheck check : conditional) {
                CompiledCondition condition = check.onlyWhen().get(0);
                if (row.isFilled(check.position()) && condition.of(row) == CompiledCondition.Outcome.FAILS) {
                    scope.report()
                            .cell(
                                    "F-006",
                                    Severity.W,
                                    check.definition(),
                                    row.text(check.position()),
                                    Text.of("a value is only expected when " + condition.inWords(), "a blank"));
                }
            }
        };
    }

    /** F-007: a number with more decimals than its column keeps was rounded. */
    void f007Rounded(ColumnCheck check, String text) {
        report.cell(
                "F-007",
                Severity.W,
                check.definition(),
                text,
                Text.of("the number was rounded half to even", "at most " + check.scale() + " decimals"));
    }

    /** L-001: a laboratory value can be converted, as the registry knows its unit; that the analyte allows it is F-008. */
    void l001UnknownUnit(ColumnCheck check, String text) {
        report.cell(
                "L-001",
                Severity.E,
                check.definition(),
                text,
                Text.of("the registry does not know this unit and cannot convert the value", "a code of UNIT")
                        .hint(nearest(check, text)));
    }

    /** F-008: a value has a unit. */
    private static RowCheck f008NoUnit(FileScope scope) {
        UnitColumn unit = UnitColumn.of(scope);
        return row -> {
            if (unit.isMissing(row)) {
                ColumnDefinition column = scope.column(unit.unit());
                scope.report()
                        .cell("F-008", Severity.E, column, Text.of("the value has no unit", "the unit of the value"));
            }
        };
    }

    /** The column with the unit of another column's numbers; both -1 in files without one. */
    private record UnitColumn(int value, int unit) {
        static UnitColumn of(FileScope scope) {
            return switch (scope.file().name()) {
                case "labs" -> new UnitColumn(scope.position("value"), scope.position("unit"));
                case "interferon" -> new UnitColumn(scope.position("dose_value"), scope.position("dose_unit"));
                default -> new UnitColumn(-1, -1);
            };
        }

        boolean isMissing(Row row) {
            return unit >= 0 && row.isBlank(unit) && row.isDecimal(value);
        }
    }
}
