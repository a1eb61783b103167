package org.aroregistry.core.store;

import java.util.HexFormat;

/** Computes the hashes by which rows of one file are compared with those of the registry; not for several threads. */
public final class RowHash {
    private final PatientTable table;
    private final CanonicalHash hash = new CanonicalHash();

    /**
     * Gets ready for the rows of a file.
     *
     * @param file file of the dictionary, without {@code .csv}
     */
    public RowHash(String file) {
        this.table = PatientTable.of(file);
    }

    /** Returns the hash that the registry would keep with the row, 64 lower-case hexadecimal digits. */
    public String of(NewRow row) {
        return HexFormat.of().formatHex(table.hash(table.content(row), hash));
    }
}
