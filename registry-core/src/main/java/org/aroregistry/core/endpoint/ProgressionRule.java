package org.aroregistry.core.endpoint;

/**
 * The thresholds of disease progression on interferon. They are the registry's own: the drug's label names the components and
 * gives no numbers.
 *
 * @param version name of this set of thresholds, printed in every report
 * @param labBaselineDays how long before the first dose a laboratory value may be taken as the baseline
 * @param examBaselineBeforeDays how long before the first dose an eye or ear examination may be taken as the baseline
 * @param examBaselineAfterDays how long after it
 * @param haemoglobinFall fall from baseline that counts, in g/L, the limit included
 * @param plateletFraction part of the baseline at or below which platelets count as fallen
 * @param plateletCeiling platelets must also be below this, in 10^9/L
 * @param plateletFloor baseline platelets below this cannot be judged, in 10^9/L
 * @param confirmFromDays shortest distance of the confirming value
 * @param confirmToDays longest distance of the confirming value
 * @param transfusionWindowDays two red cell transfusions no further apart mean dependence
 * @param plateletTransfusionFreeDays days before the first dose without platelet transfusion
 * @param hearingLossDb loss from baseline that counts, in dB, the limit included
 * @param examConfirmDays shortest distance of the confirming eye examination
 * @param acuitySteps worsening of the visual acuity category that counts
 * @param feverIsInfection true if fever without focus with intravenous antibiotics counts as serious bacterial infection
 */
public record ProgressionRule(
        String version,
        int labBaselineDays,
        int examBaselineBeforeDays,
        int examBaselineAfterDays,
        double haemoglobinFall,
        double plateletFraction,
        double plateletCeiling,
        double plateletFloor,
        int confirmFromDays,
        int confirmToDays,
        int transfusionWindowDays,
        int plateletTransfusionFreeDays,
        double hearingLossDb,
        int examConfirmDays,
        int acuitySteps,
        boolean feverIsInfection) {

    /** The primary thresholds. */
    public static final ProgressionRule TTP_V1 =
            new ProgressionRule("TTP v1", 60, 180, 14, 20, 0.5, 100, 20, 7, 60, 30, 60, 50, 28, 2, false);

    /** Returns the same thresholds with fever without focus counted as infection, under another name. */
    public ProgressionRule countingFever() {
        return new ProgressionRule(
                version + " S2",
                labBaselineDays,
                examBaselineBeforeDays,
                examBaselineAfterDays,
                haemoglobinFall,
                plateletFraction,
                plateletCeiling,
                plateletFloor,
                confirmFromDays,
                confirmToDays,
                transfusionWindowDays,
                plateletTransfusionFreeDays,
                hearingLossDb,
                examConfirmDays,
                acuitySteps,
                true);
    }
}
