package org.aroregistry.batch.validation;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.aroregistry.core.dictionary.ColumnDefinition;
import org.aroregistry.core.dictionary.FileDefinition;
import org.aroregistry.core.dictionary.MissingToken;
import org.aroregistry.core.store.Value;
import org.jspecify.annotations.Nullable;

/**
 * One row of a file as bytes, as spools hold it: its line, then a kind and a value for each cell; codes by their place in the dictionary.
 *
 * <p>Line and patient can be read without the other cells. An instance is used for one row after the other, not by several threads.
 */
final class RowBytes {
    private static final byte BLANK = 0;
    private static final byte MISSING = 1;
    private static final byte WHOLE = 2;
    private static final byte DECIMAL = 3;
    private static final byte LONG_DECIMAL = 4;
    private static final byte CODE = 5;
    private static final byte ASCII = 6;
    private static final byte TEXT = 7;
    private static final byte UNREADABLE = 8;

    private static final int PATIENT_COLUMN = 1;
    private static final int LONG_DIGITS = 18;
    private static final int LARGEST_NUMBER = 32;

    private final FileDefinition file;
    private final List<Map<String, Integer>> places;
    private final List<List<Value.Text>> codes;
    /** Cells of a column mostly repeat the one above: site, patient, visit. */
    private final @Nullable Value.Text[] last;

    private ByteBuffer bytes = ByteBuffer.allocate(1024);

    /** Gets ready for the rows of a file. */
    RowBytes(FileDefinition file) {
        this.file = file;
        this.codes = file.columns().stream()
                .map(column -> column.codes().stream().map(Value.Text::new).toList())
                .toList();
        this.places = file.columns().stream().map(RowBytes::places).toList();
        this.last = new Value.Text[file.columns().size()];
    }

    private static Map<String, Integer> places(ColumnDefinition column) {
        Map<String, Integer> places = new HashMap<>();
        column.codes().forEach(code -> places.putIfAbsent(code, places.size()));
        return places.size() == column.codes().size() ? places : Map.of();
    }

    /** Takes the content of a row. */
    void take(Row row) {
        bytes.clear();
        bytes.putLong(row.line());
        for (int i = 0; i < last.length; i++) {
            room(LARGEST_NUMBER);
            put(row, i);
        }
        bytes.flip();
    }

    private void put(Row row, int column) {
        if (!row.isReadable(column)) {
            bytes.put(UNREADABLE);
        } else if (row.isBlank(column)) {
            bytes.put(BLANK);
        } else if (row.isToken(column)) {
            bytes.put(MISSING).put((byte) row.token(column).ordinal());
        } else if (row.isWhole(column)) {
            bytes.put(WHOLE).putInt(row.whole(column));
        } else if (row.isDecimal(column)) {
            put(row.decimal(column));
        } else {
            put(row.text(column), places.get(column));
        }
    }

    private void put(BigDecimal number) {
        if (number.precision() <= LONG_DIGITS) {
            bytes.put(DECIMAL)
                    .putInt(number.scale())
                    .putLong(number.unscaledValue().longValueExact());
        } else {
            byte[] digits = number.unscaledValue().toByteArray();
            bytes.put(LONG_DECIMAL).putInt(number.scale());
            put(digits);
        }
    }

    private void put(String text, Map<String, Integer> placesOfCodes) {
        Integer place = placesOfCodes.get(text);
        if (place != null) {
            bytes.put(CODE).putShort(place.shortValue());
            return;
        }
        int start = bytes.position();
        int length = text.length();
        room(LARGEST_NUMBER + length);
        bytes.put(ASCII).putInt(length);
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c > '~') {
                bytes.position(start).put(TEXT);
                put(text.getBytes(StandardCharsets.UTF_8));
                return;
            }
            bytes.put((byte) c);
        }
    }

    private void put(byte[] block) {
        room(LARGEST_NUMBER + block.length);
        bytes.putInt(block.length).put(block);
    }

    private void room(int size) {
        if (bytes.remaining() < size) {
            bytes = ByteBuffer.allocate(2 * (bytes.capacity() + size)).put(bytes.flip());
        }
    }

    void writeTo(DataOutputStream out) throws IOException {
        out.writeInt(bytes.limit());
        out.write(bytes.array(), 0, bytes.limit());
    }

    void readFrom(DataInputStream in) throws IOException {
        int length = in.readInt();
        bytes.clear();
        room(length);
        in.readFully(bytes.array(), 0, length);
        bytes.limit(length);
    }

    /** Returns the line of the row. */
    long line() {
        return bytes.getLong(0);
    }

    /** Returns the patient, empty if unreadable. */
    String patientId() {
        Row start = new Row(file, line());
        bytes.position(Long.BYTES);
        for (int i = 0; i <= PATIENT_COLUMN; i++) {
            get(start, i);
        }
        return start.patientId();
    }

    /** Returns the row. */
    Row row() {
        Row row = new Row(file, line());
        bytes.position(Long.BYTES);
        for (int i = 0; i < last.length; i++) {
            get(row, i);
        }
        return row;
    }

    private void get(Row row, int column) {
        switch (bytes.get()) {
            case MISSING -> row.set(column, new Value.Missing(MissingToken.values()[bytes.get()]));
            case WHOLE -> row.set(column, new Value.Whole(bytes.getInt()));
            case DECIMAL -> {
                int scale = bytes.getInt();
                row.set(column, new Value.Decimal(BigDecimal.valueOf(bytes.getLong(), scale)));
            }
            case LONG_DECIMAL -> {
                int scale = bytes.getInt();
                row.set(column, new Value.Decimal(new BigDecimal(new BigInteger(block()), scale)));
            }
            case CODE -> row.set(column, codes.get(column).get(bytes.getShort()));
            case ASCII -> row.set(column, ascii(column));
            case TEXT -> row.set(column, new Value.Text(new String(block(), StandardCharsets.UTF_8)));
            case UNREADABLE -> row.setUnreadable(column);
            default -> {}
        }
    }

    private byte[] block() {
        int length = bytes.getInt();
        int start = bytes.position();
        bytes.position(start + length);
        return Arrays.copyOfRange(bytes.array(), start, start + length);
    }

    private Value.Text ascii(int column) {
        int length = bytes.getInt();
        int start = bytes.position();
        bytes.position(start + length);
        Value.Text above = last[column];
        if (above == null || !isAt(start, length, above.text())) {
            above = new Value.Text(new String(bytes.array(), start, length, StandardCharsets.ISO_8859_1));
            last[column] = above;
        }
        return above;
    }

    private boolean isAt(int start, int length, String text) {
        if (text.length() != length) {
            return false;
        }
        // From the end: ids of one site differ there.
        for (int i = length - 1; i >= 0; i--) {
            if (bytes.get(start + i) != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
