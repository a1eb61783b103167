package org.aroregistry.statistics.tables;

import org.aroregistry.statistics.ConfidenceInterval;
import org.aroregistry.statistics.numeric.Binomial;

/**
 * A proportion with its limits.
 *
 * @param count how many have the property, at least 0
 * @param total how many could have it, at least 1
 * @param estimate count / total
 * @param interval limits of the proportion, between 0 and 1 but for Agresti and Coull's and Wald's
 */
public record Proportion(long count, long total, double estimate, ConfidenceInterval interval) {

    /**
     * Tests whether the probability is another one than expected, exactly.
     *
     * @param expected the probability in question, greater than 0 and less than 1
     * @return two-sided p-value: the probability of all counts that are no more probable than the one seen; equals R's {@code binom.test}
     * @throws IllegalArgumentException if the probability is not between 0 and 1, both excluded
     */
    public double exactP(double expected) {
        if (!(expected > 0 && expected < 1)) {
            throw new IllegalArgumentException("probability " + expected + " is not between 0 and 1");
        }
        return Binomial.of(total, expected, 1 - expected).twoSidedP(count);
    }
}
