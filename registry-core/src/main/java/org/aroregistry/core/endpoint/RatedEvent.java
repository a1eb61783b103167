package org.aroregistry.core.endpoint;

import java.util.Optional;
import org.aroregistry.core.study.RowSource;

/**
 * One row of fractures or infections, and whether it counts in a rate.
 *
 * @param source the row
 * @param day age on the day, in days
 * @param standing whether it counts, and if not why
 * @param period when it happened; empty unless it counts
 */
public record RatedEvent(RowSource source, int day, Standing standing, Optional<PersonPeriod> period) {

    /** Whether a row counts. */
    public enum Standing {
        /** It counts. */
        COUNTED("Counted"),
        /** It goes on with an event before it. */
        SAME_EVENT("Part of an earlier event"),
        /** It happened when the patient was not followed. */
        NOT_FOLLOWED("Outside of the time between visits"),
        /** Its day is known to the year only. */
        DAY_UNKNOWN("Day known to the year only"),
        /** It is of another kind than the rate is about. */
        OTHER_KIND("Not of this kind");

        private final String label;

        Standing(String label) {
            this.label = label;
        }

        /** Returns the standing in words. */
        public String label() {
            return label;
        }
    }
}
