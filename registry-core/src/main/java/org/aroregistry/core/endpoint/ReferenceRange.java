package org.aroregistry.core.endpoint;

import java.util.Optional;
import java.util.OptionalDouble;
import org.aroregistry.core.dictionary.Dictionary;
import org.aroregistry.core.dictionary.ReferenceLimit;

/**
 * Limits of normal of one sample, in the canonical unit: the laboratory's own, or else the registry's for the age.
 *
 * @param lower lower limit, if known
 * @param upper upper limit, if known
 */
public record ReferenceRange(Optional<Limit> lower, Optional<Limit> upper) {
    /**
     * A limit of normal.
     *
     * @param value canonical unit
     * @param basis where it came from
     */
    public record Limit(double value, CtcaeGrade.Basis basis) {}

    /**
     * Finds the limits of a sample.
     *
     * @param analyte analyte code
     * @param ageDays age at the sample, in days
     * @param sex {@code M}, {@code F}, {@code I} or {@code U}
     * @param siteLower the laboratory's lower limit, if it gave one
     * @param siteUpper the laboratory's upper limit, if it gave one
     */
    public static ReferenceRange of(
            String analyte, int ageDays, String sex, OptionalDouble siteLower, OptionalDouble siteUpper) {
        Optional<ReferenceLimit> table = Dictionary.current().referenceLimit(analyte, ageDays, sex);
        return new ReferenceRange(
                limit(siteLower, table.map(limit -> limit.lower().doubleValue())),
                limit(siteUpper, table.map(limit -> limit.upper().doubleValue())));
    }

    private static Optional<Limit> limit(OptionalDouble site, Optional<Double> table) {
        return site.isPresent()
                ? Optional.of(new Limit(site.getAsDouble(), CtcaeGrade.Basis.SITE))
                : table.map(value -> new Limit(value, CtcaeGrade.Basis.AGE_TABLE));
    }
}
