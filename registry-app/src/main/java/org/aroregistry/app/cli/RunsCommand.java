package org.aroregistry.app.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.aroregistry.core.store.Registry;
import org.aroregistry.core.store.Run;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code aro runs}: lists the analyses. */
@Command(
        name = "runs",
        mixinStandardHelpOptions = true,
        description = "List analyses, the newest first; one that was interrupted goes on when it is asked for again.")
final class RunsCommand implements Callable<Integer> {
    private static final int HASH_SHOWN = 16;

    @Spec
    private CommandSpec spec;

    @Mixin
    private DatabaseOptions database;

    @Override
    public Integer call() {
        try (Registry registry = database.open()) {
            List<Run> runs = registry.runs().list();
            if (runs.isEmpty()) {
                spec.commandLine().getOut().println("No analyses yet; 'aro analyse' makes the first one.");
                return ExitCode.CLEAN;
            }
            TextTable table = new TextTable(
                    "run", "freeze", "cohort", "software", "started (UTC)", "finished (UTC)", "erased", "result");
            runs.forEach(run -> table.row(
                    run.runId(),
                    run.request().freeze(),
                    run.request().cohort(),
                    run.request().softwareVersion(),
                    run.startedAt(),
                    run.finishedAt().map(Object::toString).orElse("not finished"),
                    run.erasedPatients().isPresent()
                            ? Long.toString(run.erasedPatients().getAsLong())
                            : "-",
                    run.resultHash().map(hash -> hash.substring(0, HASH_SHOWN)).orElse("-")));
            table.print(spec.commandLine().getOut());
            return ExitCode.CLEAN;
        }
    }
}
