package org.aroregistry.app.cli;

import org.aroregistry.core.dictionary.Dictionary;
import picocli.CommandLine.IVersionProvider;

/** Prints the versions that matter for reproducing a number. */
final class VersionLine implements IVersionProvider {
    static String software() {
        String version = VersionLine.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    @Override
    public String[] getVersion() {
        return new String[] {
            "aro " + software(), "dictionary " + Dictionary.current().version(), "Java " + Runtime.version(),
        };
    }
}
