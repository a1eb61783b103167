package org.aroregistry.statistics.tables;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * All tables with given margins, walked column by column without visiting each.
 *
 * <p>After some columns only the row totals still to fill matter, in any order: a node. A path to it has the sum of the log factorials of its cells
 * and the probability that the columns are filled so; paths to a node with the same sum are kept together. Bounds of what the columns left can add
 * tell of most paths that all of their completions belong to the p-value, so that the path's own probability does, or none. The idea is that of Mehta
 * and Patel's network.
 *
 * @see <a href="https://doi.org/10.1080/01621459.1983.10477989">Mehta &amp; Patel (1983), JASA 78:427-434</a>
 */
final class TableNetwork {

    /** Tables within this relative distance are equally probable. */
    private static final double SAME = Math.log1p(1e-7);

    /** Most paths kept at a time, and most ways to complete a table listed: some 100 megabytes. */
    private static final int MOST_PATHS = 2_000_000;

    /** Steps that it costs to sort one way to complete a table. */
    private static final int SORTING = 3;

    private final int[] rows;
    private final int[] columns;
    private final LogFactorials logFactorials;
    private final CompletionBounds bounds;

    /** Tables whose sum is at least this are no more probable than the one seen. */
    private final long limit;

    private final long mostSteps;
    private long steps;
    private long paths;
    private boolean tooManyEnds;
    private double decided;

    /** Row totals left, the paths that lead there and the bounds of the sums of what is left. */
    private record Node(int[] left, PathCounts paths, long below, long above) {}

    /** What takes each way to fill one column. */
    private interface Filling {
        void accept(int[] left, long sum);
    }

    /**
     * Prepares the walk.
     *
     * @param rows row totals, ascending, positive
     * @param columns column totals, ascending, positive; filled from the largest down, which leaves little choice to the many paths at the end
     * @param logFactorials up to the total
     * @param observed sum of the log factorials of the cells seen
     * @param mostSteps number of steps after which to give up
     */
    TableNetwork(int[] rows, int[] columns, LogFactorials logFactorials, long observed, long mostSteps) {
        this.rows = rows;
        this.columns = columns;
        this.logFactorials = logFactorials;
        this.bounds = new CompletionBounds(logFactorials, columns, rows.length);
        this.limit = observed - LogFactorials.floor(SAME);
        this.mostSteps = mostSteps;
    }

    /** The p-value, NaN if there are too many steps or paths. */
    double pValue() {
        double states = 1;
        for (int row : rows) {
            states *= row + 1.0;
        }
        // A node is one number: its row totals in mixed radix.
        if (states > Long.MAX_VALUE / 2.0) {
            return Double.NaN;
        }
        Map<Long, Node> nodes = new HashMap<>();
        PathCounts start = new PathCounts();
        start.add(0, 1);
        nodes.put(0L, new Node(rows, start, 0, Long.MAX_VALUE));
        for (int column = columns.length - 1; column > 0; column--) {
            Map<Long, Node> next = new HashMap<>();
            paths = 0;
            for (Node node : nodes.values()) {
                if (isToFinish(column, node)) {
                    finish(column, node);
                } else {
                    advance(column, node, next);
                }
                if (tooMany()) {
                    return Double.NaN;
                }
            }
            nodes = next;
        }
        return Math.min(1, decided);
    }

    /** Fills one column from a node; adds the probability of what is decided and puts the other paths to the next nodes. */
    private void advance(int column, Node node, Map<Long, Node> next) {
        long choices = logChoices(node.left(), columns[column]);
        long all = logFactorials.sum(node.left());
        fill(node.left(), columns[column], (left, sum) -> {
            int[] sorted = left.clone();
            // Rows with the same total left are interchangeable.
            Arrays.sort(sorted);
            Node reached = next.computeIfAbsent(key(sorted), key -> reach(sorted, column));
            double probability = LogFactorials.exp(all - sum - logFactorials.sum(left) - choices);
            spread(node.paths(), sum, probability, reached);
        });
    }

    private Node reach(int[] left, int columnsLeft) {
        return new Node(left, new PathCounts(), bounds.below(left, columnsLeft), bounds.above(left, columnsLeft));
    }

    private void spread(PathCounts from, long sum, double probability, Node reached) {
        int before = reached.paths().size();
        for (int place = 0; place < from.places(); place++) {
            if (from.isEmpty(place)) {
                continue;
            }
            long longer = from.sum(place) + sum;
            double own = from.probability(place) * probability;
            if (longer + reached.below() >= limit) {
                decided += own;
            } else if (longer + reached.above() >= limit) {
                reached.paths().add(longer, own);
            }
        }
        paths += reached.paths().size() - before;
        steps += from.size();
    }

    /** Whether the paths are so many that listing all ways to complete the table costs less than to carry them on. */
    private boolean isToFinish(int column, Node node) {
        double ways = 1;
        for (int later = column - 1; later > 0 && ways <= node.paths().size(); later--) {
            ways *= ways(node.left(), columns[later]);
        }
        return ways <= node.paths().size();
    }

    /** Fills all columns left but the last, which needs no choice: sorted sums and their probabilities serve all paths. */
    private void finish(int column, Node node) {
        CompletionSums ends = new CompletionSums();
        complete(column, node.left(), 0, ends);
        if (tooMany()) {
            return;
        }
        long constant = logFactorials.sum(node.left())
                - logFactorials.of(Arrays.stream(node.left()).sum());
        for (int later = column; later >= 0; later--) {
            constant += logFactorials.of(columns[later]);
        }
        ends.sort(constant);
        steps += SORTING * (long) ends.size();
        PathCounts own = node.paths();
        for (int place = 0; place < own.places(); place++) {
            if (!own.isEmpty(place)) {
                decided += own.probability(place) * ends.probability(limit - own.sum(place));
            }
        }
        steps += own.size();
    }

    private void complete(int column, int[] left, long sum, CompletionSums ends) {
        if (column == 0) {
            ends.add(sum + logFactorials.sum(left));
            tooManyEnds |= ends.size() > MOST_PATHS;
        } else {
            fill(left, columns[column], (next, more) -> complete(column - 1, next, sum + more, ends));
        }
    }

    /** Number of ways to fill a column. */
    private static double ways(int[] left, int total) {
        double[] ways = new double[total + 1];
        ways[0] = 1;
        for (int room : left) {
            // A row adds 0 to room: sums of neighbours, as differences of running sums, from the highest down.
            for (int filled = 1; filled <= total; filled++) {
                ways[filled] += ways[filled - 1];
            }
            for (int filled = total; filled > room; filled--) {
                ways[filled] -= ways[filled - room - 1];
            }
        }
        return ways[total];
    }

    /** Logarithm of the number of ways to choose a column's subjects among those left. */
    private long logChoices(int[] left, int column) {
        int total = Arrays.stream(left).sum();
        return logFactorials.of(total) - logFactorials.of(column) - logFactorials.of(total - column);
    }

    private void fill(int[] left, int total, Filling filling) {
        int[] room = new int[left.length];
        for (int row = 1; row < left.length; row++) {
            room[row] = room[row - 1] + left[row - 1];
        }
        fill(left.clone(), room, left.length - 1, total, 0, filling);
    }

    /** Gives part of a column's total to one row after the other; {@code room} is what the rows before can take. */
    private void fill(int[] left, int[] room, int row, int rest, long sum, Filling filling) {
        int own = left[row];
        if (row == 0) {
            left[0] = own - rest;
            filling.accept(left, sum + logFactorials.of(rest));
            left[0] = own;
            steps++;
            return;
        }
        for (int cell = Math.max(0, rest - room[row]); cell <= Math.min(own, rest) && !tooMany(); cell++) {
            left[row] = own - cell;
            fill(left, room, row - 1, rest - cell, sum + logFactorials.of(cell), filling);
        }
        left[row] = own;
    }

    private boolean tooMany() {
        return steps > mostSteps || paths > MOST_PATHS || tooManyEnds;
    }

    private long key(int[] left) {
        long key = 0;
        for (int i = 0; i < left.length; i++) {
            key = key * (rows[i] + 1L) + left[i];
        }
        return key;
    }
}
