package org.aroregistry.statistics.survival;

/** The running variance of the cumulative incidence of one cause. */
sealed interface IncidenceMoments permits MultinomialMoments, GrayMoments {

    /**
     * Takes in one time with events.
     *
     * @param survival event-free survival just before the time
     * @param atRisk number at risk
     * @param own events of the cause
     * @param other events of the other causes
     * @param incidence incidence of the cause just after the time
     */
    void add(double survival, double atRisk, double own, double other, double incidence);

    /** Variance of the incidence after the times taken in, at least 0. */
    double variance();
}
