package org.aroregistry.batch.explaining;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.aroregistry.batch.analysis.StudyPatient;
import org.aroregistry.core.study.RowSource;

/**
 * The rows that decide what a report says of a patient.
 *
 * @param needed rows without any one of which the report would say something else
 * @param together rows of files whose absence as a whole would change it, while any one of them could be missing
 */
public record DecidingRows(List<RowSource> needed, List<RowSource> together) {

    /** Copies the rows. */
    public DecidingRows {
        needed = List.copyOf(needed);
        together = List.copyOf(together);
    }

    /**
     * Finds the rows by leaving them out, first file by file, then one by one.
     *
     * @param fact what the report says
     */
    static <F> DecidingRows of(StudyPatient patient, Function<StudyPatient, F> fact) {
        F said = fact.apply(patient);
        Map<String, List<RowSource>> byFile = new TreeMap<>();
        for (RowSource row : patient.rows()) {
            byFile.computeIfAbsent(row.file(), file -> new ArrayList<>()).add(row);
        }
        List<RowSource> needed = new ArrayList<>();
        List<RowSource> together = new ArrayList<>();
        byFile.values().forEach(rows -> {
            if (changes(patient, Set.copyOf(rows), said, fact)) {
                Set<RowSource> alone = new LinkedHashSet<>();
                rows.stream()
                        .sorted()
                        .filter(row -> rows.size() == 1 || changes(patient, Set.of(row), said, fact))
                        .forEach(alone::add);
                needed.addAll(alone);
                if (alone.isEmpty()) {
                    rows.stream().sorted().forEach(together::add);
                }
            }
        });
        return new DecidingRows(needed, together);
    }

    private static <F> boolean changes(
            StudyPatient patient, Set<RowSource> absent, F said, Function<StudyPatient, F> fact) {
        Optional<F> without = patient.without(absent).map(fact);
        return without.isEmpty() || !without.get().equals(said);
    }
}
