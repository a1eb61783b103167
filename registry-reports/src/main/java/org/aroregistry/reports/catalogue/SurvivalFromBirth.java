package org.aroregistry.reports.catalogue;

import java.util.List;

/** F03: survival from birth with delayed entry, by genotype. */
final class SurvivalFromBirth extends FigureReport {
    @Override
    public String id() {
        return "F03";
    }

    @Override
    public String title() {
        return "Overall survival from birth, by genotype";
    }

    @Override
    public String question() {
        return "Up to which age do children with osteopetrosis live, by causal gene, taking into account that a child must live"
                + " long enough to be enrolled?";
    }

    @Override
    String caption() {
        return "Overall survival from birth by genotype group, with delayed entry: a child is at risk only from enrolment. Each"
                + " curve starts at the youngest age with at least 5 children at risk and is conditional on being alive"
                + " then.";
    }

    @Override
    String valueAxis() {
        return "Overall survival, %";
    }

    @Override
    String timeAxis() {
        return "Age";
    }

    @Override
    String estimates() {
        return "Survival to age, % (95% CI)";
    }

    @Override
    List<String> footnotes() {
        return List.of(
                "Numbers at risk may rise, because children enter at their age at enrolment.",
                "Transplantation is not a censoring here: these are survival curves of the disease as treated.");
    }

    @Override
    String headline(String time) {
        return "alive at age " + time + ", of those alive where the curve starts";
    }

    @Override
    String method() {
        return "Kaplan\u2013Meier estimates on the age scale with left truncation at enrolment, Greenwood variance and log\u2013log"
                + " limits; event: death of any cause. Ignoring delayed entry would count the years before enrolment, in which"
                + " no enrolled child could have died, and overstate survival.";
    }
}
