package org.aroregistry.batch.importing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.aroregistry.batch.validation.RowSpool;
import org.aroregistry.core.dictionary.FileDefinition;
import org.aroregistry.core.store.StoredRow;
import org.aroregistry.core.store.Value;

/**
 * Finds rows of a DELTA that claim the natural key of a row which the registry shows under another record, and goes on showing.
 *
 * <p>Asks for the rows of some patients at a time: memory grows neither with the registry nor with the upload, only with the clashes. In a
 * FULL upload the other record ends, because the upload no longer holds it.
 */
final class StoredKeys {
    private static final int ROWS_AT_A_TIME = 1_000;

    /**
     * A row that claims the key of another one.
     *
     * @param line its line
     * @param recordId its record
     * @param registeredRecordId record under which the registry shows a row with its key
     */
    record Clash(long line, String recordId, String registeredRecordId) {}

    private record Claim(long line, String recordId) {}

    private final StoredRows registry;
    private final boolean delta;

    StoredKeys(StoredRows registry, boolean delta) {
        this.registry = registry;
        this.delta = delta;
    }

    /** Returns the clashes of a file whose rows are spooled, by batches of rows. */
    List<Clash> clashes(CheckedFile file) {
        FileDefinition definition = file.definition();
        // A natural key with the record in it says no more than the record alone.
        if (!delta || definition.key().contains("record_id")) {
            return List.of();
        }
        List<Clash> found = new ArrayList<>();
        Map<List<Value>, Claim> claims = new HashMap<>();
        Set<String> patients = new HashSet<>();
        RowSpool.forEach(file.rows(), definition, row -> {
            if (!row.recordId().isEmpty()) {
                row.key().ifPresent(key -> {
                    claims.put(key, new Claim(row.line(), row.recordId()));
                    patients.add(row.patientId());
                });
            }
            if (claims.size() >= ROWS_AT_A_TIME) {
                compare(definition, claims, patients, found);
            }
        });
        compare(definition, claims, patients, found);
        return found.isEmpty() ? found : withoutMoved(file, found);
    }

    private void compare(
            FileDefinition definition, Map<List<Value>, Claim> claims, Set<String> patients, List<Clash> found) {
        if (!patients.isEmpty()) {
            registry.read(definition.name(), List.copyOf(patients), definition.key(), stored -> {
                Claim claim = claims.get(key(definition, stored));
                if (claim != null && !claim.recordId().equals(stored.recordId())) {
                    found.add(new Clash(claim.line(), claim.recordId(), stored.recordId()));
                }
            });
        }
        claims.clear();
        patients.clear();
    }

    private static List<Value> key(FileDefinition definition, StoredRow stored) {
        return definition.key().stream().map(stored::value).toList();
    }

    /** Leaves out clashes with a record that the same upload gives another key; two rows with one key are found elsewhere. */
    private static List<Clash> withoutMoved(CheckedFile file, List<Clash> found) {
        Set<String> registered = found.stream().map(Clash::registeredRecordId).collect(Collectors.toSet());
        Set<String> replaced = new HashSet<>();
        RowSpool.forEach(file.rows(), file.definition(), row -> {
            if (registered.contains(row.recordId()) && file.isLoaded(row.line())) {
                replaced.add(row.recordId());
            }
        });
        return found.stream()
                .filter(clash -> !replaced.contains(clash.registeredRecordId()))
                .toList();
    }
}
