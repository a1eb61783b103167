package org.aroregistry.app.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.aroregistry.batch.importing.CheckOptions;
import org.aroregistry.batch.importing.ExitClass;
import org.aroregistry.batch.importing.Expectation;
import org.aroregistry.batch.importing.SiteImport;
import org.aroregistry.batch.importing.UploadOutcome;
import org.aroregistry.batch.importing.UploadProgress;
import org.aroregistry.core.store.Registry;
import org.aroregistry.core.upload.ChangeReason;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code aro import DIR...}: imports site folders into the registry, one after the other. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description =
                "Import site folders or ZIPs, one after the other; the same files twice do nothing, a killed import"
                        + " continues.")
final class ImportCommand implements Callable<Integer> {
    /** Checked rows wait here until they are loaded, so that a killed import can continue. */
    static final Path WORK_FOLDER = Path.of("aro-data", "work");

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "DIR",
            arity = "1..*",
            description = "Site folder, or a ZIP of one; several are imported in turn.")
    private List<Path> sources;

    @Mixin
    private UploadOptions upload;

    @Mixin
    private DatabaseOptions database;

    @Option(
            names = "--reason",
            paramLabel = "CODE",
            description = "Why rows may change or end: ERROR_CORRECTION, SOURCE_UPDATE, QUERY_RESPONSE or RECODING."
                    + " Without it such rows are held, and the others go in.")
    private @Nullable String reason;

    @Option(names = "--dry-run", description = "Show what the import would change, and write nothing to the registry.")
    private boolean dryRun;

    @Option(
            names = "--expect",
            paramLabel = "RECEIPT",
            description = "Receipt of a dry run: import only if files, options and registry are still the same.")
    private @Nullable Path expect;

    @Option(
            names = "--wait",
            defaultValue = "600",
            paramLabel = "SECONDS",
            description =
                    "How long to wait while another upload is loading, or the embedded database is in use (default 600).")
    private long waitSeconds;

    @Override
    public Integer call() {
        if (dryRun && expect != null) {
            throw new ParameterException(
                    spec.commandLine(), "--expect binds an import to a dry run; leave --dry-run out");
        }
        if (sources.size() > 1 && expect != null) {
            throw new ParameterException(spec.commandLine(), "--expect binds one import; name one folder");
        }
        CheckOptions options = options();
        Map<Path, Optional<Path>> answers = answers();
        ExitClass worst = ExitClass.CLEAN;
        try (Registry registry = database.open(Duration.ofSeconds(waitSeconds))) {
            SiteImport imports = new SiteImport(registry);
            for (Map.Entry<Path, Optional<Path>> answer : answers.entrySet()) {
                UploadOutcome outcome = run(imports, answer.getKey(), answer.getValue(), options);
                worst = worst.orWorse(outcome.exit());
            }
        }
        return worst.code();
    }

    private UploadOutcome run(SiteImport imports, Path source, Optional<Path> answer, CheckOptions options) {
        UploadProgress progress = TerminalProgress.watch(spec.commandLine().getErr());
        SiteImport.Request request = new SiteImport.Request(
                source,
                answer,
                options,
                Actor.name(),
                WORK_FOLDER,
                Duration.ofSeconds(waitSeconds),
                Optional.ofNullable(expect).map(Expectation::of));
        UploadOutcome outcome = dryRun ? imports.dryRun(request, progress) : imports.run(request, progress);
        TerminalProgress.end(progress);
        PrintWriter out = spec.commandLine().getOut();
        UploadText.print(outcome, out);
        if (dryRun) {
            UploadText.differences(outcome, out);
            UploadText.nextAfterDryRun(outcome, source, options, out);
        } else {
            UploadText.nextAfterImport(outcome, source, out);
        }
        if (sources.size() > 1) {
            out.println();
        }
        out.flush();
        return outcome;
    }

    /** With several folders each has its own answer folder below {@code --out}, named like the folder. */
    private Map<Path, Optional<Path>> answers() {
        Map<Path, Optional<Path>> answers = new LinkedHashMap<>();
        Set<Path> taken = new HashSet<>();
        for (Path source : sources) {
            Optional<Path> answer = upload.out();
            if (sources.size() > 1 && answer.isPresent()) {
                Path name = source.toAbsolutePath().normalize().getFileName();
                answer = answer.map(out -> out.resolve(name.toString().replaceFirst("(?i)\\.zip$", "")));
            }
            if (answers.put(source, answer) != null
                    || answer.filter(path -> !taken.add(path)).isPresent()) {
                throw new ParameterException(
                        spec.commandLine(),
                        "two folders are called " + source.getFileName()
                                + ", so their answers would go to the same place: import them one by one");
            }
        }
        return answers;
    }

    private CheckOptions options() {
        if (reason == null) {
            return upload.options();
        }
        ChangeReason why = ChangeReason.find(reason)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(), "--reason takes one of " + ChangeReason.list() + ", not '" + reason + "'"));
        return upload.options().because(why);
    }
}
