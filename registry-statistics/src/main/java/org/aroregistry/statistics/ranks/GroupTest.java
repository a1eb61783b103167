package org.aroregistry.statistics.ranks;

/**
 * The outcome of a test of several groups.
 *
 * @param statistic chi-square or F, at least 0; NaN if the values hold no information on the question
 * @param numerator degrees of freedom, of the numerator for F; at least 0
 * @param denominator degrees of freedom of the denominator for F, not necessarily whole; infinite for chi-square
 * @param pValue upper tail of the statistic; NaN with it
 */
public record GroupTest(double statistic, int numerator, double denominator, double pValue) {

    static GroupTest uninformative(int numerator) {
        return new GroupTest(Double.NaN, numerator, Double.NaN, Double.NaN);
    }
}
