package org.aroregistry.app.cli;

import java.util.Locale;
import org.aroregistry.core.result.Interval;
import org.aroregistry.core.result.Statistic;

/** Prints a stored number for the terminal, at full size: nothing is hidden here. */
final class StatisticText {
    private static final int PERCENT = 100;

    private StatisticText() {}

    static String of(Statistic statistic) {
        if (statistic instanceof Statistic.Count count) {
            return whole(count.n());
        }
        if (statistic instanceof Statistic.Share share) {
            return whole(share.n()) + "/" + whole(share.of())
                    + (share.of() == 0 ? "" : " (" + number((double) PERCENT * share.n() / share.of()) + " %)");
        }
        if (statistic instanceof Statistic.Distribution distribution) {
            return distribution.n() == 0
                    ? "nobody"
                    : "median " + number(distribution.quantiles().median()) + " " + distribution.unit() + " of "
                            + whole(distribution.n());
        }
        if (statistic instanceof Statistic.Rate rate) {
            return whole(rate.events()) + " in " + number(rate.personYears()) + " years: " + number(rate.rate())
                    + " per year" + limits(rate.interval());
        }
        if (statistic instanceof Statistic.Estimate estimate) {
            return (Double.isNaN(estimate.value()) ? "not reached" : number(estimate.value()) + " " + estimate.unit())
                    + limits(estimate.interval()) + "; " + whole(estimate.events()) + " events, "
                    + whole(estimate.atRisk()) + " at risk";
        }
        if (statistic instanceof Statistic.Amount amount) {
            return number(amount.value()) + " " + amount.unit();
        }
        return statistic instanceof Statistic.Text text
                ? text.text()
                : statistic instanceof Statistic.NotEstimable none ? none.reason() : "";
    }

    private static String limits(Interval interval) {
        return " (" + number(interval.lower()) + " to " + number(interval.upper()) + ")";
    }

    static String whole(long n) {
        return String.format(Locale.ROOT, "%,d", n);
    }

    /** Four digits after the point at most: the stored number has more. */
    static String number(double value) {
        return Double.isNaN(value)
                ? "not reached"
                : String.format(Locale.ROOT, "%.4f", value).replaceFirst("\\.?0+$", "");
    }
}
