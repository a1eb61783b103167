package org.aroregistry.core.endpoint;

import java.util.List;
import org.aroregistry.core.study.RowSource;

/**
 * A time in which tests were due in one patient on interferon, and whether they were done.
 *
 * @param kind which schedule
 * @param number 1 for the first of its kind in a course (FDA: treatment year)
 * @param from age on its first day, in days
 * @param to age on its last day, in days
 * @param status whether the tests were done
 * @param missing tests that were not done, empty if all were
 * @param results the rows of the tests that were done
 */
public record MonitoringWindow(
        Kind kind, int number, int from, int to, Status status, List<String> missing, List<RowSource> results) {

    /** Copies the lists. */
    public MonitoringWindow {
        missing = List.copyOf(missing);
        results = List.copyOf(results);
    }

    /** Which schedule asks for the tests. */
    public enum Kind {
        /** The full set before the first dose. */
        LABEL_BASELINE("Label: full set at baseline"),
        /** The full set every three months. */
        LABEL_QUARTER("Label: full set every three months"),
        /** Liver tests every month under the age of one year. */
        LABEL_LIVER("Label: liver tests every month under 1 year"),
        /** White blood cells or neutrophils twice in a treatment year under the age of three years. */
        FDA_WHITE_CELLS("FDA: white blood cells twice a year under 3 years"),
        /** Liver tests twice in a treatment year under the age of three years. */
        FDA_LIVER("FDA: liver tests twice a year under 3 years"),
        /** Neutralising antibodies once. */
        FDA_ANTIBODIES("FDA: neutralising antibodies");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /** Returns the schedule in words. */
        public String label() {
            return label;
        }
    }

    /** Whether the tests of a window were done. */
    public enum Status {
        /** They were done. */
        DONE("Done"),
        /** They were due and were not done. */
        MISSING("Missing"),
        /** The window is not over, and the patient is still followed on the drug. */
        NOT_YET_DUE("Not yet due"),
        /** Treatment or follow-up ended before the window was over: nothing was due. */
        ENDED("Treatment or follow-up ended");

        private final String label;

        Status(String label) {
            this.label = label;
        }

        /** Returns the status in words. */
        public String label() {
            return label;
        }

        /** Tells whether the window is part of the denominator: it was over, or its tests were done. */
        public boolean isDue() {
            return this == DONE || this == MISSING;
        }
    }
}
