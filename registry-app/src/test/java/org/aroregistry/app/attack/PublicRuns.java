package org.aroregistry.app.attack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.aroregistry.batch.analysis.AnalysisOutcome;
import org.aroregistry.batch.analysis.AnalysisRequest;
import org.aroregistry.batch.analysis.CohortStatistics;
import org.aroregistry.batch.importing.CheckOptions;
import org.aroregistry.batch.importing.SiteImport;
import org.aroregistry.batch.importing.UploadProgress;
import org.aroregistry.core.result.AnalysisResults;
import org.aroregistry.core.result.TableResult;
import org.aroregistry.core.store.DatabaseAddress;
import org.aroregistry.core.store.Registry;
import org.aroregistry.core.synthetic.GeneratorSettings;
import org.aroregistry.core.synthetic.SyntheticRegistry;
import org.aroregistry.reports.ReportWriter;
import org.aroregistry.reports.catalogue.Catalogue;
import org.aroregistry.reports.disclosure.Profile;
import org.aroregistry.reports.render.Format;

/** Whole runs, from the files of synthetic centres to every report, for the public and with nothing hidden. */
final class PublicRuns {
    static final String PUBLIC = "public";
    static final String REGULATOR = "regulator";

    private PublicRuns() {}

    /** Makes synthetic centres and returns the results of their data. */
    static AnalysisResults synthetic(GeneratorSettings settings, Path folder) {
        try {
            new SyntheticRegistry(settings).write(folder.resolve("sites"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return of(folder.resolve("sites"), folder);
    }

    /** Imports the centres of a folder into a database in another one and returns the results of their data. */
    static AnalysisResults of(Path sites, Path folder) {
        try (Registry registry = Registry.open(DatabaseAddress.embedded(folder.resolve("database")));
                Stream<Path> centres = Files.list(sites)) {
            for (Path centre : centres.filter(file -> Files.exists(file.resolve("manifest.csv")))
                    .sorted()
                    .toList()) {
                new SiteImport(registry)
                        .run(
                                new SiteImport.Request(
                                        centre,
                                        Optional.of(folder.resolve("answers").resolve(centre.getFileName())),
                                        CheckOptions.STANDARD,
                                        "test",
                                        folder.resolve("work"),
                                        Duration.ofMinutes(1),
                                        Optional.empty()),
                                UploadProgress.SILENT);
            }
            AnalysisOutcome outcome = new CohortStatistics(registry).run(AnalysisRequest.of("test", "test"));
            return registry.runs().results(outcome.runId()).orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the sections of a run in which every patient of a column is in one row, as {@code report/block/section}. */
    static Set<String> partitions(AnalysisResults results) {
        return results.tables().stream()
                .flatMap(table -> table.sections().stream()
                        .filter(TableResult.Section::partition)
                        .flatMap(section -> Stream.of("main", "antibodies")
                                .map(block -> table.id() + "/" + block + "/" + section.key())))
                .collect(Collectors.toSet());
    }

    /** Writes every report of a run in both profiles, on the same patients. */
    static void write(AnalysisResults results, Path folder) {
        List<String> ids = Catalogue.ids();
        ReportWriter.forProfile(Profile.PUBLIC)
                .write(
                        results,
                        ids,
                        EnumSet.of(Format.CSV, Format.JSON, Format.HTML, Format.SVG),
                        folder.resolve(PUBLIC));
        ReportWriter.forProfile(Profile.REGULATOR)
                .write(results, ids, EnumSet.of(Format.CSV), folder.resolve(REGULATOR));
    }
}
