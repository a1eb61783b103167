package org.aroregistry.reports.catalogue;

import java.util.List;
import org.aroregistry.reports.disclosure.DisclosedTable;
import org.aroregistry.reports.model.Report;

/** T07: who was given interferon gamma-1b, how much and for how long. */
final class InterferonExposure extends TableReport {
    @Override
    public String id() {
        return "T07";
    }

    @Override
    public String title() {
        return "Exposure to interferon gamma-1b";
    }

    @Override
    public String question() {
        return "Who was given interferon gamma-1b, at which dose and for how long, how well was it kept to, and why was it"
                + " stopped?";
    }

    @Override
    String caption() {
        return "Exposure to and persistence on interferon gamma-1b";
    }

    @Override
    List<String> footnotes() {
        return List.of(
                "Values are n (%) unless stated otherwise.",
                "py: person-years on the drug, the union of all dosing segments without the gaps between them.",
                "Label dose: 50 \u00b5g/m\u00b2 three times a week above 0.5 m\u00b2 of body surface, otherwise 1.5 \u00b5g/kg.");
    }

    @Override
    String timeConvention() {
        return "day of the first dose of the first course; a gap of more than 60 days starts a new course";
    }

    @Override
    String method() {
        return "Each dosing segment is compared with the label dose at the child's size; shares of dose categories are weighted by"
                + " days on the segment. Adherence is doses given over doses planned; segments without a count of doses given"
                + " are left out and counted. Relative dose intensity is the amount given over the amount that the label"
                + " foresees for the same days.";
    }

    @Override
    List<Report.Headline> headlines(DisclosedTable table) {
        return List.of(patients(table, "patients ever on interferon gamma-1b"));
    }
}
