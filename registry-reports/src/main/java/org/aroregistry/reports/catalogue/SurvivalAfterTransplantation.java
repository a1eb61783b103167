package org.aroregistry.reports.catalogue;

import java.util.List;

/** F01: survival after the first transplantation, by donor. */
final class SurvivalAfterTransplantation extends FigureReport {
    @Override
    public String id() {
        return "F01";
    }

    @Override
    public String title() {
        return "Overall survival after first transplantation, by donor";
    }

    @Override
    public String question() {
        return "How many children are alive how long after their first transplantation, and does it depend on the donor?";
    }

    @Override
    String caption() {
        return "Kaplan\u2013Meier estimates of overall survival after the first haematopoietic stem-cell transplantation, by"
                + " donor group. The band is the 95% confidence interval of all patients together; small vertical marks, where shown, are"
                + " censorings.";
    }

    @Override
    String valueAxis() {
        return "Overall survival, %";
    }

    @Override
    String timeAxis() {
        return "Time since transplantation";
    }

    @Override
    String estimates() {
        return "Overall survival, % (95% CI)";
    }

    @Override
    List<String> footnotes() {
        return List.of(
                "Patients enrolled after their transplantation enter the risk set at enrolment (delayed entry).",
                "A second transplantation is not a censoring. Curves end where fewer than 5 patients, or 10% of the group if"
                        + " that is more, are at risk.");
    }

    @Override
    String headline(String time) {
        return "alive " + time + " after first transplantation";
    }

    @Override
    String method() {
        return "Kaplan\u2013Meier estimates with Greenwood variance and log\u2013log limits; event: death of any cause. Groups are"
                + " compared by the log-rank test unless a group has fewer than 5 events. Donor groups differ in age and era;"
                + " the comparison is not adjusted.";
    }
}
