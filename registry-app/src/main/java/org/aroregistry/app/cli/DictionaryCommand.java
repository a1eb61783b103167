package org.aroregistry.app.cli;

import java.util.concurrent.Callable;
import org.aroregistry.core.dictionary.Dictionary;
import org.aroregistry.core.publishing.DataPackage;
import org.aroregistry.core.publishing.DictionaryPage;
import org.aroregistry.core.publishing.DictionaryTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code aro dictionary}: prints the data dictionary. */
@Command(
        name = "dictionary",
        mixinStandardHelpOptions = true,
        description = "Print the data dictionary: a page, a Frictionless data package, or a table.")
final class DictionaryCommand implements Callable<Integer> {
    enum Format {
        MD,
        JSON,
        CSV
    }

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--format",
            defaultValue = "md",
            paramLabel = "md|json|csv",
            description = "md: page (default); json: Frictionless data package; csv: a row per column.")
    private Format format;

    @Override
    public Integer call() {
        Dictionary dictionary = Dictionary.current();
        String text =
                switch (format) {
                    case MD -> new DictionaryPage(dictionary).markdown();
                    case JSON -> new DataPackage(dictionary).json();
                    case CSV -> new DictionaryTable(dictionary).csv();
                };
        spec.commandLine().getOut().print(text);
        spec.commandLine().getOut().flush();
        return ExitCode.CLEAN;
    }
}
