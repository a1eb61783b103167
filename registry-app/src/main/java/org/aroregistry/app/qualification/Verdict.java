package org.aroregistry.app.qualification;

import java.util.Locale;
import org.aroregistry.qualification.cases.FieldRole;
import org.aroregistry.qualification.run.QualificationResult;

/** Says in a few sentences how a qualification came out. */
final class Verdict {
    private final QualificationResult result;

    Verdict(QualificationResult result) {
        this.result = result;
    }

    /** What was compared and whether it agrees, then what was not compared. */
    String sentence() {
        return (compared() + " " + uncompared()).strip();
    }

    private String compared() {
        String compared = String.format(
                Locale.ROOT,
                "%s of %s of %s in %s were compared",
                count(result.comparisons(), "number", "numbers"),
                count(result.outcomes().size(), "analysis", "analyses"),
                count(result.byType().size(), "type", "types"),
                count(result.cases().size(), "case", "cases"));
        if (result.agrees()) {
            return compared + "; all of them agree.";
        }
        String failed = result.failures().isEmpty()
                ? ""
                : ", " + count(result.failures().size(), "case", "cases") + " could not be read";
        return String.format(
                Locale.ROOT,
                "%s; %,d lie outside their tolerance, %s could not be computed%s.",
                compared,
                result.outside(),
                count(result.problems().size(), "analysis", "analyses"),
                failed);
    }

    private String uncompared() {
        long unknown = result.uncompared(FieldRole.UNKNOWN);
        long stopped = result.uncompared(FieldRole.NOT_REACHED);
        long leftOut = result.uncompared(FieldRole.LEFT_OUT);
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT,
                "Of the %,d values that the cases hold, %,d were compared and %,d say what to compute or inform",
                result.values(),
                result.valuesCompared(),
                result.values() - result.valuesCompared() - result.gaps()));
        append(text, unknown, "not compared: no check knows them");
        append(text, stopped, "not compared: their analysis stopped");
        append(text, leftOut, "left out with a reason");
        text.append(result.gaps() == 0 ? "; none was passed over." : ".");
        long noticed =
                (long) result.withIgnoredKeys().size() + result.unanswered().size();
        if (noticed > 0) {
            text.append(" Of ")
                    .append(count(noticed, "analysis", "analyses"))
                    .append(" the specification asks for more than took part.");
        }
        return text.toString();
    }

    private static void append(StringBuilder text, long count, String what) {
        if (count > 0) {
            text.append(String.format(Locale.ROOT, "; %,d %s %s", count, count == 1 ? "was" : "were", what));
        }
    }

    static String count(long number, String one, String many) {
        return String.format(Locale.ROOT, "%,d %s", number, number == 1 ? one : many);
    }
}
