package org.aroregistry.core.store;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Computes what a freeze of a version holds, from the cells themselves, so that a changed cell shows.
 *
 * <p>Where a patient was erased, the hash of the patient's rows takes their place: the content is that of the day of the freeze.
 */
final class FreezeContent {
    private final Rows rows;
    private final long version;
    private final List<ErasedLeaf> erased;

    /**
     * Prepares the content of a version.
     *
     * @param erased what was erased from the freeze
     */
    FreezeContent(Rows rows, long version, List<ErasedLeaf> erased) {
        this.rows = rows;
        this.version = version;
        this.erased = erased;
    }

    /** Returns the parts: the hashes of version 2. */
    FreezeManifest manifest() {
        List<FreezePart> parts = new ArrayList<>();
        for (PatientTable table : PatientTable.all()) {
            parts(table).values().forEach(part -> parts.add(part.finish(table.name())));
        }
        return new FreezeManifest(parts);
    }

    /** What the hashes of version 1 say: one hash over all rows. */
    record Flat(long rows, String sha256) {}

    /** Returns the hash of version 1, which knows no erasure. */
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

    private SortedMap<String, Part> parts(PatientTable table) {
        SortedMap<String, Part> parts = new TreeMap<>();
        erased.stream()
                .filter(leaf -> leaf.table().equals(table.name()))
                .forEach(leaf -> parts.computeIfAbsent(leaf.siteId(), Part::new).leaveOut(leaf));
        CanonicalHash one = new CanonicalHash();
        try (RowCursor cursor = rows.read(RowSelection.of(table.name(), version))) {
            while (cursor.hasNext()) {
                StoredRow row = cursor.next();
                parts.computeIfAbsent(row.siteId(), Part::new).add(row.patientId(), table.hash(row.content(), one));
            }
        }
        return parts;
    }

    /** The rows of one site in one table, as they come in order of patient and record. */
    private static final class Part {
        private final String siteId;
        private final SortedMap<Long, ErasedLeaf> gaps = new TreeMap<>();
        private final CanonicalHash leaves = new CanonicalHash();
        private final CanonicalHash leaf = new CanonicalHash();
        private String patientId = "";
        private long rows;
        private long patients;

        Part(String siteId) {
            this.siteId = siteId;
        }

        void leaveOut(ErasedLeaf erased) {
            gaps.put(erased.number(), erased);
        }

        void add(String rowPatientId, byte[] rowHash) {
            if (!patientId.equals(rowPatientId)) {
                endLeaf();
                patientId = rowPatientId;
            }
            leaf.add(rowHash);
            rows++;
        }

        FreezePart finish(String table) {
            endLeaf();
            fillGaps();
            return new FreezePart(table, siteId, rows, patients, leaves.hex());
        }

        private void endLeaf() {
            if (!patientId.isEmpty()) {
                fillGaps();
                leaves.add(leaf.bytes());
                patients++;
            }
        }

        /** Puts in the hashes of those who were erased from here. */
        private void fillGaps() {
            for (ErasedLeaf gap = gaps.remove(patients); gap != null; gap = gaps.remove(patients)) {
                leaves.add(gap.sha256());
                rows += gap.rows();
                patients++;
            }
        }
    }
}
