package org.aroregistry.batch.validation;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.aroregistry.core.dictionary.ColumnDefinition;

/**
 * Tells what a value was before a spreadsheet turned it into a day of the year.
 *
 * <p>Which of the two numbers stood first cannot be told: settings of the machine decide whether 3-2 or 2-3 becomes 3-Feb. But nobody
 * writes 10 of 9 loci, or stages 3 to 2: the smaller number goes first.
 */
final class SpreadsheetDate {
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    private static final LocalDate SERIAL_ZERO = LocalDate.of(1899, 12, 30);
    private static final int MOST_LOCI = 12;
    private static final String REMEDY = "format the column as text";

    private SpreadsheetDate() {}

    /**
     * Returns the hint for a cell.
     *
     * @param text a day and a month such as 9-Oct or Oct-9, or the serial number of a day
     */
    static String hint(ColumnDefinition column, String text) {
        boolean loci = column.name().startsWith("hla_");
        int dash = text.indexOf('-');
        if (dash < 0) {
            LocalDate day = SERIAL_ZERO.plusDays(Long.parseLong(text));
            return loci ? between(day.getDayOfMonth(), "/", day.getMonthValue()) : REMEDY;
        }
        boolean dayFirst = Character.isDigit(text.charAt(0));
        String day = dayFirst ? text.substring(0, dash) : text.substring(dash + 1);
        String month = dayFirst ? text.substring(dash + 1) : text.substring(0, dash);
        return between(Integer.parseInt(day), loci ? "/" : "-", MONTHS.indexOf(month.toLowerCase(Locale.ROOT)) + 1);
    }

    private static String between(int one, String sign, int other) {
        int high = StrictMath.max(one, other);
        if (sign.equals("/") && high > MOST_LOCI) {
            return REMEDY;
        }
        return "perhaps " + StrictMath.min(one, other) + sign + high + "; " + REMEDY;
    }
}
