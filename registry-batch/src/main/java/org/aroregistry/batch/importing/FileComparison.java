package org.aroregistry.batch.importing;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import org.aroregistry.batch.file.FileScan;

/** How the rows of a file compare with what the registry shows of the site, before anything is loaded. */
final class FileComparison {
    private static final int HASH_BYTES = 32;

    private final Lines added = new Lines();
    private final Lines changed = new Lines();
    private final Lines unchanged = new Lines();
    private final Path endedRecords;
    private final Set<String> touchedPatients = new HashSet<>();
    private final byte[] digest = new byte[HASH_BYTES];
    private long ended;

    /**
     * Starts with nothing compared.
     *
     * @param endedRecords where the records are spooled that the file no longer holds
     */
    FileComparison(Path endedRecords) {
        this.endedRecords = endedRecords;
    }

    /** Takes note of a row whose record the registry does not show. */
    void addNew(RecordSpool.Entry row) {
        added.add(row.line());
    }

    /** Takes note of a row whose record the registry shows. */
    void addKnown(RecordSpool.Entry row, RecordSpool.Entry stored) {
        if (row.rowHash().equals(stored.rowHash())) {
            unchanged.add(row.line());
            return;
        }
        changed.add(row.line());
        touchedPatients.add(row.patientId());
        touch("changed", stored);
    }

    /** Takes note of a record that the registry shows and the file no longer holds. */
    void addEnded(RecordSpool.Entry stored) {
        ended++;
        touch("ended", stored);
    }

    private void touch(String what, RecordSpool.Entry stored) {
        touchedPatients.add(stored.patientId());
        var hash = FileScan.sha256Digest();
        String text = String.join("\n", what, stored.recordId(), stored.patientId(), stored.rowHash());
        byte[] bytes = hash.digest(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        // Each record occurs once, so the order of the records must not and need not count.
        for (int i = 0; i < HASH_BYTES; i++) {
            digest[i] ^= bytes[i];
        }
    }

    /** Returns the lines of records that the registry does not show. */
    Lines added() {
        return added;
    }

    /** Returns the lines of records that the registry shows with other content. */
    Lines changed() {
        return changed;
    }

    /** Returns the lines of records that the registry shows just so. */
    Lines unchanged() {
        return unchanged;
    }

    /** Returns how many records of the registry a FULL file no longer holds. */
    long ended() {
        return ended;
    }

    /** Returns where these records are spooled. */
    Path endedRecords() {
        return endedRecords;
    }

    /** Returns the patients with a changed or ended record, as uploaded and as the registry shows them. */
    Set<String> touchedPatients() {
        return touchedPatients;
    }

    /** Returns a hash over the changed and ended records as the registry shows them. */
    String digest() {
        return HexFormat.of().formatHex(digest);
    }
}
