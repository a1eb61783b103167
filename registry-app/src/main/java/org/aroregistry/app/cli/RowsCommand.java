package org.aroregistry.app.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.aroregistry.batch.analysis.AnalysedStudy;
import org.aroregistry.core.endpoint.EndpointCatalogue;
import org.aroregistry.core.endpoint.EndpointDefinition;
import org.aroregistry.core.store.AuditAction;
import org.aroregistry.core.store.Registry;
import org.aroregistry.core.store.Run;
import org.jspecify.annotations.Nullable;
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

    @Option(
            names = "--patients",
            paramLabel = "FILE",
            description =
                    "Also write what reports divide patients by, one row per patient: analysis sets, genotype, day of"
                            + " enrolment, donor and year of the first transplant.")
    private @Nullable Path patients;

    @Option(
            names = "--rates",
            paramLabel = "FILE",
            description =
                    "Also write what T14 adds up: events and days at risk, one row per patient, kind of event and period.")
    private @Nullable Path rates;

    @Override
    public Integer call() throws IOException {
        try (Registry registry = database.open()) {
            Run run = finished.of(registry);
            EndpointCatalogue catalogue = AnalysedStudy.definitionsOf(run, choices.rules(registry), choices.growth());
            List<EndpointDefinition> definitions = endpoints.isEmpty()
                    ? catalogue.definitions()
                    : endpoints.stream()
                            .map(code -> catalogue.definition(code.toUpperCase(Locale.ROOT)))
                            .toList();
            // Opened first: what cannot be derived again is refused before anything is written.
            Optional<AnalysedStudy> study = patients == null && rates == null
                    ? Optional.empty()
                    : Optional.of(AnalysedStudy.of(registry, run, choices.rules(registry), choices.growth()));
            AnalysisRowFiles files = new AnalysisRowFiles();
            long written = say(files.endpoints(out, registry, run, definitions), "rows", run, out);
            if (study.isPresent() && patients != null) {
                written += say(files.patients(patients, study.get()), "patients", run, patients);
            }
            if (study.isPresent() && rates != null) {
                written += say(files.rates(rates, study.get()), "rates", run, rates);
            }
            registry.audit().record(Actor.name(), AuditAction.READ, "rows of run " + run.runId(), written + " rows");
            return ExitCode.CLEAN;
        }
    }

    private long say(long written, String what, Run run, Path file) {
        spec.commandLine()
                .getOut()
                .printf(Locale.ROOT, "%,d %s of run %d written to %s%n", written, what, run.runId(), file);
        return written;
    }
}
