package org.aroregistry.reports.catalogue;

import java.util.List;
import org.aroregistry.reports.catalogue.CellText.ShareStyle;

/** T03: how frequent symptoms and complications are, by genotype. */
final class ComplicationPrevalence extends TableReport {
    @Override
    public String id() {
        return "T03";
    }

    @Override
    public String title() {
        return "Symptoms and complications by genotype";
    }

    @Override
    public String question() {
        return "How many patients had each symptom at baseline, or ever had each complication, and does this differ by the"
                + " causal gene?";
    }

    @Override
    String stub() {
        return "Symptom or complication";
    }

    @Override
    String caption() {
        return "Patients with the feature / patients assessed for it; % (95% CI)";
    }

    @Override
    ShareStyle shareStyle() {
        return ShareStyle.FRACTION_INTERVAL;
    }

    @Override
    List<String> footnotes() {
        return List.of(
                "Each row has its own denominator: patients in whom the feature was not done or is unknown are left out"
                        + " of it.");
    }

    @Override
    String method() {
        return "Proportions with Wilson score intervals, which hold their level for small groups and for proportions near 0 or 1."
                + " \u201cEver\u201d counts a patient once, at any time up to the data cut; lengths of follow-up differ between"
                + " groups and are not adjusted for.";
    }
}
