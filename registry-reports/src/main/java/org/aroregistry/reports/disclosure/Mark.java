package org.aroregistry.reports.disclosure;

/** What suppression has decided about a cell. */
enum Mark {
    /** May be seen. */
    OPEN,
    /** Printed as a count of 1 to 4. */
    SMALL,
    /** Hidden. */
    WITHHELD,
    /** A percentage to the nearest 5. */
    APPROXIMATE
}
