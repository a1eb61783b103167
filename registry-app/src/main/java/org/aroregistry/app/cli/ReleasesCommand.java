package org.aroregistry.app.cli;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.aroregistry.core.store.AuditAction;
import org.aroregistry.core.store.Registry;
import org.aroregistry.core.store.Release;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code aro releases}: what the coordinating centre allowed, and which uploads used it. */
@Command(
        name = "releases",
        mixinStandardHelpOptions = true,
        description = "List the releases of the coordinating centre; the reading is recorded.")
final class ReleasesCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private DatabaseOptions database;

    @Override
    public Integer call() {
        try (Registry registry = database.open()) {
            List<Release> releases = registry.releases().list();
            if (releases.isEmpty()) {
                spec.commandLine().getOut().println("No releases yet; 'aro release' grants one.");
                return ExitCode.CLEAN;
            }
            registry.audit().record(Actor.name(), AuditAction.READ, "releases", releases.size() + " releases");
            TextTable table = new TextTable(
                    "release", "what", "site", "patient", "granted (UTC)", "by", "used by upload", "reason");
            for (Release release : releases) {
                table.row(
                        release.releaseId(),
                        release.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                        release.siteId(),
                        release.patientId(),
                        release.grantedAt(),
                        release.actor(),
                        release.usedByUpload().isPresent()
                                ? Long.toString(release.usedByUpload().getAsLong())
                                : "open",
                        release.reason());
            }
            table.print(spec.commandLine().getOut());
            return ExitCode.CLEAN;
        }
    }
}
