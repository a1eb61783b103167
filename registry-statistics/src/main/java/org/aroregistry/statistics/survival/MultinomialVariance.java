package org.aroregistry.statistics.survival;

/**
 * The Greenwood-type variance, carried forward as the covariance matrix of (F of the cause, F of all others).
 *
 * <p>With h = own/n and g = other/n a time takes F to F + S h with S = 1 - F - G; the delta method with multinomial (h, g) gives the recursion
 * below. It equals the usual double sum of squared differences F(t) - F(s) and, unlike that sum written as three running sums, subtracts
 * nothing large: the variance is exactly 0 where it must be.
 */
final class MultinomialVariance {

    private double own;
    private double other;
    private double covariance;

    private MultinomialVariance() {}

    /** Variance of the incidence of a cause after each time of the table. */
    static double[] of(RiskTable table, int cause) {
        MultinomialVariance state = new MultinomialVariance();
        double[] variances = new double[table.size()];
        double survival = 1;
        for (int j = 0; j < variances.length; j++) {
            int all = table.events(j);
            if (all > 0) {
                double n = table.atRisk(j);
                state.add(survival, n, table.events(j, cause), all - table.events(j, cause));
                survival *= (n - all) / n;
            }
            // The covariance is never positive, so every term is at least 0; the guard is for its last bit.
            variances[j] = Math.max(0, state.own);
        }
        return variances;
    }

    private void add(double survival, double atRisk, double ownEvents, double otherEvents) {
        double h = ownEvents / atRisk;
        double g = otherEvents / atRisk;
        double notH = (atRisk - ownEvents) / atRisk;
        double notG = (atRisk - otherEvents) / atRisk;
        double scale = survival * survival / atRisk;
        double newOwn = notH * notH * own - 2 * h * notH * covariance + h * h * other + scale * h * notH;
        double newOther = notG * notG * other - 2 * g * notG * covariance + g * g * own + scale * g * notG;
        covariance = (notH * notG + h * g) * covariance - notH * g * own - h * notG * other - scale * h * g;
        own = newOwn;
        other = newOther;
    }
}
