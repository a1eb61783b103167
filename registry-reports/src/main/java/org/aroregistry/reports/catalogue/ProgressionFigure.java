package org.aroregistry.reports.catalogue;

import java.util.List;
import org.aroregistry.reports.model.Figure;

/** F06: time to disease progression on interferon gamma-1b. */
final class ProgressionFigure extends FigureReport {
    @Override
    public String id() {
        return "F06";
    }

    @Override
    public String title() {
        return "Freedom from disease progression on interferon gamma-1b";
    }

    @Override
    public String question() {
        return "How long are patients with severe malignant osteopetrosis on interferon gamma-1b free of disease progression?";
    }

    @Override
    String caption() {
        return "Kaplan\u2013Meier estimates of freedom from disease progression from the first dose of interferon gamma-1b, of"
                + " patients enrolled by then (incident users) and of those enrolled later (prevalent users, dashed, at risk"
                + " only from enrolment). Dotted lines at 65 and 165 days are published times, given as context.";
    }

    @Override
    String valueAxis() {
        return "Free of progression, %";
    }

    @Override
    String timeAxis() {
        return "Time since the first dose";
    }

    @Override
    String estimates() {
        return "Free of progression, % (95% CI)";
    }

    @Override
    List<Figure.Reference> references() {
        return List.of(
                new Figure.Reference(ProgressionContext.CALCITRIOL_MEDIAN_DAYS, "65 d"),
                new Figure.Reference(ProgressionContext.INTERFERON_AT_LEAST_DAYS, "165 d"));
    }

    @Override
    List<String> footnotes() {
        return List.of(
                "Conditioning for a transplantation censors; stopping interferon does not.",
                "Each curve starts at the first day with 5 at risk, of those free of progression then, and ends where fewer than"
                        + " 5 patients, or 10% of the group if that is more, are at risk.",
                ProgressionContext.FOOTNOTE);
    }

    @Override
    String headline(String time) {
        return "free of progression " + time + " after the first dose of interferon gamma-1b";
    }

    @Override
    List<Double> headlineTimes() {
        return List.of(365.0);
    }

    @Override
    String method() {
        return "Kaplan\u2013Meier estimates with left truncation at enrolment, Greenwood variance and log\u2013log limits; event: the"
                + " first component of progression. Incident and prevalent users are not compared by a test: they differ in how"
                + " they came under observation.";
    }
}
