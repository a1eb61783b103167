package org.aroregistry.core.synthetic;

import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.aroregistry.core.dictionary.ColumnDefinition;
import org.aroregistry.core.dictionary.ColumnType;
import org.aroregistry.core.dictionary.FileDefinition;
import org.aroregistry.core.synthetic.FileFlaws.Encoding;

/** Writes one file in the style of its site, counts rows and physical lines, and hashes the bytes on the way. */
final class CsvFileWriter implements AutoCloseable {
    private static final int BLANK_ROWS = 50;
    private static final int TRAILING_COLUMNS = 3;
    private static final String UNREADABLE = "utf_16";
    private static final String[] MIXED_LINE_ENDS = {"\r\n", "\r\n", "\n", "\r\n", "\r"};
    private static final String[] REMARKS = {"“as discussed”", "4 µg", "siehe Zürich", "naïve"};

    private final SiteProfile site;
    private final FileDefinition file;
    private final FileFlaws flaws;
    private final AnswerKey key;
    private final MessageDigest digest;
    private final Writer out;
    private final ColumnType[] types;
    private final StringBuilder line = new StringBuilder();
    private String held = "";
    /** Lists the errors of the row that is held back: half of them may be lost with it. */
    private Runnable heldErrors = () -> {};

    private long rows;
    private long lines;
    private boolean closed;

    CsvFileWriter(Path path, SiteProfile site, FileDefinition file, FileFlaws flaws, AnswerKey key) throws IOException {
        this.site = site;
        this.file = file;
        this.flaws = flaws;
        this.key = key;
        digest = sha256Digest();
        OutputStream bytes = new DigestOutputStream(new BufferedOutputStream(Files.newOutputStream(path)), digest);
        Charset charset =
                switch (flaws.encoding()) {
                    case WINDOWS_1252 -> Charset.forName("windows-1252");
                    case UTF_16 -> StandardCharsets.UTF_16LE;
                    case UTF_8, UTF_8_WITH_BOM -> StandardCharsets.UTF_8;
                };
        out = new BufferedWriter(new OutputStreamWriter(bytes, charset));
        types = file.columns().stream().map(ColumnDefinition::type).toArray(ColumnType[]::new);
        header();
    }

    private static MessageDigest sha256Digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform must offer SHA-256", e);
        }
    }

    FileDefinition file() {
        return file;
    }

    /** Returns the number of data rows written. */
    long rows() {
        return rows;
    }

    /** Returns the hash of the whole file in lower-case hexadecimal; call after {@link #close}. */
    String sha256() {
        return HexFormat.of().formatHex(digest.digest());
    }

    private void header() throws IOException {
        if (flaws.encoding() == Encoding.UTF_8_WITH_BOM || flaws.encoding() == Encoding.UTF_16) {
            out.write('\uFEFF');
        }
        line.setLength(0);
        for (ColumnDefinition column : file.columns()) {
            if (column.position() > 1) {
                line.append(site.style().delimiter());
            }
            line.append(column.name());
        }
        extraHeader();
        end();
        fileErrors();
    }

    private void extraHeader() {
        char delimiter = site.style().delimiter();
        if (flaws.encoding() == Encoding.WINDOWS_1252) {
            line.append(delimiter).append("remark");
        }
        if (flaws.birthDates()) {
            line.append(delimiter).append("dob");
        }
        if (flaws.trailingColumns()) {
            line.append(String.valueOf(delimiter).repeat(TRAILING_COLUMNS));
        }
    }

    private void fileErrors() {
        switch (flaws.encoding()) {
            case UTF_8 -> {}
            case UTF_8_WITH_BOM -> report(1, "bom", "", "S-002");
            case WINDOWS_1252 -> {}
            case UTF_16 -> report(0, UNREADABLE, "", "S-001");
        }
        if (flaws.trailingColumns()) {
            report(1, "trailing_columns", "", "");
        }
        if (flaws.birthDates()) {
            report(1, "birth_date_column", "dob", "P-002");
        }
    }

    private void report(long at, String type, String column, String rule) {
        list("", at, new InjectedError(type, column, rule));
    }

    /** Lists an error, unless nobody can find it because the whole file is unreadable. */
    private void list(String recordId, long at, InjectedError error) {
        if (flaws.encoding() != Encoding.UTF_16 || error.type().equals(UNREADABLE)) {
            key.add(site.id(), file.fileName(), recordId, at, error);
        }
    }

    void write(Row row) throws IOException {
        line.setLength(0);
        boolean raw = row.errors().stream().anyMatch(error -> error.type().equals(ErrorInjector.RAGGED_ROW));
        for (int i = 0; i < types.length; i++) {
            if (i > 0) {
                line.append(site.style().delimiter());
            }
            cell(types[i], row.get(i), raw);
        }
        rows++;
        extraCells();
        end();
        listErrors(row.get("record_id"), row.errors());
    }

    private void listErrors(String recordId, List<InjectedError> errors) {
        long at = lines;
        Runnable listing = () -> errors.forEach(error -> list(recordId, at, error));
        if (flaws.truncated()) {
            heldErrors.run();
            heldErrors = listing;
        } else {
            listing.run();
        }
    }

    private void extraCells() {
        char delimiter = site.style().delimiter();
        if (flaws.encoding() == Encoding.WINDOWS_1252) {
            line.append(delimiter);
            if (rows % 5 == 1) {
                line.append(REMARKS[(int) (rows / 5 % REMARKS.length)]);
            }
        }
        if (flaws.birthDates()) {
            line.append(delimiter)
                    .append(2005 + rows % 20)
                    .append("-0")
                    .append(1 + rows % 9)
                    .append("-1")
                    .append(rows % 10);
        }
        if (flaws.trailingColumns()) {
            line.append(String.valueOf(delimiter).repeat(TRAILING_COLUMNS));
        }
    }

    private void cell(ColumnType type, String value, boolean raw) {
        String text = value;
        SiteStyle style = site.style();
        if (style.decimalComma() && type instanceof ColumnType.Decimal && endsInDigit(text)) {
            // A lone point is a word for "missing", not a decimal sign.
            text = text.replace('.', ',');
        } else if (style.plusInSets() && type instanceof ColumnType.MultiCoded) {
            text = text.replace(';', '+');
        } else if (flaws.lowerCase() && type instanceof ColumnType.Coded) {
            text = lower(text);
        }
        boolean special = text.indexOf(style.delimiter()) >= 0 || text.indexOf('"') >= 0 || text.indexOf('\n') >= 0;
        if (special && !raw) {
            line.append('"').append(text.replace("\"", "\"\"")).append('"');
        } else {
            line.append(text);
        }
    }

    private static boolean endsInDigit(String text) {
        return !text.isEmpty() && Character.isDigit(text.charAt(text.length() - 1));
    }

    private static String lower(String code) {
        StringBuilder text = new StringBuilder(code.length());
        for (int i = 0; i < code.length(); i++) {
            char c = code.charAt(i);
            text.append(c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c);
        }
        return text.toString();
    }

    /** Ends the current line and writes it; the last line is held back where the file will break off. */
    private void end() throws IOException {
        String lineEnd = flaws.mixedLineEnds()
                ? MIXED_LINE_ENDS[(int) (lines % MIXED_LINE_ENDS.length)]
                : site.style().lineEnd();
        line.append(lineEnd);
        lines++;
        if (flaws.truncated()) {
            out.write(held);
            held = line.toString();
        } else {
            out.append(line);
        }
    }

    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        if (flaws.blankRows() && !flaws.truncated()) {
            report(lines + 1, "blank_rows", "", "S-007");
            for (int i = 0; i < BLANK_ROWS; i++) {
                line.setLength(0);
                line.append(String.valueOf(site.style().delimiter()).repeat(types.length - 1));
                end();
            }
        }
        if (rows > 0) {
            flawsThatNeedRows();
        }
        if (flaws.truncated()) {
            breakOff();
        }
        out.close();
    }

    /** Reports what only shows in a file with rows. */
    private void flawsThatNeedRows() {
        if (flaws.encoding() == Encoding.WINDOWS_1252) {
            report(0, "windows_1252", "", "S-002");
        }
        if (flaws.mixedLineEnds() && lines > 3) {
            report(0, "mixed_line_ends", "", "S-004");
        }
        if (flaws.lowerCase()) {
            report(0, "lower_case_codes", "", "F-002");
        }
    }

    /** Leaves the second half of the last row out, while hash and row count in the manifest stand for the whole file. */
    private void breakOff() throws IOException {
        if (rows == 0) {
            out.write(held);
            return;
        }
        out.write(held.substring(0, held.length() / 2));
        out.flush();
        digest.update(held.substring(held.length() / 2).getBytes(StandardCharsets.UTF_8));
        report(lines, "truncated", "", "S-017");
    }
}
