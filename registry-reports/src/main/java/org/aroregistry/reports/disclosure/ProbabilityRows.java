package org.aroregistry.reports.disclosure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.aroregistry.core.result.Statistic;
import org.aroregistry.core.result.TableResult;

/**
 * Hides probabilities of a section that others of its rows or columns would give away.
 *
 * <p>A probability tells how many had the event, so the number of events is protected as any count:
 *
 * <ul>
 *   <li>None is shown of a column in which 1 to 4 patients did not have the event.
 *   <li>Of the same probability at several times, those are shown between which no or at least 5 patients had the event.
 *   <li>Probabilities that add up to one, as those of competing events do, are shown together or not at all.
 *   <li>Where the columns divide all patients, one hidden group would be the total without the others: at least two are hidden, and together they
 *       had no event or at least 5; or all are, and the total stands alone.
 * </ul>
 */
final class ProbabilityRows {
    private static final int FEWEST_TO_ADD_UP = 2;
    private static final double NEARLY = 1e-6;

    private final List<TableResult.Row> rows;
    private final List<TableResult.Column> columns;
    private final boolean divided;

    ProbabilityRows(TableResult table, TableResult.Section section) {
        this.rows = section.rows();
        this.columns = table.columns();
        this.divided = table.columnsPartition() && columns.size() > 1;
    }

    /** Returns the rows with more cells withheld where needed. */
    List<DisclosedTable.Row> suppressed(List<DisclosedTable.Row> disclosed) {
        List<List<Disclosed>> cells = new ArrayList<>();
        disclosed.forEach(row -> cells.add(new ArrayList<>(row.cells())));
        int width = disclosed.isEmpty() ? 0 : columns.size();
        for (int j = 0; j < width; j++) {
            hideSmallRests(cells, j);
            hideTellingTimes(cells, j);
        }
        // What one rule hides can leave another one broken.
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int j = 0; j < width; j++) {
                changed |= hideSetsThatAddUp(cells, j);
            }
            for (int r = 0; r < rows.size() && divided; r++) {
                changed |= hideWithGroups(cells.get(r), r);
            }
        }
        List<DisclosedTable.Row> suppressed = new ArrayList<>();
        for (int r = 0; r < disclosed.size(); r++) {
            suppressed.add(new DisclosedTable.Row(
                    disclosed.get(r).key(), disclosed.get(r).label(), cells.get(r)));
        }
        return suppressed;
    }

    private void hideSmallRests(List<List<Disclosed>> cells, int column) {
        for (int r = 0; r < rows.size(); r++) {
            if (probability(r, column)
                    .filter(estimate -> Profile.isSmall(columns.get(column).n() - estimate.events()))
                    .isPresent()) {
                cells.get(r).set(column, new Disclosed.Withheld());
            }
        }
    }

    private void hideTellingTimes(List<List<Disclosed>> cells, int column) {
        Map<String, List<Long>> kept = new HashMap<>();
        for (int r = 0; r < rows.size(); r++) {
            Optional<Statistic.Estimate> probability = probability(r, column);
            if (probability.isPresent() && !cells.get(r).get(column).hidden()) {
                long events = probability.get().events();
                List<Long> others =
                        kept.computeIfAbsent(rows.get(r).key().replaceFirst("_\\d+$", ""), key -> new ArrayList<>());
                if (others.stream().anyMatch(other -> Profile.isSmall(Math.abs(other - events)))) {
                    cells.get(r).set(column, new Disclosed.Withheld());
                } else {
                    others.add(events);
                }
            }
        }
    }

    private boolean hideSetsThatAddUp(List<List<Disclosed>> cells, int column) {
        boolean changed = false;
        for (int first = 0; first < rows.size(); first++) {
            double sum = 0;
            boolean anyHidden = false;
            for (int r = first; r < rows.size() && probability(r, column).isPresent(); r++) {
                sum += probability(r, column).get().value();
                anyHidden |= cells.get(r).get(column).hidden();
                if (Math.abs(sum - 1) < NEARLY && r - first + 1 >= FEWEST_TO_ADD_UP && anyHidden) {
                    for (int k = first; k <= r; k++) {
                        changed |= hide(cells.get(k), column);
                    }
                }
            }
        }
        return changed;
    }

    /** Hides the smallest groups of a row until the hidden ones cannot be worked out from the total. */
    private boolean hideWithGroups(List<Disclosed> cells, int row) {
        if (IntStream.range(0, columns.size())
                .noneMatch(j -> probability(row, j).isPresent())) {
            return false;
        }
        boolean changed = false;
        while (isWorkedOut(cells, row)) {
            Optional<Integer> next = groups().filter(j -> isShown(cells, row, j))
                    .boxed()
                    .min(Comparator.comparingLong(
                            j -> probability(row, j).orElseThrow().events()));
            if (next.isEmpty()) {
                return changed;
            }
            changed |= hide(cells, next.get());
        }
        return changed;
    }

    /** A group that is not estimable has few at risk, and its events could be worked out as those of a hidden one. */
    private boolean isWorkedOut(List<Disclosed> cells, int row) {
        List<Integer> hidden =
                groups().filter(j -> !isShown(cells, row, j)).boxed().toList();
        if (!isShown(cells, row, 0)) {
            return hidden.isEmpty();
        }
        if (hidden.isEmpty()) {
            return false;
        }
        long shown = groups().filter(j -> isShown(cells, row, j))
                .mapToLong(j -> probability(row, j).orElseThrow().events())
                .sum();
        long rest = probability(row, 0).orElseThrow().events() - shown;
        boolean all = groups().noneMatch(j -> isShown(cells, row, j));
        return !all && (hidden.size() == 1 || Profile.isSmall(rest));
    }

    /** Returns the columns after the total that have patients. */
    private IntStream groups() {
        return IntStream.range(1, columns.size()).filter(j -> columns.get(j).n() > 0);
    }

    private boolean isShown(List<Disclosed> cells, int row, int column) {
        return probability(row, column).isPresent() && !cells.get(column).hidden();
    }

    private static boolean hide(List<Disclosed> cells, int column) {
        boolean changed = !cells.get(column).hidden();
        cells.set(column, new Disclosed.Withheld());
        return changed;
    }

    private Optional<Statistic.Estimate> probability(int row, int column) {
        return rows.get(row).cells().get(column) instanceof Statistic.Estimate estimate
                        && estimate.unit().equals("probability")
                ? Optional.of(estimate)
                : Optional.empty();
    }
}
