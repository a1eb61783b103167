package org.aroregistry.app.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.aroregistry.core.endpoint.AnalysisRules;
import org.aroregistry.core.endpoint.GrowthReference;
import org.aroregistry.core.endpoint.Thresholds;
import org.aroregistry.core.store.Registry;
import org.aroregistry.core.store.Site;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options by which an analysis is made in another way than by default. */
final class AnalysisChoices {
    /** The first transplant for osteopetrosis was reported in 1976; nobody certifies a register of decades before. */
    private static final int FIRST_YEAR = 1950;

    private static final int LAST_YEAR = 2100;

    @Option(
            names = "--complete-capture",
            split = ",",
            paramLabel = "SITE=YEAR",
            description = "Sites that certified to have registered every case diagnosed since a year, dead or alive:"
                    + " their retrospective patients also get an estimate without delayed entry.")
    private Map<String, Integer> completeCapture = Map.of();

    @Option(
            names = "--growth-reference",
            paramLabel = "NAME=FILE|cdc2000|none",
            description =
                    "Reference that growth is compared with instead of the CDC charts of 2000, such as WHO2006=who.csv. May be given"
                            + " several times: the first that covers sex and age counts; cdc2000 are the charts that come with the product. With none there"
                            + " are no z-scores.")
    private List<String> growthReferences = List.of();

    @Option(
            names = "--thresholds",
            paramLabel = "FILE",
            description =
                    "Thresholds of endpoints other than the product's, as lines NAME = VALUE; 'aro thresholds' prints them all to begin with.")
    private @Nullable Path thresholds;

    /**
     * Returns the choices of an analysis.
     *
     * @throws IllegalArgumentException if the thresholds cannot be read, if a site is not known, which would silently be analysed as any other, or a year cannot be meant
     */
    AnalysisRules rules(Registry registry) {
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
        return thresholds().withCompleteCapture(completeCapture);
    }

    private AnalysisRules thresholds() {
        Path file = thresholds;
        return file == null
                ? AnalysisRules.DEFAULT
                : OptionFile.read("--thresholds", file, text -> Thresholds.read(text, AnalysisRules.DEFAULT));
    }

    /**
     * Returns what growth is compared with, in order.
     *
     * @throws IllegalArgumentException if that cannot be read
     */
    List<GrowthReference> growth() {
        return GrowthReferences.of(growthReferences);
    }
}
