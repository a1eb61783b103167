package org.aroregistry.reports.catalogue;

import java.util.List;
import java.util.Optional;
import org.aroregistry.reports.disclosure.Disclosed;
import org.aroregistry.reports.model.Cell;

/**
 * One of our numbers.
 *
 * @param measure what it measures
 * @param disclosed the number as its report may show it
 * @param cell the number in words
 */
record PlausibilityNumber(PlausibilityMeasure measure, Disclosed disclosed, Cell cell) {
    /** Said of a number that does not lie in its band. */
    static final String OUTSIDE = "outside the band";

    private static final double DAYS_PER_MONTH = 365.25 / 12;
    private static final double PERCENT = 100;

    /** Returns the band within which the number is expected, if one was set. */
    Optional<PlausibilityBand> band() {
        return PublishedCohorts.current().band(measure.measure());
    }

    /** Returns the published numbers on the measure. */
    List<PublishedNumber> published() {
        return PublishedCohorts.current().on(measure.measure());
    }

    /** Tells whether the number is an age in months, and no percentage. */
    boolean isAge() {
        return measure == PlausibilityMeasure.AGE;
    }

    /** Returns a number of the cell on the scale of its plot; not a number if there is none. */
    double onScale(String number) {
        return number.isEmpty() ? Double.NaN : Double.parseDouble(number) * (isAge() ? 1 / DAYS_PER_MONTH : PERCENT);
    }

    /** Returns the number on the scale of its plot; not a number if it may not be seen or there is none. */
    double value() {
        return onScale(cell.values().estimate());
    }

    /** Returns whether the number lies in its band, in words. */
    String judged() {
        if (band().isEmpty()) {
            return "no band";
        }
        if (Double.isNaN(value())) {
            return "not judged";
        }
        return band().filter(band -> band.holds(value())).isPresent() ? "in the band" : OUTSIDE;
    }
}
