package org.aroregistry.reports.render;

import java.util.Locale;

/** A file format in which a report can be written. */
public enum Format {
    /** A page for screen, phone and printer. */
    HTML,
    /** The same page as a document with numbered pages. */
    PDF,
    /** One row per cell. */
    CSV,
    /** The whole report for programs. */
    JSON,
    /** The drawing of a figure alone. */
    SVG;

    /** Returns the ending of the file's name, without a dot. */
    public String ending() {
        return name().toLowerCase(Locale.ROOT);
    }
}
