package org.aroregistry.core.store;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;

/** Brings the tables of a database up to date. */
final class Migrations {
    private static final String FOLDER = "classpath:org/aroregistry/core/store/migrations/";

    private Migrations() {}

    static void apply(DatabaseAddress address, DataSource source) {
        try {
            Flyway flyway = Flyway.configure()
                    .dataSource(source)
                    .locations(FOLDER + "all", FOLDER + (address.isMySql() ? "mysql" : "h2"))
                    .load();
            refuseNewerTables(address, flyway);
            flyway.migrate();
        } catch (FlywayException e) {
            throw new StoreException(explain(address, e), e);
        }
    }

    private static void refuseNewerTables(DatabaseAddress address, Flyway flyway) {
        MigrationInfo[] all = flyway.info().all();
        Arrays.stream(all)
                .filter(migration -> migration.getState() == MigrationState.FUTURE_SUCCESS
                        || migration.getState() == MigrationState.FUTURE_FAILED)
                .findFirst()
                .ifPresent(migration -> {
                    throw new StoreException("the database " + address.shown()
                            + " has tables of a newer version of the product (migration " + migration.getVersion()
                            + "): use that version or a newer one");
                });
    }

    private static String explain(DatabaseAddress address, FlywayException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            Optional<String> outage = cause instanceof SQLException failure
                    ? Outage.sentence("its tables were brought up to date", failure)
                    : Optional.empty();
            if (outage.isPresent()) {
                return outage.get();
            }
        }
        String message = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
        if (message.contains("non-empty schema")) {
            return "the database " + address.shown() + " holds other tables: give the registry a database of its own";
        }
        if (message.contains("checksum mismatch")) {
            return "the tables of " + address.shown() + " were made by another edition of this version's migrations: "
                    + "restore the database that belongs to it, or start with an empty one";
        }
        return "the tables of " + address.shown() + " could not be brought up to date: "
                + "restore the last backup, or make an empty database if it was to be a new one";
    }
}
