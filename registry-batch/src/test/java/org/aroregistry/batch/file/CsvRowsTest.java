package org.aroregistry.batch.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvRowsTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void a_row_has_the_line_on_which_it_starts(String lineEnd) throws IOException {
        String text = String.join(lineEnd, "a,b", "1,\"x", "y\"", "", "3,4", "5,6");

        assertThat(rows(text)).containsExactly("1:a|b", "2:1|x" + lineEnd + "y", "4:", "5:3|4", "6:5|6");
    }

    @Test
    void mixed_line_ends_are_counted_each_once() throws IOException {
        assertThat(rows("a,b\r\n1,2\n3,4\r5,6")).containsExactly("1:a|b", "2:1|2", "3:3|4", "4:5|6");
    }

    @Test
    void text_after_a_closing_quote_belongs_to_the_cell() throws IOException {
        assertThat(rows("a,b\n\"x\"y,2\n3,4\n")).containsExactly("1:a|b", "2:xy|2", "3:3|4");
    }

    @Test
    void an_open_quote_ends_with_the_file() throws IOException {
        assertThat(rows("a,b\n1,\"x\n2,3\n")).containsExactly("1:a|b", "2:1|x\n2,3\n");
    }

    @Test
    void a_row_that_never_ends_is_named_by_its_line() {
        String text = "a,b\n1,2\n3,\"" + "4\n".repeat(600_000);

        assertThatThrownBy(() -> rows(text))
                .isInstanceOf(CsvRows.EndlessRowException.class)
                .hasMessage("the row that starts on line 3 does not end within a million characters");
    }

    @Test
    void a_byte_order_mark_is_not_part_of_the_first_cell() throws IOException {
        assertThat(rows("\uFEFFa,b\n1,2\n")).containsExactly("1:a|b", "2:1|2");
    }

    @Test
    void windows_1252_is_read_when_told_so() throws IOException {
        Path file = folder.resolve("w.csv");
        Files.write(file, "a,b\nµg/L,“x”\n".getBytes(Charset.forName("windows-1252")));

        assertThat(rows(file, FileScan.of(file).encoding())).containsExactly("1:a|b", "2:µg/L|“x”");
    }

    @Test
    void the_header_line_is_the_first_that_is_not_blank() throws IOException {
        Path file = folder.resolve("h.csv");
        Files.writeString(file, "\n,,\n\"site_id\",b\n1,2\n");

        assertThat(CsvRows.headerLine(file, Encoding.UTF_8)).isEqualTo("\"site_id\",b");
    }

    @Test
    void the_delimiter_is_the_one_that_gives_the_most_known_names() {
        Set<String> known = Set.of("site_id", "patient_id", "record_id", "a;b");

        assertThat(Delimiter.detect("site_id;patient_id;record_id", known)).contains(Delimiter.SEMICOLON);
        assertThat(Delimiter.detect(" Site_ID \t\"patient_id\"\trecord_id", known))
                .contains(Delimiter.TAB);
        assertThat(Delimiter.detect("site_id,patient_id,x", known)).isEmpty();
        assertThat(Delimiter.detect("site_id,patient_id,record_id,x|site_id|patient_id|record_id", known))
                .isEqualTo(Optional.empty());
    }

    private List<String> rows(String text) throws IOException {
        Path file = folder.resolve("rows.csv");
        Files.writeString(file, text);
        return rows(file, Encoding.UTF_8);
    }

    private static List<String> rows(Path file, Encoding encoding) {
        List<String> found = new ArrayList<>();
        try (CsvRows rows = CsvRows.open(file, encoding, Delimiter.COMMA)) {
            while (rows.hasNext()) {
                RawRow row = rows.next();
                List<String> cells = new ArrayList<>();
                for (int i = 0; i < row.size(); i++) {
                    cells.add(row.cell(i));
                }
                found.add(row.line() + ":" + String.join("|", cells));
            }
        }
        return found;
    }
}
