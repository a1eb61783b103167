package org.aroregistry.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.aroregistry.core.store.AuditCheck;
import org.aroregistry.core.store.AuditCounts;
import org.aroregistry.core.store.Registry;
import org.aroregistry.core.store.SealedReceipt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code aro audit}: who did what, and whether the record of it is whole. */
@Command(name = "audit", mixinStandardHelpOptions = true, description = "Show or verify the audit trail.")
final class AuditCommand {
    private static final int HASH_SHOWN = 16;

    @Spec
    private CommandSpec spec;

    /** Prints the latest events. */
    @Command(name = "show", mixinStandardHelpOptions = true, description = "Print the latest events.")
    int show(
            @Mixin DatabaseOptions database,
            @Option(names = "--last", defaultValue = "20", paramLabel = "N", description = "How many (default 20).")
                    int last) {
        try (Registry registry = database.open()) {
            TextTable table =
                    new TextTable("event", "at (UTC)", "who", "what", "on", "detail", "rows", "content", "hash");
            registry.audit()
                    .latest(last)
                    .forEach(event -> table.row(
                            event.eventNo(),
                            event.at(),
                            event.actor(),
                            event.action(),
                            event.subject(),
                            event.detail(),
                            event.entry().counts().map(AuditCommand::rows).orElse(""),
                            event.entry()
                                    .contentSha256()
                                    .map(AuditCommand::start)
                                    .orElse(""),
                            start(event.hash())));
            table.print(spec.commandLine().getOut());
            return ExitCode.CLEAN;
        }
    }

    /** Walks the hash chain. */
    @Command(
            name = "verify",
            mixinStandardHelpOptions = true,
            description =
                    "Check the hash chain of all events; with a receipt also that the chain still holds its event.")
    int verify(
            @Mixin DatabaseOptions database,
            @Option(names = "--receipt", paramLabel = "FILE", description = "A receipt.json that a centre was given.")
                    @Nullable
                    Path receipt)
            throws IOException {
        Optional<SealedReceipt> sealed = receipt == null ? Optional.empty() : Optional.of(read(receipt));
        try (Registry registry = database.open()) {
            AuditCheck result = registry.audit().verify();
            PrintWriter out = spec.commandLine().getOut();
            if (result.fault().isPresent()) {
                out.println("The audit trail is broken: " + result.fault().get());
                return ExitCode.REJECTED;
            }
            out.printf("The audit trail is whole: %,d events.%n", result.events());
            registry.audit()
                    .latest(1)
                    .forEach(head -> out.printf("Last event %d, hash %s%n", head.eventNo(), head.hash()));
            Optional<String> misfit = sealed.flatMap(registry.audit()::verify);
            misfit.ifPresent(fault -> out.println("The receipt does not fit the trail: " + fault));
            if (sealed.isPresent() && misfit.isEmpty()) {
                out.printf(
                        "The receipt is the one that event %d tells of, and nothing before it was changed since.%n",
                        sealed.get().eventNo());
            }
            return misfit.isPresent() ? ExitCode.REJECTED : ExitCode.CLEAN;
        }
    }

    private static SealedReceipt read(Path file) throws IOException {
        return SealedReceipt.read(Files.readString(file))
                .orElseThrow(
                        () -> new IllegalArgumentException(
                                file
                                        + " names no event of the audit trail: give the receipt.json of an import that this registry finished."));
    }

    private static String rows(AuditCounts counts) {
        return String.format(
                Locale.ROOT,
                "%d added, %d changed, %d unchanged, %d rejected, %d held, %d ended",
                counts.added(),
                counts.changed(),
                counts.unchanged(),
                counts.rejected(),
                counts.held(),
                counts.ended());
    }

    private static String start(String hash) {
        return hash.substring(0, HASH_SHOWN);
    }
}
