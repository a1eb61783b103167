package org.aroregistry.reports.catalogue;

import java.util.List;

/** F04: graft failure and death without it, as competing events. */
final class GraftFailureIncidence extends FigureReport {
    private static final double YEAR = 365.25;

    @Override
    public String id() {
        return "F04";
    }

    @Override
    public String title() {
        return "Graft failure and death without graft failure";
    }

    @Override
    public String question() {
        return "After the first transplantation, how many children lose their graft and how many die without having lost it?";
    }

    @Override
    String caption() {
        return "Stacked cumulative incidence of graft failure and of death without graft failure after the first"
                + " transplantation. The white area is the probability of being alive with a working graft.";
    }

    @Override
    String valueAxis() {
        return "Cumulative incidence, %";
    }

    @Override
    String timeAxis() {
        return "Time since transplantation";
    }

    @Override
    String estimates() {
        return "Cumulative incidence, % (95% CI)";
    }

    @Override
    List<String> footnotes() {
        return List.of(
                "The two events compete: a child counts for the one that comes first. The incidences and event-free survival"
                        + " add up to 100% at every time.");
    }

    @Override
    List<Double> headlineTimes() {
        return List.of(YEAR, 2 * YEAR);
    }

    @Override
    String headline(String time) {
        return "graft failure within " + time + " of first transplantation";
    }

    @Override
    String method() {
        return "Aalen\u2013Johansen estimates. One minus Kaplan\u2013Meier, with deaths taken as censorings, would overstate graft"
                + " failure and is not used. Graft failure is primary or secondary; a death on the day of a graft failure"
                + " counts as death.";
    }
}
