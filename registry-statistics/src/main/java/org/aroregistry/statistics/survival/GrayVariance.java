package org.aroregistry.statistics.survival;

/**
 * The variance of Gray's {@code cuminc}, which changes its value only at events of the cause.
 *
 * <p>It is the sum of w z² over the event times s ≤ t, where w = S(s-)² m (1 - (m - 1)/(n - 1)) / n² for the m events of one kind and z is what an error of one in F, or
 * in the incidence of the others, at s makes of F(t): 1 - (F(t) - F(s))/S(s), or -(F(t) - F(s))/S(s). {@code cuminc} expands the squares into three running sums,
 * which cancel when little survival is left; here the errors are carried forward. Events of others that end all survival are left out.
 */
final class GrayVariance {

    private GrayVariance() {}

    /** Variance of the incidence of a cause after each time of the table. */
    static double[] of(RiskTable table, int cause) {
        IncidenceCovariance state = new IncidenceCovariance();
        double[] variances = new double[table.size()];
        double survival = 1;
        double variance = 0;
        for (int j = 0; j < variances.length; j++) {
            int own = table.events(j, cause);
            int other = table.events(j) - own;
            if (own + other > 0 && survival > 0) {
                double n = table.atRisk(j);
                state.pass(n, own, other);
                state.add(weight(survival / n, n, own), weight(survival / n, n, other), 0);
                survival *= (n - own - other) / n;
                variance = own > 0 ? state.variance() : variance;
            }
            variances[j] = variance;
        }
        return variances;
    }

    private static double weight(double perSubject, double atRisk, int events) {
        double ties = events > 1 ? 1 - (events - 1) / (atRisk - 1) : 1;
        return perSubject * perSubject * ties * events;
    }
}
