package org.aroregistry.reports.catalogue;

import java.util.List;
import java.util.Optional;
import org.aroregistry.reports.disclosure.DisclosedResults;
import org.aroregistry.reports.disclosure.DisclosedTable;
import org.aroregistry.reports.disclosure.Profile;
import org.aroregistry.reports.model.Report;

/** T10: serious events and events of special interest, one on each line; for the regulator alone. */
final class AdverseEventListing extends TableReport {
    @Override
    public String id() {
        return "T10";
    }

    @Override
    public boolean regulatorOnly() {
        return true;
    }

    @Override
    public String title() {
        return "Serious adverse events and events of special interest";
    }

    @Override
    public String question() {
        return "Which serious events, and which events of special interest, did each patient on interferon gamma-1b have?";
    }

    @Override
    String caption() {
        return "One event on each line";
    }

    @Override
    List<String> footnotes() {
        return List.of(
                "Patients are numbered for this report alone, in the order of what its lines say.",
                "Days on drug: days covered by doses up to the onset. Expected: the label of the drug names the event.");
    }

    @Override
    String timeConvention() {
        return "day of the first dose";
    }

    @Override
    String method() {
        return "A listing; nothing is estimated. Patients whose consent does not cover reports to regulators are not listed and are"
                + " accounted for.";
    }

    /** What must not be published is not composed for the public, whatever the results hold. */
    @Override
    public Optional<Report> compose(DisclosedResults results) {
        return results.profile() == Profile.REGULATOR ? super.compose(results) : Optional.empty();
    }

    @Override
    List<Report.Block> body(DisclosedResults results, DisclosedTable table) {
        return List.of(Listing.of(table, "main", caption()));
    }
}
