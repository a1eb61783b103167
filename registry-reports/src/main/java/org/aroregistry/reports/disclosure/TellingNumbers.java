package org.aroregistry.reports.disclosure;

import static org.aroregistry.reports.disclosure.FigureTable.EVENTS;
import static org.aroregistry.reports.disclosure.FigureTable.PATIENTS;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.aroregistry.core.result.FigureResult.Curve;
import org.aroregistry.core.result.Statistic;
import org.aroregistry.core.result.TableResult;

/** Finds the numbers of a figure that tell of 1 to 4 patients beside other numbers that are printed, here or in another report. */
final class TellingNumbers {
    /** Times whose estimates the public should see if only some can be shown. */
    private static final List<Integer> IMPORTANT_YEARS = List.of(5, 1, 10, 2, 3);

    private static final double DAYS_PER_YEAR = 365.25;

    private final FigureTable numbers;
    private final RelatedGroups related;
    private final List<Curve> curves;
    private final List<Double> times;

    TellingNumbers(FigureTable numbers, RelatedGroups related) {
        this.numbers = numbers;
        this.related = related;
        this.curves = numbers.curves();
        this.times = numbers.times();
    }

    /**
     * Finds the numbers that tell of few patients together with other reports: events that are 1 to 4 short of the patients of the curve or of
     * the deaths that a table reports of them, and groups whose sum must not be known.
     */
    Set<MarkedTable.Position> ofOthers(boolean hidesAnalysed) {
        Set<MarkedTable.Position> telling = new HashSet<>();
        List<TableResult.Row> rows = numbers.rows(EVENTS);
        for (int j = 0; j < curves.size(); j++) {
            Curve curve = curves.get(j);
            Map<Double, Long> deaths = related.deaths(numbers.figure(), curve);
            for (int r = 0; r < rows.size(); r++) {
                double day = r < times.size() ? times.get(r) : Double.MAX_VALUE;
                long events = ((Statistic.Count) rows.get(r).cells().get(j)).n();
                boolean all = events == curve.events();
                if (Profile.isSmall(curve.patients() - events)
                        || deaths.entrySet().stream()
                                .filter(known -> known.getKey() == day || (all && known.getKey() == Double.MAX_VALUE))
                                .anyMatch(known -> Profile.isSmall(known.getValue() - events))) {
                    telling.add(new MarkedTable.Position(EVENTS, r, j));
                }
            }
            if (hidesAnalysed) {
                // The groups add up to the number analysed.
                telling.add(new MarkedTable.Position(PATIENTS, numbers.sizeRow(), j));
            }
        }
        return telling;
    }

    /** Finds the numbers at risk, or who have entered, that are all patients of a curve whose number is hidden. */
    Set<MarkedTable.Position> sizes(TableSuppression current) {
        Set<MarkedTable.Position> telling = new HashSet<>();
        List<TableResult.Row> rows = numbers.rows(PATIENTS);
        for (int j = 0; j < curves.size(); j++) {
            for (int r = 0; r < rows.size(); r++) {
                if (numbers.size(current, j) != Mark.OPEN
                        && current.mark(PATIENTS, r, j) == Mark.OPEN
                        && rows.get(r).cells().get(j) instanceof Statistic.Count count
                        && count.n() == curves.get(j).patients()) {
                    telling.add(new MarkedTable.Position(PATIENTS, r, j));
                }
            }
        }
        return telling;
    }

    /** Finds the numbers that differ by 1 to 4 from another one of their curve; the more important one stays. */
    Set<MarkedTable.Position> differences(TableSuppression current) {
        Set<MarkedTable.Position> telling = new HashSet<>();
        for (int j = 0; j < curves.size(); j++) {
            long patients = curves.get(j).patients();
            telling.addAll(differences(current, new Rows(PATIENTS, 0, times.size(), patients), j));
            telling.addAll(differences(current, new Rows(PATIENTS, times.size(), times.size(), patients), j));
            telling.addAll(differences(current, new Rows(EVENTS, 0, times.size() + 1, 0), j));
        }
        return telling;
    }

    /** Rows of one kind, and a number that is known of all of them. */
    private record Rows(int section, int first, int count, long known) {}

    private Set<MarkedTable.Position> differences(TableSuppression current, Rows rows, int j) {
        Set<MarkedTable.Position> telling = new HashSet<>();
        List<Long> kept = new ArrayList<>(List.of(rows.known()));
        for (int i : byImportance(rows.count())) {
            int r = rows.first() + i;
            if (current.mark(rows.section(), r, j) == Mark.OPEN
                    && numbers.rows(rows.section()).get(r).cells().get(j) instanceof Statistic.Count count) {
                if (kept.stream().anyMatch(other -> Profile.isSmall(Math.abs(count.n() - other)))) {
                    telling.add(new MarkedTable.Position(rows.section(), r, j));
                } else {
                    kept.add(count.n());
                }
            }
        }
        return telling;
    }

    /** Returns the rows by importance: all events first, then the start, then the times, then the rest. */
    private List<Integer> byImportance(int rows) {
        return IntStream.range(0, rows)
                .boxed()
                .sorted(Comparator.comparingDouble(r -> r >= times.size() ? -2 : importance(times.get(r))))
                .toList();
    }

    private static double importance(double days) {
        if (days == 0) {
            // Figures on other events of the same patients print who is at risk at the start as well.
            return -1;
        }
        for (int i = 0; i < IMPORTANT_YEARS.size(); i++) {
            if (Math.abs(days - IMPORTANT_YEARS.get(i) * DAYS_PER_YEAR) < 2) {
                return i;
            }
        }
        return IMPORTANT_YEARS.size() + days;
    }
}
