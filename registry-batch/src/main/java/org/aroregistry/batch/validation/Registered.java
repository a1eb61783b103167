package org.aroregistry.batch.validation;

/** What the registry shows of the record of a row that is being checked: it decides what a blank cell of a DELTA means. */
public sealed interface Registered {
    /** Nothing, or a blank means blank: every row of a FULL upload, and a record that is new. */
    Registered NOTHING = new Nothing();

    /** Nobody knows: a DELTA is checked without the registry. */
    Registered UNKNOWN = new Unknown();

    /** No row; a blank cell is blank. */
    record Nothing() implements Registered {}

    /** Perhaps a row; a blank cell may keep what the registry shows. */
    record Unknown() implements Registered {}

    /**
     * A row; a blank cell keeps its value.
     *
     * @param row the row that the registry shows
     */
    record Version(Row row) implements Registered {}
}
