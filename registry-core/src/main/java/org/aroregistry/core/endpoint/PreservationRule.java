package org.aroregistry.core.endpoint;

/**
 * When sight and hearing are preserved.
 *
 * @param version name of this set of limits, printed in every report
 * @param baselineBeforeDays how long before time zero an examination may be taken as the baseline
 * @param baselineAfterDays how long after it
 * @param visionCategory category of the better eye from which on sight is lost
 * @param hearingDb threshold of the better ear from which on hearing is lost, dB
 * @param confirmDays shortest distance of the confirming examination
 */
public record PreservationRule(
        String version,
        int baselineBeforeDays,
        int baselineAfterDays,
        int visionCategory,
        double hearingDb,
        int confirmDays) {
    /** The primary limits: severe visual impairment; 35 dB. The baseline is that of a transplant. */
    public static final PreservationRule V1 = new PreservationRule("PRES v1", 90, 0, 3, 35, 28);

    /** Returns the same limits with the baseline of interferon. */
    PreservationRule onInterferon(ProgressionRule rule) {
        return new PreservationRule(
                version,
                rule.examBaselineBeforeDays(),
                rule.examBaselineAfterDays(),
                visionCategory,
                hearingDb,
                confirmDays);
    }
}
