package org.aroregistry.statistics.survival;

/**
 * The variance of Gray's {@code cuminc}, which changes its value only at events of the cause.
 *
 * <p>Var F(t) = a + F(t)² c - 2 F(t) b with a, b and c the sums of w x², w x y and w y² over the event times s ≤ t, where
 * w = S(s-)² m (1 - (m - 1)/(n - 1)) / n² for the m events of one kind, y = 1/S(s), and x = 1 + F(s) y for events of the cause, F(s) y for the
 * others. A time that ends all survival has y = 0 for the cause and is left out for the others.
 */
final class GrayVariance {

    private double a;
    private double b;
    private double c;

    private GrayVariance() {}

    /** Variance of the incidence of a cause after each time of the table. */
    static double[] of(RiskTable table, int cause) {
        GrayVariance state = new GrayVariance();
        double[] variances = new double[table.size()];
        double survival = 1;
        double incidence = 0;
        double variance = 0;
        for (int j = 0; j < variances.length; j++) {
            int own = table.events(j, cause);
            int other = table.events(j) - own;
            if (own + other > 0) {
                double n = table.atRisk(j);
                double perSubject = survival / n;
                double after = perSubject * (n - own - other);
                double y = after > 0 ? 1 / after : 0;
                incidence += perSubject * own;
                if (other > 0 && after > 0) {
                    state.add(weight(perSubject, n, other), incidence * y, y);
                }
                if (own > 0) {
                    state.add(weight(perSubject, n, own), 1 + incidence * y, y);
                    variance = Math.max(0, state.a + incidence * incidence * state.c - 2 * incidence * state.b);
                }
                survival = after;
            }
            variances[j] = variance;
        }
        return variances;
    }

    private void add(double weight, double x, double y) {
        a += weight * x * x;
        b += weight * x * y;
        c += weight * y * y;
    }

    private static double weight(double perSubject, double atRisk, int events) {
        double ties = events > 1 ? 1 - (events - 1) / (atRisk - 1) : 1;
        return perSubject * perSubject * ties * events;
    }
}
