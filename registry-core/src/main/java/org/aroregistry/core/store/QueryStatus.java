package org.aroregistry.core.store;

/** How far a question to a site has come. */
public enum QueryStatus {
    /** Asked, not answered. */
    OPEN,
    /** The site answered; the data manager has not judged the answer. */
    ANSWERED,
    /** An upload mended the cell, or took the row away. */
    RESOLVED,
    /** The data manager accepts the row as it is. */
    CLOSED
}
