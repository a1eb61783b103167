package org.aroregistry.batch.explaining;

import org.aroregistry.core.result.TableResult;

/**
 * Where a number stands in a table.
 *
 * @param section key of the section
 * @param row key of the row within it
 * @param column key of the column
 */
public record CellAddress(String section, String row, String column) {
    private static final String SEPARATOR = "/";
    private static final int PARTS = 3;

    /**
     * Reads an address such as {@code sex/f/TOTAL}; without a column the first one is meant.
     *
     * @throws IllegalArgumentException if it has not two or three parts
     */
    public static CellAddress of(String text) {
        String[] parts = text.split(SEPARATOR, -1);
        if (parts.length == PARTS - 1) {
            return new CellAddress(parts[0], parts[1], "");
        }
        if (parts.length != PARTS) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not the address of a cell: give SECTION/ROW/COLUMN, such as sex/f/TOTAL.");
        }
        return new CellAddress(parts[0], parts[1], parts[2]);
    }

    /** Tells whether a table has such a cell. */
    public boolean isIn(TableResult table) {
        return place(table) >= 0
                && table.sections().stream()
                        .filter(candidate -> candidate.key().equals(section))
                        .flatMap(candidate -> candidate.rows().stream())
                        .anyMatch(candidate -> candidate.key().equals(row));
    }

    /** Returns the place of the column in a table, or -1. */
    int place(TableResult table) {
        for (int i = 0; i < table.columns().size(); i++) {
            if (column.isEmpty() || table.columns().get(i).key().equals(column)) {
                return i;
            }
        }
        return -1;
    }

    /** Returns the address as it is typed. */
    @Override
    public String toString() {
        return section + SEPARATOR + row + (column.isEmpty() ? "" : SEPARATOR + column);
    }
}
