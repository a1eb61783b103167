package org.aroregistry.reports.catalogue;

import java.util.ArrayList;
import java.util.List;
import org.aroregistry.reports.disclosure.DisclosedResults;
import org.aroregistry.reports.disclosure.DisclosedTable;
import org.aroregistry.reports.model.Report;

/** T13: sight and hearing after the first transplant. */
final class VisionHearing extends TableReport {
    private static final String BY_GENOTYPE = "T13_GENOTYPE";

    @Override
    public String id() {
        return "T13";
    }

    @Override
    public String title() {
        return "Sight and hearing after first transplantation";
    }

    @Override
    public String question() {
        return "How well do children see before their first transplantation, do they keep sight and hearing after it, and does"
                + " decompression of an optic nerve help?";
    }

    @Override
    String stub() {
        return "Better eye or ear";
    }

    @Override
    String caption() {
        return "Sight and hearing after the first transplantation";
    }

    @Override
    List<String> footnotes() {
        return List.of(
                "Values are n (% of those known), or an estimate in percent (95% CI). Who is not known has rows of their own, with the"
                        + " reason.",
                "Children who see badly are examined more often, and those who died are not examined: shares are of those examined.",
                "Groups by age, categories before the transplant, and the same by genotype, are in the REGULATOR profile alone; the public has severe"
                        + " impairment before in T04.");
    }

    @Override
    String timeConvention() {
        return "day of the first transplantation; for decompression the day of the operation";
    }

    @Override
    List<Report.Block> body(DisclosedResults results, DisclosedTable table) {
        List<Report.Block> body = new ArrayList<>();
        body.add(block("main", caption(), table));
        results.table(BY_GENOTYPE)
                .ifPresent(genotype -> body.add(
                        block("genotype", "Sight and hearing after the first transplantation, by genotype", genotype)));
        return body;
    }

    @Override
    String method() {
        return "Counts and percentages. Losses: cumulative incidence by Aalen\u2013Johansen with death competing, infinitesimal"
                + " jackknife variance and log\u2013log limits; observation ends with the last examination, as nobody could see"
                + " the loss later. Groups are not compared by tests, and decompressions have no comparison group.";
    }

    @Override
    List<Report.Headline> headlines(DisclosedTable table) {
        return List.of(patients(table, "patients transplanted"));
    }
}
