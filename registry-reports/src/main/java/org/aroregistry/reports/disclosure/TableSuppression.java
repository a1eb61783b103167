package org.aroregistry.reports.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.aroregistry.core.result.Statistic;
import org.aroregistry.core.result.TableResult;
import org.jspecify.annotations.Nullable;

/**
 * Decides which cells of a table are hidden from the public.
 *
 * <p>First the cells that alone give away a count of 1 to 4. Then, as long as a reader could work one of them out through
 * totals, partitions or column sizes ({@link CountPuzzle}), one more cell: the smallest of the row or column through
 * which it can be worked out. Zero is hidden only when nothing else is left.
 */
final class TableSuppression {
    private static final double MANY = 1e9;
    private static final int SMALLEST_APPROXIMATE_COLUMN = 10;
    private static final int FARTHEST_MOVE = 6;
    private static final double TOTAL_WEIGHT = 4;
    private static final double COUNT_WEIGHT = 0.2;
    private static final double ROUNDING_LOSS = 0.4;

    private final TableResult table;
    private final Mark[] header;
    private final Mark[][][] marks;
    private final RowLinks[] links;
    private final Set<Position> forced;

    /**
     * Place of a cell.
     *
     * @param section number of the section
     * @param row number of the row within it
     * @param column number of the column
     */
    record Position(int section, int row, int column) {}

    private record Unknowns(Position position, int n, int without, int unknown) {}

    /**
     * Prepares a table.
     *
     * @param table the table
     * @param forced cells that must be hidden for reasons outside of the table
     * @param hideTotal true if the number of patients of the first column must be hidden
     */
    TableSuppression(TableResult table, Set<Position> forced, boolean hideTotal) {
        this.table = table;
        this.forced = Set.copyOf(forced);
        this.header = new Mark[table.columns().size()];
        this.marks = new Mark[table.sections().size()][][];
        this.links = new RowLinks[marks.length];
        for (int j = 0; j < header.length; j++) {
            header[j] = Profile.isSmall(table.columns().get(j).n()) ? Mark.SMALL : Mark.OPEN;
        }
        if (hideTotal && header[0] == Mark.OPEN) {
            header[0] = Mark.WITHHELD;
        }
        hideHeaders(hideTotal);
        for (int s = 0; s < marks.length; s++) {
            int rows = table.sections().get(s).rows().size();
            marks[s] = new Mark[rows][header.length];
            for (Mark[] row : marks[s]) {
                Arrays.fill(row, Mark.OPEN);
            }
            hidePrimary(s);
            int section = s;
            boolean partition = table.sections().get(s).partition();
            links[s] = new RowLinks(
                    !partition && table.columnsPartition() ? rows : 0, header.length, (r, j) -> parts(section, r, j));
            List<List<Integer>> scopes = partition
                    ? List.of(IntStream.range(0, rows).boxed().toList())
                    : table.columnsPartition()
                            ? links[s].groups()
                            : IntStream.range(0, rows).mapToObj(List::of).toList();
            for (List<Integer> scope : scopes) {
                choose(s, scope);
            }
        }
    }

    /** Returns the mark of the number of patients of a column. */
    Mark header(int column) {
        return header[column];
    }

    /** Returns the mark of a cell. */
    Mark mark(int section, int row, int column) {
        return marks[section][row][column];
    }

    private void hideHeaders(boolean protectTotal) {
        while (table.columnsPartition() && headersAddUp()) {
            CountPuzzle puzzle = new CountPuzzle();
            int[] unknowns = headerUnknowns(puzzle);
            boolean[] solved = puzzle.solved();
            long rest = IntStream.range(1, header.length)
                    .filter(j -> header[j] != Mark.OPEN)
                    .mapToLong(this::size)
                    .sum();
            boolean exposed = (header[0] == Mark.OPEN && Profile.isSmall(rest))
                    || IntStream.range(0, header.length)
                            .anyMatch(j -> unknowns[j] >= 0
                                    && solved[unknowns[j]]
                                    && (Profile.isSmall(size(j)) || (j == 0 && protectTotal)));
            if (!exposed) {
                return;
            }
            int next = IntStream.range(1, header.length)
                    .filter(j -> header[j] == Mark.OPEN && size(j) > 0)
                    .boxed()
                    .min(Comparator.comparingLong(this::size))
                    .orElseGet(() -> header[0] == Mark.OPEN ? 0 : -1);
            if (next < 0) {
                throw new DisclosureException("table " + table.id() + " cannot be made safe: its column sizes give away"
                        + " a small group; group the columns more coarsely");
            }
            header[next] = Mark.WITHHELD;
        }
    }

    private boolean headersAddUp() {
        return table.columns().get(0).n()
                == table.columns().stream()
                        .skip(1)
                        .mapToLong(TableResult.Column::n)
                        .sum();
    }

    /** Adds the hidden column sizes and their sum; returns the number of each unknown, -1 if it is seen. */
    private int[] headerUnknowns(CountPuzzle puzzle) {
        int[] unknowns = new int[header.length];
        for (int j = 0; j < header.length; j++) {
            unknowns[j] = switch (header[j]) {
                case SMALL -> puzzle.unknown(1, Profile.SMALLEST_PUBLIC_COUNT - 1, false);
                case WITHHELD -> puzzle.unknown(0, MANY, true);
                default -> -1;
            };
        }
        if (table.columnsPartition() && headersAddUp()) {
            LineSum line = new LineSum();
            for (int j = 0; j < header.length; j++) {
                line.add(unknowns[j], j == 0 ? -1 : 1, size(j));
            }
            line.into(puzzle);
        }
        return unknowns;
    }

    private long size(int column) {
        return table.columns().get(column).n();
    }

    private void hidePrimary(int s) {
        for (int r = 0; r < marks[s].length; r++) {
            for (int j = 0; j < header.length; j++) {
                Parts parts = parts(s, r, j);
                if (parts == null) {
                    continue;
                }
                if (header[j] != Mark.OPEN) {
                    marks[s][r][j] = Mark.BLANK;
                } else if (Profile.isSmall(parts.n()) && countsPrinted(s, r, j)) {
                    marks[s][r][j] = Mark.SMALL;
                } else if (parts.revealing() || forced.contains(new Position(s, r, j))) {
                    marks[s][r][j] = Mark.WITHHELD;
                }
            }
        }
    }

    private @Nullable Parts parts(int s, int r, int j) {
        Statistic statistic = statistic(s, r, j);
        if (statistic instanceof Statistic.NotEstimable && rowHasShares(s, r)) {
            return new Parts(0, 0, size(j), true, 0);
        }
        return Parts.of(statistic, size(j));
    }

    private boolean rowHasShares(int s, int r) {
        return table.sections().get(s).rows().get(r).cells().stream().anyMatch(Statistic.Share.class::isInstance);
    }

    private boolean countsPrinted(int s, int r, int j) {
        Statistic statistic = statistic(s, r, j);
        return statistic instanceof Statistic.Count || statistic instanceof Statistic.Share;
    }

    private Statistic statistic(int s, int r, int j) {
        return table.sections().get(s).rows().get(r).cells().get(j);
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
                marks[s][more.get().row()][more.get().column()] = Mark.WITHHELD;
                chosen.add(more.get());
                continue;
            }
            Optional<Position> useless = firstSolved(s, scope, chosen);
            Optional<Position> exposed = useless.isPresent() ? useless : firstExposed(s, scope);
            if (exposed.isEmpty()) {
                return true;
            }
            Optional<Position> next = complement(s, scope, exposed.get());
            if (next.isPresent()) {
                marks[s][next.get().row()][next.get().column()] = Mark.WITHHELD;
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
            if (!table.sections().get(s).partition()) {
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
        boolean anyShares = scope.stream().anyMatch(r -> rowHasShares(s, r));
        double loss = 0;
        for (int r : scope) {
            for (int j = 0; j < header.length; j++) {
                double weight = (j == 0 ? TOTAL_WEIGHT : 1) * (anyShares && !rowHasShares(s, r) ? COUNT_WEIGHT : 1);
                loss += switch (marks[s][r][j]) {
                    case OPEN, SMALL -> 0;
                    case APPROXIMATE -> ROUNDING_LOSS * weight;
                    case WITHHELD, BLANK -> weight;
                };
            }
        }
        return loss;
    }

    private Mark[][] copy(int s, List<Integer> scope) {
        return scope.stream().map(r -> marks[s][r].clone()).toArray(Mark[][]::new);
    }

    private void restore(int s, List<Integer> scope, Mark[][] saved) {
        for (int i = 0; i < scope.size(); i++) {
            marks[s][scope.get(i)] = saved[i].clone();
        }
    }

    /** Hides whole rows from a column on, so that not even the sign of a small count is left. */
    private void blank(int s, List<Integer> scope, int firstColumn) {
        for (int r : scope) {
            for (int j = firstColumn; j < header.length; j++) {
                if (parts(s, r, j) != null) {
                    marks[s][r][j] = Mark.BLANK;
                }
            }
        }
    }

    /** Rounds the percentages of shares; rows of mere counts that are linked with them are hidden. */
    private void approximate(int s, List<Integer> scope, boolean keepTotal) {
        for (int r : scope) {
            for (int j = 0; j < header.length; j++) {
                Parts parts = parts(s, r, j);
                boolean kept = j == 0 && keepTotal && parts != null && !parts.revealing();
                if (parts != null && header[j] == Mark.OPEN && !kept) {
                    marks[s][r][j] = approximation(s, r, j, parts);
                }
            }
        }
    }

    private Mark approximation(int s, int r, int j, Parts parts) {
        if (!(statistic(s, r, j) instanceof Statistic.Share) || parts.n() + parts.without() == 0) {
            return Mark.BLANK;
        }
        if (Profile.isSmall(parts.n())) {
            return Mark.SMALL;
        }
        return Profile.isSmall(parts.without())
                        || size(j) < SMALLEST_APPROXIMATE_COLUMN
                        || forced.contains(new Position(s, r, j))
                ? Mark.WITHHELD
                : Mark.APPROXIMATE;
    }

    private boolean isSafe(int s, List<Integer> scope) {
        return firstSmallRest(s, scope).isEmpty()
                && firstExposed(s, scope).isEmpty()
                && scope.stream().filter(r -> rowHasShares(s, r)).allMatch(r -> doubtRemains(s, r));
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
            if (table.columnsPartition() && marks[s][r][0] == Mark.OPEN && rowCounts(s, r) && rowAddsUp(s, r)) {
                List<Position> hidden = new ArrayList<>();
                for (int j = 1; j < header.length; j++) {
                    if (marks[s][r][j] != Mark.OPEN) {
                        hidden.add(new Position(s, r, j));
                    }
                }
                if (addsUpToLittle(hidden)) {
                    return Optional.of(new Rest(hidden, open(s, List.of(r), null)));
                }
            }
        }
        for (int j = 0; j < header.length && table.sections().get(s).partition(); j++) {
            int column = j;
            List<Position> hidden = scope.stream()
                    .map(r -> new Position(s, r, column))
                    .filter(at -> marks[s][at.row()][column] != Mark.OPEN && parts(s, at.row(), column) != null)
                    .toList();
            long sum = hidden.stream().mapToLong(at -> count(s, at)).sum();
            if (header[j] == Mark.OPEN && Profile.isSmall(sum)) {
                return Optional.of(new Rest(hidden, open(s, scope, column)));
            }
        }
        return Optional.empty();
    }

    private boolean rowCounts(int s, int r) {
        return IntStream.range(0, header.length).allMatch(j -> parts(s, r, j) != null);
    }

    private boolean addsUpToLittle(List<Position> hidden) {
        long n = 0;
        long without = 0;
        long unknown = 0;
        for (Position at : hidden) {
            Parts parts = shareParts(at.section(), at.row(), at.column());
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
                .min(Comparator.<Position>comparingInt(at -> count(s, at) == 0 ? 2 : at.column() == 0 ? 1 : 0)
                        .thenComparing(at -> !suffices(rest, at))
                        // Where row and column have hidden cells already, the new one protects and is protected.
                        .thenComparing(at -> hiddenInRow(s, at.row()) == 0 || hiddenInColumn(s, at.column()) == 0)
                        .thenComparingLong(at -> count(s, at)));
    }

    private boolean suffices(Rest rest, Position more) {
        List<Position> hidden = new ArrayList<>(rest.hidden());
        hidden.add(more);
        return !addsUpToLittle(hidden);
    }

    /** Finds a cell that was hidden to protect another one and can itself be worked out, which protects nothing. */
    private Optional<Position> firstSolved(int s, List<Integer> scope, Set<Position> chosen) {
        CountPuzzle puzzle = new CountPuzzle();
        List<Unknowns> unknowns = build(s, scope, puzzle, headerUnknowns(puzzle));
        boolean[] solved = puzzle.solved();
        return unknowns.stream()
                .filter(cell -> chosen.contains(cell.position()) && solved[cell.n()])
                .map(Unknowns::position)
                .findFirst();
    }

    private Optional<Position> firstExposed(int s, List<Integer> scope) {
        CountPuzzle puzzle = new CountPuzzle();
        int[] headers = headerUnknowns(puzzle);
        List<Unknowns> unknowns = build(s, scope, puzzle, headers);
        boolean[] solved = puzzle.solved();
        for (Unknowns cell : unknowns) {
            Position at = cell.position();
            Parts parts = parts(s, at.row(), at.column());
            boolean exposed = parts != null
                    && ((solved[cell.n()]
                                    && (Profile.isSmall(parts.n())
                                            || Profile.isSmall(parts.others())
                                            || (!parts.share()
                                                    && header[at.column()] == Mark.OPEN
                                                    && Profile.isSmall(parts.without()))
                                            || forced.contains(at)))
                            || (parts.share() && solved[cell.without()] && Profile.isSmall(parts.without()))
                            || (parts.share() && solved[cell.unknown()] && Profile.isSmall(parts.unknown())));
            if (exposed) {
                return Optional.of(at);
            }
        }
        for (int j = 0; j < headers.length; j++) {
            if (headers[j] >= 0 && solved[headers[j]] && Profile.isSmall(size(j))) {
                return Optional.of(new Position(s, scope.get(0), j));
            }
        }
        if (!table.columnsPartition()) {
            return Optional.empty();
        }
        return table.sections().get(s).partition() ? firstCertain(s) : firstCertain(s, scope);
    }

    /** Finds a small count in linked rows for which no other table would print the same. */
    private Optional<Position> firstCertain(int s, List<Integer> scope) {
        return scope.size() == 1
                ? Optional.empty()
                : scope.stream()
                        .flatMap(r -> IntStream.range(0, header.length).mapToObj(j -> new Position(s, r, j)))
                        .filter(at -> header[at.column()] == Mark.OPEN
                                && marks[s][at.row()][at.column()] != Mark.OPEN
                                && countsPrinted(s, at.row(), at.column()))
                        .filter(at -> !doubtRemains(at))
                        .findFirst();
    }

    /** Finds a small count of a partition for which no other table would print the same. */
    private Optional<Position> firstCertain(int s) {
        int rows = marks[s].length;
        CycleSearch search = new CycleSearch(rows + 1, header.length, (r, j, change) -> mayChange(s, r, j, change));
        for (int r = 0; r < rows; r++) {
            for (int j = 0; j < header.length; j++) {
                Parts parts = parts(s, r, j);
                if (parts != null
                        && marks[s][r][j] != Mark.OPEN
                        && countsPrinted(s, r, j)
                        && (Profile.isSmall(parts.n()) || (header[j] == Mark.OPEN && Profile.isSmall(parts.without())))
                        && !search.exists(r, j)) {
                    return Optional.of(new Position(s, r, j));
                }
            }
        }
        return Optional.empty();
    }

    /**
     * Tells whether a count of a partition could differ by so much and print the same; the row after the last is the sizes.
     *
     * <p>The total and the sizes stand on the other side of their sums, so they change the other way.
     */
    private boolean mayChange(int s, int r, int j, int change) {
        int signed = (j == 0) == (r == marks[s].length) ? change : -change;
        if (r == marks[s].length) {
            long size = size(j) + signed;
            return switch (header[j]) {
                case OPEN -> false;
                case SMALL -> Profile.isSmall(size);
                default -> size >= 0 && !Profile.isSmall(size);
            };
        }
        Parts parts = parts(s, r, j);
        if (parts == null || marks[s][r][j] == Mark.OPEN) {
            return false;
        }
        long n = parts.n() + signed;
        if (n < 0 || (header[j] == Mark.OPEN && parts.without() - signed < 0)) {
            return false;
        }
        return switch (marks[s][r][j]) {
            case SMALL -> Profile.isSmall(n);
            case BLANK -> true;
            default -> !Profile.isSmall(n);
        };
    }

    private List<Unknowns> build(int s, List<Integer> scope, CountPuzzle puzzle, int[] headers) {
        List<Unknowns> unknowns = new ArrayList<>();
        Unknowns[][] grid = new Unknowns[marks[s].length][header.length];
        for (int r : scope) {
            for (int j = 0; j < header.length; j++) {
                if (marks[s][r][j] != Mark.OPEN) {
                    grid[r][j] = addCell(puzzle, new Position(s, r, j), headers[j]);
                    unknowns.add(grid[r][j]);
                }
            }
            if (table.columnsPartition()) {
                addRow(puzzle, s, r, grid[r]);
            }
        }
        if (table.sections().get(s).partition()) {
            for (int j = 0; j < header.length; j++) {
                addColumn(puzzle, s, j, grid, headers[j]);
            }
        }
        for (RowLinks.Link link : links[s].all()) {
            if (scope.contains(link.row())) {
                for (int j = 0; j < header.length; j++) {
                    LineSum same = new LineSum();
                    addPart(same, 1, grid[link.row()][j], new Position(s, link.row(), j), link.part(), headers[j]);
                    addPart(
                            same,
                            -1,
                            grid[link.otherRow()][j],
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
        Parts parts = shareParts(at.section(), at.row(), at.column());
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
            sum.add(headerUnknown, sign, size(at.column()));
        }
    }

    private Unknowns addCell(CountPuzzle puzzle, Position at, int headerUnknown) {
        Parts parts = parts(at.section(), at.row(), at.column());
        boolean share = parts != null && parts.share();
        Mark mark = marks[at.section()][at.row()][at.column()];
        double most = headerUnknown < 0 && (share || countsPrinted(at.section(), at.row(), at.column()))
                ? Math.max(size(at.column()), parts == null ? 0 : parts.n())
                : MANY;
        boolean columnSeen = headerUnknown < 0;
        boolean neverSmall = mark != Mark.BLANK && columnSeen && countsPrinted(at.section(), at.row(), at.column());
        int n = mark == Mark.SMALL
                ? puzzle.unknown(1, Profile.SMALLEST_PUBLIC_COUNT - 1, false)
                : puzzle.unknown(0, most, neverSmall);
        if (!share) {
            return new Unknowns(at, n, -1, -1);
        }
        int without = puzzle.unknown(0, most, mark == Mark.APPROXIMATE);
        int unknown = puzzle.unknown(0, allKnown(at.section(), at.row()) ? 0 : most, false);
        LineSum sum = new LineSum();
        sum.add(n, 1, 0);
        sum.add(without, 1, 0);
        sum.add(unknown, 1, 0);
        sum.add(headerUnknown, -1, size(at.column()));
        sum.into(puzzle);
        return new Unknowns(at, n, without, unknown);
    }

    private void addRow(CountPuzzle puzzle, int s, int r, @Nullable Unknowns[] cells) {
        long difference = 0;
        LineSum n = new LineSum();
        LineSum without = new LineSum();
        LineSum unknown = new LineSum();
        boolean shares = true;
        for (int j = 0; j < header.length; j++) {
            Parts parts = parts(s, r, j);
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

    private void addColumn(CountPuzzle puzzle, int s, int j, @Nullable Unknowns[][] grid, int headerUnknown) {
        LineSum sum = new LineSum();
        long difference = -size(j);
        for (int r = 0; r < marks[s].length; r++) {
            Parts parts = parts(s, r, j);
            if (parts == null) {
                return;
            }
            difference += parts.n();
            Unknowns cell = grid[r][j];
            sum.add(cell == null ? -1 : cell.n(), 1, parts.n());
        }
        sum.add(headerUnknown, -1, size(j));
        if (difference == 0) {
            sum.into(puzzle);
        }
        addKnownPart(puzzle, s, j, grid, headerUnknown);
    }

    /** Adds that the shares of a column add up to their common denominator, if they do. */
    private void addKnownPart(CountPuzzle puzzle, int s, int j, @Nullable Unknowns[][] grid, int headerUnknown) {
        List<Integer> shares = IntStream.range(0, marks[s].length)
                .filter(r -> statistic(s, r, j) instanceof Statistic.Share)
                .boxed()
                .toList();
        if (shares.isEmpty()) {
            return;
        }
        long unknown = shareParts(s, shares.get(0), j).unknown();
        long n = shares.stream().mapToLong(r -> shareParts(s, r, j).n()).sum();
        if (n + unknown != size(j)
                || shares.stream().anyMatch(r -> shareParts(s, r, j).unknown() != unknown)) {
            return;
        }
        LineSum known = new LineSum();
        int first = shares.get(0);
        for (int r : shares) {
            known.add(unknownOf(grid[r][j], Unknowns::n), 1, shareParts(s, r, j).n());
            LineSum same = new LineSum();
            same.add(unknownOf(grid[r][j], Unknowns::unknown), 1, unknown);
            same.add(unknownOf(grid[first][j], Unknowns::unknown), -1, unknown);
            if (r != first) {
                same.into(puzzle);
            }
        }
        known.add(unknownOf(grid[first][j], Unknowns::unknown), 1, unknown);
        known.add(headerUnknown, -1, size(j));
        known.into(puzzle);
    }

    private static int unknownOf(@Nullable Unknowns cell, ToIntFunction<Unknowns> part) {
        return cell == null ? -1 : part.applyAsInt(cell);
    }

    private Parts shareParts(int s, int r, int j) {
        return Objects.requireNonNull(parts(s, r, j));
    }

    /** Chooses the cell that protects an exposed one best at the least loss. */
    private Optional<Position> complement(int s, List<Integer> scope, Position exposed) {
        List<Position> row = open(s, List.of(exposed.row()), null);
        List<Position> column = open(s, scope, exposed.column());
        boolean partition = table.sections().get(s).partition();
        List<Position> inner = row.stream().filter(at -> at.column() > 0).toList();
        boolean aloneInRow = table.columnsPartition() && hiddenInRow(s, exposed.row()) == 1;
        boolean aloneInColumn = partition && hiddenInColumn(s, scope, exposed.column()) == 1;
        List<List<Position>> choices = new ArrayList<>();
        if (!aloneInRow) {
            // The cell is given away by another wording of it, in the same column.
            choices.add(links[s].of(exposed.row()).stream()
                    .map(link -> new Position(s, link.otherRow(), exposed.column()))
                    .filter(at -> marks[s][at.row()][at.column()] == Mark.OPEN)
                    .toList());
        }
        if (aloneInRow) {
            choices.add(positive(s, inner));
        }
        if (aloneInColumn) {
            choices.add(positive(s, column));
        }
        List<Position> either = new ArrayList<>(table.columnsPartition() ? positive(s, inner) : List.of());
        either.addAll(partition ? positive(s, column) : List.of());
        choices.add(either);
        choices.add(row);
        choices.add(column);
        choices.add(open(s, scope, null));
        return choices.stream()
                .flatMap(choice -> choice.stream().min(Comparator.comparingLong(at -> count(s, at))).stream())
                .findFirst();
    }

    private List<Position> open(int s, List<Integer> rows, @Nullable Integer column) {
        List<Position> open = new ArrayList<>();
        for (int r : rows) {
            for (int j = 0; j < header.length; j++) {
                if ((column == null || column == j) && marks[s][r][j] == Mark.OPEN && parts(s, r, j) != null) {
                    open.add(new Position(s, r, j));
                }
            }
        }
        return open;
    }

    private List<Position> positive(int s, List<Position> cells) {
        return cells.stream().filter(at -> count(s, at) > 0).toList();
    }

    private long count(int s, Position at) {
        Parts parts = parts(s, at.row(), at.column());
        return parts == null ? 0 : parts.n();
    }

    private long hiddenInRow(int s, int r) {
        return Arrays.stream(marks[s][r]).filter(mark -> mark != Mark.OPEN).count();
    }

    private long hiddenInColumn(int s, int j) {
        return Arrays.stream(marks[s]).filter(row -> row[j] != Mark.OPEN).count();
    }

    private long hiddenInColumn(int s, List<Integer> scope, int j) {
        return scope.stream().filter(r -> marks[s][r][j] != Mark.OPEN).count();
    }

    /**
     * Tells whether each small part of the row could be another number, given all that is printed.
     *
     * <p>It looks for a witness: patients moved between the parts of one hidden cell, and the other way round in another one,
     * so that every printed number and sign stays as it is.
     */
    private boolean doubtRemains(int s, int r) {
        return IntStream.range(0, header.length)
                .filter(j -> marks[s][r][j] != Mark.OPEN && parts(s, r, j) != null)
                .allMatch(j -> doubtRemains(new Position(s, r, j)));
    }

    private boolean doubtRemains(Position at) {
        Parts parts = shareParts(at.section(), at.row(), at.column());
        long[] values = {parts.n(), parts.without(), parts.unknown()};
        for (int part = 0; part < values.length; part++) {
            if (Profile.isSmall(values[part])) {
                // A count of those not known moves with the share that it belongs to.
                Optional<RowLinks.Link> share = parts.share() ? Optional.empty() : linkToShare(at);
                boolean doubt = share.isPresent()
                        ? hasWitness(
                                at.section(),
                                share.get().otherRow(),
                                at.column(),
                                share.get().otherPart())
                        : hasWitness(at.section(), at.row(), at.column(), part);
                if (!doubt) {
                    return false;
                }
            }
        }
        return true;
    }

    private Optional<RowLinks.Link> linkToShare(Position at) {
        return links[at.section()].of(at.row()).stream()
                .filter(link -> link.part() == RowLinks.N)
                .filter(link ->
                        shareParts(at.section(), link.otherRow(), at.column()).share())
                .findFirst();
    }

    /** Tells whether the row says of everybody whether they have the feature, which a reader may well know. */
    private boolean allKnown(int s, int r) {
        return IntStream.range(0, header.length).allMatch(j -> {
            Parts parts = parts(s, r, j);
            return parts == null || parts.unknown() == 0;
        });
    }

    private boolean hasWitness(int s, int r, int j, int part) {
        for (int n = -FARTHEST_MOVE; n <= FARTHEST_MOVE; n++) {
            for (int unknown = -FARTHEST_MOVE; unknown <= FARTHEST_MOVE; unknown++) {
                int without = -n - unknown;
                if (unknown != 0 && !shareParts(s, r, j).share()) {
                    continue;
                }
                int moved = part == 0 ? n : part == 1 ? without : unknown;
                if (moved != 0 && staysPrinted(s, r, j, n, without, unknown)) {
                    if (!rowAddsUp(s, r) || hasCounterpart(s, r, j, n, without, unknown)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /** Tells whether another hidden cell of the row could take up the move. */
    private boolean hasCounterpart(int s, int r, int j, int n, int without, int unknown) {
        for (int k = 0; k < header.length; k++) {
            // Moves in the total go the same way as in the group, moves between groups the other way.
            int sign = (j == 0) == (k == 0) ? -1 : 1;
            if (k != j
                    && marks[s][r][k] != Mark.OPEN
                    && staysPrinted(s, r, k, sign * n, sign * without, sign * unknown)) {
                return true;
            }
        }
        return false;
    }

    private boolean staysPrinted(int s, int r, int j, int moveN, int moveWithout, int moveUnknown) {
        int[] moves = {moveN, moveWithout, moveUnknown};
        return cellStaysPrinted(s, r, j, moves)
                && links[s].of(r).stream().allMatch(link -> linkedStaysPrinted(s, j, link, moves));
    }

    /** Tells whether the row that counts the same patients in other words stays as it is printed. */
    private boolean linkedStaysPrinted(int s, int j, RowLinks.Link link, int[] moves) {
        int move = moves[link.part()];
        Parts other = shareParts(s, link.otherRow(), j);
        if (move == 0) {
            return true;
        }
        if (!other.share()) {
            int moveN = link.otherPart() == RowLinks.N ? move : -move;
            return cellStaysPrinted(s, link.otherRow(), j, new int[] {moveN, 0, 0});
        }
        // Two shares are linked by more than one part: those moves come together.
        int[] otherMoves = new int[moves.length];
        for (RowLinks.Link each : links[s].of(link.row())) {
            if (each.otherRow() == link.otherRow()) {
                otherMoves[each.otherPart()] = moves[each.part()];
            }
        }
        return otherMoves[0] + otherMoves[1] + otherMoves[2] == 0
                && cellStaysPrinted(s, link.otherRow(), j, otherMoves);
    }

    private boolean cellStaysPrinted(int s, int r, int j, int[] moves) {
        int moveN = moves[0];
        int moveWithout = moves[1];
        int moveUnknown = moves[2];
        Parts parts = shareParts(s, r, j);
        long n = parts.n() + moveN;
        long without = parts.without() + moveWithout;
        long unknown = parts.unknown() + moveUnknown;
        if (n < 0 || without < 0 || unknown < 0 || (unknown > 0 && allKnown(s, r))) {
            return false;
        }
        return switch (marks[s][r][j]) {
            case OPEN -> false;
            case SMALL -> Profile.isSmall(n);
            case BLANK -> true;
            case WITHHELD -> !Profile.isSmall(n);
            case APPROXIMATE ->
                !Profile.isSmall(n)
                        && !Profile.isSmall(without)
                        && n + without > 0
                        && rounded(n, n + without) == rounded(parts.n(), parts.n() + parts.without());
        };
    }

    private boolean rowAddsUp(int s, int r) {
        if (!table.columnsPartition()) {
            return false;
        }
        long difference = 0;
        for (int j = 0; j < header.length; j++) {
            difference += (j == 0 ? -1 : 1) * shareParts(s, r, j).n();
        }
        return difference == 0;
    }

    /** Returns the share rounded to the nearest 0.05. */
    static double rounded(long n, long of) {
        return Math.round(20.0 * n / of) / 20.0;
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
