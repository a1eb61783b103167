package org.aroregistry.statistics.survival;

import org.aroregistry.statistics.ConfidenceLevel;

/**
 * Two groups compared by their restricted mean times to the event: what a hazard ratio cannot say when hazards are not proportional.
 *
 * <p>All contrasts are second against first. The time lost is the horizon less the start of the curves, less the restricted mean. Equals
 * {@code rmst2} of R's survRM2, but lets the horizon lie beyond a group's last time: both restricted means say whether it does.
 *
 * @param first restricted mean of the first group
 * @param second restricted mean of the second group, to the same horizon
 * @param difference second less first, in units of time
 * @param ratio second over first
 * @param lostRatio time lost in the second over time lost in the first
 * @see <a href="https://doi.org/10.1186/1471-2288-13-152">Royston &amp; Parmar (2013), BMC Med Res Methodol 13:152</a>
 * @see <a href="https://doi.org/10.1200/JCO.2014.55.2208">Uno et al. (2014), J Clin Oncol 32:2380-2385</a>
 */
public record RestrictedMeanComparison(
        RestrictedMean first, RestrictedMean second, Contrast difference, Contrast ratio, Contrast lostRatio) {

    /**
     * Compares two curves of independent groups.
     *
     * @param first curve of the reference group
     * @param second curve of the other group
     * @param horizon end of the time counted, in the unit of the curves, as for {@link SurvivalCurve#restrictedMean}
     * @return the comparison at the confidence level of the curves
     * @throws IllegalArgumentException if the curves differ in start or confidence level, or the horizon is not finite and after the start
     */
    public static RestrictedMeanComparison of(SurvivalCurve first, SurvivalCurve second, double horizon) {
        SurvivalComparison.requireComparable(first, second);
        RestrictedMean one = first.restrictedMean(horizon);
        RestrictedMean two = second.restrictedMean(horizon);
        ConfidenceLevel level = first.level();
        double length = horizon - first.start();
        return new RestrictedMeanComparison(
                one,
                two,
                Contrast.difference(
                        two.estimate() - one.estimate(), Math.hypot(one.standardError(), two.standardError()), level),
                Contrast.ratio(one.estimate(), one.standardError(), two.estimate(), two.standardError(), level),
                Contrast.ratio(
                        length - one.estimate(),
                        one.standardError(),
                        length - two.estimate(),
                        two.standardError(),
                        level));
    }
}
