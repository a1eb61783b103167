package org.aroregistry.statistics.survival;

import org.aroregistry.statistics.ConfidenceInterval;

/**
 * Hazard ratios of the second group to the first from the sums of a log-rank test; rough beside a Cox model, but without iteration.
 *
 * @param observedToExpected (O₂/E₂) / (O₁/E₁); 0 or infinite if a group has no events, NaN if none has
 * @param peto Peto's one-step estimate exp((O₂ - E₂)/V); biased towards 1 for ratios far from it; NaN if the variance is 0
 * @param interval limits of Peto's estimate, exp((O₂ - E₂)/V ± z/√V); undefined if the variance is 0
 * @see <a href="https://doi.org/10.1016/S0033-0620(85)80003-7">Yusuf et al. (1985), Prog Cardiovasc Dis 27:335-371</a>
 */
public record LogRankHazardRatio(double observedToExpected, double peto, ConfidenceInterval interval) {}
