package org.aroregistry.app.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.aroregistry.batch.validation.AnonymousText;
import org.aroregistry.core.store.Erasure;
import org.aroregistry.core.store.ErasurePlan;
import org.aroregistry.core.store.Registry;
import org.aroregistry.core.study.PatientId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code aro erase PATIENT}: removes a patient from all versions on request. */
@Command(
        name = "erase",
        mixinStandardHelpOptions = true,
        description =
                "Remove all rows of a patient from all versions, on the patient's request. Without --yes it only says"
                        + " what would go. Freezes, audit trail and accounting stay verifiable.")
final class EraseCommand implements Callable<Integer> {
    private static final int REASON_LENGTH = 400;

    @Spec
    private CommandSpec spec;

    @Mixin
    private DatabaseOptions database;

    @Parameters(paramLabel = "PATIENT", description = "Patient code, like ARO-7F3K9Q-W.")
    private String patient;

    @Option(names = "--site", required = true, paramLabel = "SITE", description = "Site that sent the patient.")
    private String site;

    @Option(
            names = "--reason",
            required = true,
            paramLabel = "TEXT",
            description = "Why, for the record; names nobody and holds no date.")
    private String reason;

    @Option(names = "--yes", description = "Really erase; it cannot be undone.")
    private boolean yes;

    @Option(
            names = "--wait",
            defaultValue = "600",
            paramLabel = "SECONDS",
            description = "How long to wait while an upload is loaded or an analysis runs (default 600).")
    private long waitSeconds;

    @Override
    public Integer call() {
        PatientId id = new PatientId(patient);
        checkReason(id);
        try (Registry registry = database.open()) {
            ErasurePlan plan = registry.erasures().plan(site, id.value());
            if (plan.isEmpty()) {
                throw new IllegalArgumentException("the registry holds nothing of this patient at site " + site + ".");
            }
            PrintWriter out = spec.commandLine().getOut();
            if (!yes) {
                out.printf("Erasing this patient of site %s would remove:%n", site);
                tell(plan, out);
                out.println("Nothing was erased. Add --yes to erase; it cannot be undone.");
                return ExitCode.CLEAN;
            }
            Erasure erasure =
                    registry.erasures().erase(site, id.value(), reason, Actor.name(), Duration.ofSeconds(waitSeconds));
            out.printf("Erasure %d is done. It removed:%n", erasure.number());
            tell(plan, out);
            registry.compact();
            return ExitCode.CLEAN;
        }
    }

    private void checkReason(PatientId id) {
        if (reason.isBlank() || reason.length() > REASON_LENGTH) {
            throw new IllegalArgumentException("give a reason of 1 to " + REASON_LENGTH + " characters.");
        }
        if (reason.contains(id.value())) {
            throw new IllegalArgumentException("the reason cannot be kept: it names the patient.");
        }
        AnonymousText.problem(reason).ifPresent(problem -> {
            throw new IllegalArgumentException("the reason cannot be kept: " + problem + ".");
        });
    }

    private void tell(ErasurePlan plan, PrintWriter out) {
        TextTable table = new TextTable("table", "rows of all versions");
        plan.rows().forEach(table::row);
        table.row("other tables", plan.otherRows());
        table.print(out);
        out.printf("%d findings and %d queries lose record, value and words.%n", plan.findings(), plan.queries());
        if (!plan.freezes().isEmpty()) {
            out.println("Freezes that held rows of the patient: " + String.join(", ", plan.freezes()) + ".");
            out.println("  They stay verifiable: a hash takes the place of the rows.");
            out.println("  " + results(plan.runs()));
            out.println("  A new analysis of these freezes is without the patient: its numbers are others.");
        }
        if (!plan.otherSites().isEmpty()) {
            out.println(
                    "The patient is known to " + String.join(", ", plan.otherSites()) + " as well: erase there, too.");
        }
        out.println(
                "Not reached: backups, the server's binary logs, files already given away, the site's own files, and"
                        + " the work folders of interrupted imports; see docs/guide-operations.md.");
    }

    private static String results(List<Long> runs) {
        return runs.isEmpty()
                ? "There are no results of them."
                : "Stored results stay as they are, and reports of them can be made again, number for number: run "
                        + runs.stream().map(Object::toString).collect(Collectors.joining(", ")) + ".";
    }
}
