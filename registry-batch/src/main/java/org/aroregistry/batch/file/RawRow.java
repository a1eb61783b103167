package org.aroregistry.batch.file;

/** One row as it stands in the file: its line and its cells as text. */
public final class RawRow {
    private final long line;
    private final String[] cells;

    RawRow(long line, String[] cells) {
        this.line = line;
        this.cells = cells;
    }

    /** Returns the physical line on which the row starts, 1 for the first line of the file. */
    public long line() {
        return line;
    }

    /** Returns the number of cells. */
    public int size() {
        return cells.length;
    }

    /**
     * Returns a cell as it stands in the file, without its quotes.
     *
     * @param index 0 for the first
     */
    public String cell(int index) {
        return cells[index];
    }

    /** Returns the number of cells up to the last one that holds more than blanks. */
    public int filled() {
        int size = cells.length;
        while (size > 0 && cells[size - 1].isBlank()) {
            size--;
        }
        return size;
    }
}
