package org.aroregistry.batch.validation;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.aroregistry.batch.file.RawRow;
import org.aroregistry.batch.validation.RowReport.Text;
import org.aroregistry.core.dictionary.ColumnDefinition;
import org.aroregistry.core.dictionary.ColumnType;
import org.aroregistry.core.dictionary.MissingToken;
import org.aroregistry.core.dictionary.Severity;
import org.aroregistry.core.study.PatientId;
import org.jspecify.annotations.Nullable;

/** Rules S: cells that spreadsheets, exports and transfers have damaged. Rules about whole files are in {@link FileRules}. */
final class StructureRules {
    static final List<String> IDS =
            List.of("S-006", "S-009", "S-010", "S-011", "S-012", "S-013", "S-014", "S-015", "S-016", "S-019", "S-020");

    private static final String MONTHS = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)";
    private static final Pattern MANGLED = Pattern.compile("(?i)\\d{1,2}-" + MONTHS + "|" + MONTHS + "-\\d{1,2}");
    private static final Pattern SERIAL = Pattern.compile("[2-6]\\d{4}");
    private static final Pattern SPREADSHEET_NUMBER = Pattern.compile("\\d(?:[.,]\\d+)?[eE]\\+?\\d{1,3}|\\d{1,5}");
    private static final Pattern COMMA_DECIMAL = Pattern.compile("[+-]?\\d+,\\d+");
    private static final Pattern THREE_AFTER_COMMA = Pattern.compile("[+-]?[1-9]\\d{0,2},\\d{3}");
    private static final Pattern THREE_AFTER_POINT = Pattern.compile("[+-]?[1-9]\\d{0,2}\\.\\d{3}");
    private static final Pattern DECORATED = Pattern.compile(
            "[<>≤≥~]=?\\s*[+-]?[\\d.,]+.*|[+-]?\\d{1,3}(?:[,.'’\\s]\\d{3})+(?:[.,]\\d+)?|[+-]?\\d[\\d.,]*\\s*[%A-Za-zµμ°/^].*");
    /** Numbers that people use for "missing" (S-015). */
    static final List<Integer> SENTINELS = List.of(-9, -99, -999, 99, 999, 9999, 99999);

    private static final Map<String, String> SYNONYMS = Map.ofEntries(
            Map.entry("na", ""),
            Map.entry("n/a", ""),
            Map.entry("#n/a", ""),
            Map.entry("null", ""),
            Map.entry("none", ""),
            Map.entry("nan", ""),
            Map.entry(".", ""),
            Map.entry("-", ""),
            Map.entry("--", ""),
            Map.entry("?", ""),
            Map.entry("missing", ""),
            Map.entry("not available", ""),
            Map.entry("unk", "UNK"),
            Map.entry("unknown", "UNK"),
            Map.entry("u/k", "UNK"),
            Map.entry("nd", "ND"),
            Map.entry("not done", "ND"),
            Map.entry("nap", "NAP"),
            Map.entry("not applicable", "NAP"));
    private static final int LONGEST_SYNONYM = 14;
    private static final String QUOTES = "\u2018\u2019\u201A\u201B\u201C\u201D\u201E\u201F\u00AB\u00BB";

    private final RowReport report;
    private final FileLayout layout;

    StructureRules(FileScope scope) {
        this.report = scope.report();
        this.layout = scope.layout();
    }

    /**
     * S-006: the row has as many cells as the header has names; empty cells at the end do not count.
     *
     * @return false if the cells cannot be assigned to columns
     */
    boolean s006Width(RawRow row) {
        int filled = row.filled();
        if (row.size() < layout.named()) {
            ragged("the row has too few cells", row.size());
            return false;
        }
        if (filled > layout.width()) {
            ragged("the row has too many cells", filled);
            return false;
        }
        return true;
    }

    private void ragged(String message, int cells) {
        report.row(
                "S-006",
                Severity.E,
                Text.of(message, layout.named() + " cells")
                        .hint("it has " + cells + "; a cell with a delimiter in it must be quoted"));
    }

    /** S-010, S-019, S-020: removes what is invisible around a text; most cells come back as they are. */
    String cleaned(ColumnDefinition column, String cell) {
        if (isPlain(cell)) {
            return cell;
        }
        if (cell.indexOf('\n') >= 0 || cell.indexOf('\r') >= 0) {
            s019LineBreak(column);
        }
        s020ControlCharacters(column, cell);
        String stripped = stripped(cell);
        String text = bare(cell);
        boolean neutralised = stripped.equals(cell) && startsLikeFormula(text);
        if (!text.equals(cell) && !text.isEmpty() && !neutralised) {
            s010Blanks(column);
        }
        return text;
    }

    private void s010Blanks(ColumnDefinition column) {
        report.cell(
                "S-010",
                Severity.W,
                column,
                Text.of("blanks, invisible characters or quotes around the value were removed", "the value alone"));
    }

    private void s019LineBreak(ColumnDefinition column) {
        report.cell("S-019", Severity.W, column, Text.of("the cell contains a line break", "text on one line"));
    }

    private void s020ControlCharacters(ColumnDefinition column, String cell) {
        for (int i = 0; i < cell.length(); i++) {
            char c = cell.charAt(i);
            boolean allowed = c >= ' ' && c != 0x7F && (c < 0x80 || c > 0x9F) || c == '\t' || c == '\n' || c == '\r';
            if (!allowed) {
                report.cell(
                        "S-020",
                        Severity.E,
                        column,
                        Text.of("the cell contains a control character", "printable characters")
                                .hint(String.format(Locale.ROOT, "character code %02X", (int) c)));
                return;
            }
        }
    }

    private static boolean isPlain(String cell) {
        int length = cell.length();
        if (length == 0) {
            return true;
        }
        for (int i = 0; i < length; i++) {
            char c = cell.charAt(i);
            if (c < ' ' || c > '~') {
                return false;
            }
        }
        char first = cell.charAt(0);
        return first != ' ' && first != '\'' && first != '"' && cell.charAt(length - 1) != ' ';
    }

    /** Returns the text of a cell without blanks around it and without the apostrophe that keeps spreadsheets from running it. */
    static String bare(String cell) {
        String stripped = stripped(cell);
        return stripped.startsWith("'") ? stripped(stripped.substring(1)) : stripped;
    }

    private static String stripped(String cell) {
        StringBuilder visible = new StringBuilder(cell.length());
        for (int i = 0; i < cell.length(); i++) {
            char c = cell.charAt(i);
            boolean zeroWidth = c >= 0x200B && c <= 0x200D || c == 0x2060 || c == 0xFEFF || c == 0x00AD;
            if (!zeroWidth) {
                visible.append(c);
            }
        }
        int start = 0;
        int end = visible.length();
        while (start < end && isEdge(visible.charAt(start))) {
            start++;
        }
        while (end > start && isEdge(visible.charAt(end - 1))) {
            end--;
        }
        return visible.substring(start, end);
    }

    private static boolean isEdge(char c) {
        return Character.isWhitespace(c)
                || c == 0x00A0
                || c == 0x2007
                || c == 0x202F
                || c == '"'
                || QUOTES.indexOf(c) >= 0;
    }

    /** S-011: a text that a spreadsheet would run as a formula is kept, and made harmless wherever it is written out. */
    void s011Formula(ColumnDefinition column, String text) {
        if (startsLikeFormula(text)) {
            report.cell(
                    "S-011",
                    Severity.W,
                    column,
                    text,
                    Text.of("the text starts like a spreadsheet formula", "text that starts with a letter or digit"));
        }
    }

    private static boolean startsLikeFormula(String text) {
        return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
    }

    /**
     * S-012: the patient id has its pattern and check character.
     *
     * @return the id, or empty after a finding
     */
    Optional<String> s012PatientId(ColumnDefinition column, String text) {
        if (PatientId.isValid(text)) {
            return Optional.of(text);
        }
        String upper = text.toUpperCase(Locale.ROOT);
        if (PatientId.isValid(upper)) {
            report.cell("F-002", Severity.W, column, text, Text.of("the value was changed to upper case", "capitals"));
            return Optional.of(upper);
        }
        if (SPREADSHEET_NUMBER.matcher(text).matches()) {
            report.cell(
                    "S-012",
                    Severity.E,
                    column,
                    text,
                    Text.of("the patient id was turned into a number by a spreadsheet", "an id like ARO-7F3K9Q-W")
                            .hint("format the column as text before pasting ids"));
        } else if (upper.matches("ARO-[0-9A-HJKMNP-TV-Z]{6}-[0-9A-Z]")) {
            report.cell(
                    "S-012",
                    Severity.E,
                    column,
                    text,
                    Text.of("the check character of the patient id is wrong", "the id as the registry issued it")
                            .hint("a character was mistyped or two were exchanged"));
        } else {
            report.cell(
                    "S-012",
                    Severity.E,
                    column,
                    text,
                    Text.of("this is not a patient id of the registry", "an id like ARO-7F3K9Q-W"));
        }
        return Optional.empty();
    }

    /** S-013: a fraction or code that a spreadsheet turned into a date. */
    boolean s013Mangled(ColumnDefinition column, String text) {
        boolean coded = column.type().isCoded() || !column.codes().isEmpty();
        boolean serial = coded && SERIAL.matcher(text).matches();
        if (!serial && !MANGLED.matcher(text).matches()) {
            return false;
        }
        report.cell(
                "S-013",
                Severity.E,
                column,
                text,
                Text.of("a spreadsheet turned the value into a date", "the value as it was")
                        .hint(SpreadsheetDate.hint(column, text)));
        return true;
    }

    /** A cell that stands for a missing value: which token, or none for "not provided". */
    record Absence(@Nullable MissingToken token, boolean synonym) {}

    /** S-014: recognises words for "missing"; words of our own are no finding. */
    Optional<Absence> s014Missing(ColumnDefinition column, String text) {
        if (text.length() > LONGEST_SYNONYM || Character.isDigit(text.charAt(0))) {
            return Optional.empty();
        }
        String meant = SYNONYMS.get(text.toLowerCase(Locale.ROOT));
        if (meant == null) {
            return Optional.empty();
        }
        boolean synonym = !meant.equals(text);
        if (synonym) {
            report.cell(
                    "S-014",
                    Severity.W,
                    column,
                    text,
                    Text.of(
                            meant.isEmpty()
                                    ? "a word for a missing value was read as blank"
                                    : "a word for a missing value was read as " + meant,
                            "blank, or UNK, ND, NAP where the column allows it"));
        }
        return Optional.of(new Absence(meant.isEmpty() ? null : MissingToken.valueOf(meant), synonym));
    }

    /** S-015: a number such as 999 that stands for "missing", outside the possible range. */
    boolean s015Sentinel(ColumnDefinition column, String text, int number) {
        if (!SENTINELS.contains(number)) {
            return false;
        }
        report.cell(
                "S-015",
                Severity.E,
                column,
                text,
                Text.of("a number is used as a code for a missing value", "blank, or UNK, ND, NAP where allowed"));
        return true;
    }

    /**
     * S-009, S-016: explains a text that is no plain number, or reads it.
     *
     * @param text the cell, cleaned
     * @param sign what the manifest says about decimals
     * @return the number with a decimal point, or empty after a finding, or the text itself if neither rule knows it
     */
    Optional<String> decimalSign(ColumnDefinition column, String text, UploadSettings.DecimalSign sign) {
        if (COMMA_DECIMAL.matcher(text).matches()) {
            return s009Comma(column, text, sign);
        }
        boolean grouped = THREE_AFTER_POINT.matcher(text).matches();
        if (grouped && sign == UploadSettings.DecimalSign.COMMA) {
            s009Ambiguous(column, text);
            return Optional.empty();
        }
        if (DECORATED.matcher(text).matches() && !isPlainNumber(text)) {
            s016Decorated(column, text);
            return Optional.empty();
        }
        return Optional.of(text);
    }

    private Optional<String> s009Comma(ColumnDefinition column, String text, UploadSettings.DecimalSign sign) {
        if (sign == UploadSettings.DecimalSign.COMMA) {
            return Optional.of(text.replace(',', '.'));
        }
        if (THREE_AFTER_COMMA.matcher(text).matches()) {
            s009Ambiguous(column, text);
        } else {
            report.cell(
                    "S-009",
                    Severity.E,
                    column,
                    text,
                    Text.of("the number has a decimal comma", "a decimal point")
                            .hint("or say decimal_separator COMMA in manifest.csv"));
        }
        return Optional.empty();
    }

    private void s009Ambiguous(ColumnDefinition column, String text) {
        report.cell(
                "S-009",
                Severity.E,
                column,
                text,
                Text.of("the number may mean thousands or decimals", "digits with a decimal point, no thousands sign")
                        .hint("say decimal_separator in manifest.csv and write numbers without grouping"));
    }

    /**
     * S-009: a number with three decimals in a file whose decimal sign is unknown may mean thousands.
     *
     * <p>It is doubtful only if the reading as thousands is possible, too.
     */
    boolean s009PointIsAmbiguous(ColumnDefinition column, String text, UploadSettings.DecimalSign sign) {
        if (sign != UploadSettings.DecimalSign.UNKNOWN
                || !THREE_AFTER_POINT.matcher(text).matches()) {
            return false;
        }
        boolean thousandsArePossible = column.hardRange()
                .map(range -> range.contains(new java.math.BigDecimal(text.replace(".", ""))))
                .orElse(true);
        if (thousandsArePossible) {
            s009Ambiguous(column, text);
        }
        return thousandsArePossible;
    }

    private static boolean isPlainNumber(String text) {
        int start = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
        boolean point = false;
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '.' && !point) {
                point = true;
            } else if (c < '0' || c > '9') {
                return false;
            }
        }
        return text.length() > start + (point ? 1 : 0);
    }

    private void s016Decorated(ColumnDefinition column, String text) {
        String message = "<>≤≥~".indexOf(text.charAt(0)) >= 0
                ? "the number has a comparison sign"
                : text.endsWith("%")
                        ? "the number has a percent sign"
                        : text.chars().anyMatch(Character::isLetter)
                                ? "the number has a unit or other text in its cell"
                                : "the number has thousands separators";
        report.cell(
                "S-016",
                Severity.E,
                column,
                text,
                Text.of(
                        message,
                        column.type() instanceof ColumnType.Whole ? "digits only" : "digits with a decimal point"));
    }

    /** S-016: a leading comparison sign of a laboratory value moves to its own column. */
    void s016Moved(ColumnDefinition column, String text) {
        report.cell(
                "S-016",
                Severity.W,
                column,
                text,
                Text.of("the comparison sign was moved to value_op", "the number alone, LT or GT in value_op"));
    }

    /** S-016: the comparison sign in the cell contradicts the column value_op. */
    void s016Contradiction(ColumnDefinition column, String text) {
        report.cell(
                "S-016",
                Severity.E,
                column,
                text,
                Text.of("value_op contradicts the comparison sign in value", "one of them"));
    }
}
