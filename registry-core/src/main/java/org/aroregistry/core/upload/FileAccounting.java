package org.aroregistry.core.upload;

/**
 * What became of every row of a file.
 *
 * @param file file name with its ending
 * @param read data rows read, without header and blank rows
 * @param added rows that are new in the registry
 * @param changed rows that replace an older version
 * @param unchanged rows that equal the registry's version and wrote nothing
 * @param rejected rows refused, one count per row however many findings it has
 * @param blank blank rows skipped
 * @param ended rows of the registry that a FULL upload no longer holds; not part of the sum
 * @param refused true if the whole file was refused: then all rows read are rejected
 */
public record FileAccounting(
        String file,
        long read,
        long added,
        long changed,
        long unchanged,
        long rejected,
        long blank,
        long ended,
        boolean refused) {

    /**
     * Checks that the rows add up.
     *
     * @throws IllegalArgumentException if they do not: a row would have been dropped in silence
     */
    public FileAccounting {
        if (read != added + changed + unchanged + rejected) {
            throw new IllegalArgumentException(file + ": " + read + " rows read are not " + added + " added + "
                    + changed + " changed + " + unchanged + " unchanged + " + rejected + " rejected");
        }
    }

    /** Returns the rows accepted: added, changed or unchanged. */
    public long accepted() {
        return added + changed + unchanged;
    }
}
