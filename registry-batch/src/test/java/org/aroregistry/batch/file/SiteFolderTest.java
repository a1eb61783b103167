package org.aroregistry.batch.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.aroregistry.core.dictionary.Dictionary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SiteFolderTest {
    @TempDir
    Path temporary;

    @Test
    void files_are_found_whatever_their_case_and_in_the_order_of_the_dictionary() throws IOException {
        Files.writeString(temporary.resolve("Status.CSV"), "");
        Files.writeString(temporary.resolve("labs.csv"), "");

        SiteFolder folder = open(temporary);

        assertThat(folder.files()).extracting(SourceFile::name).containsExactly("labs.csv", "status.csv");
    }

    @Test
    void unknown_files_are_counted_and_not_named() throws IOException {
        Files.writeString(temporary.resolve("lab.csv"), "");
        Files.writeString(temporary.resolve("Anna Example.csv"), "");
        Files.writeString(temporary.resolve("notes.txt"), "");

        SiteFolder folder = open(temporary);

        assertThat(folder.unknownFiles()).isEqualTo(2);
        assertThat(folder.perhapsMeant()).containsExactly("labs.csv");
    }

    @Test
    void a_link_is_not_followed() throws IOException {
        Path elsewhere = Files.writeString(temporary.resolve("secret.txt"), "1,2\n");
        Path folder = Files.createDirectory(temporary.resolve("S001"));
        Files.createSymbolicLink(folder.resolve("notes.txt"), elsewhere);
        Files.createSymbolicLink(folder.resolve("labs.csv"), elsewhere);

        assertThatThrownBy(() -> open(folder))
                .isInstanceOf(UnreadableUploadException.class)
                .hasMessage("labs.csv is a link to a file somewhere else: put the file itself into the folder");
    }

    @Test
    void an_archive_may_hold_the_files_in_one_folder() throws IOException {
        Path zip = zip("S001/labs.csv", "S001/README.txt", "__MACOSX/S001/._labs.csv");

        assertThat(open(zip).files()).extracting(SourceFile::name).containsExactly("labs.csv");
    }

    @Test
    void an_entry_that_points_outside_is_refused() throws IOException {
        for (String name : new String[] {"../labs.csv", "/labs.csv", "a/../../labs.csv", "C:\\labs.csv"}) {
            assertThatThrownBy(() -> open(zip(name)))
                    .isInstanceOf(UnreadableUploadException.class)
                    .hasMessage(
                            "the archive has an entry that points outside its folder: it was not made by packing a folder");
        }
        assertThat(temporary.resolve("labs.csv")).doesNotExist();
    }

    @Test
    void an_archive_that_unpacks_to_far_more_than_it_holds_is_refused() throws IOException {
        Path zip = temporary.resolve("bomb.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.putNextEntry(new ZipEntry("labs.csv"));
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 64; i++) {
                out.write(zeros);
            }
        }

        assertThatThrownBy(() -> open(zip))
                .isInstanceOf(UnreadableUploadException.class)
                .hasMessage("the archive unpacks to far more than a site's data: send the folder instead");
    }

    @Test
    void an_archive_with_two_sites_is_refused() throws IOException {
        assertThatThrownBy(() -> open(zip("S001/labs.csv", "S002/status.csv")))
                .hasMessage("the archive holds CSV files in more than one folder: pack one site's folder alone");
    }

    @Test
    void what_is_no_archive_is_said_to_be_none() throws IOException {
        Path file = Files.writeString(temporary.resolve("fake.zip"), "not a zip");

        assertThatThrownBy(() -> open(file)).hasMessage("the archive is damaged or not a ZIP file: pack it again");
        assertThatThrownBy(() -> open(temporary.resolve("nothing")))
                .hasMessage("there is no folder or ZIP archive at " + temporary.resolve("nothing")
                        + ": give the folder that holds manifest.csv");
    }

    private SiteFolder open(Path source) {
        return SiteFolder.open(source, temporary.resolve("work"), Dictionary.current());
    }

    private Path zip(String... names) throws IOException {
        Path zip = temporary.resolve("site" + System.nanoTime() + ".zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            for (String name : names) {
                out.putNextEntry(new ZipEntry(name));
                out.write("site_id\n".getBytes(StandardCharsets.UTF_8));
            }
        }
        return zip;
    }
}
