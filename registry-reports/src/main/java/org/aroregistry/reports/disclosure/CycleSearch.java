package org.aroregistry.reports.disclosure;

import java.util.ArrayList;
import java.util.List;

/**
 * Looks for another table that prints the same: the proof that a hidden count is in doubt.
 *
 * <p>In a grid whose rows and columns must keep their sums, the smallest change is a closed walk: one cell up, the next of the
 * row down, the next of that column up, and so on back to the start. A walk through hidden cells that leaves every printed
 * number and sign as it is shows that the count at its start could be another one.
 */
final class CycleSearch {
    private static final int LONGEST_WALK = 8;
    private static final int LARGEST_CHANGE = 4;

    private final int rows;
    private final int columns;
    private final Change allowed;

    /** Tells whether a cell may change by so much and print the same. */
    interface Change {
        boolean allowed(int row, int column, int change);
    }

    CycleSearch(int rows, int columns, Change allowed) {
        this.rows = rows;
        this.columns = columns;
        this.allowed = allowed;
    }

    /** Tells whether a closed walk starts at this cell. */
    boolean exists(int row, int column) {
        for (int change = 1; change <= LARGEST_CHANGE; change++) {
            if (walk(row, column, change) || walk(row, column, -change)) {
                return true;
            }
        }
        return false;
    }

    private boolean walk(int row, int column, int change) {
        if (!allowed.allowed(row, column, change)) {
            return false;
        }
        List<int[]> visited = new ArrayList<>();
        visited.add(new int[] {row, column});
        return alongRow(row, column, row, column, change, visited);
    }

    private boolean alongRow(int row, int column, int firstRow, int firstColumn, int change, List<int[]> visited) {
        for (int next = 0; next < columns; next++) {
            if (next != column && !contains(visited, row, next) && allowed.allowed(row, next, -change)) {
                visited.add(new int[] {row, next});
                if (alongColumn(row, next, firstRow, firstColumn, change, visited)) {
                    return true;
                }
                visited.remove(visited.size() - 1);
            }
        }
        return false;
    }

    private boolean alongColumn(int row, int column, int firstRow, int firstColumn, int change, List<int[]> visited) {
        if (column == firstColumn && row != firstRow) {
            return true;
        }
        if (visited.size() >= LONGEST_WALK) {
            return false;
        }
        for (int next = 0; next < rows; next++) {
            if (next != row && !contains(visited, next, column) && allowed.allowed(next, column, change)) {
                visited.add(new int[] {next, column});
                if (alongRow(next, column, firstRow, firstColumn, change, visited)) {
                    return true;
                }
                visited.remove(visited.size() - 1);
            }
        }
        return false;
    }

    private static boolean contains(List<int[]> visited, int row, int column) {
        return visited.stream().anyMatch(cell -> cell[0] == row && cell[1] == column);
    }
}
