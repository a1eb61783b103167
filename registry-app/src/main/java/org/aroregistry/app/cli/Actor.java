package org.aroregistry.app.cli;

/** Who runs the command, for the audit trail. */
final class Actor {
    private Actor() {}

    static String name() {
        return System.getProperty("user.name", "unknown");
    }
}
