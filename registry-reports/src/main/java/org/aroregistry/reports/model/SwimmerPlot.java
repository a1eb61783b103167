package org.aroregistry.reports.model;

import java.util.List;

/**
 * One lane per patient: stretches of treatment, and events on it. All times are weeks from the first dose.
 *
 * @param key stable key
 * @param caption what it shows
 * @param description the drawing in words
 * @param timeAxis title of the horizontal axis
 * @param lanes the patients, from top to bottom
 */
public record SwimmerPlot(String key, String caption, String description, String timeAxis, List<Lane> lanes)
        implements Plot {

    /**
     * A patient.
     *
     * @param label what stands before the lane
     * @param end last week of follow-up
     * @param bars stretches of treatment
     * @param marks events
     */
    public record Lane(String label, double end, List<Bar> bars, List<Mark> marks) {
        /** Copies the lists. */
        public Lane {
            bars = List.copyOf(bars);
            marks = List.copyOf(marks);
        }
    }

    /**
     * A stretch of treatment.
     *
     * @param from first week
     * @param to last week
     */
    public record Bar(double from, double to) {}

    /**
     * An event.
     *
     * @param week when
     * @param kind what
     */
    public record Mark(double week, Kind kind) {}

    /** What a mark stands for. */
    public enum Kind {
        /** Progression of the disease. */
        PROGRESSION("Progression"),
        /** Transplant. */
        TRANSPLANT("Transplant"),
        /** Death. */
        DEATH("Death"),
        /** Last seen alive. */
        LAST_SEEN("Last seen");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /** Returns it in words. */
        public String label() {
            return label;
        }
    }

    /** Copies the lanes. */
    public SwimmerPlot {
        lanes = List.copyOf(lanes);
    }
}
