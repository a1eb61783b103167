package org.aroregistry.batch.analysis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.aroregistry.core.store.Registry;
import org.aroregistry.core.store.RowSelection;
import org.aroregistry.core.store.StoredRow;
import org.aroregistry.core.study.ConsentWithdrawal;
import org.aroregistry.core.study.StudyRow;

/**
 * Who had withdrawn consent as of a registry version, and which rows that takes out of analyses.
 *
 * <p>Analyses read rows of patients here or through {@link StudyReader}, and nowhere else, so that no report can forget it. The rows themselves
 * stay in the registry: its history and older freezes show them.
 */
final class ConsentWithdrawals {
    private static final int PATIENTS_AT_ONCE = 1_000;

    private final Registry registry;
    private final long version;
    private final Map<String, ConsentWithdrawal> byPatient = new HashMap<>();

    /** Reads the withdrawals that a version knows, of all sites. */
    ConsentWithdrawals(Registry registry, long version) {
        this.registry = registry;
        this.version = version;
        Map<String, List<StudyRow>> rows = new TreeMap<>();
        forEach("patients", List.of(), row -> {
            if (row.whole("consent_withdrawn_day").isPresent()) {
                rows.computeIfAbsent(row.patientId(), id -> new ArrayList<>())
                        .add(StudyReader.studyRow("patients", ConsentWithdrawal.columnsOf("patients"), row));
            }
        });
        List<String> ids = List.copyOf(rows.keySet());
        for (int from = 0; from < ids.size(); from += PATIENTS_AT_ONCE) {
            addTransplants(ids.subList(from, Math.min(ids.size(), from + PATIENTS_AT_ONCE)), rows);
        }
        rows.forEach((id, some) -> ConsentWithdrawal.of(some).ifPresent(withdrawal -> byPatient.put(id, withdrawal)));
    }

    private void addTransplants(List<String> ids, Map<String, List<StudyRow>> rows) {
        List<String> columns = ConsentWithdrawal.columnsOf("hsct");
        RowSelection transplants = RowSelection.of("hsct", version)
                .columns(columns.toArray(String[]::new))
                .patients(ids);
        registry.rows().forEach(transplants, row -> rows.getOrDefault(row.patientId(), new ArrayList<>())
                .add(StudyReader.studyRow("hsct", columns, row)));
    }

    /** Returns what may be used of all rows of a patient. */
    List<StudyRow> limit(String patientId, List<StudyRow> rows) {
        ConsentWithdrawal withdrawal = byPatient.get(patientId);
        return withdrawal == null ? rows : withdrawal.limit(rows);
    }

    /**
     * Hands every row of a file that may be used to the consumer, with its cells as they are stored.
     *
     * @param columns columns to read
     */
    void forEach(String file, List<String> columns, Consumer<StoredRow> consumer) {
        List<String> judged = ConsentWithdrawal.columnsOf(file);
        Set<String> all = new LinkedHashSet<>(columns);
        all.addAll(judged);
        // Without a column to read a selection means all of them.
        all.add("record_id");
        registry.rows().forEach(RowSelection.of(file, version).columns(all.toArray(String[]::new)), row -> {
            ConsentWithdrawal withdrawal = byPatient.get(row.patientId());
            if (withdrawal == null || withdrawal.covers(StudyReader.studyRow(file, judged, row))) {
                consumer.accept(row);
            }
        });
    }
}
