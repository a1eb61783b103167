package org.aroregistry.reports.disclosure;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.aroregistry.core.result.Statistic;
import org.aroregistry.core.result.TableResult;
import org.jspecify.annotations.Nullable;

/**
 * A table with what suppression has decided about each cell so far.
 *
 * <p>It knows how to read the counts of a cell, not what a reader could make of them.
 */
final class MarkedTable {
    final TableResult table;
    final Mark[] header;
    final Mark[][][] marks;
    final RowLinks[] links;

    /**
     * Place of a cell.
     *
     * @param section number of the section
     * @param row number of the row within it
     * @param column number of the column
     */
    record Position(int section, int row, int column) {}

    /** Starts with every cell open. */
    MarkedTable(TableResult table) {
        this.table = table;
        this.header = new Mark[table.columns().size()];
        this.marks = new Mark[table.sections().size()][][];
        this.links = new RowLinks[marks.length];
        Arrays.fill(header, Mark.OPEN);
        for (int s = 0; s < marks.length; s++) {
            int section = s;
            int rows = table.sections().get(s).rows().size();
            marks[s] = new Mark[rows][header.length];
            for (Mark[] row : marks[s]) {
                Arrays.fill(row, Mark.OPEN);
            }
            boolean linkable = table.columnsPartition() && !isPartition(s);
            links[s] = new RowLinks(linkable ? rows : 0, header.length, (r, j) -> parts(section, r, j));
        }
    }

    /** Tells whether the rows of a section add up to the size of each column. */
    boolean isPartition(int s) {
        return table.sections().get(s).partition();
    }

    /** Returns the rows of a section in groups that have to be treated together. */
    List<List<Integer>> scopes(int s) {
        int rows = marks[s].length;
        if (isPartition(s)) {
            return List.of(IntStream.range(0, rows).boxed().toList());
        }
        return table.columnsPartition()
                ? links[s].groups()
                : IntStream.range(0, rows).mapToObj(List::of).toList();
    }

    boolean headersAddUp() {
        return table.columns().get(0).n()
                == table.columns().stream()
                        .skip(1)
                        .mapToLong(TableResult.Column::n)
                        .sum();
    }

    long size(int column) {
        return table.columns().get(column).n();
    }

    @Nullable
    Parts parts(int s, int r, int j) {
        Statistic statistic = statistic(s, r, j);
        if (statistic instanceof Statistic.NotEstimable && rowHasShares(s, r)) {
            return new Parts(0, 0, size(j), true, 0);
        }
        // An amount is printed without its patients: in a partition no sum of them can give it away.
        return isPartition(s) && statistic instanceof Statistic.Amount ? null : Parts.of(statistic, size(j));
    }

    /** Tells whether a cell is an amount that rests on 1 to 4 patients. */
    boolean restsOnFew(int s, int r, int j) {
        Parts parts = statistic(s, r, j) instanceof Statistic.Amount amount ? Parts.of(amount, size(j)) : null;
        return parts != null && Profile.isSmall(parts.n());
    }

    boolean rowHasShares(int s, int r) {
        return table.sections().get(s).rows().get(r).cells().stream().anyMatch(Statistic.Share.class::isInstance);
    }

    boolean countsPrinted(int s, int r, int j) {
        Statistic statistic = statistic(s, r, j);
        return statistic instanceof Statistic.Count || statistic instanceof Statistic.Share;
    }

    Statistic statistic(int s, int r, int j) {
        return table.sections().get(s).rows().get(r).cells().get(j);
    }

    boolean rowCounts(int s, int r) {
        return IntStream.range(0, header.length).allMatch(j -> parts(s, r, j) != null);
    }

    Parts shareParts(int s, int r, int j) {
        return Objects.requireNonNull(parts(s, r, j));
    }

    long count(int s, Position at) {
        Parts parts = parts(s, at.row(), at.column());
        return parts == null ? 0 : parts.n();
    }

    /** Tells whether the row says of everybody whether they have the feature, which a reader may well know. */
    boolean allKnown(int s, int r) {
        return IntStream.range(0, header.length).allMatch(j -> {
            Parts parts = parts(s, r, j);
            return parts == null || parts.unknown() == 0;
        });
    }

    boolean rowAddsUp(int s, int r) {
        if (!table.columnsPartition()) {
            return false;
        }
        long difference = 0;
        for (int j = 0; j < header.length; j++) {
            difference += (j == 0 ? -1 : 1) * shareParts(s, r, j).n();
        }
        return difference == 0;
    }
}
