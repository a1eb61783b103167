package org.aroregistry.batch.importing;

import java.util.Arrays;
import java.util.Optional;

/** What a program that called validate or import needs to know. */
public enum ExitClass {
    /** Everything was accepted and nothing was noticed. */
    CLEAN(0),
    /** Rows or files were rejected. */
    REJECTED(1),
    /** The work could not be done. */
    COULD_NOT_RUN(2),
    /** Everything was accepted, with warnings or queries. */
    WARNINGS(3);

    private final int code;

    ExitClass(int code) {
        this.code = code;
    }

    /** Returns the class with an exit code; empty if there is none. */
    static Optional<ExitClass> of(int code) {
        return Arrays.stream(values()).filter(exit -> exit.code == code).findFirst();
    }

    /** Returns the worse of two classes: rejected rows count more than warnings. */
    public ExitClass orWorse(ExitClass other) {
        return rank() >= other.rank() ? this : other;
    }

    private int rank() {
        return switch (this) {
            case CLEAN -> 0;
            case WARNINGS -> 1;
            case REJECTED -> 2;
            case COULD_NOT_RUN -> 3;
        };
    }

    /** Returns the exit code of the process. */
    public int code() {
        return code;
    }
}
