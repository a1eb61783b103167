package org.aroregistry.app.cli;

import java.util.Comparator;
import java.util.Locale;
import org.aroregistry.core.cohort.Cohort;
import org.aroregistry.core.store.Registry;
import org.aroregistry.core.store.Run;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that say which finished analysis a command looks into. */
final class FinishedRun {
    @Option(names = "--run", paramLabel = "N", description = "Number of the analysis; 'aro runs' lists them.")
    private @Nullable Long wanted;

    @Option(
            names = "--cohort",
            defaultValue = "all",
            paramLabel = "all|regulatory",
            description = "Cohort of the latest analysis, without --run (default: all).")
    private String cohort;

    /**
     * Returns the analysis.
     *
     * @throws IllegalArgumentException if there is none
     */
    Run of(Registry registry) {
        String name = Cohort.named(cohort.toUpperCase(Locale.ROOT)).name();
        return registry.runs().list().stream()
                .filter(run -> run.resultHash().isPresent())
                .filter(run -> wanted == null ? run.request().cohort().equals(name) : run.runId() == wanted)
                .max(Comparator.comparingLong(Run::runId))
                .orElseThrow(() -> new IllegalArgumentException(
                        wanted == null
                                ? "there is no analysis of cohort " + name + "; run 'aro analyse --cohort "
                                        + name.toLowerCase(Locale.ROOT) + "' first."
                                : "there is no finished analysis " + wanted + "; 'aro runs' lists them."));
    }
}
