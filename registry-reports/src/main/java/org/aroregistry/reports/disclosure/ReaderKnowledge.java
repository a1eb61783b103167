package org.aroregistry.reports.disclosure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.aroregistry.core.result.Statistic;
import org.aroregistry.reports.disclosure.MarkedTable.Position;
import org.jspecify.annotations.Nullable;

/**
 * What a reader of a marked table can work out.
 *
 * <p>The sums that are printed or declared are put into a {@link CountPuzzle}: the total is the sum of the groups, the rows of a
 * partition add up to the size of the column, shares to their denominator, and rows that count the same patients are equal.
 */
final class ReaderKnowledge {
    private static final double MANY = 1e9;

    private final MarkedTable grid;
    private final Set<Position> forced;
    private final Doubt doubt;

    ReaderKnowledge(MarkedTable grid, Set<Position> forced, Doubt doubt) {
        this.grid = grid;
        this.forced = forced;
        this.doubt = doubt;
    }

    private record Unknowns(Position position, int n, int without, int unknown) {}

    /** Adds the hidden column sizes and their sum; returns the number of each unknown, -1 if it is seen. */
    int[] headerUnknowns(CountPuzzle puzzle) {
        int[] unknowns = new int[grid.header.length];
        for (int j = 0; j < grid.header.length; j++) {
            unknowns[j] = switch (grid.header[j]) {
                case SMALL -> puzzle.unknown(1, Profile.SMALLEST_PUBLIC_COUNT - 1, false);
                case WITHHELD -> puzzle.unknown(0, MANY, true);
                default -> -1;
            };
        }
        if (grid.table.columnsPartition() && grid.headersAddUp()) {
            LineSum line = new LineSum();
            for (int j = 0; j < grid.header.length; j++) {
                line.add(unknowns[j], j == 0 ? -1 : 1, grid.size(j));
            }
            line.into(puzzle);
        }
        return unknowns;
    }

    /** Finds a cell that was hidden to protect another one and can itself be worked out, which protects nothing. */
    Optional<Position> firstSolved(int s, List<Integer> scope, Set<Position> chosen) {
        CountPuzzle puzzle = new CountPuzzle();
        List<Unknowns> unknowns = build(s, scope, puzzle, headerUnknowns(puzzle));
        boolean[] solved = puzzle.solved();
        return unknowns.stream()
                .filter(cell -> chosen.contains(cell.position()) && solved[cell.n()])
                .map(Unknowns::position)
                .findFirst();
    }

    /** Finds a hidden cell that gives a small count away after all. */
    Optional<Position> firstExposed(int s, List<Integer> scope) {
        CountPuzzle puzzle = new CountPuzzle();
        int[] headers = headerUnknowns(puzzle);
        List<Unknowns> unknowns = build(s, scope, puzzle, headers);
        boolean[] solved = puzzle.solved();
        for (Unknowns cell : unknowns) {
            Position at = cell.position();
            Parts parts = grid.parts(s, at.row(), at.column());
            boolean exposed = parts != null
                    && ((solved[cell.n()]
                                    && (Profile.isSmall(parts.n())
                                            || Profile.isSmall(parts.others())
                                            || (!parts.share()
                                                    && grid.header[at.column()] == Mark.OPEN
                                                    && Profile.isSmall(parts.without()))
                                            || forced.contains(at)))
                            || (parts.share() && solved[cell.without()] && Profile.isSmall(parts.without()))
                            || (parts.share() && solved[cell.unknown()] && Profile.isSmall(parts.unknown())));
            if (exposed) {
                return Optional.of(at);
            }
        }
        for (int j = 0; j < headers.length; j++) {
            if (headers[j] >= 0 && solved[headers[j]] && Profile.isSmall(grid.size(j))) {
                return Optional.of(new Position(s, scope.get(0), j));
            }
        }
        if (!grid.table.columnsPartition()) {
            return Optional.empty();
        }
        return grid.isPartition(s) ? doubt.firstCertain(s) : doubt.firstCertain(s, scope);
    }

    private List<Unknowns> build(int s, List<Integer> scope, CountPuzzle puzzle, int[] headers) {
        List<Unknowns> unknowns = new ArrayList<>();
        Unknowns[][] cells = new Unknowns[grid.marks[s].length][grid.header.length];
        for (int r : scope) {
            for (int j = 0; j < grid.header.length; j++) {
                if (grid.marks[s][r][j] != Mark.OPEN) {
                    cells[r][j] = addCell(puzzle, new Position(s, r, j), headers[j]);
                    unknowns.add(cells[r][j]);
                }
            }
            if (grid.table.columnsPartition()) {
                addRow(puzzle, s, r, cells[r]);
            }
        }
        if (grid.isPartition(s)) {
            for (int j = 0; j < grid.header.length; j++) {
                addColumn(puzzle, s, j, cells, headers[j]);
            }
        }
        for (RowLinks.Link link : grid.links[s].all()) {
            if (scope.contains(link.row())) {
                for (int j = 0; j < grid.header.length; j++) {
                    LineSum same = new LineSum();
                    addPart(same, 1, cells[link.row()][j], new Position(s, link.row(), j), link.part(), headers[j]);
                    addPart(
                            same,
                            -1,
                            cells[link.otherRow()][j],
                            new Position(s, link.otherRow(), j),
                            link.otherPart(),
                            headers[j]);
                    same.into(puzzle);
                }
            }
        }
        return unknowns;
    }

    /** Adds one part of a cell to a sum. */
    private void addPart(LineSum sum, int sign, @Nullable Unknowns cell, Position at, int part, int headerUnknown) {
        Parts parts = grid.shareParts(at.section(), at.row(), at.column());
        if (cell == null) {
            sum.add(
                    -1,
                    sign,
                    part == RowLinks.N ? parts.n() : part == RowLinks.WITHOUT ? parts.without() : parts.unknown());
        } else if (part == RowLinks.N) {
            sum.add(cell.n(), sign, 0);
        } else if (parts.share()) {
            sum.add(part == RowLinks.WITHOUT ? cell.without() : cell.unknown(), sign, 0);
        } else {
            // Those without the feature are the rest of the column.
            sum.add(cell.n(), -sign, 0);
            sum.add(headerUnknown, sign, grid.size(at.column()));
        }
    }

    private Unknowns addCell(CountPuzzle puzzle, Position at, int headerUnknown) {
        Parts parts = grid.parts(at.section(), at.row(), at.column());
        boolean share = parts != null && parts.share();
        Mark mark = grid.marks[at.section()][at.row()][at.column()];
        double most = headerUnknown < 0 && (share || grid.countsPrinted(at.section(), at.row(), at.column()))
                ? Math.max(grid.size(at.column()), parts == null ? 0 : parts.n())
                : MANY;
        boolean columnSeen = headerUnknown < 0;
        boolean neverSmall =
                mark != Mark.BLANK && columnSeen && grid.countsPrinted(at.section(), at.row(), at.column());
        int n = mark == Mark.SMALL
                ? puzzle.unknown(1, Profile.SMALLEST_PUBLIC_COUNT - 1, false)
                : puzzle.unknown(0, most, neverSmall);
        if (!share) {
            return new Unknowns(at, n, -1, -1);
        }
        int without = puzzle.unknown(0, most, mark == Mark.APPROXIMATE);
        int unknown = puzzle.unknown(0, grid.allKnown(at.section(), at.row()) ? 0 : most, false);
        LineSum sum = new LineSum();
        sum.add(n, 1, 0);
        sum.add(without, 1, 0);
        sum.add(unknown, 1, 0);
        sum.add(headerUnknown, -1, grid.size(at.column()));
        sum.into(puzzle);
        return new Unknowns(at, n, without, unknown);
    }

    private void addRow(CountPuzzle puzzle, int s, int r, @Nullable Unknowns[] cells) {
        long difference = 0;
        LineSum n = new LineSum();
        LineSum without = new LineSum();
        LineSum unknown = new LineSum();
        boolean shares = true;
        for (int j = 0; j < grid.header.length; j++) {
            Parts parts = grid.parts(s, r, j);
            if (parts == null) {
                return;
            }
            int sign = j == 0 ? -1 : 1;
            Unknowns cell = cells[j];
            difference += sign * parts.n();
            shares &= parts.share();
            n.add(cell == null ? -1 : cell.n(), sign, parts.n());
            without.add(cell == null ? -1 : cell.without(), sign, parts.without());
            unknown.add(cell == null ? -1 : cell.unknown(), sign, parts.unknown());
        }
        // A row that does not add up (a patient may count in several groups) tells the reader nothing.
        if (difference == 0) {
            n.into(puzzle);
            if (shares) {
                without.into(puzzle);
                unknown.into(puzzle);
            }
        }
    }

    private void addColumn(CountPuzzle puzzle, int s, int j, @Nullable Unknowns[][] cells, int headerUnknown) {
        LineSum sum = new LineSum();
        long difference = -grid.size(j);
        for (int r = 0; r < grid.marks[s].length; r++) {
            Parts parts = grid.parts(s, r, j);
            if (parts == null) {
                return;
            }
            difference += parts.n();
            Unknowns cell = cells[r][j];
            sum.add(cell == null ? -1 : cell.n(), 1, parts.n());
        }
        sum.add(headerUnknown, -1, grid.size(j));
        if (difference == 0) {
            sum.into(puzzle);
        }
        addKnownPart(puzzle, s, j, cells, headerUnknown);
    }

    /** Adds that the shares of a column add up to their common denominator, if they do. */
    private void addKnownPart(CountPuzzle puzzle, int s, int j, @Nullable Unknowns[][] cells, int headerUnknown) {
        List<Integer> shares = IntStream.range(0, grid.marks[s].length)
                .filter(r -> grid.statistic(s, r, j) instanceof Statistic.Share)
                .boxed()
                .toList();
        if (shares.isEmpty()) {
            return;
        }
        long unknown = grid.shareParts(s, shares.get(0), j).unknown();
        long n = shares.stream().mapToLong(r -> grid.shareParts(s, r, j).n()).sum();
        if (n + unknown != grid.size(j)
                || shares.stream().anyMatch(r -> grid.shareParts(s, r, j).unknown() != unknown)) {
            return;
        }
        LineSum known = new LineSum();
        int first = shares.get(0);
        for (int r : shares) {
            known.add(
                    unknownOf(cells[r][j], Unknowns::n),
                    1,
                    grid.shareParts(s, r, j).n());
            LineSum same = new LineSum();
            same.add(unknownOf(cells[r][j], Unknowns::unknown), 1, unknown);
            same.add(unknownOf(cells[first][j], Unknowns::unknown), -1, unknown);
            if (r != first) {
                same.into(puzzle);
            }
        }
        known.add(unknownOf(cells[first][j], Unknowns::unknown), 1, unknown);
        known.add(headerUnknown, -1, grid.size(j));
        known.into(puzzle);
    }

    private static int unknownOf(@Nullable Unknowns cell, ToIntFunction<Unknowns> part) {
        return cell == null ? -1 : part.applyAsInt(cell);
    }

    /** A sum being built from seen and hidden counts. */
    private static final class LineSum {
        private final List<Integer> unknowns = new ArrayList<>();
        private final List<Integer> signs = new ArrayList<>();
        private long seen;

        void add(int unknown, int sign, long value) {
            if (unknown < 0) {
                seen += sign * value;
            } else {
                unknowns.add(unknown);
                signs.add(sign);
            }
        }

        void into(CountPuzzle puzzle) {
            puzzle.sum(unknowns, signs, -seen);
        }
    }
}
