package org.aroregistry.app;

import org.aroregistry.app.cli.CommandLineInterface;

/** Main class of the {@code aro} command. */
public final class Aro {
    private Aro() {}

    /**
     * Runs one command and exits.
     *
     * @param arguments command and options; see {@code aro --help}
     */
    public static void main(String[] arguments) {
        System.exit(CommandLineInterface.run(arguments));
    }
}
