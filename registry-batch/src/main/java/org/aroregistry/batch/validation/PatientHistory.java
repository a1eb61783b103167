package org.aroregistry.batch.validation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.aroregistry.core.dictionary.ColumnDefinition;
import org.aroregistry.core.study.Patient;
import org.aroregistry.core.study.RowSource;
import org.aroregistry.core.study.StudyRow;
import org.jspecify.annotations.Nullable;

/**
 * All rows of one patient as the registry will show them after the upload: the accepted rows of the upload, and those that the registry
 * shows already and that this upload neither replaces nor ends.
 */
public final class PatientHistory {
    private final String patientId;
    private final Map<String, List<HistoryRow>> rows = new HashMap<>();
    private final Set<String> unknownFiles;
    private final List<HistoryRow> refused;
    private final boolean ofWholeSite;
    private @Nullable Optional<Patient> study;

    /**
     * Starts without rows.
     *
     * @param unknownFiles files that may miss rows of the patient: refused as a whole, or with a refused row of the patient, or not in this
     *     upload while no registry is asked
     * @param refused rows of this upload that were refused when all rows of the patient were judged together; their files miss them
     * @param ofWholeSite true if the upload brings all patients of the site, so that shares of patients say something
     */
    public PatientHistory(String patientId, Set<String> unknownFiles, List<Row> refused, boolean ofWholeSite) {
        this.patientId = patientId;
        this.unknownFiles = new HashSet<>(unknownFiles);
        this.refused = refused.stream().map(row -> new HistoryRow(row, true)).toList();
        this.ofWholeSite = ofWholeSite;
        refused.forEach(row -> this.unknownFiles.add(row.file().name()));
    }

    /** Returns the rows of a file that were refused when all rows of the patient were judged together. */
    List<HistoryRow> refused(String file) {
        return refused.stream().filter(row -> row.file().name().equals(file)).toList();
    }

    /** Adds a row that this upload brings. */
    public void addUploaded(Row row) {
        add(new HistoryRow(row, true));
    }

    /** Adds a row that the registry goes on showing. */
    public void addStored(Row row) {
        add(new HistoryRow(row, false));
    }

    private void add(HistoryRow row) {
        rows.computeIfAbsent(row.file().name(), file -> new ArrayList<>()).add(row);
    }

    String patientId() {
        return patientId;
    }

    /**
     * Returns the rows of a file: first those of the upload by line, then those that stay.
     *
     * @param file name without {@code .csv}
     */
    List<HistoryRow> of(String file) {
        return List.copyOf(rows.getOrDefault(file, List.of()));
    }

    /** Returns the row of a file that has one row for each patient, or its first row. */
    Optional<HistoryRow> first(String file) {
        return of(file).stream().findFirst();
    }

    /** Returns the rows of all files. */
    List<HistoryRow> all() {
        return rows.values().stream().flatMap(List::stream).toList();
    }

    /** Tells whether it is known which rows of a file the patient has, so that the absence of a row says something. */
    boolean knows(String... files) {
        for (String file : files) {
            if (unknownFiles.contains(file)) {
                return false;
            }
        }
        return true;
    }

    /** Tells whether the rules over a site see all its patients: otherwise they see those of this upload alone. */
    boolean isOfWholeSite() {
        return ofWholeSite;
    }

    /** Returns the patient as the analyses see it, empty without a row in patients.csv; units are canonical, rows are in order of time. */
    Optional<Patient> study() {
        if (study == null) {
            study = Patient.of(
                    patientId,
                    all().stream()
                            .filter(row -> Patient.FILES.contains(row.file().name()))
                            .map(PatientHistory::studyRow)
                            .toList());
        }
        return study;
    }

    /** Finds the row that a part of {@link #study} was read from. */
    HistoryRow rowOf(RowSource source) {
        return of(source.file()).stream()
                .filter(row -> row.recordId().equals(source.recordId()))
                .findFirst()
                .orElseThrow();
    }

    private static StudyRow studyRow(HistoryRow row) {
        Map<String, String> values = new HashMap<>();
        for (String name : Patient.columnsOf(row.file().name())) {
            ColumnDefinition column = row.file().column(name);
            values.put(name, row.asWritten(column));
        }
        return new StudyRow(
                row.patientId(), new RowSource(row.text("site_id"), row.file().name(), row.recordId()), values);
    }
}
