package org.aroregistry.batch.importing;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.aroregistry.batch.file.CsvRows;
import org.aroregistry.batch.file.CsvRows.EndlessRowException;
import org.aroregistry.batch.file.Delimiter;
import org.aroregistry.batch.file.RawRow;
import org.aroregistry.batch.validation.FileLayout;
import org.aroregistry.batch.validation.FileReport;
import org.aroregistry.batch.validation.FileRules;
import org.aroregistry.core.dictionary.ColumnDefinition;

/** Reads a file from its bytes to its rows, checking what concerns the file as a whole. */
final class FileCheck {
    private final CheckedFile file;
    private final FileReport report;
    private long lastShortRow;
    private long firstBlank;

    FileCheck(CheckedFile file, FileReport report) {
        this.file = file;
        this.report = report;
    }

    /** Finds encoding and delimiter; false if the file cannot be read as CSV. */
    boolean open() {
        FileRules.s001Encoding(file.scan(), report);
        if (!file.scan().encoding().isReadable()) {
            return false;
        }
        FileRules.s002Tolerated(file.scan(), report);
        FileRules.s004LineEnds(file.scan(), report);
        Set<String> names =
                file.definition().columns().stream().map(ColumnDefinition::name).collect(Collectors.toSet());
        String header = CsvRows.headerLine(file.source().path(), file.scan().encoding());
        Optional<Delimiter> delimiter = Delimiter.detect(header, names);
        FileRules.s003Delimiter(delimiter, file.definition(), report);
        delimiter.ifPresent(file::delimiter);
        return delimiter.isPresent();
    }

    /** Takes the layout once the header is read, and says what to do with each row. */
    @FunctionalInterface
    interface RowsOf {
        /** Returns the consumer of rows; its second argument is the number of the row, from 1. */
        BiConsumer<RawRow, Long> with(FileLayout layout);
    }

    /** Hands every row that is not blank to the consumer. */
    void rows(RowsOf rowsOf) {
        Delimiter delimiter = file.delimiter().orElseThrow(NoSuchElementException::new);
        try (CsvRows rows = CsvRows.open(file.source().path(), file.scan().encoding(), delimiter)) {
            Optional<FileLayout> layout = header(rows);
            if (layout.isEmpty()) {
                return;
            }
            FileRules.s005Header(layout.get(), report);
            BiConsumer<RawRow, Long> consumer = rowsOf.with(layout.get());
            while (rows.hasNext()) {
                RawRow row = rows.next();
                if (row.filled() == 0) {
                    countBlank(row);
                } else {
                    lastShortRow = row.size() < layout.get().width() ? row.line() : 0;
                    file.countRow();
                    consumer.accept(row, file.read());
                }
            }
        } catch (EndlessRowException e) {
            FileRules.s017Endless(e.line(), report);
        }
    }

    private Optional<FileLayout> header(CsvRows rows) {
        while (rows.hasNext()) {
            RawRow row = rows.next();
            if (row.filled() > 0) {
                return Optional.of(new FileLayout(file.definition(), row));
            }
            countBlank(row);
        }
        return Optional.empty();
    }

    private void countBlank(RawRow row) {
        if (firstBlank == 0) {
            firstBlank = row.line();
        }
        file.countBlank();
    }

    /** Checks what shows only at the end of the file. */
    void finish() {
        FileRules.s007BlankRows(firstBlank, file.blank(), report);
        if (!file.scan().endsWithLineEnd() && lastShortRow > 0) {
            FileRules.s017Truncated(lastShortRow, report);
        }
    }

    /** Checks the file against what the manifest announces. */
    void compare(Optional<Manifest.Announced> announced, boolean readable) {
        if (announced.isEmpty()) {
            FileRules.s017NotAnnounced(report);
            return;
        }
        FileRules.s017Sha256(announced.get().sha256().equals(file.scan().sha256()), report);
        if (readable) {
            FileRules.s017RowCount(announced.get().rows(), file.read(), report);
        }
    }

    /** Returns the findings about the file as a whole. */
    List<org.aroregistry.core.upload.Finding> findings() {
        return report.findings();
    }
}
