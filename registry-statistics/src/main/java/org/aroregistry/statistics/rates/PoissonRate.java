package org.aroregistry.statistics.rates;

import org.aroregistry.statistics.ConfidenceInterval;

/**
 * A rate of events per unit of person-time.
 *
 * @param events number of events, at least 0
 * @param personTime time observed over all subjects, greater than 0, in the unit the rate is per
 * @param rate events per unit of person-time
 * @param interval limits of the rate
 */
public record PoissonRate(long events, double personTime, double rate, ConfidenceInterval interval) {

    /**
     * Restates the rate per a larger amount of time; the counts stay as they are.
     *
     * @param amount units of person-time, finite and greater than 0; 100 for "per 100 years" if the time is in years
     * @return the rate and its limits, multiplied
     * @throws IllegalArgumentException if the amount is not finite or not positive
     */
    public PoissonRate per(double amount) {
        if (!(amount > 0 && amount < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("amount " + amount + " is not finite and greater than 0");
        }
        return new PoissonRate(events, personTime, rate * amount, interval.times(amount));
    }
}
