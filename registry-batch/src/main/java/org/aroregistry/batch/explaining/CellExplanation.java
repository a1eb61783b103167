package org.aroregistry.batch.explaining;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.aroregistry.core.result.Statistic;

/**
 * The patients behind a cell of a table.
 *
 * @param title labels of section, row and column
 * @param statistic the stored cell
 * @param parts the part of each patient who takes part in the cell
 * @param silent patients of the column of whom nothing is counted, because it is not known or does not apply
 * @param elsewhere patients of the report who stand in other columns
 * @param outside patients whom the report leaves out, by reason
 * @param registered all patients: the sum of parts, silent, elsewhere and outside
 * @param addsUp true if the parts add up to the stored cell; false for a cell that is no sum over patients, such as an estimate that stops
 *     at few patients
 */
public record CellExplanation(
        String title,
        Statistic statistic,
        List<PatientPart> parts,
        long silent,
        long elsewhere,
        SortedMap<String, Long> outside,
        long registered,
        boolean addsUp) {
    /** Copies the lists. */
    public CellExplanation {
        parts = List.copyOf(parts);
        outside = new TreeMap<>(outside);
    }
}
