package org.aroregistry.core.endpoint;

import java.util.Optional;

/**
 * When a graft has failed.
 *
 * @param version name of this set of limits, printed in every report
 * @param limitDay day by which marrow or blood cells must have taken
 * @param limitDayCord day by which cord blood must have taken
 * @param absentPercent donor cells below this are absent, in percent
 */
public record GraftFailureRule(String version, int limitDay, int limitDayCord, double absentPercent) {
    /** The limits of the ASTCT consensus. */
    public static final GraftFailureRule ASTCT = new GraftFailureRule("ASTCT", 30, 42, 5);

    /** The limits of older reports, such as those of the CIBMTR: day 28 for marrow and blood. */
    public static final GraftFailureRule CLASSIC = new GraftFailureRule("CLASSIC", 28, 42, 5);

    /** Returns the day by which cells must have taken, counted from the infusion. */
    int limitOf(Optional<String> cellSource) {
        return cellSource.filter("CB"::equals).isPresent() ? limitDayCord : limitDay;
    }
}
