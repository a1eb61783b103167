package org.aroregistry.reports.disclosure;

import org.aroregistry.core.result.Statistic;
import org.jspecify.annotations.Nullable;

/**
 * The counts of patients that a cell gives away: those with the feature, those without it, those in whom it is not known.
 *
 * @param n patients (or events) that are counted
 * @param without patients in whom the feature is known to be absent
 * @param unknown patients of the column about whom nothing is known
 * @param share true if the three add up to the patients of the column and all follow from what is printed
 * @param others further patients on whom the cell rests, such as those who contribute to a rate
 */
record Parts(long n, long without, long unknown, boolean share, long others) {

    /** Returns the parts of a cell, or null if the cell counts no patients. */
    static @Nullable Parts of(Statistic statistic, long columnSize) {
        if (statistic instanceof Statistic.Count count) {
            return count.patients() ? new Parts(count.n(), Math.max(0, columnSize - count.n()), 0, false, 0) : null;
        }
        if (statistic instanceof Statistic.Share share) {
            return new Parts(share.n(), share.of() - share.n(), Math.max(0, columnSize - share.of()), true, 0);
        }
        if (statistic instanceof Statistic.Rate rate) {
            return new Parts(rate.events(), 0, 0, false, rate.patients());
        }
        if (statistic instanceof Statistic.Amount amount) {
            // Findings per row and cells filled are about the work of a site, not about its patients.
            if (amount.patients() == 0
                    || amount.unit().startsWith("per 1000")
                    || amount.unit().equals("percent of cells")) {
                return null;
            }
            return new Parts(amount.patients(), 0, 0, false, 0);
        }
        return null;
    }

    /** Tells whether the cell alone gives away a small count. */
    boolean revealing() {
        return Profile.isSmall(n) || Profile.isSmall(without) || Profile.isSmall(unknown) || Profile.isSmall(others);
    }
}
