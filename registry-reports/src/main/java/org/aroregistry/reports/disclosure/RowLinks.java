package org.aroregistry.reports.disclosure;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a section that count the same patients in other words.
 *
 * <p>"Prospective" and "retrospective", or a feature and the number in whom it is not known: what one row shows, the other
 * gives away. Such rows are recognised by their numbers, which are equal in every column.
 */
final class RowLinks {
    /** Number of the part of those with the feature. */
    static final int N = 0;

    /** Number of the part of those without it. */
    static final int WITHOUT = 1;

    private static final int PARTS = 3;

    private final int rows;
    private final List<Link> links = new ArrayList<>();

    /**
     * Two parts that are equal in every column.
     *
     * @param row one row
     * @param part its part: with the feature, without it, not known
     * @param otherRow the other row
     * @param otherPart its part
     */
    record Link(int row, int part, int otherRow, int otherPart) {
        /** Returns the link seen from its other end. */
        Link reversed() {
            return new Link(otherRow, otherPart, row, part);
        }
    }

    /** Tells the parts of a cell. */
    interface Cells {
        @Nullable
        Parts at(int row, int column);
    }

    /** Finds the links between rows. */
    RowLinks(int rows, int columns, Cells cells) {
        this.rows = rows;
        long[][][] values = new long[rows][PARTS][];
        for (int r = 0; r < rows; r++) {
            for (int part = 0; part < PARTS; part++) {
                values[r][part] = values(r, part, columns, cells);
            }
        }
        for (int a = 0; a < rows; a++) {
            for (int b = a + 1; b < rows; b++) {
                for (int x = 0; x < PARTS; x++) {
                    for (int y = 0; y < PARTS; y++) {
                        if (values[a][x].length > 0 && java.util.Arrays.equals(values[a][x], values[b][y])) {
                            links.add(new Link(a, x, b, y));
                        }
                    }
                }
            }
        }
    }

    /** Returns the values of a part; none if the row has no such part, or only zeros. */
    private static long[] values(int row, int part, int columns, Cells cells) {
        long[] values = new long[columns];
        boolean any = false;
        for (int j = 0; j < columns; j++) {
            Parts parts = cells.at(row, j);
            if (parts == null || (part > WITHOUT && !parts.share())) {
                return new long[0];
            }
            values[j] = part == N ? parts.n() : part == WITHOUT ? parts.without() : parts.unknown();
            any |= values[j] > 0;
        }
        return any ? values : new long[0];
    }

    /** Returns all links. */
    List<Link> all() {
        return links;
    }

    /** Returns the links of a row, each seen from that row. */
    List<Link> of(int row) {
        List<Link> own = new ArrayList<>();
        for (Link link : links) {
            if (link.row() == row) {
                own.add(link);
            } else if (link.otherRow() == row) {
                own.add(link.reversed());
            }
        }
        return own;
    }

    /** Returns the rows in groups that are linked with each other, directly or through others. */
    List<List<Integer>> groups() {
        int[] group = IntStream.range(0, rows).toArray();
        for (Link link : links) {
            int from = group[link.otherRow()];
            int to = group[link.row()];
            for (int r = 0; r < rows; r++) {
                group[r] = group[r] == from ? to : group[r];
            }
        }
        return IntStream.of(group)
                .distinct()
                .mapToObj(id -> IntStream.range(0, rows)
                        .filter(r -> group[r] == id)
                        .boxed()
                        .toList())
                .toList();
    }
}
