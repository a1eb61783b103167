package org.aroregistry.app.cli;

/** Exit codes of every command. */
final class ExitCode {
    /** Done, nothing to complain about. */
    static final int CLEAN = 0;
    /** Done, but rows or files were rejected. */
    static final int REJECTED = 1;
    /** Could not run: wrong usage, missing file, no database. */
    static final int COULD_NOT_RUN = 2;
    /** Done, with warnings or queries only. */
    static final int WARNINGS = 3;

    private ExitCode() {}
}
