package org.aroregistry.batch.validation;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.aroregistry.core.dictionary.ColumnDefinition;
import org.aroregistry.core.dictionary.ColumnType;

/** Recognises what may identify a person: dates, contacts, names, hospital numbers. */
final class Identifiers {
    /** What a text looks like. */
    enum Kind {
        /** Nothing identifying. */
        NONE,
        /** A calendar date (rule P-001). */
        DATE,
        /** An e-mail address, phone number, web address or IP address (rule P-003). */
        CONTACT
    }

    private static final String MONTH =
            "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
                    + "|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";

    /** The fewest digits of a date, as in 4mar24. */
    private static final int FEWEST_DIGITS = 3;

    private static final Pattern YEAR_FIRST =
            Pattern.compile("(?<![0-9])(?:19|20|21)\\d{2}[-./](\\d{1,2})[-./](\\d{1,2})(?![0-9])");
    private static final Pattern YEAR_LAST =
            Pattern.compile("(?<![0-9.])(\\d{1,2})([-./])(\\d{1,2})\\2(?:(?:19|20|21)\\d{2}|\\d{2})(?![0-9.])");
    private static final Pattern DAY_MONTH_NAME =
            Pattern.compile("(?<![0-9])\\d{1,2}\\.?[-/ ]?" + MONTH + "\\.?[-/ ,]*(?:19|20|21)?\\d{2}(?![0-9])");
    private static final Pattern MONTH_NAME_DAY =
            Pattern.compile("(?<![a-z])" + MONTH + "\\.?[-/ ]\\d{1,2},?[-/ ]+(?:19|20|21)\\d{2}(?![0-9])");
    private static final Pattern DIGITS_ONLY_DATE = Pattern.compile("(?:19|20)\\d{2}(\\d{2})(\\d{2})");

    private static final Pattern DATE_AS_ID = Pattern.compile("(?i)(?:19|20)\\d{2}[-_]\\d{1,2}[-_]\\d{1,2}|"
            + "\\d{1,2}[-_]\\d{1,2}[-_](?:19|20)\\d{2}|\\d{1,2}[-_]?" + MONTH + "[-_]?(?:19|20)\\d{2}");

    private static final Pattern TITLE =
            Pattern.compile("\\b(?:Mr|Mrs|Ms|Dr|Prof|Herr|Frau|Mme)\\b\\.?\\s+\\p{Lu}|\\b(?:Mr|Mrs|Dr)\\b");
    private static final Pattern TWO_NAMES = Pattern.compile("\\p{Lu}\\p{Ll}+[\\s,]+\\p{Lu}\\p{Ll}+");

    private Identifiers() {}

    /** Looks for dates and contacts anywhere in a text. */
    static Kind find(String text) {
        if (isDate(text)) {
            return Kind.DATE;
        }
        return Contacts.isIn(text) ? Kind.CONTACT : Kind.NONE;
    }

    /** Tells whether a text holds a calendar date, or is one written as eight digits. */
    static boolean isDate(String text) {
        // A cheap look first: nearly no cell holds a date.
        if (text.chars().filter(c -> c >= '0' && c <= '9').limit(FEWEST_DIGITS).count() < FEWEST_DIGITS) {
            return false;
        }
        if (isDigitsOnlyDate(text)) {
            return true;
        }
        String lower = text.toLowerCase(Locale.ROOT);
        Matcher yearFirst = YEAR_FIRST.matcher(lower);
        while (yearFirst.find()) {
            if (isMonthAndDay(yearFirst.group(1), yearFirst.group(2))) {
                return true;
            }
        }
        Matcher yearLast = YEAR_LAST.matcher(lower);
        while (yearLast.find()) {
            if (isMonthAndDay(yearLast.group(1), yearLast.group(3))
                    || isMonthAndDay(yearLast.group(3), yearLast.group(1))) {
                return true;
            }
        }
        return DAY_MONTH_NAME.matcher(lower).find()
                || MONTH_NAME_DAY.matcher(lower).find();
    }

    /** Tells whether an id is nothing but a date; cheap, because ids are many and hardly any starts like a date. */
    static boolean isDateAsId(String id) {
        char first = id.charAt(0);
        return first >= '0'
                && first <= '9'
                && (isDigitsOnlyDate(id) || DATE_AS_ID.matcher(id).matches());
    }

    /** Tells whether the whole text is a date like 20210304. */
    static boolean isDigitsOnlyDate(String text) {
        if (text.length() != 8) {
            return false;
        }
        Matcher date = DIGITS_ONLY_DATE.matcher(text);
        return date.matches() && isMonthAndDay(date.group(1), date.group(2));
    }

    private static boolean isMonthAndDay(String month, String day) {
        int m = Integer.parseInt(month);
        int d = Integer.parseInt(day);
        return m >= 1 && m <= 12 && d >= 1 && d <= 31;
    }

    /** Tells whether a text has a title such as Dr, or two capitalised words in a row. */
    static boolean looksLikeName(String text) {
        return TITLE.matcher(text).find() || TWO_NAMES.matcher(text).find();
    }

    /** Tells whether a text is six to twelve digits: the shape of a hospital number. */
    static boolean isHospitalNumber(String text) {
        return text.length() >= 6 && text.length() <= 12 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /**
     * Tells whether a finding may show a value.
     *
     * <p>Free text is never shown, and a failed patient id only if it has the shape of one or was plainly made by a spreadsheet.
     */
    static boolean mayBeShown(ColumnDefinition column, String value) {
        if (isFreeText(column) || find(value) != Kind.NONE || looksLikeName(value)) {
            return false;
        }
        if (column.name().equals("patient_id")) {
            return value.regionMatches(true, 0, "ARO-", 0, 4)
                    || value.matches("\\d{1,5}|\\d(?:[.,]\\d+)?[eE][+]?\\d{1,3}");
        }
        return !column.name().endsWith("record_id") || !isHospitalNumber(value);
    }

    /** Tells whether the column takes words of the sender's own choice. */
    static boolean isFreeText(ColumnDefinition column) {
        return column.type() instanceof ColumnType.Text
                && column.pattern().filter(p -> p.pattern().startsWith("^.{")).isPresent();
    }
}
