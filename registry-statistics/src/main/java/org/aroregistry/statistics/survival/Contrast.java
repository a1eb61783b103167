package org.aroregistry.statistics.survival;

import org.aroregistry.statistics.ConfidenceInterval;
import org.aroregistry.statistics.ConfidenceLevel;
import org.aroregistry.statistics.numeric.Normal;

/**
 * The second group against the first by one number, with limits and a two-sided p-value.
 *
 * @param estimate the difference or ratio; NaN or infinite where a ratio's denominator is 0
 * @param standardError its standard error: of the difference, or of the logarithm of the ratio; NaN if there is none
 * @param interval limits, for a ratio symmetric on its logarithm; undefined without a standard error
 * @param pValue of no difference, or of a ratio of 1, by the normal distribution; NaN without a standard error, and where both groups have no
 *     variance
 */
public record Contrast(double estimate, double standardError, ConfidenceInterval interval, double pValue) {

    static Contrast difference(double estimate, double standardError, ConfidenceLevel level) {
        double half = level.z() * standardError;
        return new Contrast(
                estimate, standardError, interval(estimate - half, estimate + half), pValue(estimate, standardError));
    }

    /** The ratio of second to first, each with the standard error of itself. */
    static Contrast ratio(double first, double firstError, double second, double secondError, ConfidenceLevel level) {
        double ratio = second / first;
        if (!(ratio > 0 && ratio < Double.POSITIVE_INFINITY)) {
            return new Contrast(ratio, Double.NaN, ConfidenceInterval.undefined(), Double.NaN);
        }
        double error = Math.hypot(firstError / first, secondError / second);
        double log = Math.log(ratio);
        double half = level.z() * error;
        return new Contrast(ratio, error, interval(Math.exp(log - half), Math.exp(log + half)), pValue(log, error));
    }

    private static ConfidenceInterval interval(double lower, double upper) {
        return lower <= upper ? new ConfidenceInterval(lower, upper) : ConfidenceInterval.undefined();
    }

    private static double pValue(double estimate, double standardError) {
        return standardError > 0 ? 2 * Normal.upperTail(Math.abs(estimate) / standardError) : Double.NaN;
    }
}
