package org.aroregistry.batch.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.aroregistry.batch.file.FileScan;
import org.aroregistry.batch.file.SourceFile;
import org.aroregistry.batch.validation.Row;
import org.aroregistry.batch.validation.RowSpool;
import org.aroregistry.core.dictionary.Dictionary;
import org.aroregistry.core.dictionary.FileDefinition;
import org.aroregistry.core.store.RecordVersion;
import org.aroregistry.core.store.RowHash;
import org.aroregistry.core.store.StoredRow;
import org.aroregistry.core.store.Value;
import org.aroregistry.core.upload.UploadMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistryComparisonTest {
    private static final FileDefinition GROWTH = Dictionary.current().file("growth");

    @TempDir
    Path folder;

    @Test
    void records_are_new_changed_unchanged_or_ended_in_one_part_and_in_many() {
        Random random = new Random(4);
        TreeMap<String, Integer> stored = records(random);
        TreeMap<String, Integer> uploaded = records(random);
        for (int rowsAtATime : new int[] {1_000, 7}) {
            CheckedFile file = file(uploaded);

            FileComparison found =
                    new RegistryComparison(registry(stored), UploadMode.FULL, folder, rowsAtATime).compare(file);

            List<String> ended = new ArrayList<>();
            RecordSpool.forEach(found.endedRecords(), entry -> ended.add(entry.recordId()));
            assertThat(ended)
                    .containsExactlyInAnyOrderElementsOf(stored.keySet().stream()
                            .filter(record -> !uploaded.containsKey(record))
                            .toList());
            assertThat(found.added().count()).isEqualTo(count(uploaded, stored, null));
            assertThat(found.unchanged().count()).isEqualTo(count(uploaded, stored, true));
            assertThat(found.changed().count()).isEqualTo(count(uploaded, stored, false));
        }
    }

    @Test
    void a_delta_ends_nothing_and_asks_for_its_records_only() {
        TreeMap<String, Integer> stored = records(new Random(5));
        CheckedFile file = file(new TreeMap<>(stored.headMap("r3")));

        FileComparison found = new RegistryComparison(registry(stored), UploadMode.DELTA, folder).compare(file);

        assertThat(found.ended()).isZero();
        assertThat(found.unchanged().count()).isEqualTo(stored.headMap("r3").size());
    }

    @Test
    void the_digest_tells_what_the_registry_showed() {
        TreeMap<String, Integer> stored = records(new Random(6));
        TreeMap<String, Integer> other = new TreeMap<>(stored);
        other.replaceAll((record, day) -> day + 1);
        TreeMap<String, Integer> uploaded = new TreeMap<>(stored);
        uploaded.replaceAll((record, day) -> day + 2);

        assertThat(compare(stored, uploaded, 1_000)).isEqualTo(compare(stored, uploaded, 7));
        assertThat(compare(stored, uploaded, 1_000)).isNotEqualTo(compare(other, uploaded, 1_000));
    }

    private String compare(TreeMap<String, Integer> stored, TreeMap<String, Integer> uploaded, int rowsAtATime) {
        return new RegistryComparison(registry(stored), UploadMode.FULL, folder, rowsAtATime)
                .compare(file(uploaded))
                .digest();
    }

    private static long count(
            TreeMap<String, Integer> uploaded,
            TreeMap<String, Integer> stored,
            @org.jspecify.annotations.Nullable Boolean equal) {
        return uploaded.entrySet().stream()
                .filter(entry -> equal == null
                        ? !stored.containsKey(entry.getKey())
                        : stored.containsKey(entry.getKey())
                                && stored.get(entry.getKey()).equals(entry.getValue()) == equal)
                .count();
    }

    private static TreeMap<String, Integer> records(Random random) {
        TreeMap<String, Integer> records = new TreeMap<>();
        for (int i = 0; i < 60; i++) {
            if (random.nextBoolean()) {
                records.put("r" + i, random.nextInt(2));
            }
        }
        return records;
    }

    private CheckedFile file(TreeMap<String, Integer> records) {
        Path source = folder.resolve("growth.csv");
        try {
            java.nio.file.Files.writeString(source, "record_id\n");
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        CheckedFile file = new CheckedFile(GROWTH, new SourceFile("growth.csv", source), FileScan.of(source), folder);
        try (RowSpool spool = RowSpool.create(file.rows())) {
            long[] line = {2};
            records.forEach((record, day) -> {
                file.countRow();
                spool.add(row(line[0]++, record, day));
            });
        }
        return file;
    }

    private static Row row(long line, String record, int day) {
        List<Value> values = new ArrayList<>();
        GROWTH.columns()
                .forEach(column -> values.add(
                        switch (column.name()) {
                            case "site_id" -> new Value.Text("S001");
                            case "patient_id" -> new Value.Text("ARO-7F3K9Q-W");
                            case "record_id" -> new Value.Text(record);
                            case "meas_day" -> new Value.Whole(day);
                            default -> Value.BLANK;
                        }));
        return new Row(GROWTH, line, values);
    }

    private static RegisteredRecords registry(TreeMap<String, Integer> records) {
        return new RegisteredRecords() {
            @Override
            public void forEach(String file, List<String> recordIds, Consumer<RecordVersion> consumer) {
                RowHash hash = new RowHash(file);
                records.entrySet().stream()
                        .filter(entry -> recordIds.isEmpty() || recordIds.contains(entry.getKey()))
                        .forEach(entry -> consumer.accept(new RecordVersion(
                                entry.getKey(),
                                "ARO-7F3K9Q-W",
                                hash.of(row(0, entry.getKey(), entry.getValue()).toNewRow()))));
            }

            @Override
            public void read(String file, List<String> recordIds, Consumer<StoredRow> consumer) {
                throw new UnsupportedOperationException(file);
            }

            @Override
            public Set<String> elsewhere(List<String> patientIds) {
                return Set.of();
            }

            @Override
            public Set<String> lastSeenDead(List<String> patientIds) {
                return Set.of();
            }
        };
    }
}
