package org.aroregistry.batch.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
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

            assertThat(index.duplicates())
                    .containsExactly(
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
        Row row = new Row(growth, line);
        row.set(0, new Value.Text("S001"));
        row.set(1, new Value.Text("ARO-7F3K9Q-W"));
        row.set(2, new Value.Text(recordId));
        row.set(3, new Value.Whole(day));
        String[] cells = new String[growth.columns().size()];
        java.util.Arrays.fill(cells, "");
        index.add(row, cells);
    }
}
