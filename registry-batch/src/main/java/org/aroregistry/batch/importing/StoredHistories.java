package org.aroregistry.batch.importing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.aroregistry.batch.validation.Row;
import org.aroregistry.batch.validation.RowSpool;
import org.aroregistry.batch.validation.UploadSettings;
import org.aroregistry.core.dictionary.ColumnDefinition;
import org.aroregistry.core.dictionary.Dictionary;
import org.aroregistry.core.dictionary.FileDefinition;
import org.aroregistry.core.store.StoredRow;
import org.aroregistry.core.store.Value;
import org.aroregistry.core.upload.UploadMode;

/** The rows that the registry shows of some patients and that an upload does not end, if nothing replaces them. */
final class StoredHistories {
    private static final int PATIENTS_AT_A_TIME = 500;
    private static final int RECORDS_AT_A_TIME = 1_000;

    /**
     * What a file's refused rows leave in the registry.
     *
     * @param records the records of these rows
     * @param patients whose records the registry shows them to be: perhaps not those whom the rows name
     */
    private record Refused(Set<String> records, Set<String> patients) {
        static final Refused NONE = new Refused(Set.of(), Set.of());
    }

    private final Dictionary dictionary;
    private final RegistryKnowledge registry;
    private final FilesInCheck files;
    private final boolean delta;
    private final boolean empty;
    private final Map<String, Refused> refused = new HashMap<>();

    StoredHistories(Dictionary dictionary, RegistryKnowledge registry, FilesInCheck files, UploadSettings settings) {
        this.dictionary = dictionary;
        this.registry = registry;
        this.files = files;
        this.delta = settings.mode() == UploadMode.DELTA;
        // Nothing was ever published of a site without an earlier upload.
        this.empty = !registry.asked() || registry.lastSequence().isEmpty();
    }

    /** Returns the rows that stay, by patient; a row whose record the upload brings as well may be among them. */
    Map<String, List<Row>> rows(List<String> patientIds) {
        Map<String, List<Row>> rows = new HashMap<>();
        if (empty) {
            return rows;
        }
        for (FileDefinition file : dictionary.dataFiles()) {
            if (mayStay(file)) {
                Refused refused = refused(file);
                boolean allStay = allStay(file);
                List<String> patients = allStay
                        ? patientIds
                        : patientIds.stream()
                                .filter(refused.patients()::contains)
                                .toList();
                read(file, patients, row -> {
                    if (allStay || refused.records().contains(row.recordId())) {
                        rows.computeIfAbsent(row.patientId(), id -> new ArrayList<>())
                                .add(row);
                    }
                });
            }
        }
        return rows;
    }

    /** Returns all rows that the registry shows of some patients now, by patient. */
    Map<String, List<Row>> shown(List<String> patientIds) {
        Map<String, List<Row>> rows = new HashMap<>();
        for (FileDefinition file : dictionary.dataFiles()) {
            read(file, patientIds, row -> rows.computeIfAbsent(row.patientId(), id -> new ArrayList<>())
                    .add(row));
        }
        return rows;
    }

    /** Returns what the registry shows of the record of a row that is refused now. */
    Optional<Row> ofRecord(Row refused) {
        if (empty) {
            return Optional.empty();
        }
        List<Row> found = new ArrayList<>();
        read(refused.file(), List.of(refused.patientId()), row -> {
            if (row.recordId().equals(refused.recordId())) {
                found.add(row);
            }
        });
        return found.stream().findFirst();
    }

    private Optional<CheckedFile> loaded(FileDefinition definition) {
        return files.find(definition.name()).filter(file -> !file.isRefused());
    }

    private boolean mayStay(FileDefinition file) {
        return allStay(file) || loaded(file).orElseThrow().rejected().count() > 0;
    }

    /** Tells whether every row that is not in the upload stays. */
    private boolean allStay(FileDefinition definition) {
        Optional<CheckedFile> file = loaded(definition);
        return delta || file.isEmpty() || file.get().hasNamelessRejects();
    }

    /** Returns the records whose rows were refused: of a FULL file these stay as they are. */
    private Refused refused(FileDefinition definition) {
        if (allStay(definition)) {
            return Refused.NONE;
        }
        return refused.computeIfAbsent(definition.name(), name -> {
            CheckedFile file = loaded(definition).orElseThrow();
            Set<String> records = new HashSet<>();
            RowSpool.forEach(file.rows(), definition, row -> {
                if (file.rejected().contains(row.line())) {
                    records.add(row.recordId());
                }
            });
            return new Refused(records, patients(name, List.copyOf(records)));
        });
    }

    private Set<String> patients(String file, List<String> records) {
        Set<String> patients = new HashSet<>();
        for (int from = 0; from < records.size(); from += RECORDS_AT_A_TIME) {
            List<String> some = records.subList(from, Math.min(records.size(), from + RECORDS_AT_A_TIME));
            registry.records().forEach(file, some, stored -> patients.add(stored.patientId()));
        }
        return patients;
    }

    private void read(FileDefinition file, List<String> patientIds, Consumer<Row> consumer) {
        List<String> columns = otherColumns(file);
        for (int from = 0; from < patientIds.size(); from += PATIENTS_AT_A_TIME) {
            List<String> some = patientIds.subList(from, Math.min(patientIds.size(), from + PATIENTS_AT_A_TIME));
            registry.rows().read(file.name(), some, columns, stored -> consumer.accept(row(file, columns, stored)));
        }
    }

    /** Returns a row of the registry that was read with all its columns. */
    static Row row(FileDefinition file, StoredRow stored) {
        return row(file, otherColumns(file), stored);
    }

    private static List<String> otherColumns(FileDefinition file) {
        return file.columns().stream()
                .map(ColumnDefinition::name)
                .filter(name -> !name.equals("site_id") && !name.equals("patient_id") && !name.equals("record_id"))
                .toList();
    }

    /** Turns a row of the registry into one that rules can judge; columns that were not asked for are blank. */
    private static Row row(FileDefinition file, List<String> columns, StoredRow stored) {
        Map<String, Value> values = new LinkedHashMap<>();
        file.columns().forEach(column -> values.put(column.name(), Value.BLANK));
        values.put("site_id", new Value.Text(stored.siteId()));
        values.put("patient_id", new Value.Text(stored.patientId()));
        values.put("record_id", new Value.Text(stored.recordId()));
        columns.forEach(name -> values.put(name, stored.value(name)));
        return new Row(file, stored.origin().line(), List.copyOf(values.values()));
    }
}
