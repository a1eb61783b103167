package org.aroregistry.reports.disclosure;

import java.util.List;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.aroregistry.core.result.Accounting;

/**
 * Hides small counts in the footnotes that a run wrote in words.
 *
 * <p>A number that stands as a count is replaced if it is 1 to 4, or if it differs by so little from a number of the
 * accounting. Ages and times in days are rounded down to weeks.
 */
final class NoteSuppression {
    private static final String PEOPLE =
            "patients?|children|infants|persons?|deaths?|events?|cases?|courses?|siblings?|of";
    private static final String COUNT = "(?<![0-9.,\\p{L}])([0-9]{1,9})";
    private static final List<Pattern> COUNTS = List.of(
            Pattern.compile("\\bn\\s*=\\s*" + COUNT + "(?![.,]?[0-9])"),
            Pattern.compile(COUNT + "(?=(?:[\\s\\u00a0\\u202f]+\\p{L}+)??[\\s\\u00a0\\u202f]+(?:" + PEOPLE + ")\\b)"),
            Pattern.compile(":\\s*" + COUNT + "(?=[.;,)](?![0-9])|\\s*$)"));
    private static final List<Pattern> DAYS =
            List.of(Pattern.compile("\\bage of " + COUNT + " days\\b"), Pattern.compile("\\bon day " + COUNT + "\\b"));

    private NoteSuppression() {}

    /** Returns the note as the public may read it. */
    static String of(String note, Accounting accounting) {
        String hidden = note;
        for (Pattern pattern : DAYS) {
            hidden = replace(pattern, hidden, days -> Long.toString((long) Coarsening.days(days)));
        }
        for (Pattern pattern : COUNTS) {
            hidden = replace(pattern, hidden, n -> shown(n, accounting));
        }
        return hidden;
    }

    private static String shown(long n, Accounting accounting) {
        if (Profile.isSmall(n)) {
            return "<5";
        }
        boolean telling = List.of(accounting.registered(), accounting.eligible(), accounting.analysed()).stream()
                .anyMatch(whole -> Profile.isSmall(whole - n));
        return telling ? "[c]" : Long.toString(n);
    }

    private static String replace(Pattern pattern, String note, Function<Long, String> replacement) {
        Function<MatchResult, String> whole = match -> match.group()
                .substring(0, match.start(1) - match.start())
                .concat(replacement.apply(Long.parseLong(match.group(1))))
                .concat(match.group().substring(match.end(1) - match.start()));
        return pattern.matcher(note).replaceAll(match -> Matcher.quoteReplacement(whole.apply(match)));
    }
}
