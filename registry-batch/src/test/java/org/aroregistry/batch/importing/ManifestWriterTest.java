package org.aroregistry.batch.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.aroregistry.batch.file.UnreadableUploadException;
import org.aroregistry.batch.importing.ManifestWriter.Choices;
import org.aroregistry.core.upload.UploadMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestWriterTest {
    private static final int YEAR = 2026;
    private static final Choices FIRST = new Choices(
            Optional.of("S001"),
            OptionalInt.of(3),
            Optional.of(UploadMode.DELTA),
            OptionalInt.empty(),
            Optional.empty());

    @TempDir
    Path folder;

    @Test
    void a_manifest_names_each_file_with_rows_and_hash() throws IOException {
        Files.writeString(folder.resolve("growth.csv"), "site_id,patient_id,record_id,meas_day\n\nS001,A,w1,1\n");

        ManifestWriter.Written written = ManifestWriter.update(folder, FIRST, YEAR);

        assertThat(written.files()).containsExactly("growth.csv");
        assertThat(folder.resolve("manifest.csv"))
                .hasContent("site_id,dictionary_version,upload_seq,upload_mode,file_name,row_count,sha256,"
                        + "extract_year,unit_system,decimal_separator\n"
                        + "S001,1.0,3,DELTA,growth.csv,1,"
                        + org.aroregistry.batch.file.FileScan.of(folder.resolve("growth.csv"))
                                .sha256()
                        + ",2026,,\n");
    }

    @Test
    void an_older_manifest_keeps_its_settings_and_gets_the_next_number() throws IOException {
        TestUpload.ofTemplates().manifest("decimal_separator", "COMMA").write(folder);
        Files.delete(folder.resolve("growth.csv"));

        ManifestWriter.update(folder, Choices.NONE, YEAR);

        assertThat(Files.readAllLines(folder.resolve("manifest.csv")))
                .hasSize(1 + 26)
                .noneMatch(line -> line.contains("growth.csv"))
                .filteredOn(line -> line.contains("labs.csv"))
                .singleElement()
                .satisfies(line ->
                        assertThat(line).startsWith("S001,1.0,2,FULL,labs.csv,").endsWith(",2025,MIXED,COMMA"));
    }

    @Test
    void what_is_missing_is_said_in_one_sentence() throws IOException {
        assertThatThrownBy(() -> ManifestWriter.update(folder.resolve("none"), FIRST, YEAR))
                .isInstanceOf(UnreadableUploadException.class)
                .hasMessage("there is no folder " + folder.resolve("none") + ": give the folder of the CSV files");
        assertThatThrownBy(() -> ManifestWriter.update(folder, FIRST, YEAR))
                .hasMessage("there is no CSV file of the dictionary in " + folder
                        + ": 'aro template --out DIR' writes them all, with their names");
        Files.writeString(folder.resolve("growth.csv"), "site_id,patient_id,record_id,meas_day\n");
        assertThatThrownBy(() -> ManifestWriter.update(folder, Choices.NONE, YEAR))
                .hasMessage(
                        "there is no manifest.csv in " + folder + " that can be read: give --site, --seq and --mode");
        Files.writeString(folder.resolve("visit.csv"), "site_id\n");
        assertThatThrownBy(() -> ManifestWriter.update(folder, FIRST, YEAR))
                .hasMessage(
                        "CSV files in " + folder
                                + " that the dictionary does not know: 1 (perhaps meant: visits.csv); rename them or take them out");
        assertThat(folder.resolve("manifest.csv")).doesNotExist();
    }

    @Test
    void settings_that_no_manifest_may_have_are_refused() throws IOException {
        Files.writeString(folder.resolve("growth.csv"), "site_id,patient_id,record_id,meas_day\n");

        assertThatThrownBy(() -> ManifestWriter.update(
                        folder,
                        new Choices(
                                Optional.of("1"),
                                OptionalInt.of(1),
                                Optional.of(UploadMode.FULL),
                                OptionalInt.empty(),
                                Optional.empty()),
                        YEAR))
                .hasMessage("'1' is not a site code like S001");
        assertThatThrownBy(() -> ManifestWriter.update(
                        folder,
                        new Choices(
                                Optional.of("S001"),
                                OptionalInt.of(0),
                                Optional.of(UploadMode.FULL),
                                OptionalInt.empty(),
                                Optional.empty()),
                        YEAR))
                .hasMessage("the upload number 0 is not between 1 and 999999");
        assertThat(folder.resolve("manifest.csv")).doesNotExist();
    }
}
