package org.aroregistry.reports.catalogue;

import java.util.List;
import org.aroregistry.reports.disclosure.DisclosedTable;
import org.aroregistry.reports.model.Report;

/** T14: rates of fractures, infections and transfusions, and growth. */
final class EventRates extends TableReport {
    @Override
    public String id() {
        return "T14";
    }

    @Override
    public String title() {
        return "Rates of fractures, infections and transfusions, and growth";
    }

    @Override
    public String question() {
        return "How often do children break bones, get infections and need transfusions before and after transplantation, and how do"
                + " they grow?";
    }

    @Override
    String stub() {
        return "Event or measure";
    }

    @Override
    String caption() {
        return "Events/person-years (py) and rates per 100 py (95% CI), and z-scores, by genotype";
    }

    @Override
    List<String> footnotes() {
        return List.of(
                "A patient can have several events. Rates are of time followed, not of patients.",
                "Before, after and later are not compared by tests: they are times of the same children at other ages.",
                "Rates on and off interferon, and the rows that do not count, are in the REGULATOR profile.",
                "Growth after diagnosis is that of everybody, transplanted or not.");
    }

    @Override
    String timeConvention() {
        return "day of the first transplantation, which belongs to the time after it; growth: day of diagnosis (birth, if before)"
                + " or of the first transplantation";
    }

    @Override
    String method() {
        return "Events over person-years with exact Poisson limits (Garwood); no event has an upper limit as well. Growth: z-scores"
                + " against the reference that a note names, median with quartiles (type 7).";
    }

    @Override
    List<Report.Headline> headlines(DisclosedTable table) {
        return List.of(patients(table, "patients described"));
    }
}
