package org.aroregistry.app.cli;

import org.aroregistry.core.store.AuditCheck;
import org.aroregistry.core.store.Registry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code aro audit}: who did what, and whether the record of it is whole. */
@Command(name = "audit", mixinStandardHelpOptions = true, description = "Show or verify the audit trail.")
final class AuditCommand {
    @Spec
    private CommandSpec spec;

    /** Prints the latest events. */
    @Command(name = "show", mixinStandardHelpOptions = true, description = "Print the latest events.")
    int show(
            @Mixin DatabaseOptions database,
            @Option(names = "--last", defaultValue = "20", paramLabel = "N", description = "How many (default 20).")
                    int last) {
        try (Registry registry = database.open()) {
            TextTable table = new TextTable("event", "at (UTC)", "who", "what", "on", "detail");
            registry.audit()
                    .latest(last)
                    .forEach(event -> table.row(
                            event.eventNo(),
                            event.at(),
                            event.actor(),
                            event.action(),
                            event.subject(),
                            event.detail()));
            table.print(spec.commandLine().getOut());
            return ExitCode.CLEAN;
        }
    }

    /** Walks the hash chain. */
    @Command(name = "verify", mixinStandardHelpOptions = true, description = "Check the hash chain of all events.")
    int verify(@Mixin DatabaseOptions database) {
        try (Registry registry = database.open()) {
            AuditCheck result = registry.audit().verify();
            if (result.fault().isPresent()) {
                spec.commandLine()
                        .getOut()
                        .println("The audit trail is broken: " + result.fault().get());
                return ExitCode.REJECTED;
            }
            spec.commandLine().getOut().printf("The audit trail is whole: %,d events.%n", result.events());
            return ExitCode.CLEAN;
        }
    }
}
