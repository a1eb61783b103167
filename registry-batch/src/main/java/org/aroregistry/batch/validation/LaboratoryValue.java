package org.aroregistry.batch.validation;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.aroregistry.core.dictionary.Analyte;
import org.aroregistry.core.dictionary.Dictionary;
import org.aroregistry.core.dictionary.FileDefinition;

/**
 * A row of {@code labs.csv} as the rules read it: numbers in the canonical unit of the analyte.
 *
 * @param row the row
 * @param day age at the sample, in days
 * @param minute minute of the day, or {@link #NO_MINUTE}
 * @param analyte code of the analyte
 * @param specimen code of the specimen
 * @param operator {@code EQ}, {@code LT} or {@code GT}
 * @param value the number; empty for results in words
 * @param lowerLimit the laboratory's lower limit of normal
 * @param upperLimit the laboratory's upper limit of normal
 * @param words the result in words, empty for numbers
 * @param transfused whether the row says that blood was transfused in the week before
 */
record LaboratoryValue(
        HistoryRow row,
        int day,
        int minute,
        String analyte,
        String specimen,
        String operator,
        OptionalDouble value,
        OptionalDouble lowerLimit,
        OptionalDouble upperLimit,
        String words,
        boolean transfused) {
    static final int NO_MINUTE = -1;

    /** Specimens whose results show what circulates. */
    private static final Set<String> OF_BLOOD = Set.of("BLOOD", "SERUM_PLASMA", "CAPILLARY");

    private static final FileDefinition LABS = Dictionary.current().file("labs");
    private static final int DAY = position("sample_day");
    private static final int MINUTE = position("sample_minute");
    private static final int ANALYTE = position("analyte");
    private static final int VALUE = position("value");
    private static final int OPERATOR = position("value_op");
    private static final int UNIT = position("unit");
    private static final int WORDS = position("result_text");
    private static final int LOWER = position("ref_low");
    private static final int UPPER = position("ref_high");
    private static final int SPECIMEN = position("specimen");
    private static final int TRANSFUSED = position("transfused_7d");

    private static final Comparator<LaboratoryValue> BY_SAMPLE = Comparator.comparingInt(LaboratoryValue::day)
            .thenComparingInt(LaboratoryValue::minute)
            .thenComparing(LaboratoryValue::specimen);

    private static int position(String column) {
        return LABS.column(column).position() - 1;
    }

    /** Reads rows of {@code labs.csv}; the result is in the order of the samples, and of the rows within a sample. */
    static List<LaboratoryValue> of(List<HistoryRow> rows) {
        return rows.stream()
                .filter(row -> row.row().isWhole(DAY))
                .map(LaboratoryValue::of)
                .sorted(BY_SAMPLE)
                .toList();
    }

    private static LaboratoryValue of(HistoryRow historyRow) {
        Row row = historyRow.row();
        String analyte = row.text(ANALYTE);
        Optional<Analyte> definition = Dictionary.current().analyte(analyte);
        String operator = row.text(OPERATOR);
        return new LaboratoryValue(
                historyRow,
                row.whole(DAY),
                row.isWhole(MINUTE) ? row.whole(MINUTE) : NO_MINUTE,
                analyte,
                row.text(SPECIMEN),
                operator.isEmpty() ? "EQ" : operator,
                canonical(row, VALUE, definition),
                canonical(row, LOWER, definition),
                canonical(row, UPPER, definition),
                row.text(WORDS),
                row.text(TRANSFUSED).equals("Y"));
    }

    private static OptionalDouble canonical(Row row, int column, Optional<Analyte> analyte) {
        if (!row.isDecimal(column) || analyte.isEmpty()) {
            return OptionalDouble.empty();
        }
        return analyte.get()
                .toCanonical(row.decimal(column), row.text(UNIT))
                .map(BigDecimal::doubleValue)
                .map(OptionalDouble::of)
                .orElse(OptionalDouble.empty());
    }

    /** Tells whether the row has a result, in numbers or in words, and not only a sample that waits for one. */
    boolean hasResult() {
        return row.row().isDecimal(VALUE) || !words.isEmpty() && !words.equals("PENDING");
    }

    boolean isOfSameSample(LaboratoryValue other) {
        return day == other.day && minute == other.minute && specimen.equals(other.specimen);
    }

    boolean isOfBlood() {
        return OF_BLOOD.contains(specimen);
    }

    boolean isExact() {
        return operator.equals("EQ");
    }

    /** Returns the smallest number that the result allows: that of a result below a limit is not known. */
    double atLeast() {
        return operator.equals("LT") ? Double.NEGATIVE_INFINITY : value.orElseThrow();
    }

    /** Returns the largest number that the result allows: that of a result above a limit is not known. */
    double atMost() {
        return operator.equals("GT") ? Double.POSITIVE_INFINITY : value.orElseThrow();
    }
}
