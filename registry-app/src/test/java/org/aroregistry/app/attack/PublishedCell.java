package org.aroregistry.app.attack;

import java.util.OptionalLong;

/**
 * One count of patients as a published file says it.
 *
 * @param place where it stands
 * @param status whether it is shown, as the file says
 * @param n the count; empty if the file does not say it
 * @param denominator the patients that a percentage rests on; empty if there are none or the file does not say it
 * @param share true if the cell is a percentage of those in whom something is known
 * @param proportion the percentage to the nearest 5 as a proportion, not a number if none is printed
 */
record PublishedCell(
        Place place, Status status, OptionalLong n, OptionalLong denominator, boolean share, double proportion) {

    /** What a file says about a count. */
    enum Status {
        /** The count itself. */
        SHOWN,
        /** That it is 1 to 4. */
        SMALL,
        /** Nothing. */
        WITHHELD,
        /** The percentage to the nearest 5. */
        APPROXIMATE
    }

    /**
     * Where a count stands.
     *
     * @param report id of the report
     * @param block part of the report
     * @param section key of the section
     * @param row key of the row
     * @param column key of the column; empty if there is only one
     */
    record Place(String report, String block, String section, String row, String column) {
        /** Returns the same row in another column. */
        Place in(String other) {
            return new Place(report, block, section, row, other);
        }

        /** Returns the same column in another row of the section. */
        Place at(String other) {
            return new Place(report, block, section, other, column);
        }

        /** Returns the number of patients of the column. */
        Place size() {
            return new Place(report, block, "", PublishedRun.SIZE, column);
        }

        /** Returns the row as text, without the column. */
        String line() {
            return report + "/" + block + "/" + section + "/" + row;
        }

        @Override
        public String toString() {
            return line() + "/" + column;
        }
    }
}
