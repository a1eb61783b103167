package org.aroregistry.reports.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.aroregistry.core.result.Statistic;
import org.aroregistry.core.result.TableResult;
import org.aroregistry.reports.disclosure.MarkedTable.Position;
import org.jspecify.annotations.Nullable;

/**
 * Decides which cells of a table are hidden from the public.
 *
 * <p>First the cells that alone give away a count of 1 to 4. Then, as long as a reader could work one of them out
 * ({@link ReaderKnowledge}) or it is not proven to be in {@link Doubt}, one more cell: the smallest of the row or column
 * through which it can be worked out. Zero is hidden only when nothing else is left. Where rounded percentages or the
 * total alone show more than exact numbers, those are printed.
 */
final class TableSuppression {
    private static final int SMALLEST_APPROXIMATE_COLUMN = 10;
    private static final double TOTAL_WEIGHT = 4;
    private static final double COUNT_WEIGHT = 0.2;
    private static final double ROUNDING_LOSS = 0.4;

    private final Set<Position> forced;
    private final Set<Position> seenElsewhere;
    private final MarkedTable grid;
    private final Doubt doubt;
    private final ReaderKnowledge reader;

    /**
     * Suppresses a table.
     *
     * @param table the table
     * @param forced cells that must be hidden for reasons outside of the table
     * @param hideTotal true if the number of patients of the first column must be hidden
     */
    TableSuppression(TableResult table, Set<Position> forced, boolean hideTotal) {
        this(table, forced, Set.of(), hideTotal);
    }

    /**
     * Suppresses a table of which some cells stand in another report as well.
     *
     * @param table the table
     * @param forced cells that must be hidden for reasons outside of the table
     * @param seenElsewhere cells that another report shows, so that hiding them here protects nothing
     * @param hideTotal true if the number of patients of the first column must be hidden
     */
    TableSuppression(TableResult table, Set<Position> forced, Set<Position> seenElsewhere, boolean hideTotal) {
        this.seenElsewhere = Set.copyOf(seenElsewhere);
        this.grid = new MarkedTable(table);
        this.forced = Set.copyOf(forced);
        this.doubt = new Doubt(grid);
        this.reader = new ReaderKnowledge(grid, this.forced, doubt);
        hideHeaders(hideTotal);
        for (int s = 0; s < grid.marks.length; s++) {
            hidePrimary(s);
            for (List<Integer> scope : grid.scopes(s)) {
                choose(s, scope);
            }
        }
    }

    /** Returns the mark of the number of patients of a column. */
    Mark header(int column) {
        return grid.header[column];
    }

    /** Returns the mark of a cell. */
    Mark mark(int section, int row, int column) {
        return grid.marks[section][row][column];
    }

    private void hideHeaders(boolean protectTotal) {
        for (int j = 0; j < grid.header.length; j++) {
            grid.header[j] = Profile.isSmall(grid.size(j)) ? Mark.SMALL : Mark.OPEN;
        }
        if (protectTotal && grid.header.length > 0 && grid.header[0] == Mark.OPEN) {
            grid.header[0] = Mark.WITHHELD;
        }
        while (grid.table.columnsPartition() && grid.headersAddUp()) {
            CountPuzzle puzzle = new CountPuzzle();
            int[] unknowns = reader.headerUnknowns(puzzle);
            boolean[] solved = puzzle.solved();
            long rest = IntStream.range(1, grid.header.length)
                    .filter(j -> grid.header[j] != Mark.OPEN)
                    .mapToLong(grid::size)
                    .sum();
            boolean exposed = (grid.header[0] == Mark.OPEN && Profile.isSmall(rest))
                    || IntStream.range(0, grid.header.length)
                            .anyMatch(j -> unknowns[j] >= 0
                                    && solved[unknowns[j]]
                                    && (Profile.isSmall(grid.size(j)) || (j == 0 && protectTotal)));
            if (!exposed) {
                return;
            }
            int next = IntStream.range(1, grid.header.length)
                    .filter(j -> grid.header[j] == Mark.OPEN && grid.size(j) > 0)
                    .boxed()
                    .min(Comparator.comparingLong(grid::size))
                    .orElseGet(() -> grid.header[0] == Mark.OPEN ? 0 : -1);
            if (next < 0) {
                throw new DisclosureException(
                        "table " + grid.table.id() + " cannot be made safe: its column sizes give away"
                                + " a small group; group the columns more coarsely");
            }
            grid.header[next] = Mark.WITHHELD;
        }
    }

    private void hidePrimary(int s) {
        for (int r = 0; r < grid.marks[s].length; r++) {
            for (int j = 0; j < grid.header.length; j++) {
                Parts parts = grid.parts(s, r, j);
                if (parts == null) {
                    grid.marks[s][r][j] = grid.restsOnFew(s, r, j) ? Mark.WITHHELD : Mark.OPEN;
                    continue;
                }
                if (grid.header[j] != Mark.OPEN) {
                    grid.marks[s][r][j] = Mark.BLANK;
                } else if (Profile.isSmall(parts.n()) && grid.countsPrinted(s, r, j)) {
                    grid.marks[s][r][j] = Mark.SMALL;
                } else if (parts.revealing() || forced.contains(new Position(s, r, j))) {
                    grid.marks[s][r][j] = Mark.WITHHELD;
                }
            }
        }
    }

    /** Hides further cells until no small count can be worked out; tells whether that was possible. */
    private boolean protect(int s, List<Integer> scope) {
        Set<Position> chosen = new LinkedHashSet<>();
        while (true) {
            Optional<Rest> rest = firstSmallRest(s, scope);
            if (rest.isPresent()) {
                Optional<Position> more = smallest(s, rest.get());
                if (more.isEmpty()) {
                    return false;
                }
                grid.marks[s][more.get().row()][more.get().column()] = Mark.WITHHELD;
                chosen.add(more.get());
                continue;
            }
            Optional<Position> useless = reader.firstSolved(s, scope, chosen);
            Optional<Position> exposed = useless.isPresent() ? useless : reader.firstExposed(s, scope);
            if (exposed.isEmpty()) {
                return true;
            }
            Optional<Position> next = complement(s, scope, exposed.get());
            if (next.isPresent()) {
                grid.marks[s][next.get().row()][next.get().column()] = Mark.WITHHELD;
                chosen.add(next.get());
            } else if (useless.isPresent()) {
                chosen.remove(useless.get());
            } else {
                return false;
            }
        }
    }

    /**
     * Chooses what is printed of rows that belong together: exact numbers, rounded percentages or the total alone, whichever is
     * safe and shows most; nothing if none of them is safe.
     */
    private void choose(int s, List<Integer> scope) {
        Mark[][] primary = copy(s, scope);
        List<Mark[][]> safe = new ArrayList<>();
        if (protect(s, scope)) {
            safe.add(copy(s, scope));
        }
        if (loss(s, scope) > 0) {
            if (!grid.isPartition(s)) {
                for (boolean keepTotal : new boolean[] {true, false}) {
                    restore(s, scope, primary);
                    approximate(s, scope, keepTotal);
                    if (isSafe(s, scope)) {
                        safe.add(copy(s, scope));
                    }
                }
            }
            restore(s, scope, primary);
            blank(s, scope, 1);
            if (protect(s, scope)) {
                safe.add(copy(s, scope));
            }
        }
        blank(s, scope, 0);
        Mark[][] best = copy(s, scope);
        for (Mark[][] candidate : safe) {
            restore(s, scope, best);
            double least = loss(s, scope);
            restore(s, scope, candidate);
            best = loss(s, scope) < least ? candidate : best;
        }
        restore(s, scope, best);
    }

    /** Measures what is lost to the reader: the total counts most, rows of those not known least. */
    private double loss(int s, List<Integer> scope) {
        boolean anyShares = scope.stream().anyMatch(r -> grid.rowHasShares(s, r));
        double loss = 0;
        for (int r : scope) {
            for (int j = 0; j < grid.header.length; j++) {
                double weight =
                        (j == 0 ? TOTAL_WEIGHT : 1) * (anyShares && !grid.rowHasShares(s, r) ? COUNT_WEIGHT : 1);
                loss += switch (grid.marks[s][r][j]) {
                    case OPEN, SMALL -> 0;
                    case APPROXIMATE -> ROUNDING_LOSS * weight;
                    case WITHHELD, BLANK -> weight;
                };
            }
        }
        return loss;
    }

    private Mark[][] copy(int s, List<Integer> scope) {
        return scope.stream().map(r -> grid.marks[s][r].clone()).toArray(Mark[][]::new);
    }

    private void restore(int s, List<Integer> scope, Mark[][] saved) {
        for (int i = 0; i < scope.size(); i++) {
            grid.marks[s][scope.get(i)] = saved[i].clone();
        }
    }

    /** Hides whole rows from a column on, so that not even the sign of a small count is left. */
    private void blank(int s, List<Integer> scope, int firstColumn) {
        for (int r : scope) {
            for (int j = firstColumn; j < grid.header.length; j++) {
                if (grid.parts(s, r, j) != null && !seenElsewhere.contains(new Position(s, r, j))) {
                    grid.marks[s][r][j] = Mark.BLANK;
                }
            }
        }
    }

    /** Rounds the percentages of shares; rows of mere counts that are linked with them are hidden. */
    private void approximate(int s, List<Integer> scope, boolean keepTotal) {
        for (int r : scope) {
            for (int j = 0; j < grid.header.length; j++) {
                Parts parts = grid.parts(s, r, j);
                boolean kept = (j == 0 && keepTotal && parts != null && !parts.revealing())
                        || seenElsewhere.contains(new Position(s, r, j));
                if (parts != null && grid.header[j] == Mark.OPEN && !kept) {
                    grid.marks[s][r][j] = approximation(s, r, j, parts);
                }
            }
        }
    }

    private Mark approximation(int s, int r, int j, Parts parts) {
        if (!(grid.statistic(s, r, j) instanceof Statistic.Share) || parts.n() + parts.without() == 0) {
            return Mark.BLANK;
        }
        if (Profile.isSmall(parts.n())) {
            return Mark.SMALL;
        }
        return Profile.isSmall(parts.without())
                        || grid.size(j) < SMALLEST_APPROXIMATE_COLUMN
                        || forced.contains(new Position(s, r, j))
                ? Mark.WITHHELD
                : Mark.APPROXIMATE;
    }

    private boolean isSafe(int s, List<Integer> scope) {
        return firstSmallRest(s, scope).isEmpty()
                && reader.firstExposed(s, scope).isEmpty()
                && scope.stream().filter(r -> grid.rowHasShares(s, r)).allMatch(r -> doubt.doubtRemains(s, r));
    }

    /** The hidden cells of a line, which add up to too little, and those that could be hidden besides. */
    private record Rest(List<Position> hidden, List<Position> open) {}

    /**
     * Finds a line whose hidden cells add up to 1 to 4 patients.
     *
     * <p>The sum of hidden groups is the total without the others: as good as a cell of its own.
     */
    private Optional<Rest> firstSmallRest(int s, List<Integer> scope) {
        for (int r : scope) {
            if (grid.table.columnsPartition()
                    && grid.marks[s][r][0] == Mark.OPEN
                    && grid.rowCounts(s, r)
                    && grid.rowAddsUp(s, r)) {
                List<Position> hidden = new ArrayList<>();
                for (int j = 1; j < grid.header.length; j++) {
                    if (grid.marks[s][r][j] != Mark.OPEN) {
                        hidden.add(new Position(s, r, j));
                    }
                }
                if (addsUpToLittle(hidden)) {
                    return Optional.of(new Rest(hidden, open(s, List.of(r), null)));
                }
            }
        }
        for (int j = 0; j < grid.header.length && grid.isPartition(s); j++) {
            int column = j;
            List<Position> hidden = scope.stream()
                    .map(r -> new Position(s, r, column))
                    .filter(at ->
                            grid.marks[s][at.row()][column] != Mark.OPEN && grid.parts(s, at.row(), column) != null)
                    .toList();
            long sum = hidden.stream().mapToLong(at -> grid.count(s, at)).sum();
            if (grid.header[j] == Mark.OPEN && Profile.isSmall(sum)) {
                return Optional.of(new Rest(hidden, open(s, scope, column)));
            }
        }
        return Optional.empty();
    }

    private boolean addsUpToLittle(List<Position> hidden) {
        long n = 0;
        long without = 0;
        long unknown = 0;
        for (Position at : hidden) {
            Parts parts = grid.shareParts(at.section(), at.row(), at.column());
            n += parts.n();
            without += parts.without();
            unknown += parts.unknown();
        }
        return Profile.isSmall(n) || Profile.isSmall(without) || Profile.isSmall(unknown);
    }

    /**
     * Returns the cell to hide next: preferably one that makes the sum large enough, then the smallest that is not zero and
     * not of the total, then the total, then a zero.
     */
    private Optional<Position> smallest(int s, Rest rest) {
        return rest.open().stream()
                .min(Comparator.<Position>comparingInt(at -> grid.count(s, at) == 0 ? 2 : at.column() == 0 ? 1 : 0)
                        .thenComparing(at -> !suffices(rest, at))
                        // Where row and column have hidden cells already, the new one protects and is protected.
                        .thenComparing(at -> hiddenInRow(s, at.row()) == 0 || hiddenInColumn(s, at.column()) == 0)
                        .thenComparingLong(at -> grid.count(s, at)));
    }

    private boolean suffices(Rest rest, Position more) {
        List<Position> hidden = new ArrayList<>(rest.hidden());
        hidden.add(more);
        return !addsUpToLittle(hidden);
    }

    /** Chooses the cell that protects an exposed one best at the least loss. */
    private Optional<Position> complement(int s, List<Integer> scope, Position exposed) {
        List<Position> row = open(s, List.of(exposed.row()), null);
        List<Position> column = open(s, scope, exposed.column());
        boolean partition = grid.isPartition(s);
        List<Position> inner = row.stream().filter(at -> at.column() > 0).toList();
        boolean aloneInRow = grid.table.columnsPartition() && hiddenInRow(s, exposed.row()) == 1;
        boolean aloneInColumn = partition && hiddenInColumn(s, scope, exposed.column()) == 1;
        List<List<Position>> choices = new ArrayList<>();
        if (!aloneInRow) {
            // The cell is given away by another wording of it, in the same column.
            choices.add(grid.links[s].of(exposed.row()).stream()
                    .map(link -> new Position(s, link.otherRow(), exposed.column()))
                    .filter(at -> grid.marks[s][at.row()][at.column()] == Mark.OPEN)
                    .toList());
        }
        if (aloneInRow) {
            choices.add(positive(s, inner));
        }
        if (aloneInColumn) {
            choices.add(positive(s, column));
        }
        List<Position> either = new ArrayList<>(grid.table.columnsPartition() ? positive(s, inner) : List.of());
        either.addAll(partition ? positive(s, column) : List.of());
        choices.add(either);
        choices.add(row);
        choices.add(column);
        choices.add(open(s, scope, null));
        return choices.stream()
                .flatMap(choice -> choice.stream().min(Comparator.comparingLong(at -> grid.count(s, at))).stream())
                .findFirst();
    }

    private List<Position> open(int s, List<Integer> rows, @Nullable Integer column) {
        List<Position> open = new ArrayList<>();
        for (int r : rows) {
            for (int j = 0; j < grid.header.length; j++) {
                if ((column == null || column == j)
                        && grid.marks[s][r][j] == Mark.OPEN
                        && !seenElsewhere.contains(new Position(s, r, j))
                        && grid.parts(s, r, j) != null) {
                    open.add(new Position(s, r, j));
                }
            }
        }
        return open;
    }

    private List<Position> positive(int s, List<Position> cells) {
        return cells.stream().filter(at -> grid.count(s, at) > 0).toList();
    }

    private long hiddenInRow(int s, int r) {
        return Arrays.stream(grid.marks[s][r]).filter(mark -> mark != Mark.OPEN).count();
    }

    private long hiddenInColumn(int s, int j) {
        return Arrays.stream(grid.marks[s]).filter(row -> row[j] != Mark.OPEN).count();
    }

    private long hiddenInColumn(int s, List<Integer> scope, int j) {
        return scope.stream().filter(r -> grid.marks[s][r][j] != Mark.OPEN).count();
    }

    /** Returns the share rounded to the nearest 0.05. */
    static double rounded(long n, long of) {
        return Math.round(20.0 * n / of) / 20.0;
    }
}
