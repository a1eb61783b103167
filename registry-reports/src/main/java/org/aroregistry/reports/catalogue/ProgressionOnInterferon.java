package org.aroregistry.reports.catalogue;

import java.util.ArrayList;
import java.util.List;
import org.aroregistry.reports.disclosure.DisclosedResults;
import org.aroregistry.reports.disclosure.DisclosedTable;
import org.aroregistry.reports.model.Report;

/** T08: time to disease progression on interferon gamma-1b, commitment 1 to the FDA. */
final class ProgressionOnInterferon extends TableReport {
    /** Id of the table that lists the patients. */
    static final String LISTING = "T08_PATIENTS";

    @Override
    public String id() {
        return "T08";
    }

    @Override
    public String title() {
        return "Time to disease progression on interferon gamma-1b";
    }

    @Override
    public String question() {
        return "How long are patients with severe malignant osteopetrosis on interferon gamma-1b free of disease progression, and"
                + " by which event does it show?";
    }

    @Override
    String stub() {
        return "Measure";
    }

    @Override
    String caption() {
        return "Time to disease progression, by whether patients were enrolled when interferon began";
    }

    @Override
    List<String> footnotes() {
        return List.of(
                "Values are n (%), or an estimate in percent (95% CI).",
                "Incident users were enrolled by their first dose. Prevalent users were enrolled later and count from then on:"
                        + " those who progressed before may never have been enrolled.",
                ProgressionContext.FOOTNOTE);
    }

    @Override
    String timeConvention() {
        return "day of the first dose of the first course; an event on day 0 counts at half a day";
    }

    @Override
    String method() {
        return "Kaplan\u2013Meier with left truncation, Greenwood variance and log\u2013log limits. Conditioning for a transplant"
                + " censors (estimand A), or competes (estimand B, Aalen\u2013Johansen, infinitesimal jackknife). Stopping interferon"
                + " does not censor. Patients are followed to their last visit, sample, eye or ear examination. Estimates start"
                + " at the first day with 5 at risk and end where fewer than 5, or 10%, are.";
    }

    @Override
    List<Report.Block> body(DisclosedResults results, DisclosedTable table) {
        List<Report.Block> body = new ArrayList<>(super.body(results, table));
        results.table(LISTING)
                .ifPresent(listing -> body.add(Listing.of(
                        listing, "patients", "Each patient: time to progression and the event that defined it")));
        return body;
    }

    @Override
    List<Report.Headline> headlines(DisclosedTable table) {
        return List.of(patients(table, "patients followed for progression on interferon gamma-1b"));
    }
}
