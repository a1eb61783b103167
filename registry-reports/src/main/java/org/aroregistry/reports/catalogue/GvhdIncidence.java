package org.aroregistry.reports.catalogue;

import java.util.List;
import org.aroregistry.reports.disclosure.DisclosedFigure;

/** F05: acute and chronic graft-versus-host disease, with death and the loss of the graft competing. */
final class GvhdIncidence extends FigureReport {
    private static final String CHRONIC = "F05_CHRONIC";
    private static final double HUNDRED_DAYS = 100;

    @Override
    public String id() {
        return "F05";
    }

    @Override
    List<String> figures() {
        return List.of(id(), CHRONIC);
    }

    @Override
    public String title() {
        return "Graft-versus-host disease after first transplantation";
    }

    @Override
    public String question() {
        return "After the first transplantation, how many children get acute and how many chronic graft-versus-host disease, and"
                + " when?";
    }

    @Override
    String caption() {
        return "Cumulative incidence of acute graft-versus-host disease after the first transplantation, by grade.";
    }

    @Override
    String caption(DisclosedFigure figure) {
        return figure.id().equals(CHRONIC)
                ? "Cumulative incidence of chronic graft-versus-host disease of any severity after the first transplantation."
                : caption();
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
                "Death, graft failure and a second transplantation compete: who has one of them first does not count later.",
                "Grades III\u2013IV are part of grades II\u2013IV and drawn in the REGULATOR profile alone: the difference of both"
                        + " curves is a number of patients. Who can be judged for one grade need not be for the other.",
                "The accounting is that of acute disease of grade II\u2013IV. How many are analysed for each, and why others are not, is"
                        + " in T05 of the REGULATOR profile.");
    }

    @Override
    List<Double> headlineTimes() {
        return List.of(HUNDRED_DAYS);
    }

    @Override
    String headline(String time) {
        return "acute graft-versus-host disease of grade II\u2013IV within " + time + " of first transplantation";
    }

    @Override
    String method() {
        return "Aalen\u2013Johansen estimates with infinitesimal jackknife variance and log\u2013log limits. One minus"
                + " Kaplan\u2013Meier, with deaths taken as censorings, would overstate the disease and is not used.";
    }
}
