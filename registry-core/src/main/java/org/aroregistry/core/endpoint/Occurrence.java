package org.aroregistry.core.endpoint;

import java.util.Comparator;
import org.aroregistry.core.study.DayPrecision;
import org.aroregistry.core.study.RowSource;

/**
 * Something that happened to a patient on a day, with the row that says so.
 *
 * @param day age, in days
 * @param precision how exactly the day is known
 * @param source the row
 */
public record Occurrence(int day, DayPrecision precision, RowSource source) {
    static final Comparator<Occurrence> FIRST =
            Comparator.comparingInt(Occurrence::day).thenComparing(Occurrence::source);

    static Occurrence exact(int day, RowSource source) {
        return new Occurrence(day, DayPrecision.DAY, source);
    }
}
