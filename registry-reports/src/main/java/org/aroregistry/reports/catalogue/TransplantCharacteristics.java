package org.aroregistry.reports.catalogue;

import java.util.List;
import org.aroregistry.reports.disclosure.DisclosedTable;
import org.aroregistry.reports.model.Report;

/** T04: how the first transplants were done. */
final class TransplantCharacteristics extends TableReport {
    @Override
    public String id() {
        return "T04";
    }

    @Override
    public String title() {
        return "Characteristics of first transplantations";
    }

    @Override
    public String question() {
        return "At which age, in which years, from which donors and with which conditioning were children transplanted for the"
                + " first time?";
    }

    @Override
    String caption() {
        return "Characteristics of the first transplantation, by donor";
    }

    @Override
    List<String> footnotes() {
        return List.of(
                "Values are n (%) unless stated otherwise; agents of prevention are often given together.",
                "Donor groups do not overlap: every patient is in the total and in exactly one group.");
    }

    @Override
    String timeConvention() {
        return "ages are days since birth, on the day of the first infusion; no analysis over time";
    }

    @Override
    String method() {
        return "Counts, percentages of those with information, and medians with quartiles (type 7). Every patient with a first"
                + " allogeneic transplantation is described, also those who could not be followed after it; figures on outcome"
                + " can therefore rest on fewer. Groups are not compared by tests: donors differ in age and era.";
    }

    @Override
    List<Report.Headline> headlines(DisclosedTable table) {
        return List.of(patients(table, "patients transplanted"));
    }
}
