package org.aroregistry.statistics.survival;

/**
 * The Greenwood-type variance, carried forward as the covariance matrix of (F of the cause, F of all others).
 *
 * <p>With h = own/n and g = other/n a time takes F to F + S h with S = 1 - F - G; the delta method with multinomial (h, g) gives the recursion
 * of {@link IncidenceCovariance}. It equals the usual double sum of squared differences F(t) - F(s) and, unlike that sum written as three running sums,
 * subtracts nothing large: the variance is exactly 0 where it must be.
 */
final class MultinomialVariance {

    private MultinomialVariance() {}

    /** Variance of the incidence of a cause after each time of the table. */
    static double[] of(RiskTable table, int cause) {
        IncidenceCovariance state = new IncidenceCovariance();
        double[] variances = new double[table.size()];
        double survival = 1;
        for (int j = 0; j < variances.length; j++) {
            int all = table.events(j);
            // Without survival nothing is left to be estimated.
            if (all > 0 && survival > 0) {
                double n = table.atRisk(j);
                double own = table.events(j, cause);
                state.pass(n, own, all - own);
                state.addMultinomial(survival, n, own, all - own);
                survival *= (n - all) / n;
            }
            variances[j] = state.variance();
        }
        return variances;
    }
}
