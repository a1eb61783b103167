package org.aroregistry.statistics.regression;

import java.util.List;
import org.aroregistry.statistics.survival.ChiSquareTest;

/**
 * Tests of proportional hazards.
 *
 * @param transform function of time the coefficients may change with
 * @param terms one per covariate with an estimate, over all of its columns; one per covariate, not informative, if the fit has no estimates
 * @param global of all covariates together
 */
public record ProportionalHazardsTest(TimeTransform transform, List<Term> terms, ChiSquareTest global) {
    /** Copies the list. */
    public ProportionalHazardsTest {
        terms = List.copyOf(terms);
    }

    static ProportionalHazardsTest uninformative(TimeTransform transform, List<CoxTerm> terms) {
        int columns = terms.stream().mapToInt(term -> term.columns().size()).sum();
        return new ProportionalHazardsTest(
                transform,
                terms.stream()
                        .map(term -> new Term(
                                term.name(),
                                ChiSquareTest.uninformative(term.columns().size())))
                        .toList(),
                ChiSquareTest.uninformative(columns));
    }

    /**
     * The test of one covariate.
     *
     * @param name the covariate, such as "age"
     * @param test chi-square with a degree of freedom per column
     */
    public record Term(String name, ChiSquareTest test) {}
}
