package org.aroregistry.batch.validation;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.aroregistry.core.dictionary.FileDefinition;
import org.aroregistry.core.dictionary.MissingToken;
import org.aroregistry.core.store.Value;

/** Checked rows of one file on disk, in the order of the file, ready to be loaded. */
public final class RowSpool implements AutoCloseable {
    private static final int BLANK = 0;
    private static final int MISSING = 1;
    private static final int WHOLE = 2;
    private static final int DECIMAL = 3;
    private static final int TEXT = 4;
    private static final int UNREADABLE = 5;
    static final int END = 0;
    static final int ROW = 1;
    static final int REFUSED = 2;
    static final int BUFFER = 1 << 16;
    private static final int LONG_DIGITS = 18;

    private final GrowingFile file;
    private final DataOutputStream out;

    private RowSpool(GrowingFile file) {
        this.file = file;
        this.out = new DataOutputStream(new BufferedOutputStream(file, BUFFER));
    }

    /** Starts an empty spool. */
    public static RowSpool create(Path path) {
        try {
            return new RowSpool(GrowingFile.create(path));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to the work folder " + path.getParent(), e);
        }
    }

    /** Opens the rows for a thread that follows this one. */
    public SpooledRows follow(FileDefinition definition) {
        return new SpooledRows(file, definition);
    }

    /** Appends a row that is not refused. */
    public void add(Row row) {
        add(row, false);
    }

    /** Appends a row. */
    public void add(Row row, boolean refused) {
        try {
            out.writeByte(refused ? REFUSED : ROW);
            out.writeLong(row.line());
            int columns = row.file().columns().size();
            for (int i = 0; i < columns; i++) {
                write(row, i);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to the work folder: is the disk full?", e);
        }
    }

    private void write(Row row, int column) throws IOException {
        if (!row.isReadable(column)) {
            out.writeByte(UNREADABLE);
        } else if (row.isBlank(column)) {
            out.writeByte(BLANK);
        } else if (row.isToken(column)) {
            out.writeByte(MISSING);
            out.writeByte(row.token(column).ordinal());
        } else if (row.isWhole(column)) {
            out.writeByte(WHOLE);
            out.writeInt(row.whole(column));
        } else if (row.isDecimal(column)) {
            BigDecimal number = row.decimal(column);
            out.writeByte(DECIMAL);
            out.writeInt(number.scale());
            if (number.precision() <= LONG_DIGITS) {
                out.writeBoolean(true);
                out.writeLong(number.unscaledValue().longValueExact());
            } else {
                out.writeBoolean(false);
                out.writeUTF(number.unscaledValue().toString());
            }
        } else {
            out.writeByte(TEXT);
            out.writeUTF(row.text(column));
        }
    }

    /** Ends the spool. */
    @Override
    public void close() {
        try {
            out.writeByte(END);
            out.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to the work folder: is the disk full?", e);
        }
    }

    /**
     * Hands every row of a spool to the consumer.
     *
     * @param file the file whose rows it holds
     */
    public static void forEach(Path path, FileDefinition file, Consumer<Row> consumer) {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(path), BUFFER))) {
            while (in.readByte() != END) {
                consumer.accept(read(in, file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read from the work folder " + path.getParent(), e);
        }
    }

    static Row read(DataInputStream in, FileDefinition file) throws IOException {
        Row row = new Row(file, in.readLong());
        int columns = file.columns().size();
        for (int i = 0; i < columns; i++) {
            read(in, row, i);
        }
        return row;
    }

    private static void read(DataInputStream in, Row row, int column) throws IOException {
        switch (in.readByte()) {
            case MISSING -> row.set(column, new Value.Missing(MissingToken.values()[in.readByte()]));
            case WHOLE -> row.set(column, new Value.Whole(in.readInt()));
            case DECIMAL -> {
                int scale = in.readInt();
                BigDecimal number = in.readBoolean()
                        ? BigDecimal.valueOf(in.readLong(), scale)
                        : new BigDecimal(new BigInteger(in.readUTF()), scale);
                row.set(column, new Value.Decimal(number));
            }
            case TEXT -> row.set(column, new Value.Text(in.readUTF()));
            case UNREADABLE -> row.setUnreadable(column);
            default -> {}
        }
    }
}
