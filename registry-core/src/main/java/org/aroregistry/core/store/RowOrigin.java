package org.aroregistry.core.store;

/**
 * Where a row came from, and for which registry versions it holds.
 *
 * @param uploadId the upload that brought it
 * @param fileId the file of that upload
 * @param line physical line of the file where the row starts
 * @param validFrom first registry version that shows it
 * @param validTo first registry version that no longer shows it; {@link #CURRENT} while it is current
 */
public record RowOrigin(long uploadId, long fileId, long line, long validFrom, long validTo) {
    /** The end of a row that has not ended. */
    public static final long CURRENT = 9_999_999_999L;

    /** Tells whether no later version ended the row. */
    public boolean isCurrent() {
        return validTo == CURRENT;
    }
}
