package org.aroregistry.batch.validation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.aroregistry.core.cohort.Genotype;
import org.aroregistry.core.dictionary.ColumnDefinition;
import org.aroregistry.core.study.GeneticFinding;
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
    private final boolean ofWholeSite;
    private final Set<String> incomplete = new HashSet<>();
    private final List<HistoryRow> refused = new ArrayList<>();
    private boolean newDeath;
    private @Nullable Optional<Patient> study;
    private @Nullable Optional<Genotype> genotype;
    private @Nullable Optional<TreatedPatient> treated;
    private @Nullable List<LaboratoryValue> laboratory;

    /**
     * Starts without rows.
     *
     * @param unknownFiles files of which nothing is known: refused as a whole, or not in this upload while no registry is asked
     * @param ofWholeSite true if the upload brings all patients of the site, so that shares of patients say something
     */
    public PatientHistory(String patientId, Set<String> unknownFiles, boolean ofWholeSite) {
        this.patientId = patientId;
        this.unknownFiles = Set.copyOf(unknownFiles);
        this.ofWholeSite = ofWholeSite;
    }

    /** Takes note of files in which a row of the patient was refused before. */
    public void addIncomplete(Set<String> files) {
        incomplete.addAll(files);
    }

    /** Takes note of a row that was refused when all rows of the patient were judged together. */
    public void addRefused(Row row) {
        refused.add(new HistoryRow(row, true));
        incomplete.add(row.file().name());
    }

    /** Takes note that the upload tells of a death where the registry shows none or a later one. */
    public void addNewDeath() {
        newDeath = true;
    }

    /** Tells whether the upload tells of a death where the registry shows none or a later one. */
    boolean tellsNewDeath() {
        return newDeath;
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
        return Collections.unmodifiableList(rows.getOrDefault(file, List.of()));
    }

    /** Returns the row of a file that has one row for each patient, or its first row. */
    Optional<HistoryRow> first(String file) {
        return of(file).stream().findFirst();
    }

    /** Returns the rows of all files. */
    List<HistoryRow> all() {
        return rows.values().stream().flatMap(List::stream).toList();
    }

    /** Tells whether all rows that the patient has in these files are here, so that the absence of a row says something. */
    boolean knows(String... files) {
        return isDelivered(files) && Stream.of(files).noneMatch(incomplete::contains);
    }

    /** Tells whether these files are here, but for rows of the patient that were refused: enough for shares of many patients. */
    boolean isDelivered(String... files) {
        return Stream.of(files).noneMatch(unknownFiles::contains);
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

    /** Returns what the genetic tests found, empty without a row in patients.csv; the rest of {@link #study} is not read for it. */
    Optional<Genotype> genotype() {
        if (genotype == null) {
            genotype = first("patients")
                    .map(registered -> Genotype.of(of("genetics").stream()
                            .map(PatientHistory::studyRow)
                            .sorted(Comparator.comparing(StudyRow::source))
                            .map(GeneticFinding::of)
                            .toList()));
        }
        return genotype;
    }

    /** Returns the patient as the rules about interferon see one; empty without a row in interferon.csv or in patients.csv. */
    Optional<TreatedPatient> treated() {
        if (treated == null) {
            treated = TreatedPatient.of(this);
        }
        return treated;
    }

    /** Returns the rows of labs.csv in the order of the samples, with numbers in canonical units. */
    List<LaboratoryValue> laboratory() {
        if (laboratory == null) {
            laboratory = LaboratoryValue.of(of("labs"));
        }
        return laboratory;
    }

    /** Finds the row that a part of {@link #study} was read from. */
    HistoryRow rowOf(RowSource source) {
        return of(source.file()).stream()
                .filter(row -> row.recordId().equals(source.recordId()))
                .findFirst()
                .orElseThrow();
    }

    /** Returns the earliest age in days that a day of a row can mean, whatever its precision leaves open; days from a transplant are added to its day. */
    OptionalInt earliestAge(HistoryRow row, String column) {
        OptionalInt day = row.whole(column);
        ColumnDefinition definition = row.file().column(column);
        if (day.isEmpty()) {
            return day;
        }
        if (definition.isRelativeDay() || column.equals("rel_day")) {
            return of("hsct").stream()
                    .filter(transplant -> transplant.is("hsct_no", row.text("hsct_no")))
                    .flatMapToInt(transplant -> transplant.whole("hsct_day").stream())
                    .map(dayZero -> dayZero + day.getAsInt())
                    .findFirst();
        }
        String precision = column + "_prec";
        int tolerance = row.file().find(precision).isPresent() ? PatientFacts.toleranceDays(row.text(precision)) : 0;
        return OptionalInt.of(day.getAsInt() - tolerance);
    }

    private static StudyRow studyRow(HistoryRow row) {
        return new StudyRow(
                row.patientId(),
                new RowSource(row.text("site_id"), row.file().name(), row.recordId()),
                column -> row.asWritten(row.file().column(column)));
    }
}
