package org.aroregistry.core.endpoint;

/**
 * When tests are due on interferon: by the label, and by the commitments to the FDA.
 *
 * @param version name of this set of limits, printed in every report
 * @param baselineFrom first day from the first dose of the baseline window
 * @param baselineTo last such day
 * @param intervalDays days between two windows with the full set of tests
 * @param marginDays days before and after it that still belong to a window
 * @param liverIntervalDays days between two windows with liver tests
 * @param liverMarginDays days before and after it
 * @param liverUntilDays age below which liver tests are due so often, in days
 * @param fdaUntilDays age at the start of a treatment year below which its tests are due, in days
 * @param fdaYears treatment years
 * @param fdaApartDays shortest distance of the two tests of a year
 */
public record MonitoringRule(
        String version,
        int baselineFrom,
        int baselineTo,
        int intervalDays,
        int marginDays,
        int liverIntervalDays,
        int liverMarginDays,
        int liverUntilDays,
        int fdaUntilDays,
        int fdaYears,
        int fdaApartDays) {
    /** The label's schedule and FDA letter 99-0975. */
    public static final MonitoringRule V1 = new MonitoringRule("MON v1", -30, 3, 90, 30, 30, 10, 365, 1095, 3, 60);
}
