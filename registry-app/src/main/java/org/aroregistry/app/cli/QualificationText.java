package org.aroregistry.app.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.aroregistry.app.qualification.QualificationReport;
import org.aroregistry.qualification.cases.Deviation;
import org.aroregistry.qualification.cases.QuantityTally;
import org.aroregistry.qualification.run.AnalysisOutcome;
import org.aroregistry.qualification.run.CaseFailure;
import org.aroregistry.qualification.run.CaseSummary;
import org.aroregistry.qualification.run.QualificationResult;

/** Prints what came of a qualification: quantities, speed, what was not compared, what was wrong. */
final class QualificationText {
    private static final int LINES_SHOWN = 20;
    private static final double NANOS_PER_MILLI = 1e6;

    private final PrintWriter text;
    private final QualificationResult result;

    QualificationText(PrintWriter text, QualificationResult result) {
        this.text = text;
        this.result = result;
    }

    static void line(PrintWriter text, AnalysisOutcome outcome) {
        text.printf(
                Locale.ROOT,
                "%s %s (%s): %,d numbers, %,.1f ms%n",
                outcome.agrees() ? "agrees" : "DEVIATES",
                outcome.name(),
                outcome.type(),
                outcome.comparisons(),
                outcome.nanos() / NANOS_PER_MILLI);
        text.flush();
    }

    void print() {
        quantities();
        speed();
        notices();
        complaints();
        deviations();
    }

    private void quantities() {
        TextTable table = new TextTable("analysis", "quantity", "numbers", "outside", "worst rel. error", "where");
        for (Map.Entry<String, Map<String, QuantityTally>> type :
                result.byType().entrySet()) {
            for (QuantityTally tally : type.getValue().values()) {
                table.row(
                        type.getKey(),
                        tally.quantity(),
                        whole(tally.comparisons()),
                        whole(tally.outside()),
                        QualificationReport.error(tally.worstRelativeError()),
                        tally.worstWhere());
            }
        }
        table.print(text);
        text.println();
    }

    private void speed() {
        TextTable table = new TextTable("analysis", "analyses", "rows", "ms", "slowest");
        for (String type : result.byType().keySet()) {
            List<AnalysisOutcome> own = result.outcomes().stream()
                    .filter(outcome -> outcome.type().equals(type))
                    .toList();
            AnalysisOutcome slowest = own.stream()
                    .max((a, b) -> Long.compare(a.nanos(), b.nanos()))
                    .orElseThrow();
            table.row(
                    type,
                    own.size(),
                    whole(own.stream().mapToLong(AnalysisOutcome::rows).sum()),
                    millis(own.stream().mapToLong(AnalysisOutcome::nanos).sum()),
                    slowest.name() + ", " + millis(slowest.nanos()) + " ms");
        }
        table.print(text);
        text.println();
    }

    private void notices() {
        for (QualificationResult.TypedField typed : result.uncompared()) {
            if (typed.field().role().isGap()) {
                text.printf(
                        Locale.ROOT,
                        "not compared: %s (%s), %s: %,d, first in %s%n",
                        typed.field().field(),
                        typed.type(),
                        typed.field().role().words(),
                        typed.field().values(),
                        typed.field().first());
            }
        }
        for (AnalysisOutcome outcome : result.incomplete()) {
            outcome.omissions()
                    .forEach(omission ->
                            text.printf("%s (%s), left out: %s%n", outcome.name(), outcome.type(), omission));
        }
        for (CaseSummary one : result.cases()) {
            one.unknownFields()
                    .forEach(
                            field -> text.printf("%s: field '%s' is not known and has no effect%n", one.name(), field));
        }
        for (AnalysisOutcome outcome : result.withIgnoredKeys()) {
            outcome.coverage()
                    .ignoredKeys()
                    .forEach(key -> text.printf(
                            "%s (%s): key '%s' of the specification had no effect%n",
                            outcome.name(), outcome.type(), key));
        }
        for (AnalysisOutcome outcome : result.unanswered()) {
            outcome.coverage()
                    .unanswered()
                    .forEach(sentence -> text.printf("%s (%s): %s%n", outcome.name(), outcome.type(), sentence));
        }
    }

    private void complaints() {
        for (CaseFailure failure : result.failures()) {
            text.printf("%s: could not be read: %s%n", failure.name(), failure.reason());
        }
        for (AnalysisOutcome outcome : result.problems()) {
            text.printf("%s (%s): could not be computed: %s%n", outcome.name(), outcome.type(), outcome.problem());
        }
    }

    private void deviations() {
        int shown = 0;
        for (AnalysisOutcome outcome : result.outcomes()) {
            for (Deviation deviation : outcome.deviations()) {
                if (shown++ < LINES_SHOWN) {
                    text.printf("%s (%s): %s%n", outcome.name(), outcome.type(), deviation);
                }
            }
        }
        if (shown > LINES_SHOWN) {
            text.printf(Locale.ROOT, "... and %,d more; --out DIR writes them.%n", shown - LINES_SHOWN);
        }
    }

    private static String whole(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static String millis(long nanos) {
        return String.format(Locale.ROOT, "%,.0f", nanos / NANOS_PER_MILLI);
    }
}
