package org.aroregistry.reports.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.aroregistry.core.result.Interval;
import org.aroregistry.reports.model.Cell;
import org.aroregistry.reports.model.CellStatus;
import org.aroregistry.reports.model.Figure;
import org.aroregistry.reports.model.Report;

/** Explains the signs that stand in cells in place of numbers. */
final class Signs {
    private Signs() {}

    /** Returns one sentence for each sign that the body uses. */
    static List<String> explained(List<Report.Block> body) {
        List<Cell> cells = body.stream().flatMap(Signs::cells).toList();
        List<String> explained = new ArrayList<>();
        if (any(cells, CellStatus.SMALL)) {
            explained.add("<5: 1 to 4 patients.");
        }
        if (any(cells, CellStatus.WITHHELD)) {
            explained.add("[c]: withheld, because this or another cell would give away a number of 1 to 4 patients.");
        }
        if (any(cells, CellStatus.APPROXIMATE)) {
            explained.add("\u2248: percentage to the nearest 5, without counts, to protect small numbers around it.");
        }
        if (cells.stream().anyMatch(cell -> cell.text().equals(CellText.NOT_ESTIMABLE))) {
            explained.add("NE: not estimable, most often because too few patients are at risk.");
        }
        if (cells.stream().anyMatch(cell -> cell.text().contains(Interval.NO_EVENT))) {
            explained.add(
                    "(no event): nobody had the event by then. No limits are given: the usual ones would equal the"
                            + " estimate and feign certainty.");
        }
        if (cells.stream().anyMatch(cell -> cell.text().contains("NR"))) {
            explained.add("NR: limit not reached.");
        }
        return explained;
    }

    private static boolean any(List<Cell> cells, CellStatus status) {
        return cells.stream().anyMatch(cell -> cell.status() == status);
    }

    private static Stream<Cell> cells(Report.Block block) {
        if (block instanceof Report.Table table) {
            return table.sections().stream()
                    .flatMap(section -> section.rows().stream())
                    .flatMap(row -> row.cells().stream());
        }
        return block instanceof Figure figure
                ? figure.curves().stream()
                        .flatMap(curve -> curve.risk().stream())
                        .flatMap(
                                risk -> Stream.concat(Stream.of(risk.atRisk(), risk.events()), risk.entries().stream()))
                : Stream.empty();
    }
}
