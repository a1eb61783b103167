package org.aroregistry.batch.importing;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Counts the rows of a CSV file in another way than the product: by the rules of RFC 4180 alone, character by character. */
final class RowCount {
    private final char delimiter;
    private long rows;
    private boolean filled;
    private boolean startOfCell = true;
    private boolean quoted;
    private boolean started;

    private RowCount(char delimiter) {
        this.delimiter = delimiter;
    }

    /** Returns how many rows hold more than blanks, the header among them. */
    static long of(Path file) throws java.io.IOException {
        String text = text(Files.readAllBytes(file));
        RowCount count = new RowCount(delimiter(text));
        for (int i = 0; i < text.length(); i++) {
            i = count.take(text, i);
        }
        count.endRow();
        return count.rows;
    }

    private int take(String text, int i) {
        char c = text.charAt(i);
        char next = i + 1 < text.length() ? text.charAt(i + 1) : 0;
        started = true;
        if (quoted) {
            if (c == '"' && next == '"') {
                filled = true;
                return i + 1;
            }
            quoted = c != '"';
            filled |= c != '"' && !Character.isWhitespace(c);
            return i;
        }
        if (c == '"' && startOfCell) {
            quoted = true;
            startOfCell = false;
        } else if (c == delimiter) {
            startOfCell = true;
        } else if (c == '\n' || c == '\r') {
            endRow();
            return c == '\r' && next == '\n' ? i + 1 : i;
        } else {
            startOfCell = false;
            filled |= !Character.isWhitespace(c);
        }
        return i;
    }

    private void endRow() {
        rows += started && filled ? 1 : 0;
        filled = false;
        started = false;
        startOfCell = true;
    }

    private static String text(byte[] bytes) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            text = new String(bytes, Charset.forName("windows-1252"));
        }
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static char delimiter(String text) {
        String header = text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
        char best = ',';
        for (char candidate : new char[] {';', '\t', '|'}) {
            if (times(header, candidate) > times(header, best)) {
                best = candidate;
            }
        }
        return best;
    }

    private static long times(String text, char wanted) {
        return text.chars().filter(c -> c == wanted).count();
    }
}
