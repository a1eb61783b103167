package org.aroregistry.batch.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.aroregistry.batch.file.FileScan;
import org.aroregistry.batch.file.SourceFile;
import org.aroregistry.batch.validation.Row;
import org.aroregistry.batch.validation.RowSpool;
import org.aroregistry.core.dictionary.Dictionary;
import org.aroregistry.core.dictionary.FileDefinition;
import org.aroregistry.core.store.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PatientGroupsTest {
    private static final int PATIENTS = 40;

    @TempDir
    Path work;

    @Test
    void parts_hold_the_same_groups_as_all_rows_at_once() throws IOException {
        List<CheckedFile> files = List.of(file("growth", 500, 1), file("visits", 300, 2));
        List<Path> before = list();

        TreeMap<String, List<String>> atOnce = groups(files, 1_000_000);
        TreeMap<String, List<String>> inParts = groups(files, 50);

        assertThat(atOnce).hasSize(PATIENTS);
        assertThat(inParts).isEqualTo(atOnce);
        assertThat(atOnce.values().stream().mapToInt(List::size).sum()).isEqualTo(800 - 2);
        assertThat(incomplete(files)).as("the refused row's patient").hasSize(2);
        assertThat(list()).as("parts are deleted").isEqualTo(before);
    }

    private TreeMap<String, List<String>> groups(List<CheckedFile> files, int rowsAtATime) {
        TreeMap<String, List<String>> found = new TreeMap<>();
        new PatientGroups(work, rowsAtATime)
                .forEach(
                        files,
                        groups -> groups.forEach(group -> assertThat(found.put(
                                        group.patientId(),
                                        group.rows().stream()
                                                .map(row -> row.file().name() + " " + row.line())
                                                .toList()))
                                .as("a patient is in one part only")
                                .isNull()));
        return found;
    }

    /** Returns patient and file of each refused row. */
    private List<String> incomplete(List<CheckedFile> files) {
        List<String> found = new ArrayList<>();
        new PatientGroups(work, 50)
                .forEach(
                        files,
                        groups -> groups.forEach(group ->
                                group.incomplete().forEach(file -> found.add(group.patientId() + " " + file))));
        return found;
    }

    /** Writes rows of random patients; the row on line 2 is refused. */
    private CheckedFile file(String name, int rows, long seed) throws IOException {
        FileDefinition definition = Dictionary.current().file(name);
        Path source = Files.writeString(work.resolve(name + ".csv"), "x\n");
        CheckedFile file =
                new CheckedFile(definition, new SourceFile(definition.fileName(), source), FileScan.of(source), work);
        Random random = new Random(seed);
        try (RowSpool spool = RowSpool.create(file.rows())) {
            for (int i = 0; i < rows; i++) {
                List<Value> values = new ArrayList<>();
                definition.columns().forEach(column -> values.add(Value.BLANK));
                values.set(1, new Value.Text("P" + random.nextInt(PATIENTS)));
                values.set(2, new Value.Text("r" + i));
                Row row = new Row(definition, i + 2L, values);
                file.countRow();
                spool.add(row);
                if (i == 0) {
                    file.reject(row);
                }
            }
        }
        return file;
    }

    private List<Path> list() throws IOException {
        try (Stream<Path> all = Files.list(work)) {
            return all.sorted().toList();
        }
    }
}
