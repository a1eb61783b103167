package org.aroregistry.core.store;

/**
 * The result of computing a freeze's content hash again.
 *
 * @param freeze the freeze as it was made
 * @param rows rows found now
 * @param sha256 content hash found now
 */
public record FreezeCheck(Freeze freeze, long rows, String sha256) {

    /** Tells whether the rows are exactly those that were frozen. */
    public boolean isUnchanged() {
        return freeze.sha256().equals(sha256) && freeze.rows() == rows;
    }
}
