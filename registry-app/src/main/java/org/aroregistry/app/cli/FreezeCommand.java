package org.aroregistry.app.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.aroregistry.core.store.Freeze;
import org.aroregistry.core.store.FreezeCheck;
import org.aroregistry.core.store.Registry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code aro freeze NAME} and {@code aro freeze verify NAME}. */
@Command(
        name = "freeze",
        mixinStandardHelpOptions = true,
        customSynopsis = {"aro freeze NAME", "aro freeze verify NAME"},
        description = "Name the current version of the registry for ever, or prove that a named one is unchanged.")
final class FreezeCommand implements Callable<Integer> {
    private static final String VERIFY = "verify";

    @Spec
    private CommandSpec spec;

    @Mixin
    private DatabaseOptions database;

    @Parameters(
            arity = "1..2",
            paramLabel = "NAME",
            description = "Name made of letters, digits, dot, dash and underscore; 'verify NAME' checks an old one.")
    private List<String> words;

    @Override
    public Integer call() {
        if (words.size() == 2 && !words.get(0).equals(VERIFY)) {
            throw new ParameterException(
                    spec.commandLine(), "give one name, or 'verify' and a name, and not '" + words.get(0) + "' first");
        }
        try (Registry registry = database.open()) {
            return words.size() == 2 ? verify(registry, words.get(1)) : freeze(registry, words.get(0));
        }
    }

    private int freeze(Registry registry, String name) {
        Freeze freeze = registry.freezes().freeze(name, Actor.name());
        spec.commandLine()
                .getOut()
                .printf(
                        "Freeze %s names version %d with %,d rows.%nContent hash %s%n",
                        freeze.name(), freeze.version(), freeze.rows(), freeze.sha256());
        return ExitCode.CLEAN;
    }

    private int verify(Registry registry, String name) {
        FreezeCheck check = registry.freezes().verify(name);
        PrintWriter out = spec.commandLine().getOut();
        if (check.isUnchanged()) {
            out.printf("Freeze %s is unchanged: %,d rows, content hash %s%n", name, check.rows(), check.sha256());
            return ExitCode.CLEAN;
        }
        out.printf(
                "Freeze %s HAS CHANGED: %,d rows with hash %s were frozen, %,d rows with hash %s are there.%n",
                name, check.freeze().rows(), check.freeze().sha256(), check.rows(), check.sha256());
        return ExitCode.REJECTED;
    }
}
