package org.aroregistry.app.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.aroregistry.batch.validation.AnonymousText;
import org.aroregistry.core.store.Registry;
import org.aroregistry.core.store.SiteQuery;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code aro queries answer}: notes what a site said, to one query or to many. */
@Command(
        name = "answer",
        mixinStandardHelpOptions = true,
        customSynopsis = {"aro queries answer ID --text TEXT", "aro queries answer FILE [--site S] [--dry-run]"},
        description =
                "Note the answer of a site to a query; or all answers of a file that 'aro queries --out' wrote and the"
                        + " site filled in. Rows with a fault are named and left out, the others are noted.")
final class QueriesAnswerCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private DatabaseOptions database;

    @Parameters(paramLabel = "ID|FILE", description = "Number of the query, or file with many answers.")
    private String subject;

    @Option(names = "--text", paramLabel = "TEXT", description = "The answer to one query; names nobody.")
    private @Nullable String text;

    @Option(
            names = "--site",
            paramLabel = "S",
            description = "Site whose answers the file holds (default: that of its first row).")
    private @Nullable String site;

    @Option(names = "--dry-run", description = "Only say what of the file would be noted and what not.")
    private boolean dryRun;

    @Override
    public Integer call() {
        if (text != null) {
            return one(number(), text);
        }
        if (subject.matches("[0-9]+")) {
            throw new IllegalArgumentException(
                    "give the answer to query " + subject + " by --text, or a file of answers.");
        }
        AnswerFile file = AnswerFile.read(Path.of(subject));
        try (Registry registry = database.open()) {
            QueryAnswers answers = new QueryAnswers(
                    Optional.ofNullable(site), id -> registry.queries().find(id));
            answers.judge(file);
            if (!dryRun && !answers.noted().isEmpty()) {
                answers.late(registry.queries().answerAll(answers.noted(), Actor.name()));
            }
            return tell(answers);
        }
    }

    private int one(long id, String answer) {
        AnonymousText.problem(answer).ifPresent(problem -> {
            throw new IllegalArgumentException("the text cannot be kept: " + problem + ".");
        });
        try (Registry registry = database.open()) {
            registry.queries().answer(id, answer, Actor.name());
            SiteQuery query = registry.queries().find(id).orElseThrow();
            spec.commandLine().getOut().printf("Query %d is %s.%n", id, query.status());
            return ExitCode.CLEAN;
        }
    }

    private long number() {
        if (!subject.matches("[0-9]{1,18}")) {
            throw new IllegalArgumentException(
                    "'" + subject + "' is not the number of a query; a file is given without --text.");
        }
        return Long.parseLong(subject);
    }

    private int tell(QueryAnswers answers) {
        PrintWriter screen = spec.commandLine().getOut();
        screen.printf(
                "%d answers %s, %d noted before, %d rows without answer, %d refused.%n",
                answers.noted().size(),
                dryRun ? "would be noted" : "noted",
                answers.unchanged(),
                answers.blank(),
                answers.refused().size());
        answers.refused().forEach(row -> screen.println("  line " + row.line() + ": " + row.reason() + "."));
        return answers.refused().isEmpty() ? ExitCode.CLEAN : ExitCode.REJECTED;
    }
}
