package org.aroregistry.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.aroregistry.batch.analysis.AnalysisOutcome;
import org.aroregistry.batch.analysis.AnalysisRequest;
import org.aroregistry.batch.analysis.CohortStatistics;
import org.aroregistry.batch.importing.CheckOptions;
import org.aroregistry.batch.importing.SiteImport;
import org.aroregistry.batch.importing.SiteValidation;
import org.aroregistry.batch.importing.UploadOutcome;
import org.aroregistry.batch.importing.UploadProgress;
import org.aroregistry.core.cohort.Cohort;
import org.aroregistry.core.dictionary.Dictionary;
import org.aroregistry.core.dictionary.Severity;
import org.aroregistry.core.result.AnalysisResults;
import org.aroregistry.core.store.DatabaseAddress;
import org.aroregistry.core.store.Registry;
import org.aroregistry.core.synthetic.GenerationReport;
import org.aroregistry.core.synthetic.GeneratorSettings;
import org.aroregistry.core.synthetic.Preset;
import org.aroregistry.core.synthetic.SyntheticRegistry;
import org.aroregistry.core.upload.FileAccounting;
import org.aroregistry.reports.ReportWriter;
import org.aroregistry.reports.catalogue.Catalogue;
import org.aroregistry.reports.disclosure.Profile;
import org.aroregistry.reports.render.Format;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code aro demo}: the whole line on synthetic centres, from files with errors to reports. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description =
                "Make synthetic centres, check and import their files, compute, report: the whole line in one go.")
final class DemoCommand implements Callable<Integer> {
    private static final int RULES_SHOWN = 6;
    private static final int LOGIC_SHOWN = 78;
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--out",
            defaultValue = "aro-demo",
            paramLabel = "DIR",
            description = "Folder for everything the demo makes; must be new or an earlier demo (default aro-demo).")
    private Path out;

    @Option(names = "--seed", defaultValue = "2026", paramLabel = "N", description = "Another seed, other children.")
    private long seed;

    @Option(
            names = "--preset",
            defaultValue = "demo",
            paramLabel = "tiny|demo",
            description = "demo (default): 12 sites, 300 patients; tiny: 3 sites, 25 patients.")
    private Preset preset;

    @Override
    public Integer call() throws IOException {
        PrintWriter say = spec.commandLine().getOut();
        prepare();
        say.println("ARO registry: demonstration with synthetic centres (no real patient is behind any number)");
        say.println();
        GenerationReport made =
                new SyntheticRegistry(GeneratorSettings.of(preset, seed).withErrors(true)).write(out.resolve("sites"));
        say.printf(
                Locale.ROOT,
                "1  Centres    %d site folders, %,d patients, %,d rows, %,d errors put in on purpose%n",
                made.sites(),
                made.patients(),
                made.rows(),
                made.errors());
        List<Path> sites = siteFolders();
        List<UploadOutcome> checked = validate(sites);
        say.printf(
                Locale.ROOT,
                "2  Checked    %,d findings; each centre gets its own report, like %s%n",
                checked.stream()
                        .flatMap(outcome -> outcome.findings().values().stream())
                        .mapToLong(Long::longValue)
                        .sum(),
                checked.get(0).report());
        try (Registry registry = Registry.open(DatabaseAddress.embedded(out.resolve("database")))) {
            List<UploadOutcome> imported = load(registry, sites);
            printImport(imported, say);
            AnalysisOutcome analysis = analyse(registry, Cohort.ALL);
            analyse(registry, Cohort.REGULATORY);
            say.printf(
                    Locale.ROOT,
                    "4  Computed   freeze %s: %,d patients, %,d endpoint rows, result hash %s…%n",
                    analysis.freeze(),
                    analysis.patients(),
                    analysis.endpointRows(),
                    analysis.resultHash().substring(0, 12));
            Path index = report(registry, Profile.PUBLIC, "reports");
            Path regulator = report(registry, Profile.REGULATOR, "reports-regulator");
            say.println("5  Reported   HTML, PDF, CSV and JSON, for the public and for a regulator");
            say.println();
            Headlines.print(Releases.latest(registry, Profile.PUBLIC, null), say);
            say.println();
            say.println("Open  " + index.toAbsolutePath());
            say.println("      " + regulator.toAbsolutePath() + " (regulator)");
        }
        return ExitCode.CLEAN;
    }

    /** An earlier demo is replaced; anything else in the way is not touched. */
    private void prepare() throws IOException {
        Path mark = out.resolve(".aro-demo");
        if (Files.exists(out) && !Files.exists(mark)) {
            throw new IllegalArgumentException(
                    out + " exists and is not an earlier demo; give another folder with --out, or remove it.");
        }
        if (Files.exists(out)) {
            try (Stream<Path> old = Files.walk(out)) {
                for (Path path : old.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
        Files.createDirectories(out);
        Files.createFile(mark);
    }

    private List<Path> siteFolders() {
        try (Stream<Path> folders = Files.list(out.resolve("sites"))) {
            // Later uploads stand in a folder beside the sites; they are no site.
            return folders.filter(Files::isDirectory)
                    .filter(folder -> !folder.endsWith(SyntheticRegistry.SECOND_UPLOADS))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<UploadOutcome> validate(List<Path> sites) {
        UploadProgress progress = TerminalProgress.watch(spec.commandLine().getErr());
        List<UploadOutcome> outcomes = sites.stream()
                .map(site -> SiteValidation.run(
                        new SiteValidation.Request(site, Optional.of(answer("checked", site)), CheckOptions.STANDARD),
                        progress))
                .toList();
        TerminalProgress.end(progress);
        return outcomes;
    }

    private List<UploadOutcome> load(Registry registry, List<Path> sites) {
        UploadProgress progress = TerminalProgress.watch(spec.commandLine().getErr());
        List<UploadOutcome> outcomes = new ArrayList<>();
        for (Path site : sites) {
            outcomes.add(new SiteImport(registry)
                    .run(
                            new SiteImport.Request(
                                    site,
                                    Optional.of(answer("answers", site)),
                                    CheckOptions.STANDARD,
                                    Actor.name(),
                                    out.resolve("database").resolve("work"),
                                    PATIENCE,
                                    Optional.empty()),
                            progress));
        }
        TerminalProgress.end(progress);
        return outcomes;
    }

    private Path answer(String kind, Path site) {
        return out.resolve(kind).resolve(site.getFileName());
    }

    private static void printImport(List<UploadOutcome> outcomes, PrintWriter say) {
        List<FileAccounting> files =
                outcomes.stream().flatMap(outcome -> outcome.files().stream()).toList();
        long read = files.stream().mapToLong(FileAccounting::read).sum();
        long accepted = files.stream().mapToLong(FileAccounting::accepted).sum();
        long refusedFiles = files.stream().filter(FileAccounting::refused).count();
        say.printf(
                Locale.ROOT,
                "3  Imported   %,d rows read = %,d accepted + %,d refused (%,d whole files, %,d whole uploads)%n",
                read,
                accepted,
                read - accepted,
                refusedFiles,
                outcomes.stream()
                        .filter(outcome -> outcome.refusal().isPresent())
                        .count());
        Map<String, Long> errors = new TreeMap<>();
        outcomes.forEach(outcome -> outcome.rules().forEach((rule, n) -> errors.merge(rule, n, Long::sum)));
        errors.entrySet().stream()
                .filter(rule ->
                        Dictionary.current().rule(rule.getKey()).severities().contains(Severity.E))
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(RULES_SHOWN)
                .forEach(rule -> say.printf(
                        Locale.ROOT,
                        "              %,6d × %s %s%n",
                        rule.getValue(),
                        rule.getKey(),
                        logic(rule.getKey())));
    }

    private static String logic(String ruleId) {
        String logic = Dictionary.current().rule(ruleId).logic();
        return logic.length() <= LOGIC_SHOWN ? logic : logic.substring(0, LOGIC_SHOWN - 1) + "…";
    }

    private static AnalysisOutcome analyse(Registry registry, Cohort cohort) {
        return new CohortStatistics(registry)
                .run(AnalysisRequest.of(VersionLine.software(), Actor.name()).withCohort(cohort));
    }

    private Path report(Registry registry, Profile profile, String folder) {
        AnalysisResults results = Releases.latest(registry, profile, null);
        Path target = out.resolve(folder);
        ReportWriter.forProfile(profile).write(results, Catalogue.ids(), EnumSet.allOf(Format.class), target);
        return target.resolve("index.html");
    }
}
