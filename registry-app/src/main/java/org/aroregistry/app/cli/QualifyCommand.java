package org.aroregistry.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.aroregistry.app.qualification.QualificationReport;
import org.aroregistry.qualification.cases.Deviation;
import org.aroregistry.qualification.cases.QuantityTally;
import org.aroregistry.qualification.run.AnalysisOutcome;
import org.aroregistry.qualification.run.Qualification;
import org.aroregistry.qualification.run.QualificationResult;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code aro qualify}: compares the statistics with results of R. */
@Command(
        name = "qualify",
        mixinStandardHelpOptions = true,
        description = "Run the statistics against a folder of results of R and report every deviation.",
        footer = {"", "Exit codes: 0 everything agrees, 1 a number lies outside its tolerance, 2 could not run."})
final class QualifyCommand implements Callable<Integer> {
    private static final int DEVIATIONS_SHOWN = 20;
    private static final double NANOS_PER_MILLI = 1e6;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "Folder of cases (data.csv and expected.json each), or one case.")
    private Path folder;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Folder for the report: qualification.html, .pdf and .json.")
    private @Nullable Path out;

    @Option(names = "--by-case", description = "Print a line per analysis, too.")
    private boolean byCase;

    @Override
    public Integer call() throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new IllegalArgumentException(folder + " is not a folder; give one that holds qualification cases.");
        }
        PrintWriter text = spec.commandLine().getOut();
        QualificationResult result = Qualification.run(folder, outcome -> {
            if (byCase) {
                line(text, outcome);
            }
        });
        if (result.cases().isEmpty()) {
            throw new IllegalArgumentException(
                    folder + " holds no case: a case is a folder with expected.json and the data it names.");
        }
        QualificationReport report = new QualificationReport(result, VersionLine.software());
        quantities(text, result);
        speed(text, result);
        complaints(text, result);
        text.println(report.verdict());
        if (out != null) {
            text.println("Report: " + report.write(out));
        }
        return result.agrees() ? ExitCode.CLEAN : ExitCode.REJECTED;
    }

    private static void line(PrintWriter text, AnalysisOutcome outcome) {
        text.printf(
                Locale.ROOT,
                "%s %s/%s (%s): %,d numbers, %,.1f ms%n",
                outcome.agrees() ? "agrees" : "DEVIATES",
                outcome.caseName(),
                outcome.id(),
                outcome.type(),
                outcome.comparisons(),
                outcome.nanos() / NANOS_PER_MILLI);
        text.flush();
    }

    private static void quantities(PrintWriter text, QualificationResult result) {
        TextTable table = new TextTable("analysis", "quantity", "numbers", "outside", "worst rel. error", "where");
        for (Map.Entry<String, Map<String, QuantityTally>> type :
                result.byType().entrySet()) {
            for (QuantityTally tally : type.getValue().values()) {
                table.row(
                        type.getKey(),
                        tally.quantity(),
                        String.format(Locale.ROOT, "%,d", tally.comparisons()),
                        String.format(Locale.ROOT, "%,d", tally.outside()),
                        QualificationReport.error(tally.worstRelativeError()),
                        tally.worstWhere());
            }
        }
        table.print(text);
        text.println();
    }

    private static void speed(PrintWriter text, QualificationResult result) {
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
                    String.format(
                            Locale.ROOT,
                            "%,d",
                            own.stream().mapToLong(AnalysisOutcome::rows).sum()),
                    String.format(
                            Locale.ROOT,
                            "%,.0f",
                            own.stream().mapToLong(AnalysisOutcome::nanos).sum() / NANOS_PER_MILLI),
                    String.format(
                            Locale.ROOT,
                            "%s/%s, %,.0f ms",
                            slowest.caseName(),
                            slowest.id(),
                            slowest.nanos() / NANOS_PER_MILLI));
        }
        table.print(text);
        text.println();
    }

    private static void complaints(PrintWriter text, QualificationResult result) {
        for (AnalysisOutcome outcome : result.problems()) {
            text.printf("%s/%s (%s): %s%n", outcome.caseName(), outcome.id(), outcome.type(), outcome.problem());
        }
        for (AnalysisOutcome outcome : result.incomplete()) {
            for (String omission : outcome.omissions()) {
                text.printf(
                        "%s/%s (%s), not compared: %s%n", outcome.caseName(), outcome.id(), outcome.type(), omission);
            }
        }
        int shown = 0;
        for (AnalysisOutcome outcome : result.outcomes()) {
            for (Deviation deviation : outcome.deviations()) {
                if (shown++ < DEVIATIONS_SHOWN) {
                    text.printf("%s/%s (%s): %s%n", outcome.caseName(), outcome.id(), outcome.type(), deviation);
                }
            }
        }
        if (shown > DEVIATIONS_SHOWN) {
            text.printf(Locale.ROOT, "... and %,d more; --out DIR writes them.%n", shown - DEVIATIONS_SHOWN);
        }
    }
}
