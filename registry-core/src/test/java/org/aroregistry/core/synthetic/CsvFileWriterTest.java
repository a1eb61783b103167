package org.aroregistry.core.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.aroregistry.core.dictionary.Dictionary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvFileWriterTest {
    @TempDir
    private Path folder;

    @Test
    void a_point_for_a_missing_value_stays_a_point_where_decimals_have_a_comma() throws IOException {
        SiteProfile site = IntStream.rangeClosed(1, 200)
                .mapToObj(number -> SiteProfile.of(1, number))
                .filter(profile -> profile.style().decimalComma())
                .findFirst()
                .orElseThrow();
        Path file = folder.resolve("growth.csv");

        try (CsvFileWriter writer =
                new CsvFileWriter(file, site, Dictionary.current().file("growth"), FileFlaws.NONE, AnswerKey.none())) {
            writer.write(new Row("growth").set("weight_kg", "5.400").set("head_circ_cm", "."));
        }

        String delimiter = Character.toString(site.style().delimiter());
        String row = Files.readString(file).lines().skip(1).findFirst().orElseThrow();
        assertThat(row.split(java.util.regex.Pattern.quote(delimiter), -1))
                .containsExactly("", "", "", "", "5,400", "", "", ".", "", "");
    }

    @Test
    void the_key_points_at_the_row_that_breaks_off_and_not_at_errors_that_may_be_lost_with_it() throws IOException {
        SiteProfile site = SiteProfile.of(1, 1);
        FileFlaws truncated = new FileFlaws(FileFlaws.Encoding.UTF_8, false, false, false, false, false, true);
        InjectedError error = new InjectedError("missing_token", "length_cm", "S-014");
        Path answers = folder.resolve("answer-key.csv");

        try (AnswerKey key = AnswerKey.to(answers);
                CsvFileWriter writer = new CsvFileWriter(
                        folder.resolve("growth.csv"), site, Dictionary.current().file("growth"), truncated, key)) {
            writer.write(new Row("growth").set("record_id", "first").with(error));
            writer.write(new Row("growth").set("record_id", "last").with(error));
        }

        assertThat(Files.readAllLines(answers).stream().skip(1))
                .containsExactly(
                        "S001,growth.csv,first,2,length_cm,missing_token,S-014", "S001,growth.csv,,3,,truncated,S-017");
    }
}
