package org.aroregistry.batch.explaining;

import java.util.List;

/**
 * The part of one patient in a cell.
 *
 * @param patientId the patient
 * @param siteId the site that follows the patient
 * @param part what is counted of the patient
 * @param rows rows that decide it; empty if they were not asked for
 * @param together rows of which none decides it alone, but all of one file do
 */
public record PatientPart(String patientId, String siteId, Part part, List<RowPlace> rows, List<RowPlace> together) {
    /** Copies the rows. */
    public PatientPart {
        rows = List.copyOf(rows);
        together = List.copyOf(together);
    }
}
