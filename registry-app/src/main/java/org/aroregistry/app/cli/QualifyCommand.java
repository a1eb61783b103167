package org.aroregistry.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.aroregistry.app.qualification.Installation;
import org.aroregistry.app.qualification.QualificationReport;
import org.aroregistry.app.qualification.QualificationRun;
import org.aroregistry.qualification.run.CaseFailure;
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
        footer = {
            "",
            "Exit codes:",
            "  0  everything that could be compared agrees",
            "  1  a number lies outside its tolerance, or something could not be run",
            "  2  nothing was run: wrong usage, no folder, no case that can be read",
            "Values of a case that no check knows are named and counted; the code stays.",
        })
final class QualifyCommand implements Callable<Integer> {
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
        check();
        PrintWriter text = spec.commandLine().getOut();
        Clock clock = Clock.systemUTC();
        Instant started = clock.instant();
        QualificationResult result = Qualification.run(folder, outcome -> {
            if (byCase) {
                QualificationText.line(text, outcome);
            }
        });
        if (result.outcomes().isEmpty()) {
            throw new IllegalArgumentException(nothing(result));
        }
        QualificationReport report = new QualificationReport(
                result,
                new QualificationRun(
                        folder,
                        started,
                        Duration.between(started, clock.instant()),
                        Installation.current(VersionLine.software())));
        new QualificationText(text, result).print();
        text.println(report.verdict());
        if (out != null) {
            text.println("Report: " + report.write(out));
        }
        return result.agrees() ? ExitCode.CLEAN : ExitCode.REJECTED;
    }

    /** Looks at both folders first: a report that cannot be written is known before the work, not after it. */
    private void check() throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new IllegalArgumentException(folder + " is not a folder; give one that holds qualification cases.");
        }
        if (out != null) {
            if (Files.exists(out) && !Files.isDirectory(out)) {
                throw new IllegalArgumentException(out + " is a file; give a folder for the report.");
            }
            Files.createDirectories(out);
        }
    }

    private String nothing(QualificationResult result) {
        if (result.failures().isEmpty()) {
            return folder + " holds no case: a case is a folder with expected.json and the data it names.";
        }
        CaseFailure first = result.failures().get(0);
        return result.failures().size() == 1
                ? first.name() + " could not be read: " + first.reason() + "."
                : "none of the " + result.failures().size() + " cases in " + folder + " could be read; the first, "
                        + first.name() + ": " + first.reason() + ".";
    }
}
