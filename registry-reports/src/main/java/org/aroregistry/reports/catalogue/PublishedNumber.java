package org.aroregistry.reports.catalogue;

import java.math.BigDecimal;
import java.util.List;
import java.util.OptionalDouble;
import org.aroregistry.reports.model.Cell;
import org.aroregistry.reports.model.CellStatus;
import org.aroregistry.reports.model.NumberText;

/**
 * A number of a published study.
 *
 * @param measure what it measures, as sections and rows of reports are called
 * @param item what the study calls it
 * @param study the study
 * @param detail which patients, or another remark; may be empty
 * @param value the number as printed there; empty if it is said in words alone
 * @param unit {@code percent, patients, months} or {@code years}
 * @param n patients it rests on; empty if not told
 * @param lower smallest value seen, as printed; empty if not told
 * @param upper largest value seen, as printed; empty if not told
 */
record PublishedNumber(
        String measure,
        String item,
        PublishedStudy study,
        String detail,
        String value,
        String unit,
        String n,
        String lower,
        String upper) {
    private static final int MONTHS_PER_YEAR = 12;

    /** Returns the number on the scale of plots: percent, or months; empty if there is none. */
    OptionalDouble onScale() {
        if (value.isEmpty()) {
            return OptionalDouble.empty();
        }
        double number = Double.parseDouble(value);
        return OptionalDouble.of(unit.equals("years") ? MONTHS_PER_YEAR * number : number);
    }

    /** Returns the number with its unit. */
    String text() {
        String number =
                switch (unit) {
                    case "percent" -> value + "%";
                    case "patients" -> value;
                    default -> value + NumberText.SPACE + unit;
                };
        return value.isEmpty() ? detail : number + range();
    }

    private String range() {
        return lower.isEmpty() ? "" : " [" + lower + "\u2013" + upper + "]";
    }

    /** Returns the cell: the number, and on whom it rests; in one line if there is no remark. */
    Cell cell() {
        String remark = value.isEmpty() || detail.equals("median") ? "" : detail;
        String size = n.isEmpty() ? "" : "n" + NumberText.SPACE + "=" + NumberText.SPACE + n;
        String first = remark.isEmpty() && !size.isEmpty() ? text() + NumberText.SPACE + "(" + size + ")" : text();
        String whom = size.isEmpty() ? remark : remark + ", " + size;
        boolean proportion = unit.equals("percent") && !value.isEmpty();
        return new Cell(
                "published",
                CellStatus.SHOWN,
                remark.isEmpty() ? List.of(first) : List.of(first, whom),
                new Cell.Values(
                        n,
                        "",
                        proportion
                                ? new BigDecimal(value)
                                        .movePointLeft(2)
                                        .stripTrailingZeros()
                                        .toPlainString()
                                : value,
                        lower,
                        upper,
                        proportion ? "proportion" : unit),
                "");
    }
}
