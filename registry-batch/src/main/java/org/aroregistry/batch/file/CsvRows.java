package org.aroregistry.batch.file;

import java.io.BufferedReader;
import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * The rows of a CSV file, one by one, with the physical line on which each starts.
 *
 * <p>Malformed quotes never stop the reading: text after a closing quote belongs to the cell, and an open quote ends with the file.
 * Memory does not grow with the file, because a row may have at most a million characters.
 */
public final class CsvRows implements Iterator<RawRow>, AutoCloseable {
    /** Thrown when a row does not end within a million characters: a quote was opened and not closed. */
    public static final class EndlessRowException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final long line;

        EndlessRowException(long line) {
            super("the row that starts on line " + line + " does not end within a million characters");
            this.line = line;
        }

        /** Returns the line on which the row starts. */
        public long line() {
            return line;
        }
    }

    private static final int MAX_ROW = 1_000_000;
    private static final int HEADER_LIMIT = 64_000;

    private final RowLimit source;
    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private long line = 1;

    private CsvRows(RowLimit source, CSVParser parser) {
        this.source = source;
        this.parser = parser;
        this.records = parser.iterator();
    }

    /**
     * Opens a file.
     *
     * @param encoding a readable encoding
     * @throws UncheckedIOException if the file cannot be read
     */
    public static CsvRows open(Path path, Encoding encoding, Delimiter delimiter) {
        try {
            RowLimit source = new RowLimit(reader(path, encoding));
            CSVFormat format = CSVFormat.RFC4180
                    .builder()
                    .setDelimiter(delimiter.character())
                    .setIgnoreEmptyLines(false)
                    .setTrailingData(true)
                    .setLenientEof(true)
                    .get();
            return new CsvRows(source, format.parse(source));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path.getFileName(), e);
        }
    }

    /**
     * Returns the first line that holds more than blanks and delimiters; empty if there is none.
     *
     * @throws UncheckedIOException if the file cannot be read
     */
    public static String headerLine(Path path, Encoding encoding) {
        try (BufferedReader reader = new BufferedReader(reader(path, encoding))) {
            StringBuilder text = new StringBuilder();
            for (int c = reader.read(); c >= 0 && text.length() < HEADER_LIMIT; c = reader.read()) {
                boolean lineEnd = c == '\n' || c == '\r';
                if (!lineEnd) {
                    text.append((char) c);
                } else if (isBlank(text)) {
                    text.setLength(0);
                } else {
                    break;
                }
            }
            return text.toString();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path.getFileName(), e);
        }
    }

    private static boolean isBlank(CharSequence text) {
        return text.chars().allMatch(c -> Character.isWhitespace(c) || c == ',' || c == ';' || c == '|' || c == '"');
    }

    private static Reader reader(Path path, Encoding encoding) throws IOException {
        InputStream in = Files.newInputStream(path);
        Reader reader = new BufferedReader(new InputStreamReader(in, encoding.charset()), 1 << 16);
        if (encoding == Encoding.UTF_8) {
            reader.mark(1);
            if (reader.read() != '\uFEFF') {
                reader.reset();
            }
        }
        return reader;
    }

    /**
     * Tells whether there is another row.
     *
     * @throws EndlessRowException if a row does not end
     */
    @Override
    public boolean hasNext() {
        try {
            return records.hasNext();
        } catch (UncheckedIOException e) {
            if (source.exhausted) {
                throw new EndlessRowException(line);
            }
            throw e;
        }
    }

    @Override
    public RawRow next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        CSVRecord row = records.next();
        source.startRow();
        RawRow raw = new RawRow(line, row.values());
        // The parser counts lines when it passes their end: one more is where the next row starts.
        line = parser.getCurrentLineNumber() + 1;
        return raw;
    }

    /** Closes the file. */
    @Override
    public void close() {
        try {
            parser.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close the file", e);
        }
    }

    /** Stops a row that swallows the rest of the file. */
    private static final class RowLimit extends FilterReader {
        private int sinceRow;
        private boolean exhausted;

        RowLimit(Reader in) {
            super(in);
        }

        void startRow() {
            sinceRow = 0;
        }

        @Override
        public int read(char[] buffer, int offset, int length) throws IOException {
            int count = super.read(buffer, offset, length);
            sinceRow += Math.max(0, count);
            if (sinceRow > MAX_ROW) {
                exhausted = true;
                throw new IOException("a row does not end within a million characters");
            }
            return count;
        }
    }
}
