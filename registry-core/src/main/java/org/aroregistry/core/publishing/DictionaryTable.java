package org.aroregistry.core.publishing;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.aroregistry.core.dictionary.ColumnDefinition;
import org.aroregistry.core.dictionary.Condition;
import org.aroregistry.core.dictionary.Dictionary;
import org.aroregistry.core.dictionary.FileDefinition;
import org.aroregistry.core.dictionary.Range;

/** The dictionary as one CSV table, a row per column. */
public final class DictionaryTable {
    private final Dictionary dictionary;

    /** Makes a table of a dictionary. */
    public DictionaryTable(Dictionary dictionary) {
        this.dictionary = dictionary;
    }

    /** Returns the table as CSV with LF line ends. */
    public String csv() {
        StringWriter text = new StringWriter();
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setRecordSeparator('\n')
                .setHeader(
                        "file",
                        "position",
                        "letter",
                        "column",
                        "type",
                        "unit",
                        "code_list",
                        "codes",
                        "pattern",
                        "required",
                        "required_when",
                        "expected_only_when",
                        "possible_range",
                        "plausible_range",
                        "missing",
                        "references",
                        "rules",
                        "remarks")
                .get();
        try (CSVPrinter printer = new CSVPrinter(text, format)) {
            for (FileDefinition file : dictionary.files()) {
                for (ColumnDefinition column : file.columns()) {
                    row(printer, column);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        return text.toString();
    }

    private static void row(CSVPrinter printer, ColumnDefinition column) throws IOException {
        printer.printRecord(
                column.file(),
                column.position(),
                column.letter(),
                column.name(),
                column.type().notation(),
                column.unit(),
                column.codeList().orElse(""),
                String.join(";", column.codes()),
                column.pattern().map(Object::toString).orElse(""),
                column.requirement().letter(),
                column.requiredWhen().map(Condition::inWords).orElse(""),
                column.onlyWhen().map(Condition::inWords).orElse(""),
                column.hardRange().map(Range::toString).orElse(""),
                column.warnRange().map(Range::toString).orElse(""),
                String.join(
                        ";", column.missing().stream().sorted().map(Enum::name).toList()),
                column.references().orElse(""),
                String.join(";", column.rules()),
                column.note());
    }
}
