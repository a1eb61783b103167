package org.aroregistry.reports.catalogue;

import static org.aroregistry.reports.model.NumberText.SPACE;

import java.util.ArrayList;
import java.util.List;
import org.aroregistry.core.result.Statistic;
import org.aroregistry.reports.disclosure.Disclosed;
import org.aroregistry.reports.disclosure.DisclosedTable;
import org.aroregistry.reports.model.Cell;
import org.aroregistry.reports.model.NumberText;
import org.aroregistry.reports.model.Report;

/** T05: what became of patients after the first transplant. */
final class TransplantOutcomes extends TableReport {
    @Override
    public String id() {
        return "T05";
    }

    @Override
    public String title() {
        return "Outcomes of first transplantations";
    }

    @Override
    public String question() {
        return "After the first transplantation, how many children recover, lose the graft, have complications, are transplanted"
                + " again, or die, and does it differ between donors?";
    }

    @Override
    String stub() {
        return "Outcome";
    }

    @Override
    String caption() {
        return "Estimates in percent (95% CI) with the number at risk, by donor";
    }

    @Override
    List<String> footnotes() {
        return List.of(
                "Donor groups do not overlap; they differ in age, era and disease, and no estimate is adjusted for it.",
                "Each outcome is of the patients in whom it can be judged; the REGULATOR profile has their number and the reasons"
                        + " of the others.",
                "Survival, graft failure, graft-versus-host disease and transplant-related mortality by donor are in the REGULATOR"
                        + " profile. The public has them as curves (F01, F04, F05) and causes of death (T06): two tables"
                        + " of the same events could be subtracted from each other.");
    }

    @Override
    String timeConvention() {
        return "day of the first transplantation; an event on day 0 counts at half a day";
    }

    /** Adds to an estimate on how many at risk it rests. */
    @Override
    Report.Row row(DisclosedTable.Row row) {
        Report.Row plain = super.row(row);
        List<Cell> cells = new ArrayList<>();
        for (int j = 0; j < row.cells().size(); j++) {
            Cell cell = plain.cells().get(j);
            cells.add(
                    row.cells().get(j) instanceof Disclosed.Shown shown
                                    && shown.statistic() instanceof Statistic.Estimate estimate
                            ? withNumberAtRisk(cell, estimate.atRisk())
                            : cell);
        }
        return new Report.Row(plain.key(), plain.label(), cells);
    }

    private static Cell withNumberAtRisk(Cell cell, long atRisk) {
        List<String> lines = new ArrayList<>(cell.lines());
        lines.add(NumberText.count(atRisk) + SPACE + "at risk");
        return new Cell(cell.kind(), cell.status(), lines, cell.values(), cell.flag());
    }

    @Override
    String method() {
        return "Cumulative incidences by Aalen\u2013Johansen with infinitesimal jackknife variance, survival by Kaplan\u2013Meier with"
                + " Greenwood variance, log\u2013log limits, delayed entry in both. Events that make an outcome impossible compete"
                + " with it and are named in the footnotes; one minus Kaplan\u2013Meier would overstate it. Tests: Gray for"
                + " incidences, log-rank for survival, if every known group of donors has five events; not corrected for their"
                + " number.";
    }

    @Override
    List<Report.Headline> headlines(DisclosedTable table) {
        return List.of(patients(table, "patients transplanted"));
    }
}
