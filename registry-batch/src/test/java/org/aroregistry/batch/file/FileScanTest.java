package org.aroregistry.batch.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileScanTest {
    @TempDir
    Path folder;

    @Test
    void plain_text_is_utf_8_and_its_line_ends_are_counted() throws IOException {
        FileScan scan = scan("a,b\r\n\"x\ny\",2\n3,4\r5".getBytes(StandardCharsets.UTF_8));

        assertThat(scan.encoding()).isEqualTo(Encoding.UTF_8);
        assertThat(scan.lineEnds()).isEqualTo(new FileScan.LineEnds(1, 1, 1));
        assertThat(scan.lineEnds().isMixed()).isTrue();
        assertThat(scan.endsWithLineEnd()).isFalse();
    }

    @Test
    void the_hash_is_that_of_the_bytes() throws IOException {
        // SHA-256 of "abc": FIPS 180-2, appendix B.1
        assertThat(scan("abc".getBytes(StandardCharsets.UTF_8)).sha256())
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void a_line_break_inside_quotes_is_no_line_end() throws IOException {
        FileScan scan = scan("a,b\r\n\"x\ny\",2\r\n".getBytes(StandardCharsets.UTF_8));

        assertThat(scan.lineEnds()).isEqualTo(new FileScan.LineEnds(2, 0, 0));
        assertThat(scan.endsWithLineEnd()).isTrue();
    }

    @Test
    void other_bytes_are_windows_1252_and_the_first_of_them_is_named() throws IOException {
        FileScan scan = scan("a,b\nµ,2\n".getBytes(Charset.forName("windows-1252")));

        assertThat(scan.encoding()).isEqualTo(Encoding.WINDOWS_1252);
        assertThat(scan.firstInvalidByte()).isEqualTo(4);
        assertThat(scan.invalidLine()).isEqualTo(2);
    }

    @Test
    void bytes_that_windows_1252_does_not_define_are_no_text() throws IOException {
        assertThat(scan(new byte[] {'a', '\n', (byte) 0x81, '\n'}).encoding()).isEqualTo(Encoding.UNKNOWN);
        assertThat(scan(new byte[] {'a', '\n', (byte) 0x80, '\n'}).encoding()).isEqualTo(Encoding.WINDOWS_1252);
    }

    @Test
    void utf_16_is_recognised_with_and_without_its_mark() throws IOException {
        assertThat(scan("a,b\n1,2\n".getBytes(StandardCharsets.UTF_16)).encoding())
                .isEqualTo(Encoding.UTF_16);
        assertThat(scan("a,b\n1,2\n".getBytes(StandardCharsets.UTF_16LE)).encoding())
                .isEqualTo(Encoding.UTF_16);
    }

    @Test
    void a_character_cut_by_the_end_of_the_file_is_not_utf_8() throws IOException {
        byte[] whole = "a,ü".getBytes(StandardCharsets.UTF_8);

        FileScan scan = scan(java.util.Arrays.copyOf(whole, whole.length - 1));

        assertThat(scan.encoding()).isEqualTo(Encoding.WINDOWS_1252);
        assertThat(scan.firstInvalidByte()).isEqualTo(2);
    }

    @Test
    void characters_across_blocks_are_whole() throws IOException {
        byte[] bytes = ("x".repeat((1 << 16) - 1) + "üü" + "y".repeat(1 << 16) + "€").getBytes(StandardCharsets.UTF_8);

        FileScan scan = scan(bytes);

        assertThat(scan.encoding()).isEqualTo(Encoding.UTF_8);
        assertThat(scan.bytes()).isEqualTo(bytes.length);
    }

    @Test
    void an_empty_file_is_empty_text() throws IOException {
        FileScan scan = scan(new byte[0]);

        assertThat(scan.encoding()).isEqualTo(Encoding.UTF_8);
        assertThat(scan.endsWithLineEnd()).isTrue();
    }

    private FileScan scan(byte[] bytes) throws IOException {
        return FileScan.of(Files.write(folder.resolve("scan.csv"), bytes));
    }
}
