package org.aroregistry.reports.catalogue;

import java.util.List;
import org.aroregistry.reports.disclosure.DisclosedTable;
import org.aroregistry.reports.model.Report;

/** T01: who is in the registry. */
final class CohortDescription extends TableReport {
    @Override
    public String id() {
        return "T01";
    }

    @Override
    public String title() {
        return "Characteristics of the cohort";
    }

    @Override
    public String question() {
        return "Who are the patients of the registry, overall and by genotype, how were they found and treated, and how long"
                + " have they been followed?";
    }

    @Override
    String caption() {
        return "Characteristics of the patients at the data cut, by genotype group";
    }

    @Override
    List<String> footnotes() {
        return List.of(
                "Values are n (%) unless stated otherwise; percentages are of the patients in whom the characteristic is"
                        + " known.",
                "Genotype groups do not overlap: every patient is in the total and in exactly one group.");
    }

    @Override
    String method() {
        return "Counts, percentages of those with information, and medians with quartiles (type 7). Follow-up is the median by"
                + " the reverse Kaplan\u2013Meier method, in which death is the censoring. Groups are not compared by tests:"
                + " the table describes.";
    }

    @Override
    List<Report.Headline> headlines(DisclosedTable table) {
        return List.of(patients(table, "patients described"));
    }
}
