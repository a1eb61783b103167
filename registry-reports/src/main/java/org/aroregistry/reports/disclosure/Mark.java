package org.aroregistry.reports.disclosure;

/** What suppression has decided about a cell. */
enum Mark {
    /** May be seen. */
    OPEN,
    /** Printed as a count of 1 to 4. */
    SMALL,
    /** Hidden, and known not to be 1 to 4. */
    WITHHELD,
    /** Hidden together with all others around it, so that the sign says nothing. */
    BLANK,
    /** A percentage to the nearest 5. */
    APPROXIMATE
}
