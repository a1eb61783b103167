package org.aroregistry.reports.disclosure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.aroregistry.core.result.Statistic;
import org.aroregistry.core.result.TableResult;

/**
 * Hides probabilities of a section that others of its rows would give away.
 *
 * <p>Probabilities that add up to one, as those of competing events do, are shown together or not at all. Of the same
 * probability at several times, those are shown between which no or at least 5 patients had the event.
 */
final class ProbabilityRows {
    private static final int FEWEST_TO_ADD_UP = 2;
    private static final double NEARLY = 1e-6;

    private final List<TableResult.Row> rows;

    ProbabilityRows(TableResult.Section section) {
        this.rows = section.rows();
    }

    /** Returns the rows with more cells withheld where needed. */
    List<DisclosedTable.Row> suppressed(List<DisclosedTable.Row> disclosed) {
        List<List<Disclosed>> cells = new ArrayList<>();
        disclosed.forEach(row -> cells.add(new ArrayList<>(row.cells())));
        int columns = disclosed.isEmpty() ? 0 : disclosed.get(0).cells().size();
        for (int j = 0; j < columns; j++) {
            hideTellingTimes(cells, j);
            hideSetsThatAddUp(cells, j);
        }
        List<DisclosedTable.Row> suppressed = new ArrayList<>();
        for (int r = 0; r < disclosed.size(); r++) {
            suppressed.add(new DisclosedTable.Row(
                    disclosed.get(r).key(), disclosed.get(r).label(), cells.get(r)));
        }
        return suppressed;
    }

    private void hideTellingTimes(List<List<Disclosed>> cells, int column) {
        Map<String, List<Long>> kept = new HashMap<>();
        for (int r = 0; r < rows.size(); r++) {
            if (rows.get(r).cells().get(column) instanceof Statistic.Estimate estimate
                    && isProbability(estimate)
                    && !cells.get(r).get(column).hidden()) {
                List<Long> events =
                        kept.computeIfAbsent(rows.get(r).key().replaceFirst("_\\d+$", ""), key -> new ArrayList<>());
                if (events.stream().anyMatch(other -> Profile.isSmall(Math.abs(other - estimate.events())))) {
                    cells.get(r).set(column, new Disclosed.Withheld());
                } else {
                    events.add(estimate.events());
                }
            }
        }
    }

    private void hideSetsThatAddUp(List<List<Disclosed>> cells, int column) {
        for (int first = 0; first < rows.size(); first++) {
            double sum = 0;
            boolean anyHidden = false;
            for (int r = first;
                    r < rows.size()
                            && rows.get(r).cells().get(column) instanceof Statistic.Estimate estimate
                            && isProbability(estimate);
                    r++) {
                sum += estimate.value();
                anyHidden |= cells.get(r).get(column).hidden();
                if (Math.abs(sum - 1) < NEARLY && r - first + 1 >= FEWEST_TO_ADD_UP && anyHidden) {
                    for (int k = first; k <= r; k++) {
                        cells.get(k).set(column, new Disclosed.Withheld());
                    }
                }
            }
        }
    }

    private static boolean isProbability(Statistic.Estimate estimate) {
        return estimate.unit().equals("probability");
    }
}
