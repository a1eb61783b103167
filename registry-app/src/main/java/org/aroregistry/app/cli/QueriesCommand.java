package org.aroregistry.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.aroregistry.batch.validation.AnonymousText;
import org.aroregistry.core.store.AuditAction;
import org.aroregistry.core.store.QueryFilter;
import org.aroregistry.core.store.QueryStatus;
import org.aroregistry.core.store.Registry;
import org.aroregistry.core.store.SiteQuery;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code aro queries}: lists and exports questions to sites; its subcommands answer, close, reopen and show one. */
@Command(
        name = "queries",
        mixinStandardHelpOptions = true,
        subcommands = QueriesAnswerCommand.class,
        description =
                "List the questions to sites, write them to a file for each site, or answer, close, reopen and show"
                        + " one. Uploads open, resolve and reopen them by themselves.")
final class QueriesCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private DatabaseOptions database;

    @Option(names = "--site", paramLabel = "SITE", description = "Only queries of this site.")
    private @Nullable String site;

    @Option(names = "--rule", paramLabel = "RULE", description = "Only queries of this rule, like G-001.")
    private @Nullable String rule;

    @Option(
            names = "--status",
            split = ",",
            defaultValue = "open,answered",
            paramLabel = "STATUS",
            description = "open, answered, resolved, closed, or several with commas (default: open,answered).")
    private List<QueryStatus> statuses;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Write queries-<site>.csv for each site into this folder.")
    private @Nullable Path out;

    @Override
    public Integer call() throws IOException {
        try (Registry registry = database.open()) {
            QueryFilter filter = new QueryFilter(Optional.ofNullable(site), Optional.ofNullable(rule), statuses);
            List<SiteQuery> queries = registry.queries().list(filter);
            PrintWriter screen = spec.commandLine().getOut();
            if (queries.isEmpty()) {
                screen.println(
                        filter.equals(QueryFilter.WAITING) ? "No open queries." : "No queries with these properties.");
            } else if (out == null) {
                print(queries, screen);
            } else {
                export(registry, queries, out, screen);
            }
            return ExitCode.CLEAN;
        }
    }

    /** Accepts a row as it is. */
    @Command(
            name = "close",
            mixinStandardHelpOptions = true,
            description = "Close a query: the row is right as it is. It is asked again only if the row changes.")
    int close(
            @Mixin DatabaseOptions where,
            @Parameters(paramLabel = "ID", description = "Number of the query.") long id,
            @Option(names = "--text", required = true, paramLabel = "TEXT", description = "Why; names nobody.")
                    String text) {
        return change(where, text, registry -> registry.queries().close(id, text, Actor.name()), id);
    }

    /** Asks again. */
    @Command(name = "reopen", mixinStandardHelpOptions = true, description = "Ask a query again.")
    int reopen(
            @Mixin DatabaseOptions where,
            @Parameters(paramLabel = "ID", description = "Number of the query.") long id,
            @Option(names = "--text", defaultValue = "", paramLabel = "TEXT", description = "Why; names nobody.")
                    String text) {
        return change(where, text, registry -> registry.queries().reopen(id, text, Actor.name()), id);
    }

    /** Prints one query with its life. */
    @Command(name = "show", mixinStandardHelpOptions = true, description = "Show one query and what happened to it.")
    int show(
            @Mixin DatabaseOptions where,
            @Parameters(paramLabel = "ID", description = "Number of the query.") long id) {
        try (Registry registry = where.open()) {
            SiteQuery query = registry.queries()
                    .find(id)
                    .orElseThrow(() ->
                            new IllegalArgumentException("there is no query " + id + "; 'aro queries' lists them."));
            PrintWriter screen = spec.commandLine().getOut();
            screen.printf("Query %d to site %s: %s%n", id, query.place().siteId(), query.status());
            screen.printf(
                    "  %s, record %s, column %s, rule %s%n",
                    query.place().file(),
                    query.place().recordId(),
                    query.place().column(),
                    query.place().ruleId());
            screen.println("  " + query.question().message());
            line(screen, "Expected", query.question().expected());
            line(screen, "Hint", query.question().hint());
            line(screen, "Answer", query.answer().orElse(""));
            line(screen, "Closed because", query.closing().orElse(""));
            TextTable life = new TextTable("at (UTC)", "what", "who", "upload");
            registry.queries()
                    .events(id)
                    .forEach(event -> life.row(
                            event.at(),
                            event.kind(),
                            event.actor(),
                            event.uploadId().isPresent()
                                    ? Long.toString(event.uploadId().getAsLong())
                                    : ""));
            life.print(screen);
            return ExitCode.CLEAN;
        }
    }

    private interface Change {
        void make(Registry registry);
    }

    private int change(DatabaseOptions where, String text, Change change, long id) {
        AnonymousText.problem(text).ifPresent(problem -> {
            throw new IllegalArgumentException("the text cannot be kept: " + problem + ".");
        });
        try (Registry registry = where.open()) {
            change.make(registry);
            SiteQuery query = registry.queries().find(id).orElseThrow();
            spec.commandLine().getOut().printf("Query %d is %s.%n", id, query.status());
            return ExitCode.CLEAN;
        }
    }

    private static void line(PrintWriter screen, String what, String words) {
        if (!words.isEmpty()) {
            screen.println("  " + what + ": " + words);
        }
    }

    private static void print(List<SiteQuery> queries, PrintWriter screen) {
        TextTable table = new TextTable("query", "status", "site", "rule", "file", "record", "column", "question");
        queries.forEach(query -> table.row(
                query.queryId(),
                query.status(),
                query.place().siteId(),
                query.place().ruleId(),
                query.place().file(),
                query.place().recordId(),
                query.place().column(),
                query.question().message()));
        table.print(screen);
    }

    private static void export(Registry registry, List<SiteQuery> queries, Path folder, PrintWriter screen)
            throws IOException {
        Files.createDirectories(folder);
        Map<String, List<SiteQuery>> bySite = queries.stream()
                .collect(Collectors.groupingBy(query -> query.place().siteId(), TreeMap::new, Collectors.toList()));
        for (Map.Entry<String, List<SiteQuery>> site : bySite.entrySet()) {
            Path file = folder.resolve("queries-" + site.getKey() + ".csv");
            Files.writeString(file, csv(site.getValue()), StandardCharsets.UTF_8);
            registry.audit()
                    .record(
                            Actor.name(),
                            AuditAction.EXPORT,
                            "queries of site " + site.getKey(),
                            site.getValue().size() + " queries");
            screen.printf("%s: %d queries%n", file, site.getValue().size());
        }
    }

    private static String csv(List<SiteQuery> queries) {
        StringBuilder text = new StringBuilder();
        CsvTable csv = new CsvTable(
                text,
                "query",
                "status",
                "site_id",
                "patient_id",
                "file",
                "record_id",
                "column",
                "rule",
                "question",
                "expected",
                "hint",
                "opened_at",
                "answer");
        queries.forEach(query -> csv.row(
                query.queryId(),
                query.status(),
                query.place().siteId(),
                query.place().patientId(),
                query.place().file(),
                query.place().recordId(),
                query.place().column(),
                query.place().ruleId(),
                query.question().message(),
                query.question().expected(),
                query.question().hint(),
                query.openedAt(),
                query.answer().orElse("")));
        return text.toString();
    }
}
