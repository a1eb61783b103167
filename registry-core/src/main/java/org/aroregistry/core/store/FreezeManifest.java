package org.aroregistry.core.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The parts of a freeze: per table and site the rows, the patients and a hash.
 *
 * <p>The hashes are a tree. The rows of a patient in a table give one hash (a leaf), the leaves of a site in order of patient one (a part),
 * the parts of a table in order of site one, and the tables in order of the dictionary the hash of the whole. So a difference can be
 * named by table and site.
 *
 * @param parts by table in the order of the dictionary, then by site; a site without rows in a table has no part there
 */
public record FreezeManifest(List<FreezePart> parts) {
    /** Copies the list. */
    public FreezeManifest {
        parts = List.copyOf(parts);
    }

    /** Returns the tables that hold rows, in the order of the dictionary. */
    public List<FreezeTable> tables() {
        Map<String, List<FreezePart>> byTable = new LinkedHashMap<>();
        parts.forEach(part ->
                byTable.computeIfAbsent(part.table(), name -> new ArrayList<>()).add(part));
        return byTable.entrySet().stream()
                .map(entry -> table(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** Returns the number of rows. */
    public long rows() {
        return parts.stream().mapToLong(FreezePart::rows).sum();
    }

    /** Returns the hash of the whole, 64 lower-case hexadecimal digits. */
    public String sha256() {
        CanonicalHash hash = new CanonicalHash();
        for (FreezeTable table : tables()) {
            hash.add(table.table()).add(Long.toString(table.rows())).add(table.sha256());
        }
        return hash.hex();
    }

    private static FreezeTable table(String name, List<FreezePart> sites) {
        CanonicalHash hash = new CanonicalHash();
        for (FreezePart part : sites) {
            hash.add(part.siteId()).add(Long.toString(part.rows())).add(part.sha256());
        }
        return new FreezeTable(
                name,
                sites.stream().mapToLong(FreezePart::rows).sum(),
                sites.stream().mapToLong(FreezePart::patients).sum(),
                hash.hex());
    }
}
