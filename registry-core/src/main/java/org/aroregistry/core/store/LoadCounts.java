package org.aroregistry.core.store;

/**
 * What loading one file did.
 *
 * @param added rows that the registry did not hold
 * @param changed rows that replace an older version
 * @param unchanged rows that equal the registry's version and wrote nothing
 * @param ended rows of the registry that a FULL upload no longer holds
 */
public record LoadCounts(long added, long changed, long unchanged, long ended) {
    /** Returns the counts with more unchanged rows. */
    LoadCounts plusUnchanged(long rows) {
        return new LoadCounts(added, changed, unchanged + rows, ended);
    }
}
