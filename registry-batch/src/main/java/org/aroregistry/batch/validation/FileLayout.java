package org.aroregistry.batch.validation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.aroregistry.batch.file.HeaderNames;
import org.aroregistry.batch.file.RawRow;
import org.aroregistry.core.dictionary.ColumnDefinition;
import org.aroregistry.core.dictionary.FileDefinition;

/** Where the columns of the dictionary are in a centre's file, and what else is there. */
public final class FileLayout {
    /** Columns whose names start so come from our own answer to an earlier upload; they are never read. */
    public static final String IGNORED_PREFIX = "registry_";

    private final FileDefinition file;
    private final long headerLine;
    private final List<String> names = new ArrayList<>();
    private final int[] cellOf;
    private final List<Integer> extra = new ArrayList<>();
    private final List<Integer> repeated = new ArrayList<>();
    private int named;

    /**
     * Reads the header row.
     *
     * @param file what the file should hold
     * @param header its first row
     */
    public FileLayout(FileDefinition file, RawRow header) {
        this.file = file;
        this.headerLine = header.line();
        this.cellOf = new int[file.columns().size()];
        Arrays.fill(cellOf, -1);
        Map<String, Integer> positions = new HashMap<>();
        for (ColumnDefinition column : file.columns()) {
            positions.put(column.name(), column.position() - 1);
        }
        for (int i = 0; i < header.size(); i++) {
            String name = HeaderNames.clean(header.cell(i));
            names.add(name);
            if (name.isEmpty()) {
                continue;
            }
            named = i + 1;
            Integer position = positions.get(name);
            if (position == null) {
                if (!name.startsWith(IGNORED_PREFIX)) {
                    extra.add(i);
                }
            } else if (cellOf[position] >= 0) {
                repeated.add(i);
            } else {
                cellOf[position] = i;
            }
        }
    }

    /**
     * Lays the columns out as the dictionary does, for rows that come from no file.
     *
     * @param file the file of the dictionary
     */
    public FileLayout(FileDefinition file) {
        this.file = file;
        this.headerLine = 0;
        this.cellOf = new int[file.columns().size()];
        for (ColumnDefinition column : file.columns()) {
            cellOf[column.position() - 1] = column.position() - 1;
            names.add(column.name());
        }
        this.named = names.size();
    }

    /** Returns what the file should hold. */
    public FileDefinition file() {
        return file;
    }

    /** Returns the physical line of the header. */
    public long headerLine() {
        return headerLine;
    }

    /** Returns the columns of the dictionary that the file lacks. */
    List<ColumnDefinition> absent() {
        return file.columns().stream()
                .filter(column -> cellOf[column.position() - 1] < 0)
                .toList();
    }

    /** Returns the places of columns that the dictionary does not know, 0 for the first. */
    List<Integer> extra() {
        return extra;
    }

    /** Returns the places of columns whose name stood further left already. */
    List<Integer> repeated() {
        return repeated;
    }

    /** Returns the cleaned name at a place, empty if the column has none. */
    String name(int place) {
        return place < names.size() ? names.get(place) : "";
    }

    /** Returns the place of the first column without a name, or -1 if all have one. */
    int firstUnnamed() {
        return names.indexOf("");
    }

    /** Returns how many cells a row must have: up to the last column with a name. */
    int named() {
        return named;
    }

    /** Returns how many cells the header has, unnamed ones included. */
    public int width() {
        return names.size();
    }

    /** Returns the place of a column's cells, or -1 if the file lacks the column. */
    public int cellOf(ColumnDefinition column) {
        return cellOf[column.position() - 1];
    }

    /** Returns the cell of a column in a row, empty if there is none. */
    public String cell(ColumnDefinition column, RawRow row) {
        int place = cellOf(column);
        return place < 0 || place >= row.size() ? "" : row.cell(place);
    }

    /** Tells whether the cells at a place are our own remarks on an earlier upload. */
    public boolean isIgnored(int place) {
        return name(place).startsWith(IGNORED_PREFIX);
    }

    /** Returns the letter that a spreadsheet shows over a place. */
    static String letter(int place) {
        return place < 0 ? "" : ColumnDefinition.letter(place + 1);
    }
}
