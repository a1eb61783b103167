package org.aroregistry.batch.explaining;

import java.util.List;
import org.aroregistry.core.store.EndpointRow;

/**
 * The part of one patient in a curve.
 *
 * @param row the analysis row that the curve was estimated from
 * @param event true if the patient has the event of the curve by the day asked for
 * @param atRisk true if the patient is under observation and without event just before that day
 * @param rows rows that decide times and event; empty if they were not asked for
 */
public record CurvePart(EndpointRow row, boolean event, boolean atRisk, List<RowPlace> rows) {
    /** Copies the rows. */
    public CurvePart {
        rows = List.copyOf(rows);
    }
}
