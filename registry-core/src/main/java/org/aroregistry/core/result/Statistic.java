package org.aroregistry.core.result;

/** One number, or the few numbers that belong together, in one cell of a table. */
public sealed interface Statistic {

    /**
     * A number of patients, rows or events.
     *
     * @param n the count, 0 or more
     * @param patients true if the count is of patients, so that small ones may have to be hidden
     */
    record Count(long n, boolean patients) implements Statistic {}

    /**
     * A part of a group, with its confidence interval.
     *
     * @param n patients with the feature
     * @param of patients in whom it is known: the denominator
     * @param interval limits of the proportion, within 0 to 1
     */
    record Share(long n, long of, Interval interval) implements Statistic {}

    /**
     * The distribution of a measure.
     *
     * @param n patients with a value
     * @param unit unit of the values, such as {@code days}
     * @param quantiles the quantiles; not a number if n is 0
     */
    record Distribution(long n, String unit, Quantiles quantiles) implements Statistic {}

    /**
     * An incidence rate.
     *
     * @param patients patients who contribute
     * @param events events seen
     * @param personYears time at risk, in years
     * @param rate events per year; not a number without time at risk
     * @param interval limits of the rate
     */
    record Rate(long patients, long events, double personYears, double rate, Interval interval) implements Statistic {}

    /**
     * An estimate with its confidence interval, such as survival at five years or a median time.
     *
     * @param atRisk patients on whom it rests: in the risk set, or in the group
     * @param events events up to then
     * @param unit {@code probability}, {@code days} or another unit
     * @param value the estimate; not a number if it was not reached
     * @param interval its limits; a limit is not a number if it was not reached
     */
    record Estimate(long atRisk, long events, String unit, double value, Interval interval) implements Statistic {}

    /**
     * An amount that is no count of patients, such as person-years or a percentage of time.
     *
     * @param patients patients who contribute
     * @param unit its unit
     * @param value the amount
     */
    record Amount(long patients, String unit, double value) implements Statistic {}

    /**
     * A cell with no number, and why.
     *
     * @param reason in plain words
     */
    record NotEstimable(String reason) implements Statistic {}

    /**
     * Words in a line of a listing, about one event of one patient.
     *
     * @param text the words
     */
    record Text(String text) implements Statistic {}
}
