package org.aroregistry.reports.catalogue;

import java.util.List;
import java.util.Optional;
import org.aroregistry.reports.disclosure.DisclosedFigure;
import org.aroregistry.reports.disclosure.DisclosedResults;
import org.aroregistry.reports.disclosure.Profile;
import org.aroregistry.reports.model.Report;

/**
 * F11: survival from birth without and with a transplant, and interferon, as treatments that begin during life; for the regulator alone, as its
 * curves divide the deaths of F03.
 */
final class SurvivalByTreatment extends FigureReport {
    private static final String LANDMARK = "F11_";
    private static final String INTERFERON = "F11_INTERFERON";

    @Override
    public String id() {
        return "F11";
    }

    @Override
    public boolean regulatorOnly() {
        return true;
    }

    @Override
    List<String> figures() {
        return List.of(id(), "F11_90", "F11_180", "F11_365", INTERFERON);
    }

    @Override
    public String title() {
        return "Survival without and with treatment that begins during life";
    }

    @Override
    public String question() {
        return "Do children with a transplant, or on interferon gamma-1b, die less often than those of the same age without, if nobody counts as"
                + " treated before the treatment began?";
    }

    @Override
    String caption() {
        return "Survival from birth before and after the first transplantation (Simon\u2013Makuch). A child counts as not transplanted until the"
                + " day of the transplant and as transplanted from then on.";
    }

    @Override
    String caption(DisclosedFigure figure) {
        if (figure.id().equals(INTERFERON)) {
            return "Survival from birth before and after the first dose of interferon gamma-1b (Simon\u2013Makuch). Once begun, the treatment counts"
                    + " as going on.";
        }
        return isLandmark(figure)
                ? "Survival of children alive at an age of " + age(figure)
                        + " days, by whether they had been transplanted by then. What happened later does not change their group."
                : caption();
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
    String timeAxis(DisclosedFigure figure) {
        return isLandmark(figure) ? "Time since an age of " + age(figure) + " days" : timeAxis();
    }

    @Override
    String estimates() {
        return "Overall survival, % (95% CI)";
    }

    @Override
    List<String> footnotes() {
        return List.of(
                "A patient can be on both curves of a figure, one after the other; numbers at risk rise when patients enrol, or are treated.",
                "Who is treated is not chosen by chance: donors, genotype and the state of the child differ, and a child too ill to be treated dies"
                        + " untreated. The curves describe; they are no effect of treatment.",
                "Ever treated against never treated from birth is not shown: those treated late had to live until then (immortal time).");
    }

    @Override
    String headline(String time) {
        return "alive at age " + time;
    }

    /** F03 has the headline on survival from birth. */
    @Override
    List<Double> headlineTimes() {
        return List.of();
    }

    @Override
    String method() {
        return "Kaplan\u2013Meier estimates of untreated and treated time on the age scale with left truncation at enrolment, Greenwood variance and"
                + " log\u2013log limits (Simon and Makuch 1984), compared by the test of Mantel and Byar (1974); landmark analyses at ages that were"
                + " fixed beforehand (Anderson, Cain and Gelber 1983), compared by the log-rank test. Event: death of any cause.";
    }

    /** What must not be published is not composed for the public, whatever the results hold. */
    @Override
    public Optional<Report> compose(DisclosedResults results) {
        return results.profile() == Profile.REGULATOR ? super.compose(results) : Optional.empty();
    }

    private static boolean isLandmark(DisclosedFigure figure) {
        return figure.id().startsWith(LANDMARK) && !figure.id().equals(INTERFERON);
    }

    private static String age(DisclosedFigure figure) {
        return figure.id().substring(LANDMARK.length());
    }
}
