package org.aroregistry.app.cli;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.aroregistry.batch.analysis.AnalysisOutcome;
import org.aroregistry.batch.analysis.AnalysisRequest;
import org.aroregistry.batch.analysis.CohortStatistics;
import org.aroregistry.core.cohort.Cohort;
import org.aroregistry.core.endpoint.AnalysisRules;
import org.aroregistry.core.endpoint.GrowthReference;
import org.aroregistry.core.store.Registry;
import org.aroregistry.core.store.Site;
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
    /** The first transplant for osteopetrosis was reported in 1976; nobody certifies a register of decades before. */
    private static final int FIRST_YEAR = 1950;

    private static final int LAST_YEAR = 2100;

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

    @Option(
            names = "--complete-capture",
            split = ",",
            paramLabel = "SITE=YEAR",
            description = "Sites that certified to have registered every case diagnosed since a year, dead or alive:"
                    + " their retrospective patients also get an estimate without delayed entry.")
    private Map<String, Integer> completeCapture = Map.of();

    @Option(
            names = "--growth-reference",
            paramLabel = "NAME=FILE",
            description =
                    "Reference that growth is compared with, such as WHO2006=who.csv; may be given several times, the"
                            + " first that covers sex and age counts. Without one there are no z-scores.")
    private Map<String, Path> growthReferences = Map.of();

    @Override
    public Integer call() {
        try (Registry registry = database.open()) {
            AnalysisRequest request = AnalysisRequest.of(VersionLine.software(), Actor.name())
                    .withCohort(Cohort.named(cohort.toUpperCase(Locale.ROOT)))
                    .withRules(AnalysisRules.DEFAULT.withCompleteCapture(certified(registry)))
                    .withGrowth(references());
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

    private List<GrowthReference> references() {
        List<GrowthReference> references = new ArrayList<>();
        growthReferences.forEach((name, file) -> {
            try (Reader csv = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                references.add(GrowthReference.read(name, csv));
            } catch (IOException e) {
                throw new IllegalArgumentException(
                        "--growth-reference: " + file + " of " + name + " cannot be read: " + e.getMessage(), e);
            }
        });
        return references;
    }

    /** A misspelt site would silently be analysed as any other. */
    private Map<String, Integer> certified(Registry registry) {
        Set<String> sites =
                registry.sites().list().stream().map(Site::siteId).collect(Collectors.toCollection(TreeSet::new));
        completeCapture.forEach((site, year) -> {
            if (!sites.contains(site)) {
                throw new IllegalArgumentException("--complete-capture: the registry has no site " + site + "; it has "
                        + String.join(", ", sites) + ".");
            }
            if (year < FIRST_YEAR || year > LAST_YEAR) {
                throw new IllegalArgumentException("--complete-capture: the year of " + site + " is " + year
                        + ", not one between " + FIRST_YEAR + " and " + LAST_YEAR + ".");
            }
        });
        return completeCapture;
    }
}
