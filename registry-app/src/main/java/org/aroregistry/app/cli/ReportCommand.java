package org.aroregistry.app.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.aroregistry.core.result.AnalysisResults;
import org.aroregistry.core.result.RunIdentity;
import org.aroregistry.core.store.AuditAction;
import org.aroregistry.core.store.Registry;
import org.aroregistry.reports.ReportWriter;
import org.aroregistry.reports.catalogue.Catalogue;
import org.aroregistry.reports.catalogue.FdaReport;
import org.aroregistry.reports.catalogue.ReportSet;
import org.aroregistry.reports.disclosure.Profile;
import org.aroregistry.reports.render.Format;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code aro report}: writes reports of an analysis run. */
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        description = "Write reports of the latest analysis, with index.html over them.")
final class ReportCommand implements Callable<Integer> {
    private static final String ALL = "all";

    @Spec
    private CommandSpec spec;

    @Mixin
    private DatabaseOptions database;

    @Parameters(
            paramLabel = "all|researchers|regulator|centres|T01,...",
            arity = "0..*",
            split = ",",
            defaultValue = ALL,
            description =
                    "Reports to write: all (default), or ids such as T01,F03; fda for the report on the FDA's letter"
                            + " (regulator profile). Sets: researchers, regulator (regulator profile), centres (and a folder for each centre).")
    private List<String> ids;

    @Option(
            names = "--format",
            split = ",",
            defaultValue = "html,pdf,csv,json",
            paramLabel = "html,pdf,csv,json",
            description = "Formats (default: all of them).")
    private List<Format> formats;

    @Option(
            names = "--profile",
            defaultValue = "public",
            paramLabel = "public|regulator",
            description =
                    "public (default): counts of 1 to 4 patients are hidden; regulator: everything, for the cohort"
                            + " whose consent covers it.")
    private Profile profile;

    @Option(
            names = "--freeze",
            paramLabel = "NAME",
            description = "Freeze whose latest analysis to report; without it the latest analysis.")
    private @Nullable String freeze;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description = "Folder to write into; made if it does not exist.")
    private Path out;

    @Override
    public Integer call() {
        List<String> wanted = wanted();
        try (Registry registry = database.open()) {
            AnalysisResults results = Releases.latest(registry, profile, freeze);
            int written = ReportWriter.forProfile(profile)
                    .write(results, wanted, EnumSet.copyOf(formats), out)
                    .size();
            released(
                    registry,
                    results,
                    String.join(",", wanted) + " " + profile.name().toLowerCase(Locale.ROOT));
            if (isForCentres()) {
                written += writeForCentres(registry, results);
            }
            spec.commandLine()
                    .getOut()
                    .printf(
                            "%d files of run %d on freeze %s written; open %s%n",
                            written, results.run().runId(), results.run().freeze(), out.resolve("index.html"));
            return ExitCode.CLEAN;
        }
    }

    private static void released(Registry registry, AnalysisResults results, String what) {
        registry.audit()
                .record(
                        Actor.name(),
                        AuditAction.RELEASE,
                        "run " + results.run().runId(),
                        what);
    }

    /** The regulator's cohort is another one: an edition of it beside the public one could be subtracted from it. */
    private boolean isForCentres() {
        return profile == Profile.PUBLIC
                && ids.stream().anyMatch(id -> ReportSet.find(id).equals(Optional.of(ReportSet.CENTRES)));
    }

    /** Writes a folder for each centre, in which it sees its own name and all others are letters. */
    private int writeForCentres(Registry registry, AnalysisResults results) {
        List<String> sites = results.run().dataCut().stream()
                .map(RunIdentity.SiteCut::siteId)
                .distinct()
                .toList();
        int written = 0;
        for (String site : sites) {
            written += ReportWriter.forSite(site)
                    .write(results, ReportSet.CENTRES.ids(), EnumSet.copyOf(formats), out.resolve(site))
                    .size();
            released(registry, results, String.join(",", ReportSet.CENTRES.ids()) + " for " + site);
        }
        return written;
    }

    private boolean isWithheld(String id) {
        return profile == Profile.PUBLIC && Catalogue.isRegulatorOnly(id);
    }

    private List<String> wanted() {
        if (ids.equals(List.of(ALL))) {
            return Catalogue.ids().stream().filter(id -> !isWithheld(id)).toList();
        }
        List<String> upper = ids.stream().flatMap(this::expanded).distinct().toList();
        upper.stream().filter(id -> !Catalogue.ids().contains(id)).findFirst().ifPresent(unknown -> {
            throw new IllegalArgumentException("there is no report " + unknown + "; give all, a set ("
                    + Arrays.stream(ReportSet.values()).map(ReportSet::word).collect(Collectors.joining(", "))
                    + "), or some of " + String.join(", ", Catalogue.ids()) + ".");
        });
        upper.stream().filter(this::isWithheld).findFirst().ifPresent(withheld -> {
            throw new IllegalArgumentException(
                    "report " + withheld + " can show single patients and is not published; add --profile regulator.");
        });
        if (upper.equals(List.of(FdaReport.ID)) && !formats.contains(Format.HTML) && !formats.contains(Format.PDF)) {
            throw new IllegalArgumentException(
                    "report FDA is a document: give html or pdf with --format; its numbers are in the csv and json of its parts.");
        }
        return upper;
    }

    /** Returns the ids of a set, or the one id. */
    private Stream<String> expanded(String word) {
        Optional<ReportSet> set = ReportSet.find(word);
        if (set.filter(ReportSet::regulatorOnly).isPresent() && profile == Profile.PUBLIC) {
            throw new IllegalArgumentException("the set " + word
                    + " holds reports that list single patients and are not published; add --profile regulator.");
        }
        return set.map(found -> found.ids().stream()).orElseGet(() -> Stream.of(word.toUpperCase(Locale.ROOT)));
    }
}
