package org.aroregistry.app.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.aroregistry.batch.importing.ExitClass;
import org.aroregistry.core.store.DatabaseAddress;
import org.aroregistry.core.store.Registry;
import org.aroregistry.core.store.StuckDatabase;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that say which database a command works on. */
final class DatabaseOptions {
    private static final Path EMBEDDED = Path.of("aro-data");

    private static final AtomicBoolean WATCHED = new AtomicBoolean();

    @Option(
            names = "--db-url",
            paramLabel = "URL",
            description =
                    "Database, like jdbc:mysql://host:3306/aro (or ARO_DB_URL). Without it: an embedded database in"
                            + " ./aro-data. User and password: ARO_DB_USER, ARO_DB_PASSWORD.")
    private @Nullable String url;

    /** Opens the registry that the options and the environment name, for work that replaces little of what is stored. */
    Registry open() {
        return open(address().closedAtOnce(), Duration.ZERO);
    }

    /**
     * Opens the registry that the options and the environment name, for imports.
     *
     * @param wait how long to wait while another process has the embedded database open
     */
    Registry open(Duration wait) {
        return open(address(), wait);
    }

    private static Registry open(DatabaseAddress address, Duration wait) {
        if (!address.isMySql() && !WATCHED.getAndSet(true)) {
            StuckDatabase.watch(DatabaseOptions::giveUp);
        }
        return Registry.open(address, wait);
    }

    /** Nothing but the end of the process frees a thread that waits for the database then. */
    private static void giveUp() {
        System.err.println("aro: " + StuckDatabase.SENTENCE + ".");
        Runtime.getRuntime().halt(ExitClass.COULD_NOT_RUN.code());
    }

    /** Returns the database that the options and the environment name. */
    DatabaseAddress address() {
        return Optional.ofNullable(url)
                .or(() -> environment("ARO_DB_URL"))
                .map(given -> new DatabaseAddress(
                        given,
                        environment("ARO_DB_USER").orElse(""),
                        environment("ARO_DB_PASSWORD").orElse("")))
                .orElseGet(() -> DatabaseAddress.embedded(EMBEDDED));
    }

    private static Optional<String> environment(String name) {
        return Optional.ofNullable(System.getenv(name)).filter(value -> !value.isBlank());
    }
}
