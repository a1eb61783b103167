package org.aroregistry.app.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.aroregistry.batch.file.CsvText;

/** Writes a table as CSV that a spreadsheet can open without running anything. */
final class CsvTable {
    private final Appendable out;

    CsvTable(Appendable out, String... header) {
        this.out = out;
        row((Object[]) header);
    }

    void row(Object... cells) {
        try {
            String separator = "";
            for (Object cell : List.of(cells)) {
                out.append(separator);
                CsvText.append(out, cell.toString(), ',');
                separator = ",";
            }
            out.append("\r\n");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write a CSV file", e);
        }
    }
}
