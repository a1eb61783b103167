package org.aroregistry.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.aroregistry.reports.catalogue.Catalogue;
import org.aroregistry.reports.disclosure.Profile;
import org.aroregistry.reports.render.Format;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReportWriterTest {
    private static final Set<Format> ALL = EnumSet.allOf(Format.class);

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(Profile.class)
    void writing_twice_gives_the_same_bytes_in_every_format(Profile profile) throws IOException {
        List<Path> first = ReportWriter.forProfile(profile)
                .write(SampleResults.standard(), Catalogue.ids(), ALL, folder.resolve("first"));
        List<Path> second = ReportWriter.forProfile(profile)
                .write(SampleResults.standard(), Catalogue.ids(), ALL, folder.resolve("second"));

        // The index, four files of each report, a drawing of each with figures, and the document as page and PDF.
        assertThat(first).hasSize(profile == Profile.REGULATOR ? 1 + 31 * 4 + 12 + 2 : 1 + 27 * 4 + 9);
        for (int i = 0; i < first.size(); i++) {
            assertThat(Files.readAllBytes(second.get(i)))
                    .as("%s", first.get(i).getFileName())
                    .isEqualTo(Files.readAllBytes(first.get(i)));
        }
    }

    @Test
    void an_unknown_report_is_named_with_the_catalogue() {
        assertThatThrownBy(() -> ReportWriter.forProfile(Profile.PUBLIC)
                        .write(SampleResults.standard(), List.of("T99"), ALL, folder))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "there is no report T99; the catalogue holds T01, T02, T03, T04, T05, T06, T07, T08, T09, T10, T11, T12, T13, T14, T15,"
                                + " T16, T17, T18, F01, F02, F03, F04, F05, F06, F07, F08, F09, F10, F11, A01, A02, FDA");
    }

    @Test
    void the_index_comes_first_and_links_only_to_files_that_were_written() throws IOException {
        List<Path> files = ReportWriter.forProfile(Profile.REGULATOR)
                .write(SampleResults.standard(), List.of("F01", "T01"), EnumSet.of(Format.HTML, Format.CSV), folder);

        assertThat(files.stream().map(file -> file.getFileName().toString()))
                .containsExactly("index.html", "T01.html", "T01.csv", "F01.html", "F01.csv");
        String index = Files.readString(files.get(0));
        assertThat(index.split("href=\""))
                .allSatisfy(part -> assertThat(part).doesNotContain("pdf\"").doesNotContain("json\""));
        for (String part : index.split("href=\"")) {
            String name = part.substring(0, Math.max(0, part.indexOf('"')));
            if (name.endsWith(".html") || name.endsWith(".csv")) {
                assertThat(folder.resolve(name)).exists();
            }
        }
    }

    @Test
    void a_listing_of_single_patients_reaches_the_public_in_no_format() throws IOException {
        List<Path> files =
                ReportWriter.forProfile(Profile.PUBLIC).write(SampleResults.standard(), Catalogue.ids(), ALL, folder);

        assertThat(files).noneMatch(file -> file.getFileName().toString().matches("(T10|F07|F10|F11|FDA).*"));
        for (Path file : files) {
            if (!file.toString().endsWith(".pdf")) {
                assertThat(Files.readString(file))
                        .as("%s", file.getFileName())
                        .doesNotContain("Canary", "T10.html", "F07.html", "F10.html", "F11.html", "FDA.html");
            }
        }
        assertThat(ReportWriter.forProfile(Profile.REGULATOR)
                        .write(SampleResults.standard(), List.of("T10"), EnumSet.of(Format.CSV), folder))
                .hasSize(1)
                .allSatisfy(file -> assertThat(file).content().contains("Canary seizure"));
    }
}
