package org.aroregistry.reports.catalogue;

import java.util.List;
import java.util.stream.Stream;
import org.aroregistry.reports.disclosure.DisclosedFigure;
import org.aroregistry.reports.model.ValueAxis;

/** F10: the mean cumulative number of fractures and of serious infections by age. */
final class MeanEvents extends FigureReport {
    private static final String INFECTIONS = "F10_INFECTIONS";

    /** Limits of a mean of few events reach so far that the curves would lie at the bottom; the band is cut there. */
    private static final double HIGHEST_BAND = 1.6;

    @Override
    public String id() {
        return "F10";
    }

    @Override
    public boolean regulatorOnly() {
        return true;
    }

    @Override
    List<String> figures() {
        return List.of(id(), INFECTIONS);
    }

    @Override
    public String title() {
        return "Mean cumulative number of fractures and serious infections";
    }

    @Override
    public String question() {
        return "How many fractures, and how many serious bacterial infections, has a child with osteopetrosis had on average by which age, by"
                + " causal gene?";
    }

    @Override
    String caption() {
        return "Mean cumulative number of fractures per child by age, without fractures at birth and by high energy. Death ends the counting:"
                + " the mean is that of all children, those who died included. The band is the 95% confidence interval of the total.";
    }

    @Override
    String caption(DisclosedFigure figure) {
        return figure.id().equals(INFECTIONS)
                ? "Mean cumulative number of serious bacterial infections per child by age. Death ends the counting: the mean is that of all"
                        + " children, those who died included. The band is the 95% confidence interval of the total."
                : caption();
    }

    @Override
    String valueAxis() {
        return "Fractures per child";
    }

    /** The first day followed comes after a visit, so no event is on day zero. */
    @Override
    String timeZero(DisclosedFigure figure) {
        return figure.origin();
    }

    @Override
    ValueAxis valueAxis(DisclosedFigure figure) {
        String title = figure.id().equals(INFECTIONS) ? "Serious infections per child" : valueAxis();
        double highest = highest(figure.curves().stream()
                .flatMap(curve -> curve.points().stream())
                .map(DisclosedFigure.Point::estimate));
        double limit = highest(figure.curves().stream()
                .filter(DisclosedFigure.Curve::isTotal)
                .flatMap(curve -> curve.points().stream())
                .map(DisclosedFigure.Point::upper));
        return ValueAxis.ofNumbers(title, Math.max(highest, Math.min(limit, HIGHEST_BAND * highest)));
    }

    /** Returns the largest number; 0 of none. */
    private static double highest(Stream<Double> values) {
        return values.filter(value -> !Double.isNaN(value)).reduce(0.0, Math::max);
    }

    @Override
    String timeAxis() {
        return "Age";
    }

    @Override
    String estimates() {
        return "Mean number by age (95% CI)";
    }

    @Override
    List<String> footnotes() {
        return List.of(
                "At risk are children on the days after one visit up to the next, if that comes in time; numbers at risk may rise, as children"
                        + " enter at enrolment and return to visits. Deaths count from enrolment on, whether visits were kept or not.",
                "Each curve starts at the youngest age at which at least 5 children are followed and counts from there, of those alive then;"
                        + " it ends where fewer than 5, or 10% of the group if that is more, are followed.",
                "Events are those of the rates in T14. A child may have several; events are numbers of events, not of children.",
                "Transplantation and interferon are not censorings: these are means of the disease as treated. T14 has rates by both.");
    }

    @Override
    List<Double> headlineTimes() {
        return List.of();
    }

    @Override
    String headline(String time) {
        return "events per child by the age of " + time;
    }

    @Override
    String method() {
        return "Mean cumulative function with death as terminal event (Cook and Lawless, Ghosh and Lin): at each age the mean grows by the"
                + " Kaplan\u2013Meier survival just before it, with left truncation at enrolment, times events over children followed."
                + " Robust variance, as events of one child depend on each other; limits on the logarithmic scale. Taking deaths for"
                + " censorings would give the mean of a world in which no child dies. Groups are not compared by a test.";
    }
}
