package org.aroregistry.statistics.ranks;

/**
 * The outcome of a test of several groups.
 *
 * @param statistic chi-square or F, at least 0; NaN if the values hold no information on the question
 * @param numerator degrees of freedom, of the numerator for F; at least 0
 * @param denominator degrees of freedom of the denominator for F, not necessarily whole; infinite for chi-square
 * @param pValue upper tail of the statistic; NaN with it
 * @param outcome computed, or why there is no statistic
 */
public record GroupTest(double statistic, int numerator, double denominator, double pValue, ComparisonOutcome outcome) {

    static GroupTest of(double statistic, int numerator, double denominator, double pValue) {
        return new GroupTest(statistic, numerator, denominator, pValue, ComparisonOutcome.COMPUTED);
    }

    static GroupTest uninformative(int numerator, ComparisonOutcome reason) {
        return new GroupTest(Double.NaN, Math.max(0, numerator), Double.NaN, Double.NaN, reason);
    }
}
