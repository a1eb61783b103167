package org.aroregistry.statistics.survival;

/**
 * The covariance matrix of (F, G), the incidences of a cause and of all others, carried from time to time.
 *
 * <p>An error of F or G before a time is one of survival the other way, so that the time's hazards h and g take (F, G) to (F (1 - h) - G h, G (1 - g) - F g).
 * What the time adds of its own is the business of the variance estimator. The covariance is not positive and so every term of {@link #pass} adds: nothing
 * cancels, however small the survival left.
 */
final class IncidenceCovariance {

    private double own;
    private double other;
    private double covariance;

    /** Takes what there is over a time with events of the cause, and of others, among n at risk. */
    void pass(double n, double ownEvents, double otherEvents) {
        double h = ownEvents / n;
        double g = otherEvents / n;
        // Not 1 - h, which has few digits where almost all have the event.
        double notH = (n - ownEvents) / n;
        double notG = (n - otherEvents) / n;
        double newOwn = notH * notH * own - 2 * h * notH * covariance + h * h * other;
        double newOther = notG * notG * other - 2 * g * notG * covariance + g * g * own;
        covariance = (notH * notG + h * g) * covariance - notH * g * own - h * notG * other;
        own = newOwn;
        other = newOther;
    }

    /** Adds the covariance of survival times the parts with an event of the cause and of another, as if n had been drawn independently. */
    void addMultinomial(double survival, double n, double ownEvents, double otherEvents) {
        double scale = survival * survival / n;
        double h = ownEvents / n;
        double g = otherEvents / n;
        add(scale * h * ((n - ownEvents) / n), scale * g * ((n - otherEvents) / n), -scale * h * g);
    }

    void add(double moreOwn, double moreOther, double moreCovariance) {
        own += moreOwn;
        other += moreOther;
        covariance += moreCovariance;
    }

    /** Variance of F. */
    double variance() {
        // A sum of squares; the guard is for its last bit.
        return Math.max(0, own);
    }
}
