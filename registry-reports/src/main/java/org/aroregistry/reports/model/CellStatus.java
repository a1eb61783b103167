package org.aroregistry.reports.model;

/** What disclosure control has done to a cell. */
public enum CellStatus {
    /** Printed as it is. */
    SHOWN,
    /** 1 to 4 patients. */
    SMALL,
    /** Hidden to protect a small count. */
    WITHHELD,
    /** Rounded percentage without counts. */
    APPROXIMATE,
    /** There is no number, for a reason that is printed. */
    NONE
}
