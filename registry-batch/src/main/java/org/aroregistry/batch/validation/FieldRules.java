package org.aroregistry.batch.validation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.aroregistry.batch.validation.RowReport.Text;
import org.aroregistry.batch.validation.UploadSettings.DecimalSign;
import org.aroregistry.core.dictionary.Analyte;
import org.aroregistry.core.dictionary.ColumnDefinition;
import org.aroregistry.core.dictionary.ColumnType;
import org.aroregistry.core.dictionary.MissingToken;
import org.aroregistry.core.dictionary.Range;
import org.aroregistry.core.dictionary.Requirement;
import org.aroregistry.core.dictionary.Severity;
import org.aroregistry.core.store.Value;

/** Rules F: every cell has the type, code, range and unit of its column, and is filled when it must be. */
final class FieldRules {
    static final List<String> IDS =
            List.of("F-001", "F-002", "F-003", "F-004", "F-005", "F-006", "F-007", "F-008", "G-012");

    private static final Map<MissingToken, Value.Missing> TOKENS = new EnumMap<>(Map.of(
            MissingToken.UNK, new Value.Missing(MissingToken.UNK),
            MissingToken.ND, new Value.Missing(MissingToken.ND),
            MissingToken.NAP, new Value.Missing(MissingToken.NAP)));

    private final FileScope scope;
    private final RowReport report;
    private final StructureRules structure;
    private final PrivacyRules privacy;
    private final List<ColumnCheck> columns;
    private final DecimalSign sign;
    private final int labValue;
    private final int labOperator;
    private final int labUnit;
    private final int labAnalyte;
    private final int doseValue;
    private final int doseUnit;
    private String movedOperator = "";
    private Value.Text lastPatient = new Value.Text("-");

    FieldRules(FileScope scope, StructureRules structure, PrivacyRules privacy) {
        this.scope = scope;
        this.report = scope.report();
        this.structure = structure;
        this.privacy = privacy;
        this.columns = scope.file().columns().stream()
                .map(column -> new ColumnCheck(scope.file(), column, scope.dictionary()))
                .toList();
        this.sign = scope.settings().decimalSign();
        boolean labs = scope.file().name().equals("labs");
        this.labValue = labs ? scope.position("value") : -1;
        this.labOperator = labs ? scope.position("value_op") : -1;
        this.labUnit = labs ? scope.position("unit") : -1;
        this.labAnalyte = labs ? scope.position("analyte") : -1;
        boolean interferon = scope.file().name().equals("interferon");
        this.doseValue = interferon ? scope.position("dose_value") : -1;
        this.doseUnit = interferon ? scope.position("dose_unit") : -1;
    }

    List<ColumnCheck> columns() {
        return columns;
    }

    /** Starts a row. */
    void start() {
        movedOperator = "";
    }

    /** Reads one cell into the row. */
    void read(ColumnCheck check, String cell, Row row) {
        ColumnDefinition column = check.definition();
        String text = structure.cleaned(column, cell);
        if (text.isEmpty()) {
            return;
        }
        ColumnType type = column.type();
        if (type instanceof ColumnType.Whole) {
            whole(check, text, row);
        } else if (type instanceof ColumnType.Decimal) {
            decimal(check, text, row);
        } else if (type instanceof ColumnType.Coded) {
            coded(check, text, row);
        } else if (type instanceof ColumnType.MultiCoded) {
            severalCodes(check, text, row);
        } else {
            text(check, text, row);
        }
    }

    // Numbers
    // ----------------------------------------------------------------------------------------------------------

    private void whole(ColumnCheck check, String text, Row row) {
        if (isShortWhole(text)) {
            int number = Integer.parseInt(text);
            if (isAcceptable(check, text, number, row)) {
                row.set(check.position(), new Value.Whole(number));
            }
        } else if (!missing(check, text, row)) {
            explainNumber(check, text, row).ifPresent(number -> f001NotWhole(check, text));
        }
    }

    private static boolean isShortWhole(String text) {
        int start = text.charAt(0) == '-' ? 1 : 0;
        if (text.length() == start || text.length() > start + 9) {
            return false;
        }
        for (int i = start; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private boolean isAcceptable(ColumnCheck check, String text, int number, Row row) {
        ColumnDefinition column = check.definition();
        if (!check.isPossible(number)) {
            row.setUnreadable(check.position());
            impossible(check, text, number);
            return false;
        }
        if (!column.codes().isEmpty() && !check.codes().containsKey(Integer.toString(number))) {
            row.setUnreadable(check.position());
            if (!structure.s015Sentinel(column, text, number) && !structure.s013Mangled(column, text)) {
                f002NotACode(check, text);
            }
            return false;
        }
        if (!check.isPlausible(number)) {
            f004Implausible(column, text);
        }
        return true;
    }

    private void impossible(ColumnCheck check, String text, int number) {
        ColumnDefinition column = check.definition();
        if (check.countsDays() && TimeRules.isSerialDate(text, number)) {
            privacy.t009SerialDate(column);
        } else if (Identifiers.isDigitsOnlyDate(text)) {
            privacy.claims(column, text);
        } else if (structure.s015Sentinel(column, text, number)) {
            return;
        } else if (column.isDay() && TimeRules.isOutsideLife(number, check.hardLow())) {
            TimeRules.t001OutsideLife(report, column, text);
        } else if (!structure.s013Mangled(column, text)) {
            f003Impossible(column, text);
        }
    }

    private void decimal(ColumnCheck check, String text, Row row) {
        String number = text;
        if (check.position() == labValue && (text.charAt(0) == '<' || text.charAt(0) == '>')) {
            number = withoutOperator(check, text);
        }
        if (!isPlainDecimal(number)) {
            if (missing(check, text, row)) {
                return;
            }
            Optional<String> read = explainNumber(check, number, row);
            if (read.isEmpty()) {
                return;
            }
            number = read.get();
            if (!isPlainDecimal(number)) {
                f001NotANumber(check, text);
                return;
            }
        }
        if (structure.s009PointIsAmbiguous(check.definition(), number, sign)) {
            row.setUnreadable(check.position());
            return;
        }
        keepDecimal(check, text, new BigDecimal(number), row);
    }

    private String withoutOperator(ColumnCheck check, String text) {
        String rest = text.substring(1).strip();
        if (!isPlainDecimal(rest)) {
            return text;
        }
        movedOperator = text.charAt(0) == '<' ? "LT" : "GT";
        structure.s016Moved(check.definition(), text);
        return rest;
    }

    private static boolean isPlainDecimal(String text) {
        int start = text.startsWith("-") ? 1 : 0;
        int digits = 0;
        boolean point = false;
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '.' && !point && digits > 0) {
                point = true;
            } else if (c >= '0' && c <= '9') {
                digits++;
            } else {
                return false;
            }
        }
        return digits > 0 && text.charAt(text.length() - 1) != '.';
    }

    private void keepDecimal(ColumnCheck check, String text, BigDecimal number, Row row) {
        ColumnDefinition column = check.definition();
        BigDecimal kept = number;
        if (number.scale() > check.scale()) {
            kept = number.setScale(check.scale(), RoundingMode.HALF_EVEN);
            if (kept.compareTo(number) != 0) {
                f007Rounded(check, text);
            }
        }
        boolean fits = kept.precision() - kept.scale() <= check.integerDigits();
        Optional<Range> hard = column.hardRange();
        if (!fits || hard.isPresent() && !hard.get().contains(kept)) {
            row.setUnreadable(check.position());
            boolean sentinel = isIntLike(number) && structure.s015Sentinel(column, text, number.intValue());
            if (!sentinel && !privacyClaimsDigits(column, text)) {
                f003Impossible(column, text);
            }
            return;
        }
        row.set(check.position(), new Value.Decimal(kept));
        if (column.warnRange().isPresent() && !column.warnRange().get().contains(kept)) {
            f004Implausible(column, text);
        }
    }

    private static boolean isIntLike(BigDecimal number) {
        return number.scale() == 0 && number.precision() <= 9;
    }

    private boolean privacyClaimsDigits(ColumnDefinition column, String text) {
        return Identifiers.isDigitsOnlyDate(text) && privacy.claims(column, text);
    }

    /** Finds the rule that knows why a text is no plain number; a value only if one of them can read it. */
    private Optional<String> explainNumber(ColumnCheck check, String text, Row row) {
        ColumnDefinition column = check.definition();
        row.setUnreadable(check.position());
        if (privacy.claims(column, text) || structure.s013Mangled(column, text)) {
            return Optional.empty();
        }
        return structure.decimalSign(column, text, sign);
    }

    private void f001NotWhole(ColumnCheck check, String text) {
        report.cell("F-001", Severity.E, check.definition(), text, Text.of("not a whole number", check.expectation()));
    }

    private void f001NotANumber(ColumnCheck check, String text) {
        report.cell("F-001", Severity.E, check.definition(), text, Text.of("not a number", check.expectation()));
    }

    private void f003Impossible(ColumnDefinition column, String text) {
        report.cell(
                "F-003",
                Severity.E,
                column,
                text,
                Text.of(
                        "the value is impossible",
                        column.hardRange()
                                        .map(Range::toString)
                                        .orElse(column.type().notation())
                                + (column.unit().isEmpty() ? "" : " " + column.unit())));
    }

    private void f004Implausible(ColumnDefinition column, String text) {
        report.cell(
                "F-004",
                Severity.W,
                column,
                text,
                Text.of(
                        "the value is unusual",
                        column.warnRange().map(Range::toString).orElse("")
                                + (column.unit().isEmpty() ? "" : " " + column.unit())));
    }

    private void f007Rounded(ColumnCheck check, String text) {
        report.cell(
                "F-007",
                Severity.W,
                check.definition(),
                text,
                Text.of("the number was rounded half to even", "at most " + check.scale() + " decimals"));
    }

    // Codes
    // ------------------------------------------------------------------------------------------------------------

    private void coded(ColumnCheck check, String text, Row row) {
        Value.Text exact = check.codes().get(text);
        if (exact != null) {
            row.set(check.position(), exact);
            return;
        }
        Optional<Value.Text> known = knownCode(check, text);
        if (known.isPresent()) {
            row.set(check.position(), known.get());
        } else if (!missing(check, text, row)) {
            row.setUnreadable(check.position());
            failedCode(check, text);
        }
    }

    private Optional<Value.Text> knownCode(ColumnCheck check, String text) {
        Value.Text spelled = check.spellings().get(ColumnCheck.spelling(text));
        if (spelled != null) {
            f002Spelling(check.definition(), text);
            return Optional.of(spelled);
        }
        String gene = check.aliases().get(text.toUpperCase(Locale.ROOT));
        if (gene != null) {
            g012Alias(check.definition(), text, gene);
            return Optional.ofNullable(check.codes().get(gene));
        }
        return Optional.empty();
    }

    private void failedCode(ColumnCheck check, String text) {
        ColumnDefinition column = check.definition();
        if (privacy.claims(column, text) || structure.s013Mangled(column, text)) {
            return;
        }
        if (check.position() == labUnit) {
            f008UnknownUnit(column, text);
        } else {
            f002NotACode(check, text);
        }
    }

    private void severalCodes(ColumnCheck check, String text, Row row) {
        // NONE is a code of some columns and a word for "missing" in all others: the code goes first.
        boolean oneCode = check.spellings().containsKey(ColumnCheck.spelling(text));
        if (!oneCode && missing(check, text, row)) {
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
                f002NotACode(check, text);
            }
            return;
        }
        if (found.size() < parts.size()) {
            f002Repeated(check.definition(), text);
        }
        row.set(check.position(), new Value.Text(String.join(";", found)));
    }

    private void f002NotACode(ColumnCheck check, String text) {
        String nearest = org.aroregistry.batch.file.Spelling.nearest(
                        text.toUpperCase(Locale.ROOT), check.definition().codes())
                .map(code -> "perhaps " + code)
                .orElse("");
        report.cell(
                "F-002",
                Severity.E,
                check.definition(),
                text,
                Text.of("not one of the codes", check.expectation()).hint(nearest));
    }

    private void f002Spelling(ColumnDefinition column, String text) {
        report.cell(
                "F-002",
                Severity.W,
                column,
                text,
                Text.of("the code was read in spite of its spelling", "the code as in the dictionary"));
    }

    private void f002Repeated(ColumnDefinition column, String text) {
        report.cell("F-002", Severity.W, column, text, Text.of("a code is there twice", "each code once"));
    }

    private void g012Alias(ColumnDefinition column, String text, String gene) {
        report.cell(
                "G-012",
                Severity.W,
                column,
                text,
                Text.of("an old gene name was replaced by the current one", "the current symbol")
                        .hint("now " + gene));
    }

    // Text and blanks
    // --------------------------------------------------------------------------------------------------

    private void text(ColumnCheck check, String text, Row row) {
        ColumnDefinition column = check.definition();
        int position = check.position();
        if (column.name().equals("patient_id")) {
            patientId(check, text, row);
            return;
        }
        if (text.equals(PrivacyRules.MASK)) {
            row.setUnreadable(position);
            privacy.claims(column, text);
            return;
        }
        boolean fits = fits(check, text);
        if (!Identifiers.isFreeText(column) && missing(check, text, row)) {
            return;
        }
        if (!fits) {
            row.setUnreadable(position);
            if (Identifiers.isFreeText(column)) {
                privacy.acceptedText(column, text);
            }
            if (!privacy.claims(column, text) && !structure.s013Mangled(column, text)) {
                f001Pattern(check, text);
            }
            return;
        }
        row.set(position, new Value.Text(text));
        structure.s011Formula(column, text);
        if (PrivacyRules.looksInto(column)) {
            privacy.acceptedText(column, text);
        }
    }

    private boolean fits(ColumnCheck check, String text) {
        if (check.position() == 0 && text.equals(scope.settings().siteId())) {
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
        } else if (org.aroregistry.core.study.PatientId.isValid(text)) {
            // Rows of a patient mostly stand together.
            lastPatient = new Value.Text(text);
            row.set(check.position(), lastPatient);
        } else if (!missing(check, text, row)) {
            row.setUnreadable(check.position());
            if (!privacy.claims(column, text)) {
                structure.s012PatientId(column, text).ifPresent(id -> row.set(check.position(), new Value.Text(id)));
            }
        }
    }

    private void f001Pattern(ColumnCheck check, String text) {
        report.cell(
                "F-001",
                Severity.E,
                check.definition(),
                text,
                Text.of("the text does not have the form of this column", check.expectation()));
    }

    /** Reads a word for a missing value; true if the cell held one. */
    private boolean missing(ColumnCheck check, String text, Row row) {
        Optional<StructureRules.Absence> absence = structure.s014Missing(check.definition(), text);
        if (absence.isEmpty()) {
            return false;
        }
        MissingToken token = absence.get().token();
        if (token == null) {
            row.set(check.position(), Value.BLANK);
        } else if (check.definition().missing().contains(token)) {
            row.set(check.position(), TOKENS.getOrDefault(token, new Value.Missing(token)));
        } else {
            row.setUnreadable(check.position());
            f005TokenNotAllowed(check, text);
        }
        return true;
    }

    private void f005TokenNotAllowed(ColumnCheck check, String text) {
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

    // The row as a whole
    // -----------------------------------------------------------------------------------------------

    /** Runs the rules that need several cells of the row. */
    void finish(Row row) {
        operator(row);
        for (ColumnCheck check : columns) {
            int position = check.position();
            if (row.isBlank(position)) {
                blank(check, row);
            } else if (!check.onlyWhen().isEmpty() && row.isFilled(position)) {
                f006NotExpected(check, row);
            }
        }
        f005OtherSite(row);
        if (labValue >= 0) {
            laboratory(row);
        }
    }

    private void operator(Row row) {
        if (movedOperator.isEmpty() || !row.isReadable(labOperator)) {
            return;
        }
        if (row.isBlank(labOperator)) {
            row.set(labOperator, new Value.Text(movedOperator));
        } else if (!row.text(labOperator).equals(movedOperator)) {
            structure.s016Contradiction(columns.get(labValue).definition(), row.text(labOperator));
        }
    }

    private void blank(ColumnCheck check, Row row) {
        int position = check.position();
        if (position == labUnit && row.isDecimal(labValue) || position == doseUnit && row.isDecimal(doseValue)) {
            f008NoUnit(check.definition());
        } else if (check.definition().requirement() == Requirement.REQUIRED) {
            f005Blank(check);
        } else if (!check.requiredWhen().isEmpty()) {
            f006Blank(check, row);
        }
    }

    private void f005Blank(ColumnCheck check) {
        report.cell(
                "F-005", Severity.E, check.definition(), Text.of("a required value is missing", check.expectation()));
    }

    /** F-005: the row says that it belongs to another site than the upload. */
    private void f005OtherSite(Row row) {
        if (row.isFilled(0) && !row.text(0).equals(scope.settings().siteId())) {
            report.cell(
                    "F-005",
                    Severity.E,
                    columns.get(0).definition(),
                    row.text(0),
                    Text.of("the row belongs to another site", scope.settings().siteId()));
        }
    }

    private void f006Blank(ColumnCheck check, Row row) {
        CompiledCondition condition = check.requiredWhen().get(0);
        if (condition.of(row) == CompiledCondition.Outcome.HOLDS) {
            report.cell(
                    "F-006",
                    Severity.E,
                    check.definition(),
                    Text.of("the value is required because " + condition.inWords(), check.expectation()));
        }
    }

    private void f006NotExpected(ColumnCheck check, Row row) {
        CompiledCondition condition = check.onlyWhen().get(0);
        if (condition.of(row) == CompiledCondition.Outcome.FAILS) {
            report.cell(
                    "F-006",
                    Severity.W,
                    check.definition(),
                    row.text(check.position()),
                    Text.of("a value is only expected when " + condition.inWords(), "a blank"));
        }
    }

    private void f008NoUnit(ColumnDefinition column) {
        report.cell("F-008", Severity.E, column, Text.of("the value has no unit", "the unit of the value"));
    }

    private void f008UnknownUnit(ColumnDefinition column, String text) {
        report.cell(
                "F-008", Severity.E, column, text, Text.of("the registry does not know this unit", "a code of UNIT"));
    }

    private void laboratory(Row row) {
        if (!row.isFilled(labAnalyte) || !row.isDecimal(labValue) || !row.isFilled(labUnit)) {
            return;
        }
        Optional<Analyte> analyte = scope.dictionary().analyte(row.text(labAnalyte));
        if (analyte.isEmpty()) {
            return;
        }
        BigDecimal value = row.decimal(labValue);
        String unit = row.text(labUnit);
        Optional<BigDecimal> canonical = analyte.get().toCanonical(value, unit);
        if (canonical.isEmpty()) {
            f008UnitOfAnalyte(analyte.get(), unit);
        } else {
            laboratoryRange(analyte.get(), value, unit, canonical.get());
        }
    }

    private void f008UnitOfAnalyte(Analyte analyte, String unit) {
        List<String> allowed = analyte.factors().keySet().stream().sorted().toList();
        report.cell(
                "F-008",
                Severity.E,
                columns.get(labUnit).definition(),
                unit,
                Text.of(
                        "the analyte is not measured in this unit",
                        allowed.isEmpty() ? "no value, only result_text" : "one of " + String.join(", ", allowed)));
    }

    private void laboratoryRange(Analyte analyte, BigDecimal value, String unit, BigDecimal canonical) {
        ColumnDefinition column = columns.get(labValue).definition();
        String shown = value.toPlainString() + " " + unit;
        Optional<Range> hard = analyte.hardRange();
        if (hard.isPresent() && !hard.get().contains(canonical)) {
            report.cell(
                    "F-003",
                    Severity.E,
                    column,
                    shown,
                    Text.of("the value is impossible for the analyte", hard.get() + " " + analyte.canonicalUnit())
                            .hint(otherUnit(analyte, value, unit)));
            return;
        }
        Optional<Range> plausible = analyte.plausibleRange();
        if (plausible.isPresent() && !plausible.get().contains(canonical)) {
            report.cell(
                    "F-004",
                    Severity.W,
                    column,
                    shown,
                    Text.of("the value is unusual for the analyte", plausible.get() + " " + analyte.canonicalUnit()));
        }
    }

    private static String otherUnit(Analyte analyte, BigDecimal value, String unit) {
        Optional<Range> range = analyte.plausibleRange().or(analyte::hardRange);
        List<String> fitting = analyte.factors().keySet().stream()
                .filter(other -> !other.equals(unit))
                .filter(other -> analyte.toCanonical(value, other)
                        .filter(v -> range.filter(r -> r.contains(v)).isPresent())
                        .isPresent())
                .sorted()
                .toList();
        return fitting.isEmpty() ? "" : "it would be usual in " + String.join(" or ", fitting);
    }
}
