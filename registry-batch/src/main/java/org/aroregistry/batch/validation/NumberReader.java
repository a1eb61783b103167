package org.aroregistry.batch.validation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.aroregistry.batch.validation.UploadSettings.DecimalSign;
import org.aroregistry.core.dictionary.ColumnDefinition;
import org.aroregistry.core.dictionary.Range;
import org.aroregistry.core.store.Value;

/** Reads cells with numbers: type, decimal sign, range, rounding. */
final class NumberReader {
    private final CellRules rules;
    private final MissingReader missing;
    private final RowReport report;
    private final DecimalSign sign;
    private final int labValue;
    private final int labOperator;
    private final ColumnDefinition valueColumn;
    private String movedOperator = "";

    NumberReader(FileScope scope, CellRules rules, MissingReader missing) {
        this.rules = rules;
        this.missing = missing;
        this.report = scope.report();
        this.sign = scope.settings().decimalSign();
        boolean labs = scope.file().name().equals("labs");
        this.labValue = labs ? scope.position("value") : -1;
        this.labOperator = labs ? scope.position("value_op") : -1;
        this.valueColumn = scope.column(StrictMath.max(0, labValue));
    }

    /** Starts a row. */
    void start() {
        movedOperator = "";
    }

    void whole(ColumnCheck check, String text, Row row) {
        if (isShortWhole(text)) {
            int number = Integer.parseInt(text);
            if (isAcceptable(check, text, number, row)) {
                row.set(check.position(), new Value.Whole(number));
            }
        } else if (!missing.read(check, text, row)) {
            explainNumber(check, text, row).ifPresent(number -> rules.fields().f001NotWhole(check, text));
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
            if (!rules.structure().s015Sentinel(column, text, number)
                    && !rules.structure().s013Mangled(column, text)) {
                rules.fields().f002NotACode(check, text);
            }
            return false;
        }
        if (!check.isPlausible(number)) {
            rules.fields().f004Implausible(column, text);
        }
        return true;
    }

    private void impossible(ColumnCheck check, String text, int number) {
        ColumnDefinition column = check.definition();
        if (check.countsDays() && TimeRules.isSerialDate(text, number)) {
            rules.privacy().t009SerialDate(column);
        } else if (Identifiers.isDigitsOnlyDate(text)) {
            rules.privacy().claims(column, text);
        } else if (rules.structure().s015Sentinel(column, text, number)) {
            return;
        } else if (column.isDay() && TimeRules.isOutsideLife(number, check.hardLow())) {
            TimeRules.t001OutsideLife(report, column, text);
        } else if (!rules.structure().s013Mangled(column, text)) {
            rules.fields().f003Impossible(column, text, BigDecimal.valueOf(number));
        }
    }

    void decimal(ColumnCheck check, String text, Row row) {
        String number = text;
        if (check.position() == labValue && (text.charAt(0) == '<' || text.charAt(0) == '>')) {
            number = withoutOperator(check, text);
        }
        if (!isPlainDecimal(number)) {
            if (missing.read(check, text, row)) {
                return;
            }
            Optional<String> read = explainNumber(check, number, row);
            if (read.isEmpty()) {
                return;
            }
            number = read.get();
            if (!isPlainDecimal(number)) {
                rules.fields().f001NotANumber(check, text);
                return;
            }
        }
        if (rules.structure().s009PointIsAmbiguous(check.definition(), number, sign)) {
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
        rules.structure().s016Moved(check.definition(), text);
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
                rules.fields().f007Rounded(check, text);
            }
        }
        boolean fits = kept.precision() - kept.scale() <= check.integerDigits();
        Optional<Range> hard = column.hardRange();
        if (!fits || hard.isPresent() && !hard.get().contains(kept)) {
            row.setUnreadable(check.position());
            boolean sentinel = isIntLike(number) && rules.structure().s015Sentinel(column, text, number.intValue());
            if (!sentinel && !privacyClaimsDigits(column, text)) {
                rules.fields().f003Impossible(column, text, number);
            }
            return;
        }
        row.set(check.position(), new Value.Decimal(kept));
        if (column.warnRange().isPresent() && !column.warnRange().get().contains(kept)) {
            rules.fields().f004Implausible(column, text);
        }
    }

    private static boolean isIntLike(BigDecimal number) {
        return number.scale() == 0 && number.precision() <= 9;
    }

    private boolean privacyClaimsDigits(ColumnDefinition column, String text) {
        return Identifiers.isDigitsOnlyDate(text) && rules.privacy().claims(column, text);
    }

    /** Finds the rule that knows why a text is no plain number; a value only if one of them can read it. */
    private Optional<String> explainNumber(ColumnCheck check, String text, Row row) {
        ColumnDefinition column = check.definition();
        row.setUnreadable(check.position());
        if (rules.privacy().claims(column, text) || rules.structure().s013Mangled(column, text)) {
            return Optional.empty();
        }
        return rules.structure().decimalSign(column, text, sign);
    }

    /** S-016: fills the operator that stood in the cell of the value into its own column. */
    void finish(Row row) {
        if (movedOperator.isEmpty() || !row.isReadable(labOperator)) {
            return;
        }
        if (row.isBlank(labOperator)) {
            row.set(labOperator, new Value.Text(movedOperator));
        } else if (!row.text(labOperator).equals(movedOperator)) {
            rules.structure().s016Contradiction(valueColumn, row.text(labOperator));
        }
    }
}
