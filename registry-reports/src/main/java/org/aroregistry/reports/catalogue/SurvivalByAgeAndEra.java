package org.aroregistry.reports.catalogue;

import java.util.List;
import org.aroregistry.reports.disclosure.DisclosedFigure;

/** F02: survival after the first transplantation, by age and by era. */
final class SurvivalByAgeAndEra extends FigureReport {
    private static final String ERA = "F02_ERA";

    @Override
    public String id() {
        return "F02";
    }

    @Override
    List<String> figures() {
        return List.of(id(), ERA);
    }

    @Override
    public String title() {
        return "Overall survival after first transplantation, by age and by era";
    }

    @Override
    public String question() {
        return "How many children are alive how long after their first transplantation, and does it depend on their age then, and on"
                + " the years in which it was done?";
    }

    @Override
    String caption() {
        return "Kaplan\u2013Meier estimates of overall survival after the first haematopoietic stem-cell transplantation, by age on"
                + " the day of transplantation. The band, where all patients are shown, is their 95% confidence interval.";
    }

    @Override
    String caption(DisclosedFigure figure) {
        return figure.id().equals(ERA)
                ? "Kaplan\u2013Meier estimates of overall survival after the first haematopoietic stem-cell transplantation, by the"
                        + " year in which it was done."
                : caption();
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
                        + " that is more, are at risk.",
                "Age and era are known on the day of transplantation, so that no landmark is needed.");
    }

    @Override
    String headline(String time) {
        return "alive " + time + " after first transplantation";
    }

    /** F01 has the headline on survival of all. */
    @Override
    List<Double> headlineTimes() {
        return List.of();
    }

    @Override
    String method() {
        return "Kaplan\u2013Meier estimates with Greenwood variance and log\u2013log limits; event: death of any cause. Ages, and"
                + " eras, are compared by the log-rank test unless a group has fewer than 5 events. They differ in donors and"
                + " conditioning, and later eras have shorter follow-up; the comparison is not adjusted.";
    }
}
