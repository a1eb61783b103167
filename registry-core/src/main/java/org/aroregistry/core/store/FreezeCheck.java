package org.aroregistry.core.store;

import java.util.List;

/**
 * The result of computing a freeze's content hash again.
 *
 * @param freeze the freeze as it was made
 * @param rows rows found now
 * @param sha256 content hash found now
 * @param differences what differs, one sentence for each table and site; empty if nothing does
 */
public record FreezeCheck(Freeze freeze, long rows, String sha256, List<String> differences) {
    /** Copies the list. */
    public FreezeCheck {
        differences = List.copyOf(differences);
    }

    /** Tells whether the rows are exactly those that were frozen. */
    public boolean isUnchanged() {
        return differences.isEmpty();
    }
}
