package org.aroregistry.reports.disclosure;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.aroregistry.core.result.Accounting;
import org.aroregistry.core.result.AnalysisResults;
import org.aroregistry.core.result.FigureResult;
import org.aroregistry.core.result.FigureResult.Curve;
import org.aroregistry.core.result.Statistic;
import org.aroregistry.core.result.TableResult;

/**
 * What one report of a run says of groups that another one divides in the same way but counts with fewer patients.
 *
 * <p>A table describes all patients of a group, a figure analyses those who could be followed: the difference is a number of patients
 * like any other. The rule is the same everywhere: where 1 to 4 patients are missing, the number of the smaller group is withheld.
 */
final class RelatedGroups {
    private static final String COHORT = "T01";
    private static final String DEATHS = "T06";
    private static final String TREATED = "SAFETY";
    private static final double YEAR = 365;

    private final AnalysisResults results;

    RelatedGroups(AnalysisResults results) {
        this.results = results;
    }

    /**
     * Returns how many patients a table describes in the group of a curve; as many as the curve has if no table describes it.
     *
     * <p>All patients together are those of the analysis set, also where none of them was lost.
     */
    long described(FigureResult figure, Curve curve) {
        if (curve.patients() == figure.accounting().analysed()) {
            return figure.accounting().eligible();
        }
        return column(figure, curve.key()).filter(n -> n >= curve.patients()).orElse(curve.patients());
    }

    /** Finds the column of a table on the same analysis set that has the same groups. */
    private Optional<Long> column(FigureResult figure, String key) {
        return results.tables().stream()
                .filter(table -> table.analysisSet().equals(figure.analysisSet()) && table.columnsPartition())
                .flatMap(table -> table.columns().stream())
                .filter(column -> column.key().equals(key))
                .map(TableResult.Column::n)
                .max(Long::compare);
    }

    /**
     * Returns how many deaths tables report of the patients of a curve, by the last day that they look at; nothing if the figure is not on
     * death.
     */
    Map<Double, Long> deaths(FigureResult figure, Curve curve) {
        Map<Double, Long> deaths = new HashMap<>();
        if (figure.endpoint().equals("OS_BIRTH")) {
            row(COHORT, "status", "dead", curve.key()).ifPresent(n -> deaths.put(Double.MAX_VALUE, n));
        }
        if (figure.endpoint().equals("OS_HSCT1") && FigureSuppression.isTotal(curve.key())) {
            long year = columns(DEATHS, Set.of("EARLY", "FIRST_YEAR"));
            deaths.put(YEAR, year);
            deaths.put(Double.MAX_VALUE, year + columns(DEATHS, Set.of("LATE", "NOT_KNOWN")));
        }
        return deaths;
    }

    private long columns(String table, Set<String> keys) {
        return results.table(table).stream()
                .flatMap(found -> found.columns().stream())
                .filter(column -> keys.contains(column.key()))
                .mapToLong(TableResult.Column::n)
                .sum();
    }

    private Optional<Long> row(String id, String sectionKey, String rowKey, String columnKey) {
        return results.table(id).stream()
                .flatMap(table -> table.sections().stream()
                        .filter(section -> section.key().equals(sectionKey))
                        .flatMap(section -> section.rows().stream())
                        .filter(row -> row.key().equals(rowKey))
                        .flatMap(row -> IntStream.range(0, table.columns().size())
                                .filter(j -> table.columns().get(j).key().equals(columnKey))
                                .mapToObj(j -> count(row.cells().get(j)))))
                .findFirst();
    }

    private static long count(Statistic cell) {
        return cell instanceof Statistic.Share share
                ? share.n()
                : cell instanceof Statistic.Count counted ? counted.n() : 0;
    }

    /** Returns the cells of a table that are 1 to 4 patients short of a group of another report. */
    Set<MarkedTable.Position> forced(TableResult table) {
        Set<MarkedTable.Position> forced = new HashSet<>();
        if (!table.id().equals(COHORT)) {
            return forced;
        }
        long treated = treated();
        for (int s = 0; s < table.sections().size(); s++) {
            List<TableResult.Row> rows = table.sections().get(s).rows();
            for (int r = 0; r < rows.size(); r++) {
                if (table.sections().get(s).key().equals("treatment")
                        && rows.get(r).key().equals("interferon")
                        && Profile.isSmall(treated - count(rows.get(r).cells().get(0)))) {
                    forced.add(new MarkedTable.Position(s, r, 0));
                }
            }
        }
        return forced;
    }

    /** Tells whether a number of an accounting is 1 to 4 patients short of those treated with interferon, of whom they are a part. */
    boolean nearlyAllTreated(String analysisSet, long n) {
        return analysisSet.equals("SMO_IFN") && Profile.isSmall(treated() - n);
    }

    private long treated() {
        return results.tables().stream()
                .filter(table -> table.analysisSet().equals(TREATED))
                .map(TableResult::accounting)
                .mapToLong(Accounting::eligible)
                .max()
                .orElse(0);
    }
}
