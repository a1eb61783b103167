package org.aroregistry.app.cli;

import java.util.concurrent.Callable;
import org.aroregistry.core.endpoint.AnalysisRules;
import org.aroregistry.core.endpoint.Thresholds;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code aro thresholds}: prints the thresholds of the endpoints as a file that can be changed and given back. */
@Command(
        name = "thresholds",
        mixinStandardHelpOptions = true,
        description =
                "Print the thresholds of the endpoints; change what you need and give the file to 'aro analyse --thresholds'.")
final class ThresholdsCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().getOut().print(Thresholds.file(AnalysisRules.DEFAULT));
        spec.commandLine().getOut().flush();
        return ExitCode.CLEAN;
    }
}
