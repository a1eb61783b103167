package org.aroregistry.statistics.tables;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * All tables with given margins, walked column by column without visiting each.
 *
 * <p>After some columns only the row totals still to fill matter, in any order: a node. Paths that reach a node with the same probability are counted
 * together. From the least and the most probable completion of a node follows for most paths that all of their completions belong to the p-value, whose
 * probability is known in closed form, or none. The idea is that of Mehta and Patel's network.
 *
 * @see <a href="https://doi.org/10.1080/01621459.1983.10477989">Mehta &amp; Patel (1983), JASA 78:427-434</a>
 */
final class TableNetwork {

    /** Tables within this relative distance are equally probable. */
    private static final double SAME = Math.log1p(1e-7);

    /** Logarithms closer than one over this belong to the same path; far below the tolerance of equality. */
    private static final double RESOLUTION = 1e10;

    private static final int MOST_PATHS = 5_000_000;

    private final int[] rows;
    private final int[] columns;
    private final double[] logFactorials;
    private final double limit;
    private final long mostSteps;
    private final double logAll;
    private final List<Map<Long, Bounds>> bounds = new ArrayList<>();
    private long steps;
    private boolean tooMany;

    /** The logarithms of the least and the most probable completion. */
    private record Bounds(double least, double most) {}

    /** Ways to fill one column that lead to the same node with the same probability. */
    private record Step(long node, double logWeight) {}

    /** Paths of the same probability: the logarithm of one and how many there are. */
    private record Paths(double logWeight, double number) {}

    /**
     * Prepares the walk.
     *
     * @param rows row totals, ascending, positive
     * @param columns column totals, ascending, positive, so that the last and largest column needs no choice
     * @param logFactorials logarithms of the factorials up to the total
     * @param observed minus the sum of the log factorials of the cells seen
     * @param mostSteps number of steps after which to give up
     */
    TableNetwork(int[] rows, int[] columns, double[] logFactorials, double observed, long mostSteps) {
        this.rows = rows;
        this.columns = columns;
        this.logFactorials = logFactorials;
        this.limit = observed + SAME;
        this.mostSteps = mostSteps;
        this.logAll = logFactorials[Arrays.stream(rows).sum()] - sum(rows) - sum(columns);
        for (int column = 0; column < columns.length; column++) {
            bounds.add(new HashMap<>());
        }
    }

    private double sum(int[] totals) {
        return Arrays.stream(totals).mapToDouble(total -> logFactorials[total]).sum();
    }

    /** The p-value, NaN if there are too many steps. */
    double pValue() {
        double states = 1;
        for (int row : rows) {
            states *= row + 1.0;
        }
        // A node is one number: its row totals in mixed radix.
        if (states > Long.MAX_VALUE / 2.0) {
            return Double.NaN;
        }
        Map<Long, Map<Long, Paths>> nodes = new HashMap<>();
        nodes.put(key(rows.clone()), new HashMap<>(Map.of(0L, new Paths(0, 1))));
        double p = 0;
        for (int column = 0; column < columns.length && !tooMany; column++) {
            Map<Long, Map<Long, Paths>> next = new HashMap<>();
            int paths = 0;
            for (Map.Entry<Long, Map<Long, Paths>> node : nodes.entrySet()) {
                p += advance(column, node.getKey(), node.getValue().values(), next);
            }
            for (Map<Long, Paths> reached : next.values()) {
                paths += reached.size();
            }
            tooMany |= paths > MOST_PATHS;
            nodes = next;
        }
        return tooMany ? Double.NaN : Math.min(1, p);
    }

    /** Fills one column from a node; gives the probability of what is decided already and puts the rest to the next nodes. */
    private double advance(int column, long node, Iterable<Paths> paths, Map<Long, Map<Long, Paths>> next) {
        List<Paths> open = new ArrayList<>();
        double p = 0;
        Bounds own = bounds(column, node);
        for (Paths path : paths) {
            if (path.logWeight() + own.most() <= limit) {
                p += path.number() * Math.exp(path.logWeight() + logCompletions(column, node) - logAll);
            } else if (path.logWeight() + own.least() <= limit) {
                open.add(path);
            }
        }
        if (open.isEmpty()) {
            return p;
        }
        if (column == columns.length - 2) {
            return p + finished(column, node, open);
        }
        for (Map.Entry<Step, Integer> step : steps(column, node).entrySet()) {
            Map<Long, Paths> reached = next.computeIfAbsent(step.getKey().node(), key -> new HashMap<>());
            for (Paths path : open) {
                double logWeight = path.logWeight() + step.getKey().logWeight();
                Paths longer = new Paths(logWeight, path.number() * step.getValue());
                reached.merge(
                        Math.round(logWeight * RESOLUTION),
                        longer,
                        (one, other) -> new Paths(one.logWeight(), one.number() + other.number()));
            }
            count(open.size());
        }
        return p;
    }

    /** With two columns left a step fills the last one too: sorted steps and their sums serve all paths. */
    private double finished(int column, long node, List<Paths> open) {
        List<Map.Entry<Step, Integer>> found =
                new ArrayList<>(steps(column, node).entrySet());
        int n = found.size();
        double[][] ends = new double[n][];
        for (int i = 0; i < n; i++) {
            Step step = found.get(i).getKey();
            ends[i] = new double[] {
                step.logWeight() - sum(totals(step.node())), found.get(i).getValue()
            };
        }
        Arrays.sort(ends, (one, other) -> Double.compare(one[0], other[0]));
        double[] logWeights = new double[n];
        double[] sums = new double[n + 1];
        double largest = n == 0 ? 0 : ends[n - 1][0];
        for (int i = 0; i < n; i++) {
            logWeights[i] = ends[i][0];
            sums[i + 1] = sums[i] + ends[i][1] * Math.exp(logWeights[i] - largest);
        }
        double p = 0;
        for (Paths path : open) {
            int place = Arrays.binarySearch(logWeights, limit - path.logWeight());
            int count = place < 0 ? -place - 1 : place + 1;
            p += path.number() * sums[count] * Math.exp(path.logWeight() + largest - logAll);
        }
        count(open.size());
        return p;
    }

    /** Logarithm of the sum over all completions of one over the factorials of their cells. */
    private double logCompletions(int column, long node) {
        int[] left = totals(node);
        double result = logFactorials[Arrays.stream(left).sum()] - sum(left);
        for (int later = column; later < columns.length; later++) {
            result -= logFactorials[columns[later]];
        }
        return result;
    }

    private Bounds bounds(int column, long node) {
        Bounds known = bounds.get(column).get(node);
        if (known != null || tooMany) {
            return known == null ? new Bounds(0, 0) : known;
        }
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        if (column == columns.length - 1) {
            least = -sum(totals(node));
            most = least;
        } else {
            for (Step step : steps(column, node).keySet()) {
                Bounds rest = bounds(column + 1, step.node());
                least = Math.min(least, step.logWeight() + rest.least());
                most = Math.max(most, step.logWeight() + rest.most());
            }
        }
        Bounds found = new Bounds(least, most);
        bounds.get(column).put(node, found);
        return found;
    }

    private Map<Step, Integer> steps(int column, long node) {
        Map<Step, Integer> found = new HashMap<>();
        int[] left = totals(node);
        fill(left, left.length - 1, columns[column], 0, found);
        return found;
    }

    /** Gives part of a column's total to one row after the other. */
    private void fill(int[] left, int row, int rest, double logWeight, Map<Step, Integer> found) {
        if (tooMany) {
            return;
        }
        if (row == 0) {
            if (rest <= left[0]) {
                int own = left[0];
                left[0] -= rest;
                found.merge(new Step(key(left.clone()), logWeight - logFactorials[rest]), 1, Integer::sum);
                left[0] = own;
                count(1);
            }
            return;
        }
        int own = left[row];
        for (int cell = 0; cell <= Math.min(own, rest); cell++) {
            left[row] = own - cell;
            fill(left, row - 1, rest - cell, logWeight - logFactorials[cell], found);
        }
        left[row] = own;
    }

    private void count(int more) {
        steps += more;
        tooMany |= steps > mostSteps;
    }

    /** Numbers a node: rows with the same total left are interchangeable, so the totals are sorted. */
    private long key(int[] left) {
        Arrays.sort(left);
        long key = 0;
        for (int i = 0; i < left.length; i++) {
            key = key * (rows[i] + 1L) + left[i];
        }
        return key;
    }

    private int[] totals(long node) {
        int[] left = new int[rows.length];
        long key = node;
        for (int i = rows.length - 1; i >= 0; i--) {
            left[i] = (int) (key % (rows[i] + 1L));
            key /= rows[i] + 1L;
        }
        return left;
    }
}
