package org.aroregistry.app.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.aroregistry.core.store.Registry;
import org.aroregistry.core.store.SiteQuery;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code aro queries}: lists open questions to sites. */
@Command(name = "queries", mixinStandardHelpOptions = true, description = "List the open questions to sites.")
final class QueriesCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private DatabaseOptions database;

    @Override
    public Integer call() {
        try (Registry registry = database.open()) {
            List<SiteQuery> queries = registry.uploads().openQueries();
            if (queries.isEmpty()) {
                spec.commandLine().getOut().println("No open queries.");
                return ExitCode.CLEAN;
            }
            TextTable table = new TextTable("query", "site", "rule", "file", "record", "question");
            queries.forEach(query -> table.row(
                    query.queryId(), query.siteId(), query.ruleId(), query.file(), query.recordId(), query.message()));
            table.print(spec.commandLine().getOut());
            return ExitCode.CLEAN;
        }
    }
}
