package org.aroregistry.batch.analysis;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.aroregistry.core.study.Patient;
import org.aroregistry.core.study.RowSource;
import org.aroregistry.core.study.StudyRow;

/**
 * A patient with the rows that say so.
 *
 * @param patient all that analyses use of the patient
 * @param rows the rows that it was read from
 */
record PatientRows(Patient patient, List<StudyRow> rows) {

    /** Copies the rows. */
    PatientRows {
        rows = List.copyOf(rows);
    }

    /** Reads a patient; empty if no row registers the patient. */
    static Optional<PatientRows> of(String id, List<StudyRow> rows) {
        return Patient.of(id, rows).map(patient -> new PatientRows(patient, rows));
    }

    /** Reads the patient as if some rows had never been sent; empty if none is left that registers the patient. */
    Optional<PatientRows> without(Set<RowSource> absent) {
        return of(
                patient.id(),
                rows.stream().filter(row -> !absent.contains(row.source())).toList());
    }
}
