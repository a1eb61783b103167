package org.aroregistry.batch.explaining;

import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.aroregistry.core.result.Statistic;

/**
 * What is counted in a cell: in that of everybody, or in that of a report on one patient only.
 *
 * @param counted patients, rows or events counted
 * @param of the denominator, where the cell has one
 * @param amount person-years of a rate, an amount, or the middle of a distribution; for one patient it is the patient's own value
 * @param unit unit of the amount; empty without one
 */
public record Part(long counted, OptionalLong of, OptionalDouble amount, String unit) {
    private static final Part NOTHING = new Part(0, OptionalLong.empty(), OptionalDouble.empty(), "");

    /** Reads the parts of a cell that are sums over patients. */
    static Part of(Statistic statistic) {
        if (statistic instanceof Statistic.Count count) {
            return new Part(count.n(), OptionalLong.empty(), OptionalDouble.empty(), "");
        }
        if (statistic instanceof Statistic.Share share) {
            return new Part(share.n(), OptionalLong.of(share.of()), OptionalDouble.empty(), "");
        }
        if (statistic instanceof Statistic.Distribution distribution) {
            return distribution.n() == 0
                    ? NOTHING
                    : amount(distribution.n(), distribution.quantiles().median(), distribution.unit());
        }
        if (statistic instanceof Statistic.Rate rate) {
            return amount(rate.events(), rate.personYears(), "years");
        }
        if (statistic instanceof Statistic.Estimate estimate) {
            return new Part(estimate.events(), OptionalLong.of(estimate.atRisk()), OptionalDouble.empty(), "");
        }
        if (statistic instanceof Statistic.Amount amount) {
            return amount(amount.patients(), amount.value(), amount.unit());
        }
        return NOTHING;
    }

    private static Part amount(long counted, double value, String unit) {
        return new Part(
                counted,
                OptionalLong.empty(),
                Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value),
                unit);
    }

    /** Tells whether the patient takes part in the cell at all, be it in the denominator only. */
    boolean present() {
        return counted > 0 || of.orElse(0) > 0 || amount.orElse(0) > 0;
    }
}
