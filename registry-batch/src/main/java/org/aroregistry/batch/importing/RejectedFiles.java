package org.aroregistry.batch.importing;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.aroregistry.batch.file.CsvRows;
import org.aroregistry.batch.file.CsvRows.EndlessRowException;
import org.aroregistry.batch.file.CsvText;
import org.aroregistry.batch.file.RawRow;
import org.aroregistry.batch.validation.FileLayout;
import org.aroregistry.batch.validation.MaskedCells;
import org.aroregistry.core.dictionary.Severity;
import org.aroregistry.core.upload.Finding;
import org.aroregistry.core.upload.UploadMode;

/**
 * Writes the rows that did not go in as the centre sent them, with the reasons in front: fix the cells and send the file again.
 *
 * <p>The importer ignores the columns in front. Cells that identify a person are blotted out here, too: the file may be mailed.
 */
final class RejectedFiles {
    /** Which rows go back. */
    enum Kind {
        /** Rows with errors. */
        REJECTED {
            @Override
            long count(CheckedFile file) {
                return file.rejectedRows();
            }

            @Override
            boolean holds(CheckedFile file, long line) {
                return file.isRefused() || file.rejected().contains(line);
            }
        },
        /** Rows that wait for a reason. */
        HELD {
            @Override
            long count(CheckedFile file) {
                return file.heldRows();
            }

            @Override
            boolean holds(CheckedFile file, long line) {
                return file.isAccepted(line) && file.held().lines().contains(line);
            }
        };

        /** Returns how many rows of a file go back. */
        abstract long count(CheckedFile file);

        /** Tells whether a row goes back. */
        abstract boolean holds(CheckedFile file, long line);

        /** Returns the name of their folder within the answer. */
        String folder() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final List<String> REMARKS = List.of("registry_line", "registry_codes", "registry_messages");

    private final Kind kind;

    RejectedFiles(Kind kind) {
        this.kind = kind;
    }

    /**
     * Writes one file per file with rows that go back, and a manifest that says whose they are.
     *
     * @param answer the folder of the answer
     * @return the names written, without the manifest
     */
    List<String> write(CheckedUpload upload, Path answer) {
        Path out = answer.resolve(kind.folder());
        List<String> written = new ArrayList<>();
        for (CheckedFile file : upload.dataFiles()) {
            if (kind.count(file) > 0 && file.delimiter().isPresent()) {
                write(upload, file, out);
                written.add(file.definition().fileName());
            }
        }
        if (!written.isEmpty()) {
            // It says whose rows they are; their number and hashes are brought up to date when the rows are fixed.
            upload.settings().ifPresent(settings -> ManifestWriter.write(out, settings.with(UploadMode.DELTA)));
        }
        return written;
    }

    private void write(CheckedUpload upload, CheckedFile file, Path out) {
        char delimiter = file.delimiter().orElseThrow().character();
        Path target = out.resolve(file.definition().fileName());
        try {
            Files.createDirectories(out);
            try (BufferedWriter writer = Files.newBufferedWriter(target, StandardCharsets.UTF_8);
                    CsvRows rows = CsvRows.open(
                            file.source().path(),
                            file.scan().encoding(),
                            file.delimiter().orElseThrow());
                    FindingSpool.Reader findings = FindingSpool.read(file.findings())) {
                copy(file, rows, findings, new RowWriter(writer, delimiter, kind), new Erasures(upload, file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the " + kind.folder() + " rows to " + target, e);
        }
    }

    private void copy(CheckedFile file, CsvRows rows, FindingSpool.Reader findings, RowWriter writer, Erasures erasures)
            throws IOException {
        MaskedCells masks = null;
        try {
            while (rows.hasNext()) {
                RawRow row = rows.next();
                if (row.filled() == 0) {
                    continue;
                }
                List<Finding> found = upTo(row.line(), findings);
                if (masks == null) {
                    FileLayout layout = new FileLayout(file.definition(), row);
                    masks = new MaskedCells(layout);
                    writer.header(row, layout, masks, erasures.missing(layout));
                } else if (kind.holds(file, row.line())) {
                    BitSet masked = masks.of(row, found);
                    erasures.add(row, erased -> writer.row(row, found, masked, erased, file));
                }
            }
        } catch (EndlessRowException e) {
            // The rows before the one that does not end are written; its line is in the findings.
            erasures.flush();
            return;
        }
        erasures.flush();
    }

    private static List<Finding> upTo(long line, FindingSpool.Reader findings) {
        List<Finding> found = new ArrayList<>();
        while (findings.hasNext() && findings.peek().line() <= line) {
            Finding finding = findings.next();
            if (finding.line() == line) {
                found.add(finding);
            }
        }
        return found;
    }

    /** Puts remarks before each row. */
    private static final class RowWriter {
        private final Appendable out;
        private final char delimiter;
        private final Kind kind;
        private final BitSet left = new BitSet();

        RowWriter(Appendable out, char delimiter, Kind kind) {
            this.out = out;
            this.delimiter = delimiter;
            this.kind = kind;
        }

        void header(RawRow row, FileLayout layout, MaskedCells masks, List<String> missing) throws IOException {
            for (int place = 0; place < row.size(); place++) {
                left.set(place, layout.isIgnored(place) || masks.isDropped(place));
            }
            List<String> cells = new ArrayList<>(REMARKS);
            cells.addAll(kept(row, new BitSet(), new BitSet()));
            cells.addAll(missing);
            line(cells);
        }

        void row(RawRow row, List<Finding> found, BitSet masked, Erasures.Erased erased, CheckedFile file)
                throws IOException {
            Set<String> codes = new LinkedHashSet<>();
            Set<String> messages = new LinkedHashSet<>();
            for (Finding finding : found) {
                if (finding.severity() == Severity.E) {
                    codes.add(finding.ruleId());
                    String column = finding.column().isEmpty() ? "" : finding.column() + ": ";
                    messages.add(column + finding.message());
                }
            }
            if (kind == Kind.HELD) {
                codes.add("HELD");
                messages.add(file.held().because(row.line()));
            } else if (codes.isEmpty()) {
                messages.add("the file was refused: " + file.refusal().orElse(""));
            }
            List<String> cells = new ArrayList<>();
            cells.add(Long.toString(row.line()));
            cells.add(String.join(" ", codes));
            cells.add(String.join("; ", messages));
            cells.addAll(kept(row, masked, erased.sent()));
            cells.addAll(erased.missing());
            line(cells);
        }

        private List<String> kept(RawRow row, BitSet masked, BitSet erased) {
            List<String> cells = new ArrayList<>();
            for (int place = 0; place < row.size(); place++) {
                if (!left.get(place)) {
                    cells.add(
                            erased.get(place)
                                    ? Erasures.ERASE
                                    : masked.get(place) ? MaskedCells.MASK : row.cell(place));
                }
            }
            return cells;
        }

        private void line(List<String> cells) throws IOException {
            for (int i = 0; i < cells.size(); i++) {
                if (i > 0) {
                    out.append(delimiter);
                }
                CsvText.append(out, cells.get(i), delimiter);
            }
            out.append("\r\n");
        }
    }
}
