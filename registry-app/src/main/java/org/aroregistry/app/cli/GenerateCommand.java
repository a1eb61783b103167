package org.aroregistry.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.aroregistry.core.synthetic.GenerationReport;
import org.aroregistry.core.synthetic.GeneratorSettings;
import org.aroregistry.core.synthetic.GenotypeMix;
import org.aroregistry.core.synthetic.Preset;
import org.aroregistry.core.synthetic.SyntheticRegistry;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code aro generate}: writes synthetic site folders. */
@Command(
        name = "generate",
        mixinStandardHelpOptions = true,
        description = "Write synthetic site folders; no real patient is behind them.")
final class GenerateCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--preset",
            defaultValue = "tiny",
            paramLabel = "tiny|demo|load",
            description = "tiny: 3 sites, 25 patients (default); demo: 12, 300; load: 40, 20,000.")
    private Preset preset;

    @Option(names = "--seed", defaultValue = "1", paramLabel = "N", description = "Same seed, same bytes (default 1).")
    private long seed;

    @Option(names = "--sites", paramLabel = "N", description = "Number of sites, instead of the preset's.")
    private @Nullable Integer sites;

    @Option(names = "--patients", paramLabel = "N", description = "Number of patients, instead of the preset's.")
    private @Nullable Integer patients;

    @Option(
            names = "--genotypes",
            defaultValue = "mixed",
            paramLabel = "mixed|ebmt2025|esid2009",
            description = "Which cohort the genes resemble (default mixed).")
    private GenotypeMix genotypes;

    @Option(
            names = "--errors",
            description = "Put in the errors that real uploads have, with an answer key (answer-key.csv).")
    private boolean errors;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description = "Folder to write into; must be new or empty.")
    private Path out;

    @Override
    public Integer call() throws IOException {
        refuseUsedFolder();
        GeneratorSettings settings = GeneratorSettings.of(preset, seed)
                .withMix(genotypes)
                .withErrors(errors)
                .withSize(sites == null ? preset.sites() : sites, patients == null ? preset.patients() : patients);
        GenerationReport report = new SyntheticRegistry(settings).write(out);
        spec.commandLine()
                .getOut()
                .printf(
                        "%,d synthetic patients of %d sites with %,d rows written to %s%s%n",
                        report.patients(),
                        report.sites(),
                        report.rows(),
                        out,
                        errors
                                ? String.format(
                                        "; %,d errors are listed in %s", report.errors(), SyntheticRegistry.ANSWER_KEY)
                                : "");
        return ExitCode.CLEAN;
    }

    /** Files left over from another run would pass for files of this one. */
    private void refuseUsedFolder() throws IOException {
        if (Files.exists(out) && !Files.isDirectory(out)) {
            throw new IllegalArgumentException(out + " is a file; give a new or empty folder with --out.");
        }
        if (Files.isDirectory(out)) {
            try (Stream<Path> content = Files.list(out)) {
                if (content.findAny().isPresent()) {
                    throw new IllegalArgumentException(
                            out + " is not empty; give a new or empty folder with --out, or remove what is in it.");
                }
            }
        }
    }
}
