package org.aroregistry.core.study;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalDouble;
import org.aroregistry.core.dictionary.Analyte;
import org.aroregistry.core.dictionary.Dictionary;

/**
 * One laboratory result, in the canonical unit of its analyte ({@code labs.csv}).
 *
 * <p>A result below or above a limit of detection is the nearest number below or above it: less than 0.5 is no 0.5.
 *
 * @param source the row
 * @param day age at the sample, in days
 * @param minute minute of the day, if given
 * @param analyte analyte code, such as {@code HB}
 * @param value value in the canonical unit; absent for results in words
 * @param text result in words, such as {@code NEG} or {@code P2}
 * @param lowerLimit the laboratory's lower limit of normal, canonical unit
 * @param upperLimit the laboratory's upper limit of normal, canonical unit
 * @param transfusedWithin7Days whether blood was transfused in the seven days before
 */
public record LabResult(
        RowSource source,
        int day,
        Optional<Integer> minute,
        String analyte,
        OptionalDouble value,
        Optional<String> text,
        OptionalDouble lowerLimit,
        OptionalDouble upperLimit,
        Answer transfusedWithin7Days) {

    private static final String PENDING = "PENDING";

    /** By day, then by minute (samples without one first), then by row: the last of a day is well defined. */
    public static final Comparator<LabResult> BY_TIME = Comparator.comparingInt(LabResult::day)
            .thenComparingInt(result -> result.minute().orElse(-1))
            .thenComparing(LabResult::source);

    /** Tells whether there is a result, in numbers or words; a pending one is none. */
    public boolean hasResult() {
        return value.isPresent() || text.filter(word -> !word.equals(PENDING)).isPresent();
    }

    static LabResult of(StudyRow row) {
        String analyte = row.requiredCode("analyte");
        return new LabResult(
                row.source(),
                row.requiredWhole("sample_day"),
                row.whole("sample_minute"),
                analyte,
                value(row, analyte),
                row.code("result_text"),
                canonical(row, analyte, "ref_low"),
                canonical(row, analyte, "ref_high"),
                row.answer("transfused_7d"));
    }

    private static OptionalDouble value(StudyRow row, String analyte) {
        OptionalDouble limit = canonical(row, analyte, "value");
        if (limit.isEmpty()) {
            return limit;
        }
        return switch (row.code("value_op").orElse("EQ")) {
            case "LT" -> OptionalDouble.of(Math.nextDown(limit.getAsDouble()));
            case "GT" -> OptionalDouble.of(Math.nextUp(limit.getAsDouble()));
            default -> limit;
        };
    }

    private static OptionalDouble canonical(StudyRow row, String analyte, String column) {
        Optional<String> unit = row.code("unit");
        Optional<Analyte> definition = Dictionary.current().analyte(analyte);
        if (unit.isEmpty() || definition.isEmpty()) {
            return OptionalDouble.empty();
        }
        return row.code(column)
                .flatMap(cell -> definition.get().toCanonical(new BigDecimal(cell), unit.get()))
                .map(value -> OptionalDouble.of(value.doubleValue()))
                .orElse(OptionalDouble.empty());
    }
}
