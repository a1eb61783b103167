package org.aroregistry.app.cli;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.aroregistry.batch.analysis.AnalysedStudy;
import org.aroregistry.core.endpoint.EndpointCatalogue;
import org.aroregistry.core.endpoint.EndpointDefinition;
import org.aroregistry.core.endpoint.EventSource;
import org.aroregistry.core.store.AuditAction;
import org.aroregistry.core.store.EndpointRow;
import org.aroregistry.core.store.Registry;
import org.aroregistry.core.store.Run;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code aro rows}: the analysis rows as CSV, for somebody who computes the numbers again. */
@Command(
        name = "rows",
        mixinStandardHelpOptions = true,
        description =
                "Write the analysis rows of the latest analysis as CSV: one per patient and endpoint, with times, event and stratum, for"
                        + " computing every number again in other software. Patients are numbered, not named; the rows are single patients all the same,"
                        + " and the reading is recorded.")
final class RowsCommand implements Callable<Integer> {
    private static final String[] HEADER = {
        "endpoint",
        "analysis_set",
        "patient",
        "not_analysed",
        "stratum",
        "origin_day",
        "entry",
        "exit",
        "cause",
        "ends_with"
    };

    @Spec
    private CommandSpec spec;

    @Mixin
    private DatabaseOptions database;

    @Mixin
    private AnalysisChoices choices;

    @Mixin
    private FinishedRun finished;

    @Option(
            names = "--endpoint",
            split = ",",
            paramLabel = "CODE,...",
            description = "Only these endpoints, like OS_HSCT1 (default: all).")
    private List<String> endpoints = List.of();

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "CSV file to write.")
    private Path out;

    @Override
    public Integer call() throws IOException {
        try (Registry registry = database.open()) {
            Run run = finished.of(registry);
            EndpointCatalogue catalogue = AnalysedStudy.definitionsOf(run, choices.rules(registry));
            List<EndpointDefinition> definitions = endpoints.isEmpty()
                    ? catalogue.definitions()
                    : endpoints.stream()
                            .map(code -> catalogue.definition(code.toUpperCase(Locale.ROOT)))
                            .toList();
            long written = 0;
            try (Writer file = Files.newBufferedWriter(out, StandardCharsets.UTF_8)) {
                CsvTable csv = new CsvTable(file, HEADER);
                Map<String, Integer> numbers = new HashMap<>();
                for (EndpointDefinition definition : definitions) {
                    long[] rows = new long[1];
                    registry.runs().forEachEndpointRow(run.runId(), definition.code(), row -> {
                        csv.row(cells(definition, row, numbers));
                        rows[0]++;
                    });
                    written += rows[0];
                }
            }
            registry.audit().record(Actor.name(), AuditAction.READ, "rows of run " + run.runId(), written + " rows");
            spec.commandLine()
                    .getOut()
                    .printf(Locale.ROOT, "%,d rows of run %d written to %s%n", written, run.runId(), out);
            return ExitCode.CLEAN;
        }
    }

    /** Numbers run through all endpoints, in the order in which patients come first. */
    private static Object[] cells(EndpointDefinition definition, EndpointRow row, Map<String, Integer> numbers) {
        Integer number = numbers.computeIfAbsent(row.patientId(), id -> numbers.size() + 1);
        return new Object[] {
            row.endpoint(),
            row.analysisSet(),
            number,
            row.excludedReason().orElse(""),
            row.groupCode().orElse(""),
            row.originDay().isPresent() ? Integer.toString(row.originDay().getAsInt()) : "",
            number(row.entryTime()),
            number(row.exitTime()),
            row.exitTime().isEmpty()
                    ? ""
                    : row.eventCode()
                            .map(event -> definition.causeOf(EventSource.valueOf(event)))
                            .orElse(0),
            row.eventCode().or(row::censorReason).orElse("")
        };
    }

    private static String number(OptionalDouble value) {
        return value.isEmpty() ? "" : StatisticText.number(value.getAsDouble());
    }
}
