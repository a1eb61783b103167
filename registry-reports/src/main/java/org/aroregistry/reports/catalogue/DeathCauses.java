package org.aroregistry.reports.catalogue;

import java.util.List;
import org.aroregistry.reports.disclosure.DisclosedTable;
import org.aroregistry.reports.model.Report;

/** T06: of what patients died. */
final class DeathCauses extends TableReport {
    @Override
    public String id() {
        return "T06";
    }

    @Override
    public String title() {
        return "Causes of death";
    }

    @Override
    public String question() {
        return "Of what did patients die, before and after transplantation, and was interferon gamma-1b held to have part in it?";
    }

    @Override
    String stub() {
        return "Cause";
    }

    @Override
    String caption() {
        return "Causes of death, by the time from the first transplantation";
    }

    @Override
    List<String> footnotes() {
        return List.of(
                "Values are n (%).",
                "The causes are those that the centres reported; they were not adjudicated.",
                "These are counts among the dead and no risks: how many were at risk for how long is in the figures on survival.");
    }

    @Override
    String timeConvention() {
        return "day of the first transplantation";
    }

    @Override
    String method() {
        return "Counts, and percentages of the deaths in which the item is known. Each death is in the total and in exactly one"
                + " other column.";
    }

    @Override
    List<Report.Headline> headlines(DisclosedTable table) {
        return List.of(patients(table, "deaths"));
    }
}
