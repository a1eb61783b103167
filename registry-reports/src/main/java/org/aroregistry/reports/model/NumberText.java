package org.aroregistry.reports.model;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/**
 * How numbers are printed, the same in every format, on every machine and in every locale.
 *
 * <p>Rounding is of the exact binary value, ties to even, as in C and R, so that the last digit is the one that
 * {@code sprintf} prints there. Thousands are grouped by a narrow no-break space; a minus is a minus sign; an interval is
 * joined by an en dash and does not break.
 */
public final class NumberText {
    /** No-break space. */
    public static final String SPACE = "\u00a0";

    private static final String THOUSANDS = "\u202f";
    private static final String DASH = "\u2013";
    private static final String MINUS = "\u2212";
    private static final String NOT_REACHED = "not" + SPACE + "reached";
    private static final double YEAR = 365.25;
    private static final double SHORT_YEAR = 365;
    private static final double NEARLY = 1e-9;

    private NumberText() {}

    /** Returns a whole number, such as "20 413". */
    public static String count(long n) {
        String digits = Long.toString(Math.abs(n));
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < digits.length(); i++) {
            // Four digits stay together, as in most journals.
            if (i > 0 && digits.length() > 4 && (digits.length() - i) % 3 == 0) {
                text.append(THOUSANDS);
            }
            text.append(digits.charAt(i));
        }
        return (n < 0 ? MINUS : "") + text;
    }

    /** Returns a number with fixed decimals; "–" if it is not a number. */
    public static String decimal(double value, int decimals) {
        if (!Double.isFinite(value)) {
            return DASH;
        }
        BigDecimal rounded = new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN);
        String plain = rounded.abs().toPlainString();
        int point = plain.indexOf('.');
        String whole = count(Long.parseLong(point < 0 ? plain : plain.substring(0, point)));
        String fraction = point < 0 ? "" : plain.substring(point);
        return (rounded.signum() < 0 ? MINUS : "") + whole + fraction;
    }

    /** Returns a proportion as a percentage with one decimal and without the sign, such as "62.3". */
    public static String percent(double proportion) {
        double percent = 100 * proportion;
        // Limits that are 0 or 100 in theory come out of arithmetic as nearly so.
        if (percent > NEARLY && percent < 0.05) {
            return "<0.1";
        }
        if (percent < 100 - NEARLY && percent >= 99.95) {
            return ">99.9";
        }
        return decimal(percent, 1);
    }

    /** Returns the limits of a proportion in percent, such as "(55.1–68.9)"; empty if neither exists. */
    public static String percentInterval(double lower, double upper) {
        return Double.isNaN(lower) && Double.isNaN(upper) ? "" : range(limit(lower), limit(upper));
    }

    private static String limit(double proportion) {
        return Double.isNaN(proportion) ? DASH : percent(proportion);
    }

    /** Returns a range in brackets, joined by an en dash. */
    public static String range(String lower, String upper) {
        if (lower.startsWith(MINUS)) {
            // A minus sign beside an en dash is hard to read.
            return "(" + lower + SPACE + "to" + SPACE + upper + ")";
        }
        return lower.equals(DASH) || upper.equals(DASH)
                ? "(" + lower.replace(DASH, "NR") + DASH + upper.replace(DASH, "NR") + ")"
                : "(" + lower + DASH + upper + ")";
    }

    /** Returns "not reached" for what is not a number, otherwise the number with its decimals. */
    public static String reached(double value, int decimals) {
        return Double.isNaN(value) ? NOT_REACHED : decimal(value, decimals);
    }

    /** Returns a p-value: two decimals from 0.10, three below, "<0.001" and ">0.99" at the ends. */
    public static String pValue(double p) {
        if (p < 0.001) {
            return "<0.001";
        }
        if (p > 0.99) {
            return ">0.99";
        }
        return decimal(p, p < 0.0995 ? 3 : 2);
    }

    /** Returns a number for machines: shortest decimal text that reads back as the same number, empty if none. */
    public static String machine(double value) {
        if (!Double.isFinite(value)) {
            return "";
        }
        String plain = BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
        return plain.equals("-0") ? "0" : plain;
    }

    /** Returns a whole number for machines. */
    public static String machine(long value) {
        return Long.toString(value);
    }

    /** The unit in which times of a row are printed. */
    public enum TimeUnit {
        /** Days. */
        DAYS("days", 1, 0),
        /** Months of 30.4375 days. */
        MONTHS("months", YEAR / 12, 1),
        /** Years of 365.25 days. */
        YEARS("years", YEAR, 1);

        private final String label;
        private final double length;
        private final int decimals;

        TimeUnit(String label, double length, int decimals) {
            this.label = label;
            this.length = length;
            this.decimals = decimals;
        }

        /** Returns the unit that suits times of about this many days. */
        public static TimeUnit suiting(double days) {
            if (!(days >= 92)) {
                return DAYS;
            }
            return days < 3 * YEAR ? MONTHS : YEARS;
        }

        /** Returns a number of days in this unit. */
        public String of(double days) {
            return decimal(days / length, decimals);
        }

        /** Returns the name of the unit. */
        public String label() {
            return label;
        }
    }

    /** Returns a time since the origin in words, such as "100 d" or "5 y". */
    public static String time(double days) {
        double years = days / YEAR;
        long whole = Math.round(years);
        // Analyses count years of 365 days, others of 365.25: ten of them are 3650 or 3652.5 days.
        return whole >= 1 && days >= whole * SHORT_YEAR - 1.5 && days <= whole * YEAR + 1.5
                ? String.format(Locale.ROOT, "%d%sy", whole, SPACE)
                : days == 0 ? "0" : decimal(days, 0) + SPACE + "d";
    }
}
