package org.aroregistry.reports.disclosure;

import java.util.regex.Pattern;

/** Hides small counts in the footnotes that a run wrote in words. */
final class NoteSuppression {
    private static final String PEOPLE =
            "patients?|children|infants|persons?|deaths?|events?|cases?|courses?|siblings?|of";
    private static final Pattern AFTER_EQUALS = Pattern.compile("(\\bn\\s*=\\s*)[1-4](?![0-9.,]?[0-9])");
    private static final Pattern BEFORE_NOUN = Pattern.compile(
            "(?<![0-9.,])[1-4](?=(?:[\\s\\u00a0\\u202f]+\\p{L}+)??[\\s\\u00a0\\u202f]+(?:" + PEOPLE + ")\\b)");
    private static final Pattern AFTER_COLON = Pattern.compile("(:\\s*)[1-4](?=[.;,)]|$)(?![.,][0-9])");

    private NoteSuppression() {}

    /** Returns the note with every count of 1 to 4 replaced. */
    static String of(String note) {
        String hidden = AFTER_EQUALS.matcher(note).replaceAll("$1<5");
        hidden = BEFORE_NOUN.matcher(hidden).replaceAll("<5");
        return AFTER_COLON.matcher(hidden).replaceAll("$1<5");
    }
}
