package org.aroregistry.batch.importing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.aroregistry.batch.validation.RowSpool;
import org.aroregistry.core.dictionary.FileDefinition;
import org.aroregistry.core.store.StoredRow;
import org.aroregistry.core.store.Value;

/**
 * Finds rows of a DELTA that claim the natural key of a row which the registry shows under another record, and goes on showing.
 *
 * <p>Asks for the rows of some patients and looks at some clashes at a time: memory grows neither with the registry nor with the upload. In
 * a FULL upload the other record ends, because the upload no longer holds it.
 */
final class StoredKeys {
    private static final int ROWS_AT_A_TIME = 1_000;
    private static final int CLASHES_AT_A_TIME = 50_000;

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

    /** Hands over the clashes of a file whose rows are spooled, in no particular order. */
    void forEachClash(CheckedFile file, Consumer<Clash> consumer) {
        FileDefinition definition = file.definition();
        // A natural key with the record in it says no more than the record alone.
        if (!delta || definition.key().contains("record_id")) {
            return;
        }
        List<Clash> found = new ArrayList<>();
        Map<List<Value>, Claim> claims = new HashMap<>();
        Set<String> patients = new HashSet<>();
        Lines handed = new Lines();
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
            if (found.size() >= CLASHES_AT_A_TIME) {
                hand(file, found, handed, consumer);
            }
        });
        compare(definition, claims, patients, found);
        hand(file, found, handed, consumer);
    }

    /**
     * Hands over clashes, but for those with a record that the same upload gives another key; two rows with one key are found elsewhere.
     *
     * @param handed lines handed over before, which may be refused by now but were not before
     */
    private static void hand(CheckedFile file, List<Clash> found, Lines handed, Consumer<Clash> consumer) {
        if (found.isEmpty()) {
            return;
        }
        Set<String> registered = found.stream().map(Clash::registeredRecordId).collect(Collectors.toSet());
        Set<String> replaced = new HashSet<>();
        RowSpool.forEach(file.rows(), file.definition(), row -> {
            if (registered.contains(row.recordId()) && (file.isLoaded(row.line()) || handed.contains(row.line()))) {
                replaced.add(row.recordId());
            }
        });
        found.removeIf(clash -> replaced.contains(clash.registeredRecordId()));
        found.stream().filter(clash -> file.isLoaded(clash.line())).forEach(clash -> handed.add(clash.line()));
        found.forEach(consumer);
        found.clear();
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
}
