package org.aroregistry.core.synthetic;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.aroregistry.core.dictionary.ColumnDefinition;
import org.aroregistry.core.dictionary.ColumnType;
import org.aroregistry.core.dictionary.Requirement;
import org.aroregistry.core.study.PatientId;

/** Errors that spreadsheets and careless exports make in any file: ids, days, decimals, missing codes, swapped columns. */
final class CellErrors {
    /** Kind of error that an import reads as a blank. */
    static final String MISSING_TOKEN_ERROR = "missing_token";

    private static final double MANGLED_ID = 0.002;
    private static final double DATE_FOR_DAY = 0.003;
    private static final double SWAPPED = 0.005;
    private static final double DECIMAL_COMMA = 0.002;
    private static final double THOUSAND = 0.002;
    private static final double SENTINEL = 0.002;
    private static final double MISSING_TOKEN = 0.05;
    /** Laboratory rows are two thirds of all rows and mostly blank on the right. */
    private static final double MISSING_TOKEN_IN_LABS = 0.005;

    private static final int PHONE_DIGITS = 7;
    private static final Set<String> PARENTS = Set.of("patients", "hsct", "status", "adverse_events");
    private static final String[][] INTERVALS = {
        {"start_day", "stop_day"},
        {"start_day", "end_day"},
        {"onset_day", "resolved_day"},
        {"onset_day", "end_day"},
        {"onset_rel", "resolved_rel"},
        {"start_day", "last_day"}
    };

    private final RandomStream random;
    private final SiteStyle style;

    CellErrors(RandomStream random, SiteStyle style) {
        this.random = random;
        this.style = style;
    }

    /** Tells whether other rows point to rows of this file or are judged by its day of death. */
    static boolean isParent(Row row) {
        return PARENTS.contains(row.fileName());
    }

    void inject(Row row) {
        if (!isParent(row)) {
            boolean done = random.chance(MANGLED_ID) && mangledId(row)
                    || random.chance(DATE_FOR_DAY) && dateForDay(row)
                    || random.chance(SWAPPED) && swapped(row)
                    || random.chance(DECIMAL_COMMA) && decimalComma(row)
                    || random.chance(THOUSAND) && thousand(row)
                    || random.chance(SENTINEL) && sentinel(row);
            if (done) {
                return;
            }
        }
        missingTokens(row);
    }

    private boolean mangledId(Row row) {
        String id = row.get("patient_id");
        String wrong =
                switch (random.between(0, 2)) {
                    case 0 -> "1.00E+03";
                    case 1 -> withoutZeros(id);
                    default -> withWrongCheck(id);
                };
        // So many digits with a hyphen may be a phone number, and privacy comes first.
        boolean likePhone = wrong.chars().filter(Character::isDigit).count() >= PHONE_DIGITS;
        row.set("patient_id", wrong)
                .with(new InjectedError("mangled_id", "patient_id", likePhone ? "S-012|P-003" : "S-012"));
        return true;
    }

    private static String withoutZeros(String id) {
        String shorter = id.replaceFirst("ARO-0+", "ARO-");
        return shorter.equals(id) ? withWrongCheck(id) : shorter;
    }

    private static String withWrongCheck(String id) {
        String body = id.substring(0, id.length() - 1);
        String wrong = body + "0";
        return PatientId.isValid(wrong) ? body + "1" : wrong;
    }

    private boolean dateForDay(Row row) {
        List<ColumnDefinition> days = row.file().columns().stream()
                .filter(column -> column.isDay() && isNumber(row.get(column.name())))
                .toList();
        if (days.isEmpty()) {
            return false;
        }
        ColumnDefinition day = random.pick(days);
        String date = random.chance(0.5)
                ? Integer.toString(random.between(36_600, 45_600))
                : random.between(2001, 2024) + "-0" + random.between(1, 9) + "-" + random.between(10, 28);
        row.set(day.name(), date).with(new InjectedError("date_for_day", day.name(), "T-009|P-001"));
        return true;
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty() && Character.isDigit(text.charAt(text.length() - 1));
    }

    private boolean swapped(Row row) {
        for (String[] interval : INTERVALS) {
            String first = interval[0];
            String second = interval[1];
            boolean both = row.file().find(first).isPresent()
                    && row.file().find(second).isPresent()
                    && isNumber(row.get(first))
                    && isNumber(row.get(second));
            if (both && row.number(first) < row.number(second)) {
                String start = row.get(first);
                row.set(first, row.get(second)).set(second, start);
                row.with(new InjectedError("swapped_days", first, "T-004|T-008"));
                return true;
            }
        }
        return false;
    }

    private List<ColumnDefinition> filledDecimals(Row row) {
        return row.file().columns().stream()
                .filter(column -> column.type() instanceof ColumnType.Decimal && isNumber(row.get(column.name())))
                .toList();
    }

    private boolean decimalComma(Row row) {
        List<ColumnDefinition> decimals = filledDecimals(row).stream()
                .filter(column -> row.get(column.name()).contains("."))
                .toList();
        if (style.decimalComma() || decimals.isEmpty()) {
            return false;
        }
        String column = random.pick(decimals).name();
        row.set(column, row.get(column).replace('.', ',')).with(new InjectedError("decimal_comma", column, "S-009"));
        return true;
    }

    private boolean thousand(Row row) {
        List<ColumnDefinition> decimals = filledDecimals(row);
        if (style.decimalComma() || decimals.isEmpty()) {
            return false;
        }
        String column = random.pick(decimals).name();
        row.set(column, random.between(1, 9) + "," + random.between(100, 999))
                .with(new InjectedError("ambiguous_thousand", column, "S-009|S-016"));
        return true;
    }

    private boolean sentinel(Row row) {
        List<ColumnDefinition> numbers = row.file().columns().stream()
                .filter(column -> column.requirement() == Requirement.OPTIONAL
                        && column.type().isNumeric()
                        && column.codes().isEmpty()
                        && !column.isDay()
                        && column.hardRange().isPresent())
                .toList();
        if (numbers.isEmpty()) {
            return false;
        }
        ColumnDefinition column = random.pick(numbers);
        List<String> outside = new ArrayList<>(List.of("-9", "999", "9999"));
        outside.removeIf(text -> column.hardRange().orElseThrow().contains(new BigDecimal(text)));
        if (outside.isEmpty()) {
            return false;
        }
        row.set(column.name(), random.pick(outside)).with(new InjectedError("sentinel", column.name(), "S-015"));
        return true;
    }

    private void missingTokens(Row row) {
        double rate = row.fileName().equals("labs") ? MISSING_TOKEN_IN_LABS : MISSING_TOKEN;
        for (ColumnDefinition column : row.file().columns()) {
            if (column.requirement() != Requirement.OPTIONAL || !random.chance(rate)) {
                continue;
            }
            String token =
                    switch (row.get(column.name())) {
                        case "" -> random.pick("NA", "n/a", ".", "NULL", "-");
                        case "UNK" -> "unknown";
                        case "ND" -> "not done";
                        default -> "";
                    };
            if (!token.isEmpty()) {
                row.set(column.name(), token).with(new InjectedError(MISSING_TOKEN_ERROR, column.name(), "S-014"));
            }
        }
    }

    /** Changes one answer of a row, so that it contradicts its original; returns false if there is none to change. */
    static boolean change(Row row) {
        Set<String> key = Set.copyOf(row.file().key());
        for (ColumnDefinition column : row.file().columns()) {
            String value = row.get(column.name());
            boolean yesNo = column.codes().equals(List.of("Y", "N")) && (value.equals("Y") || value.equals("N"));
            if (yesNo && !key.contains(column.name()) && column.rules().isEmpty()) {
                row.set(column.name(), value.equals("Y") ? "N" : "Y");
                return true;
            }
        }
        if (row.fileName().equals("labs")
                && row.isFilled("specimen")
                && row.get("specimen").equals("BLOOD")) {
            // The key of labs ends in the record id, so another sampling minute is another content.
            row.set("sample_minute", 600);
            return true;
        }
        return false;
    }
}
