package org.aroregistry.core.store;

import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Rows as the lines that {@code LOAD DATA} reads: cells separated by tabs, {@code \N} for no value, special bytes behind a backslash.
 *
 * <p>A failure of the source must not break the talk with the server: it ends the stream, and is thrown afterwards.
 */
final class LoadDataLines extends InputStream {
    private static final int ENOUGH = 1 << 16;

    private final RowSource source;
    private @Nullable Object @Nullable [] following;
    private byte[] buffer = new byte[ENOUGH * 2];
    private int start;
    private int end;
    private long rows;
    private @Nullable RuntimeException failure;

    LoadDataLines(RowSource source) {
        this.source = source;
        this.following = source.next();
    }

    /** Tells whether there is no row at all. */
    boolean isEmpty() {
        return following == null && rows == 0;
    }

    /** Returns the rows put into lines so far. */
    long rows() {
        return rows;
    }

    /** Throws what made the source fail, if it did. */
    void throwFailure() {
        if (failure != null) {
            throw failure;
        }
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        if (start == end) {
            fill();
        }
        if (start == end) {
            return length == 0 ? 0 : -1;
        }
        int taken = Math.min(length, end - start);
        System.arraycopy(buffer, start, target, offset, taken);
        start += taken;
        return taken;
    }

    private void fill() {
        start = 0;
        end = 0;
        try {
            while (following != null && end < ENOUGH) {
                line(following);
                rows++;
                following = source.next();
            }
        } catch (RuntimeException e) {
            failure = e;
            following = null;
        }
    }

    private void line(@Nullable Object[] row) {
        for (int i = 0; i < row.length; i++) {
            if (i > 0) {
                raw('\t');
            }
            cell(row[i]);
        }
        raw('\n');
    }

    private void cell(@Nullable Object cell) {
        if (cell == null) {
            raw('\\');
            raw('N');
        } else if (cell instanceof byte[] bytes) {
            escaped(bytes);
        } else {
            text(cell instanceof BigDecimal decimal ? decimal.toPlainString() : cell.toString());
        }
    }

    private void text(String text) {
        int length = text.length();
        reserve(length * 2);
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                escaped(text.substring(i).getBytes(StandardCharsets.UTF_8));
                return;
            }
            escaped((byte) c);
        }
    }

    private void escaped(byte[] bytes) {
        reserve(bytes.length * 2);
        for (byte b : bytes) {
            escaped(b);
        }
    }

    /** Puts a byte where there is room for two. */
    private void escaped(byte b) {
        switch (b) {
            case '\\', '\t', '\n' -> {
                buffer[end++] = '\\';
                buffer[end++] = b == '\t' ? (byte) 't' : b == '\n' ? (byte) 'n' : b;
            }
            case 0 -> {
                buffer[end++] = '\\';
                buffer[end++] = '0';
            }
            default -> buffer[end++] = b;
        }
    }

    private void raw(char c) {
        reserve(1);
        buffer[end++] = (byte) c;
    }

    private void reserve(int bytes) {
        if (buffer.length - end < bytes) {
            buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, end + bytes));
        }
    }
}
