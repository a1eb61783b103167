package org.aroregistry.reports.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.aroregistry.reports.model.Cell;
import org.aroregistry.reports.model.CellStatus;
import org.aroregistry.reports.model.Figure;
import org.aroregistry.reports.model.ValueAxis;
import org.junit.jupiter.api.Test;

class RiskTableTest {

    @Test
    void entries_that_are_not_known_leave_a_mark_so_that_events_are_not_taken_for_them() {
        Figure.Risk early = risk(365, "38", "5", Optional.of("41"));
        Figure.Risk late = risk(3650, "4", "5", Optional.empty());
        Figure figure = figure(early, late);

        assertThat(RiskTable.text(figure, early)).isEqualTo("38 (41; 5)");
        assertThat(RiskTable.text(figure, late)).isEqualTo("4 (\u2013; 5)");
    }

    @Test
    void a_figure_without_late_entries_shows_events_only() {
        Figure.Risk risk = risk(365, "38", "5", Optional.empty());

        assertThat(RiskTable.text(figure(risk), risk)).isEqualTo("38 (5)");
    }

    private static Figure.Risk risk(double time, String atRisk, String events, Optional<String> entries) {
        return new Figure.Risk(time, "", cell(atRisk), cell(events), entries.map(RiskTableTest::cell));
    }

    private static Cell cell(String text) {
        return new Cell("count", CellStatus.SHOWN, List.of(text), Cell.Values.NONE, "");
    }

    private static Figure figure(Figure.Risk... risk) {
        Figure.Curve curve = new Figure.Curve("TOTAL", "Total", true, true, 4000, List.of(), List.of(), List.of(risk));
        return new Figure(
                "main", "", "", Figure.Shape.LINES, ValueAxis.ofProportions(""), "", "", List.of(curve), "", List.of());
    }
}
