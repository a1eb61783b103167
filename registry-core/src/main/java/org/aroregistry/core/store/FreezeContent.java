package org.aroregistry.core.store;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Computes what a freeze of a version holds, from the cells themselves, so that a changed cell shows. */
final class FreezeContent {
    private final Rows rows;
    private final long version;

    FreezeContent(Rows rows, long version) {
        this.rows = rows;
        this.version = version;
    }

    /** Returns the parts: the hashes of version 2. */
    FreezeManifest manifest() {
        List<FreezePart> parts = new ArrayList<>();
        for (PatientTable table : PatientTable.all()) {
            addParts(table, parts);
        }
        return new FreezeManifest(parts);
    }

    /** What the hashes of version 1 say: one hash over all rows. */
    record Flat(long rows, String sha256) {}

    /** Returns the hash of version 1. */
    Flat flat() {
        CanonicalHash whole = new CanonicalHash();
        CanonicalHash one = new CanonicalHash();
        long count = 0;
        for (PatientTable table : PatientTable.all()) {
            whole.add(table.name());
            try (RowCursor cursor = rows.read(RowSelection.of(table.name(), version))) {
                while (cursor.hasNext()) {
                    whole.add(table.hash(cursor.next().content(), one));
                    count++;
                }
            }
        }
        return new Flat(count, whole.hex());
    }

    private void addParts(PatientTable table, List<FreezePart> parts) {
        CanonicalHash one = new CanonicalHash();
        try (RowCursor cursor = rows.read(RowSelection.of(table.name(), version))) {
            Part part = null;
            while (cursor.hasNext()) {
                StoredRow row = cursor.next();
                if (part == null || !part.siteId.equals(row.siteId())) {
                    addPart(table, part, parts);
                    part = new Part(row.siteId());
                }
                part.add(row.patientId(), table.hash(row.content(), one));
            }
            addPart(table, part, parts);
        }
    }

    private static void addPart(PatientTable table, @Nullable Part part, List<FreezePart> parts) {
        if (part != null) {
            parts.add(part.finish(table.name()));
        }
    }

    /** The rows of one site in one table, as they come in order of patient and record. */
    private static final class Part {
        private final String siteId;
        private final CanonicalHash leaves = new CanonicalHash();
        private final CanonicalHash leaf = new CanonicalHash();
        private String patientId = "";
        private long rows;
        private long patients;

        Part(String siteId) {
            this.siteId = siteId;
        }

        void add(String rowPatientId, byte[] rowHash) {
            if (!patientId.equals(rowPatientId)) {
                endLeaf();
                patientId = rowPatientId;
                patients++;
            }
            leaf.add(rowHash);
            rows++;
        }

        FreezePart finish(String table) {
            endLeaf();
            return new FreezePart(table, siteId, rows, patients, leaves.hex());
        }

        private void endLeaf() {
            if (!patientId.isEmpty()) {
                leaves.add(leaf.bytes());
            }
        }
    }
}
