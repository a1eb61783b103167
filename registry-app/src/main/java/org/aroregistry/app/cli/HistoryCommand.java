package org.aroregistry.app.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.aroregistry.core.dictionary.Dictionary;
import org.aroregistry.core.store.AuditAction;
import org.aroregistry.core.store.Registry;
import org.aroregistry.core.store.ValueVersion;
import org.aroregistry.core.study.PatientId;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code aro history PATIENT}: every value of a patient with where it came from. */
@Command(
        name = "history",
        mixinStandardHelpOptions = true,
        description = "Print every value a patient ever had, with upload, file, line, time, reason and who sent it; the"
                + " reading is recorded.")
final class HistoryCommand implements Callable<Integer> {
    /** How the history is printed. */
    enum Form {
        /** A table for the terminal. */
        TEXT,
        /** CSV for a spreadsheet. */
        CSV
    }

    private static final String[] HEADER = {
        "file",
        "site",
        "record",
        "column",
        "value",
        "from_version",
        "until_version",
        "upload",
        "site_file",
        "line",
        "published_at",
        "reason",
        "sent_by",
        "ended"
    };

    @Spec
    private CommandSpec spec;

    @Mixin
    private DatabaseOptions database;

    @Parameters(paramLabel = "PATIENT", description = "Patient code, like ARO-7F3K9Q-W.")
    private String patient;

    @Option(names = "--site", paramLabel = "SITE", description = "Only rows of this site.")
    private @Nullable String site;

    @Option(names = "--file", paramLabel = "FILE", description = "Only this file, like labs.")
    private @Nullable String file;

    @Option(names = "--column", paramLabel = "COLUMN", description = "Only this column, like hsct_day.")
    private @Nullable String column;

    @Option(
            names = "--format",
            defaultValue = "text",
            paramLabel = "text|csv",
            description = "A table for the terminal (default), or CSV.")
    private Form format;

    @Override
    public Integer call() {
        PatientId id = new PatientId(patient);
        String name = file == null ? null : file.replaceFirst("\\.csv$", "");
        if (name != null && Dictionary.current().findFile(name).isEmpty()) {
            throw new IllegalArgumentException("there is no file " + file + "; 'aro dictionary' lists them.");
        }
        try (Registry registry = database.open()) {
            List<ValueVersion> values = registry.rows().values(id.value()).stream()
                    .filter(value -> name == null || value.file().equals(name))
                    .filter(value -> column == null || value.column().equals(column))
                    .filter(value -> site == null || value.siteId().equals(site))
                    .toList();
            registry.audit().record(Actor.name(), AuditAction.READ, "patient history", values.size() + " values");
            print(values);
            return ExitCode.CLEAN;
        }
    }

    private void print(List<ValueVersion> values) {
        if (format == Form.CSV) {
            CsvTable csv = new CsvTable(spec.commandLine().getOut(), HEADER);
            values.forEach(value -> csv.row(cells(value, "")));
            spec.commandLine().getOut().flush();
        } else if (values.isEmpty()) {
            spec.commandLine()
                    .getOut()
                    .println("The registry has no such values of this patient: none were sent, or all were erased.");
        } else {
            TextTable table = new TextTable(HEADER);
            values.forEach(value -> table.row(cells(value, "(taken away)")));
            table.print(spec.commandLine().getOut());
        }
    }

    private static Object[] cells(ValueVersion value, String blank) {
        ValueVersion.Origin origin = value.origin();
        return new Object[] {
            value.file(),
            value.siteId(),
            value.recordId(),
            value.column(),
            value.value().isEmpty() ? blank : value.value(),
            value.validFrom(),
            value.validTo().isPresent() ? Long.toString(value.validTo().getAsLong() - 1) : "",
            origin.uploadId(),
            origin.fileName(),
            origin.line(),
            origin.publishedAt(),
            origin.reason().orElse(""),
            origin.actor(),
            value.end().map(HistoryCommand::end).orElse("")
        };
    }

    private static String end(ValueVersion.End end) {
        return (end.replaced() ? "replaced by upload " : "ended by upload ") + end.uploadId();
    }
}
