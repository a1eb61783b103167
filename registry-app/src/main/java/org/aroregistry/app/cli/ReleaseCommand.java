package org.aroregistry.app.cli;

import org.aroregistry.batch.validation.AnonymousText;
import org.aroregistry.core.store.Registry;
import org.aroregistry.core.store.Release;
import org.aroregistry.core.store.ReleaseKind;
import org.aroregistry.core.study.PatientId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code aro release dead-to-alive PATIENT} and {@code aro release move PATIENT}. */
@Command(
        name = "release",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "(dead-to-alive | move)",
        description = "Allow the next upload of a site what no upload may do by itself; used up when it is published.")
final class ReleaseCommand {
    @Spec
    private CommandSpec spec;

    /** Lets a patient be alive again. */
    @Command(
            name = "dead-to-alive",
            mixinStandardHelpOptions = true,
            description = "Let the next upload of the site report a patient alive whom the registry shows as dead.")
    int deadToAlive(
            @Mixin DatabaseOptions database,
            @Parameters(paramLabel = "PATIENT", description = "Patient code, like ARO-7F3K9Q-W.") String patient,
            @Option(names = "--site", required = true, paramLabel = "S", description = "Site, like S001.") String site,
            @Option(
                            names = "--reason",
                            required = true,
                            paramLabel = "TEXT",
                            description = "Why, in words that identify nobody.")
                    String reason) {
        return grant(database, ReleaseKind.DEAD_TO_ALIVE, patient, site, reason);
    }

    /** Lets a patient move to another site. */
    @Command(
            name = "move",
            mixinStandardHelpOptions = true,
            description = "Let the next upload of a site register a patient whom another site has registered.")
    int move(
            @Mixin DatabaseOptions database,
            @Parameters(paramLabel = "PATIENT", description = "Patient code, like ARO-7F3K9Q-W.") String patient,
            @Option(names = "--to", required = true, paramLabel = "S", description = "Site that the patient comes to.")
                    String site,
            @Option(
                            names = "--reason",
                            required = true,
                            paramLabel = "TEXT",
                            description = "Why, in words that identify nobody.")
                    String reason) {
        return grant(database, ReleaseKind.MOVE, patient, site, reason);
    }

    private int grant(DatabaseOptions database, ReleaseKind kind, String patient, String site, String reason) {
        PatientId id = new PatientId(patient);
        if (!site.matches("S[0-9]{3}")) {
            throw new IllegalArgumentException("'" + site + "' is not a site code like S001.");
        }
        if (reason.contains(id.value())) {
            throw new IllegalArgumentException("the reason cannot be kept: it names the patient.");
        }
        AnonymousText.problem(reason).ifPresent(problem -> {
            throw new IllegalArgumentException("the reason cannot be kept: " + problem + ".");
        });
        try (Registry registry = database.open()) {
            Release release = registry.releases().grant(kind, site, id.value(), reason, Actor.name());
            spec.commandLine()
                    .getOut()
                    .printf(
                            "Release %d is open: the next upload of site %s may use it once.%n",
                            release.releaseId(), site);
            return ExitCode.CLEAN;
        }
    }
}
