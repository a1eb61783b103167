package org.aroregistry.app.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.aroregistry.core.store.Freeze;
import org.aroregistry.core.store.Registry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code aro freezes}: lists named versions. */
@Command(name = "freezes", mixinStandardHelpOptions = true, description = "List freezes, the newest first.")
final class FreezesCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private DatabaseOptions database;

    @Override
    public Integer call() {
        try (Registry registry = database.open()) {
            List<Freeze> freezes = registry.freezes().list();
            if (freezes.isEmpty()) {
                spec.commandLine().getOut().println("No freezes yet; 'aro freeze NAME' makes the first one.");
                return ExitCode.CLEAN;
            }
            TextTable table = new TextTable("freeze", "version", "rows", "frozen (UTC)", "by", "content hash");
            freezes.forEach(freeze -> table.row(
                    freeze.name(),
                    freeze.version(),
                    freeze.rows(),
                    freeze.frozenAt(),
                    freeze.actor(),
                    freeze.sha256()));
            table.print(spec.commandLine().getOut());
            return ExitCode.CLEAN;
        }
    }
}
