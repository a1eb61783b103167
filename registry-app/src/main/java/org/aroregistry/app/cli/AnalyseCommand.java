package org.aroregistry.app.cli;

import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.aroregistry.batch.analysis.AnalysisOutcome;
import org.aroregistry.batch.analysis.AnalysisRequest;
import org.aroregistry.batch.analysis.CohortStatistics;
import org.aroregistry.core.cohort.Cohort;
import org.aroregistry.core.store.Registry;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code aro analyse}: runs the statistics on a freeze. */
@Command(
        name = "analyse",
        mixinStandardHelpOptions = true,
        description = "Compute all endpoints, tables and curves of a freeze, and store them.")
final class AnalyseCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private DatabaseOptions database;

    @Option(
            names = "--freeze",
            paramLabel = "NAME",
            description = "Freeze to read; without it the current version is frozen.")
    private @Nullable String freeze;

    @Option(
            names = "--cohort",
            defaultValue = "all",
            paramLabel = "all|regulatory",
            description = "Everybody (default), or only patients whose consent covers reports to regulators.")
    private String cohort;

    @Mixin
    private AnalysisChoices choices;

    @Override
    public Integer call() {
        try (Registry registry = database.open()) {
            AnalysisRequest request = AnalysisRequest.of(VersionLine.software(), Actor.name())
                    .withCohort(Cohort.named(cohort.toUpperCase(Locale.ROOT)))
                    .withRules(choices.rules(registry))
                    .withGrowth(choices.growth());
            AnalysisOutcome outcome = new CohortStatistics(registry)
                    .run(Optional.ofNullable(freeze).map(request::withFreeze).orElse(request));
            spec.commandLine()
                    .getOut()
                    .printf(
                            Locale.ROOT,
                            "Run %d on freeze %s: %,d patients, %,d endpoint rows.%nResult hash %s%n",
                            outcome.runId(),
                            outcome.freeze(),
                            outcome.patients(),
                            outcome.endpointRows(),
                            outcome.resultHash());
            if (outcome.erasedPatients() > 0) {
                spec.commandLine()
                        .getOut()
                        .printf(
                                Locale.ROOT,
                                "Patients erased since this freeze was made: %,d; earlier analyses of it gave other"
                                        + " numbers.%n",
                                outcome.erasedPatients());
            }
            return ExitCode.CLEAN;
        }
    }
}
