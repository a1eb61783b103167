package org.aroregistry.batch.analysis;

import java.util.List;
import java.util.Locale;
import org.aroregistry.core.endpoint.ProgressionRule;

/** The definition of progression in words, with the thresholds that the run used. */
final class ProgressionBox {
    private ProgressionBox() {}

    /** Returns one sentence per component, after one that names the definition. */
    static List<String> of(ProgressionRule rule) {
        String window = rule.confirmFromDays() + " to " + rule.confirmToDays() + " days apart";
        return List.of(
                "Progression by definition " + rule.version()
                        + ", the registry's own: the label names the components and gives no numbers. The first component that is"
                        + " met counts.",
                "Haemoglobin: two values without transfusion, " + window + ", each at least "
                        + number(rule.haemoglobinFall())
                        + " g/L under baseline and under the lower limit of normal, none back in between; or two red cell"
                        + " transfusions within "
                        + rule.transfusionWindowDays() + " days in a child who did not depend on them.",
                "Platelets: two values, " + window + ", each at most " + number(100 * rule.plateletFraction())
                        + "% of the baseline and under " + number(rule.plateletCeiling())
                        + " x 10^9/L; or the first platelet transfusion, if there was none in the "
                        + rule.plateletTransfusionFreeDays() + " days before the first dose.",
                "Serious bacterial infection: with intravenous antibiotics or in hospital"
                        + (rule.feverIsInfection()
                                ? "; fever without focus counts."
                                : "; fever without focus does not count."),
                "Hearing: at least " + number(rule.hearingLossDb())
                        + " dB worse than baseline in one ear by the same kind of test, without fluid in the ear.",
                "Optic atrophy: the disc a step worse in one eye, confirmed at least " + rule.examConfirmDays()
                        + " days later or not examined again; or visual acuity " + rule.acuitySteps()
                        + " categories worse with a pale or atrophic disc.");
    }

    private static String number(double value) {
        return value == Math.rint(value) ? Long.toString(Math.round(value)) : String.format(Locale.ROOT, "%s", value);
    }
}
