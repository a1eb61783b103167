package org.aroregistry.batch.importing;

import java.util.HashMap;
import java.util.Map;

/** The rows of a file that wait for a reason, and why each of them does. */
final class HeldLines {
    private static final String CHANGES = "it would change what the registry shows, and no --reason was given";

    private final Lines lines = new Lines();
    private final Map<Long, String> needing = new HashMap<>();

    /** Holds a row that would change what the registry shows. */
    void change(long line) {
        lines.add(line);
    }

    /** Holds a new row that does not fit what the registry goes on showing. */
    void dependent(long line, String rule, String message) {
        if (!lines.contains(line)) {
            lines.add(line);
            needing.put(line, "it needs a change that is held, otherwise " + rule + ": " + message);
        }
    }

    Lines lines() {
        return lines;
    }

    /** Says why a row is held. */
    String because(long line) {
        return needing.getOrDefault(line, CHANGES);
    }
}
