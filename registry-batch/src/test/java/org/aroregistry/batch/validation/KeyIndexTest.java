package org.aroregistry.batch.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Stream;
import org.aroregistry.batch.validation.KeyIndex.Clash;
import org.aroregistry.batch.validation.KeyIndex.Duplicate;
import org.aroregistry.core.dictionary.Dictionary;
import org.aroregistry.core.dictionary.FileDefinition;
import org.aroregistry.core.store.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyIndexTest {
    private final FileDefinition growth = Dictionary.current().file("growth");

    @TempDir
    Path folder;

    @Test
    void among_a_hundred_thousand_rows_the_few_that_clash_are_found_by_line() throws IOException {
        try (KeyIndex index = new KeyIndex(growth, folder)) {
            for (int line = 2; line < 100_002; line++) {
                add(index, line, "r" + line, line);
            }
            add(index, 200_000, "r77", 5_000_000);
            add(index, 200_001, "new", 88);
            add(index, 200_002, "r99", 99);

            assertThat(duplicates(index))
                    .containsExactlyInAnyOrder(
                            new Duplicate(77, 200_000, Clash.SAME_RECORD),
                            new Duplicate(88, 200_001, Clash.SAME_KEY),
                            new Duplicate(200_000, 77, Clash.SAME_RECORD),
                            new Duplicate(200_001, 88, Clash.SAME_KEY),
                            new Duplicate(200_002, 99, Clash.REPEATED));
            try (Stream<Path> spilled = Files.list(folder)) {
                assertThat(spilled).hasSize(64);
            }
        }
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void indexes_of_two_files_in_one_folder_do_not_mix() throws IOException {
        FileDefinition visits = Dictionary.current().file("visits");
        try (KeyIndex first = new KeyIndex(growth, folder);
                KeyIndex second = new KeyIndex(visits, folder)) {
            for (int line = 2; line < 40_002; line++) {
                add(first, line, "r" + line, line);
                add(visits, second, line + 100_000, "r" + line, line);
            }
            add(first, 90_000, "r77", 77);

            assertThat(duplicates(first)).containsExactly(new Duplicate(90_000, 77, Clash.REPEATED));
            assertThat(duplicates(second)).isEmpty();
        }
    }

    @Test
    void with_room_for_few_keys_the_same_rows_clash() throws IOException {
        SplittableRandom random = new SplittableRandom(11);
        List<String> records = new ArrayList<>();
        List<Integer> days = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            // Many rows of one record, some of two, most of one.
            records.add(random.nextInt(4) == 0 ? "again" : "r" + random.nextInt(40_000));
            days.add(random.nextInt(4) == 0 ? 7 : random.nextInt(40_000));
        }

        assertThat(duplicates(records, days, 7)).isNotEmpty().isEqualTo(duplicates(records, days, 1_000_000));
        assertThat(duplicates(records, days, 7)).isEqualTo(compared(records, days));
    }

    @Test
    void rows_of_one_content_repeat_the_first_one_and_are_told_once() throws IOException {
        assertThat(duplicates(List.of("r", "r", "r"), List.of(1, 1, 1), 1))
                .containsExactlyInAnyOrder(new Duplicate(3, 2, Clash.REPEATED), new Duplicate(4, 2, Clash.REPEATED));
    }

    private Set<Duplicate> duplicates(List<String> records, List<Integer> days, int mostKeys) throws IOException {
        try (KeyIndex index = new KeyIndex(growth, folder, mostKeys)) {
            for (int i = 0; i < records.size(); i++) {
                add(index, i + 2, records.get(i), days.get(i));
            }
            return new HashSet<>(duplicates(index));
        }
    }

    /** Compares rows by their definition: growth has patient and day as its key. */
    private static Set<Duplicate> compared(List<String> records, List<Integer> days) {
        Map<Object, List<Integer>> byRecord = new HashMap<>();
        Map<Object, List<Integer>> byDay = new HashMap<>();
        for (int i = 0; i < records.size(); i++) {
            byRecord.computeIfAbsent(records.get(i), key -> new ArrayList<>()).add(i);
            byDay.computeIfAbsent(days.get(i), key -> new ArrayList<>()).add(i);
        }
        Set<Duplicate> found = new HashSet<>();
        byRecord.values().forEach(rows -> addClashes(rows, row -> days.get(row), Clash.SAME_RECORD, true, found));
        byDay.values().forEach(rows -> addClashes(rows, row -> records.get(row), Clash.SAME_KEY, false, found));
        return found;
    }

    private static void addClashes(
            List<Integer> rows, Function<Integer, Object> rest, Clash clash, boolean ofRecord, Set<Duplicate> found) {
        boolean differ = rows.stream().map(rest).distinct().count() > 1;
        for (int i = 0; i < rows.size() && rows.size() > 1; i++) {
            int other = rows.get(i == 0 ? 1 : 0) + 2;
            if (differ) {
                found.add(new Duplicate(rows.get(i) + 2, other, clash));
            } else if (i > 0 && ofRecord) {
                found.add(new Duplicate(rows.get(i) + 2, other, Clash.REPEATED));
            }
        }
    }

    private static List<Duplicate> duplicates(KeyIndex index) {
        List<Duplicate> found = new ArrayList<>();
        index.forEachDuplicate(found::add);
        return found;
    }

    @Test
    void a_fingerprint_depends_on_every_character_and_on_where_texts_end() {
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 1_000; i++) {
            String text = Long.toString(random.nextLong(), 36);
            char[] changed = text.toCharArray();
            changed[random.nextInt(changed.length)] ^= 1;

            assertThat(fingerprint(text)).isEqualTo(fingerprint(text)).isNotEqualTo(fingerprint(new String(changed)));
        }
        assertThat(fingerprint("ab", "c")).isNotEqualTo(fingerprint("a", "bc"));
        assertThat(fingerprint("", "")).isNotEqualTo(fingerprint(""));
    }

    private static List<Long> fingerprint(String... texts) {
        Fingerprint fingerprint = new Fingerprint();
        fingerprint.clear();
        for (String text : texts) {
            fingerprint.add(text);
        }
        return List.of(fingerprint.first(), fingerprint.second());
    }

    private void add(KeyIndex index, long line, String recordId, int day) {
        add(growth, index, line, recordId, day);
    }

    /** The day stands in the fourth column of both files. */
    private static void add(FileDefinition file, KeyIndex index, long line, String recordId, int day) {
        Row row = new Row(file, line);
        row.set(0, new Value.Text("S001"));
        row.set(1, new Value.Text("ARO-7F3K9Q-W"));
        row.set(2, new Value.Text(recordId));
        row.set(3, new Value.Whole(day));
        String[] cells = new String[file.columns().size()];
        java.util.Arrays.fill(cells, "");
        index.add(row, cells);
    }
}
