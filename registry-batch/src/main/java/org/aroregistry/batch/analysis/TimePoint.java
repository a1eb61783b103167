package org.aroregistry.batch.analysis;

import java.util.List;

/**
 * A fixed time at which curves are read.
 *
 * @param days days since the origin
 * @param label the time in words
 */
record TimePoint(double days, String label) {
    private static final int DAYS = 365;
    private static final TimePoint HUNDRED_DAYS = new TimePoint(100, "100 days");

    /** Times after a transplant: 100 days, 1, 2, 3, 5 and 10 years. */
    static final List<TimePoint> AFTER_TRANSPLANT =
            List.of(HUNDRED_DAYS, years(1), years(2), years(3), years(5), years(10));

    /** Times for graft failure: 28, 42, 100 and 180 days, 1, 2 and 5 years. */
    static final List<TimePoint> ENGRAFTMENT =
            List.of(days(28), days(42), HUNDRED_DAYS, days(180), years(1), years(2), years(5));

    /** Times for acute graft-versus-host disease: 28, 100 and 180 days, 1 year. */
    static final List<TimePoint> ACUTE_GVHD = List.of(days(28), HUNDRED_DAYS, days(180), years(1));

    /** Times for chronic graft-versus-host disease: 1, 2 and 5 years. */
    static final List<TimePoint> CHRONIC_GVHD = List.of(years(1), years(2), years(5));

    /** Times on a drug: 90 and 180 days, 1 and 2 years. */
    static final List<TimePoint> ON_DRUG = List.of(days(90), days(180), years(1), years(2));

    /** Times of progression on interferon: 65 and 165 days, which published reports name, 1 and 2 years. */
    static final List<TimePoint> ON_INTERFERON = List.of(days(65), days(165), years(1), years(2));

    /** Ages: 1, 2, 3, 5 and 10 years. */
    static final List<TimePoint> AGES = List.of(years(1), years(2), years(3), years(5), years(10));

    /** A year on the day scale of curves is 365 days, as in the field's publications. */
    static TimePoint years(int years) {
        return new TimePoint(years * DAYS, years + (years == 1 ? " year" : " years"));
    }

    static TimePoint days(int days) {
        return new TimePoint(days, days + " days");
    }
}
