package org.aroregistry.app.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.aroregistry.core.dictionary.Dictionary;
import org.aroregistry.core.publishing.Templates;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code aro template}: writes CSV templates with example rows. */
@Command(
        name = "template",
        mixinStandardHelpOptions = true,
        description = "Write the 28 CSV templates with header and example rows; they pass 'aro validate'.")
final class TemplateCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description = "Folder to write into; made if it does not exist.")
    private Path out;

    @Override
    public Integer call() {
        List<Path> written = new Templates(Dictionary.current()).write(out);
        spec.commandLine().getOut().printf("%d templates written to %s%n", written.size(), out);
        return ExitCode.CLEAN;
    }
}
