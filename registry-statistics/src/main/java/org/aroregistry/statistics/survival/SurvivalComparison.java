package org.aroregistry.statistics.survival;

/**
 * Two groups compared by their survival at one time, fixed before the data are seen.
 *
 * <p>The test on the scale log(-log S) keeps its level in small groups better than the plain one.
 *
 * @param time the time
 * @param first the first group's curve at the time
 * @param second the second group's curve at the time
 * @param difference survival of the second less that of the first
 * @param plain test of the difference itself, chi-square on 1 degree of freedom; uninformative without a standard error
 * @param logLog test on the scale log(-log S); uninformative where a survival is 0 or 1
 * @see <a href="https://doi.org/10.1002/sim.2864">Klein, Logan, Harhoff &amp; Andersen (2007), Stat Med 26:4505-4519</a>
 */
public record SurvivalComparison(
        double time,
        SurvivalEstimate first,
        SurvivalEstimate second,
        Contrast difference,
        ChiSquareTest plain,
        ChiSquareTest logLog) {

    /**
     * Compares two curves of independent groups at a time.
     *
     * @param first curve of the reference group
     * @param second curve of the other group
     * @param time not before the start of the curves; look at {@link SurvivalEstimate#beyondFollowUp} of both
     * @return the comparison, with limits at the confidence level of the curves
     * @throws IllegalArgumentException if the curves differ in start or confidence level, or the time is before the start or NaN
     */
    public static SurvivalComparison at(SurvivalCurve first, SurvivalCurve second, double time) {
        requireComparable(first, second);
        SurvivalEstimate one = first.at(time);
        SurvivalEstimate two = second.at(time);
        Contrast difference = Contrast.difference(
                two.survival() - one.survival(), Math.hypot(one.standardError(), two.standardError()), first.level());
        double logLogDifference = logLog(two.survival()) - logLog(one.survival());
        double logLogError = Math.hypot(logLogError(one), logLogError(two));
        return new SurvivalComparison(
                time,
                one,
                two,
                difference,
                test(difference.estimate(), difference.standardError()),
                test(logLogDifference, logLogError));
    }

    static void requireComparable(SurvivalCurve first, SurvivalCurve second) {
        if (first.start() != second.start()) {
            throw new IllegalArgumentException(
                    "the curves start at different times, " + first.start() + " and " + second.start());
        }
        if (!first.level().equals(second.level())) {
            throw new IllegalArgumentException("the curves have different confidence levels, "
                    + first.level().value() + " and " + second.level().value());
        }
    }

    private static double logLog(double survival) {
        return Math.log(-Math.log(survival));
    }

    private static double logLogError(SurvivalEstimate estimate) {
        return estimate.standardError() / (estimate.survival() * -Math.log(estimate.survival()));
    }

    private static ChiSquareTest test(double difference, double error) {
        double ratio = difference / error;
        // A survival of 0 or 1 makes the log-log difference infinite or the error NaN.
        return error > 0 && Double.isFinite(ratio)
                ? ChiSquareTest.of(ratio * ratio, 1)
                : ChiSquareTest.uninformative(1);
    }
}
