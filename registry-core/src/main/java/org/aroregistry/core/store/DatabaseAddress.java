package org.aroregistry.core.store;

import java.nio.file.Path;

/**
 * Where the registry's database is and who logs in.
 *
 * @param url JDBC address, {@code jdbc:h2:…} or {@code jdbc:mysql:…}
 * @param user database user; empty if the address names it
 * @param password password of the user; may be empty
 */
public record DatabaseAddress(String url, String user, String password) {

    /**
     * Checks the kind of database.
     *
     * @throws StoreException if it is neither H2 nor MySQL
     */
    public DatabaseAddress {
        if (!url.startsWith("jdbc:h2:") && !url.startsWith("jdbc:mysql:")) {
            throw new StoreException("the database address '" + withoutSecrets(url)
                    + "' is not supported: give one that starts with jdbc:mysql: or jdbc:h2:");
        }
    }

    /** Returns the address of the embedded database in a folder, such as {@code aro-data}. */
    public static DatabaseAddress embedded(Path folder) {
        return new DatabaseAddress("jdbc:h2:file:" + folder.toAbsolutePath().resolve("registry"), "", "");
    }

    /**
     * Returns the address for work that replaces little of what is stored: an embedded database then closes at once, without compacting its
     * file first.
     */
    public DatabaseAddress closedAtOnce() {
        return isMySql() || url.contains(";MAX_COMPACT_TIME=")
                ? this
                : new DatabaseAddress(url + ";MAX_COMPACT_TIME=0", user, password);
    }

    /** Tells whether this is a MySQL server, and not the embedded database. */
    public boolean isMySql() {
        return url.startsWith("jdbc:mysql:");
    }

    /** Returns the address without its settings, which may hold a password. */
    public String shown() {
        return withoutSecrets(url);
    }

    /** Shows the address without password. */
    @Override
    public String toString() {
        return user.isEmpty() ? shown() : shown() + " as " + user;
    }

    private static String withoutSecrets(String url) {
        return url.replaceFirst("[?;].*", "").replaceFirst("//[^/@]*@", "//");
    }
}
