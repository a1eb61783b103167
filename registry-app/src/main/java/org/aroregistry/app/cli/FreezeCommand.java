package org.aroregistry.app.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.aroregistry.core.store.Freeze;
import org.aroregistry.core.store.FreezeCheck;
import org.aroregistry.core.store.FreezeManifest;
import org.aroregistry.core.store.Registry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code aro freeze NAME}, {@code aro freeze show NAME} and {@code aro freeze verify NAME}. */
@Command(
        name = "freeze",
        mixinStandardHelpOptions = true,
        customSynopsis = {"aro freeze NAME", "aro freeze show NAME", "aro freeze verify NAME"},
        description = "Name the current version of the registry for ever, show what it holds, or prove it unchanged.")
final class FreezeCommand implements Callable<Integer> {
    private static final String VERIFY = "verify";
    private static final String SHOW = "show";

    @Spec
    private CommandSpec spec;

    @Mixin
    private DatabaseOptions database;

    @Parameters(
            arity = "1..2",
            paramLabel = "NAME",
            description =
                    "Name made of letters, digits, dot, dash and underscore; 'show NAME' prints rows and hash of each"
                            + " table, 'verify NAME' computes them again and names the table and site that differ.")
    private List<String> words;

    @Override
    public Integer call() {
        if (words.size() == 2 && !List.of(SHOW, VERIFY).contains(words.get(0))) {
            throw new ParameterException(
                    spec.commandLine(),
                    "give one name, or 'show' or 'verify' and a name, and not '" + words.get(0) + "' first");
        }
        try (Registry registry = database.open()) {
            if (words.size() == 1) {
                return freeze(registry, words.get(0));
            }
            return words.get(0).equals(SHOW) ? show(registry, words.get(1)) : verify(registry, words.get(1));
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

    private int show(Registry registry, String name) {
        FreezeManifest manifest = registry.freezes().manifest(name);
        Freeze freeze = registry.freezes().find(name).orElseThrow();
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                "Freeze %s names version %d with %,d rows, made %s by %s.%nContent hash %s%n",
                name, freeze.version(), freeze.rows(), freeze.frozenAt(), freeze.actor(), freeze.sha256());
        if (manifest.parts().isEmpty()) {
            out.println("It was made by an older version of the product and has no manifest.");
            return ExitCode.CLEAN;
        }
        TextTable table = new TextTable("table", "rows", "patients", "hash");
        manifest.tables().forEach(one -> table.row(one.table(), one.rows(), one.patients(), one.sha256()));
        table.print(out);
        tellErased(registry, name, out);
        return ExitCode.CLEAN;
    }

    private static void tellErased(Registry registry, String name, PrintWriter out) {
        long erased = registry.freezes().erasedPatients(name);
        if (erased > 0) {
            out.printf(
                    "Patients erased since it was made: %,d; a hash stands for their rows, and a new analysis is"
                            + " without them.%n",
                    erased);
        }
    }

    private int verify(Registry registry, String name) {
        FreezeCheck check = registry.freezes().verify(name);
        PrintWriter out = spec.commandLine().getOut();
        if (check.isUnchanged()) {
            out.printf("Freeze %s is unchanged: %,d rows, content hash %s%n", name, check.rows(), check.sha256());
            tellErased(registry, name, out);
            return ExitCode.CLEAN;
        }
        out.printf(
                "Freeze %s HAS CHANGED: %,d rows with hash %s were frozen, %,d rows with hash %s are there.%n",
                name, check.freeze().rows(), check.freeze().sha256(), check.rows(), check.sha256());
        check.differences().forEach(difference -> out.println("  " + difference));
        return ExitCode.REJECTED;
    }
}
