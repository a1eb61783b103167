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
 * @param byCtcae true if haemoglobin and platelets count when they worsen to {@code ctcaeGrade}, instead of falling from baseline
 * @param ctcaeGrade grade of the Common Terminology Criteria that counts then
 * @param byTransfusionInterval true if patients who depended on transfusions are judged by the interval between them
 * @param intervalDays days before the first dose, and before any day on it, over which transfusions are counted for it
 * @param intervalFraction part of the interval before the first dose at or below which it counts as shorter
 * @param onTreatmentDays days after the last dose that belong to treatment
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
        boolean feverIsInfection,
        boolean byCtcae,
        int ctcaeGrade,
        boolean byTransfusionInterval,
        int intervalDays,
        double intervalFraction,
        int onTreatmentDays) {

    /** The primary thresholds. */
    public static final ProgressionRule TTP_V1 = new ProgressionRule(
            "TTP v1", 60, 180, 14, 20, 0.5, 100, 20, 7, 60, 30, 60, 50, 28, 2, false, false, 3, false, 90, 0.5, 30);

    /** Returns the same thresholds with haemoglobin and platelets judged by the grade that they reach, under another name (S1). */
    public ProgressionRule byCtcaeGrade() {
        return with("S1", feverIsInfection, true, byTransfusionInterval);
    }

    /** Returns the same thresholds with fever without focus counted as infection, under another name (S2). */
    public ProgressionRule countingFever() {
        return with("S2", true, byCtcae, byTransfusionInterval);
    }

    /** Returns the same thresholds with a shorter interval between transfusions counted in dependent patients, under another name (S3). */
    public ProgressionRule countingShorterIntervals() {
        return with("S3", feverIsInfection, byCtcae, true);
    }

    private ProgressionRule with(String name, boolean fever, boolean ctcae, boolean interval) {
        return new ProgressionRule(
                version + " " + name,
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
                fever,
                ctcae,
                ctcaeGrade,
                interval,
                intervalDays,
                intervalFraction,
                onTreatmentDays);
    }
}
