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
 * @param held rows that would change what the registry shows, or need such a row, and wait because no reason for the change was given
 * @param blank blank rows skipped
 * @param ended rows of the registry that a FULL upload no longer holds; not part of the sum
 * @param heldEnds rows of the registry that a FULL upload no longer holds and that stay because no reason was given; not part of the sum
 * @param refused true if the whole file was refused: then all rows read are rejected
 */
public record FileAccounting(
        String file,
        long read,
        long added,
        long changed,
        long unchanged,
        long rejected,
        long held,
        long blank,
        long ended,
        long heldEnds,
        boolean refused) {

    /**
     * Checks that the rows add up.
     *
     * @throws IllegalArgumentException if they do not: a row would have been dropped in silence
     */
    public FileAccounting {
        if (read != added + changed + unchanged + rejected + held) {
            throw new IllegalArgumentException(
                    file + ": " + read + " rows read are not " + added + " added + " + changed + " changed + "
                            + unchanged + " unchanged + " + rejected + " rejected + " + held + " held");
        }
    }

    /** Counts the rows of a file of which none is held. */
    public FileAccounting(
            String file,
            long read,
            long added,
            long changed,
            long unchanged,
            long rejected,
            long blank,
            long ended,
            boolean refused) {
        this(file, read, added, changed, unchanged, rejected, 0, blank, ended, 0, refused);
    }

    /** Returns the rows accepted: added, changed or unchanged. */
    public long accepted() {
        return added + changed + unchanged;
    }
}
