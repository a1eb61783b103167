package org.aroregistry.core.synthetic;

import java.util.List;

/** Fourth layer: puts errors into one patient's rows. */
final class ErrorInjector {
    /** Kind of error that the file writer must not repair by quoting. */
    static final String RAGGED_ROW = "ragged_row";

    private ErrorInjector() {}

    static List<Row> inject(List<Row> rows) {
        return rows;
    }
}
