package org.aroregistry.batch.importing;

import java.nio.file.Path;
import java.util.Optional;
import org.aroregistry.batch.file.Delimiter;
import org.aroregistry.batch.file.FileScan;
import org.aroregistry.batch.file.SourceFile;
import org.aroregistry.batch.validation.FileLayout;
import org.aroregistry.batch.validation.Row;
import org.aroregistry.core.dictionary.FileDefinition;

/** One file after the check: what became of each of its rows, before anything is loaded. */
final class CheckedFile {
    private final FileDefinition definition;
    private final SourceFile source;
    private final FileScan scan;
    private final Path rows;
    private final Path findings;
    private final Lines rejected = new Lines();
    private final Lines repeated = new Lines();
    private final HeldLines held = new HeldLines();
    private Optional<Delimiter> delimiter = Optional.empty();
    private Optional<String> refusal = Optional.empty();
    private long read;
    private long blank;
    private Optional<FileLayout> layout = Optional.empty();
    private Optional<FileComparison> comparison = Optional.empty();
    private boolean namelessRejects;

    CheckedFile(FileDefinition definition, SourceFile source, FileScan scan, Path workFolder) {
        this.definition = definition;
        this.source = source;
        this.scan = scan;
        this.rows = workFolder.resolve(definition.name() + ".rows");
        this.findings = workFolder.resolve(definition.name() + ".findings");
    }

    FileDefinition definition() {
        return definition;
    }

    /** Returns the name without {@code .csv}. */
    String name() {
        return definition.name();
    }

    SourceFile source() {
        return source;
    }

    FileScan scan() {
        return scan;
    }

    /** Returns where the checked rows are spooled, rejected ones included. */
    Path rows() {
        return rows;
    }

    /** Returns where the findings are spooled, by line. */
    Path findings() {
        return findings;
    }

    Lines rejected() {
        return rejected;
    }

    /** Returns the rows that repeat an earlier one in every cell and are left out. */
    Lines repeated() {
        return repeated;
    }

    /** Returns the rows that wait for a reason: what the registry shows of their records stays. */
    HeldLines held() {
        return held;
    }

    /** Returns how the file compares with what the registry shows; empty if there is nothing to compare with. */
    Optional<FileComparison> comparison() {
        return comparison;
    }

    void comparison(FileComparison found) {
        comparison = Optional.of(found);
    }

    /** Refuses a row. */
    void reject(Row row) {
        rejected.add(row.line());
        namelessRejects |= row.recordId().isEmpty();
    }

    /** Tells whether a refused row does not say which record it is: then nobody knows which rows the file no longer holds. */
    boolean hasNamelessRejects() {
        return namelessRejects;
    }

    Optional<Delimiter> delimiter() {
        return delimiter;
    }

    void delimiter(Delimiter found) {
        delimiter = Optional.of(found);
    }

    /** Returns where the columns are; empty if there was no readable header. */
    Optional<FileLayout> layout() {
        return layout;
    }

    void layout(FileLayout found) {
        layout = Optional.of(found);
    }

    /** Returns why the file as a whole is refused. */
    Optional<String> refusal() {
        return refusal;
    }

    boolean isRefused() {
        return refusal.isPresent();
    }

    void refuse(String reason) {
        if (refusal.isEmpty()) {
            refusal = Optional.of(reason);
        }
    }

    /** Returns the data rows, without header and blank rows. */
    long read() {
        return read;
    }

    void countRow() {
        read++;
    }

    long blank() {
        return blank;
    }

    void countBlank() {
        blank++;
    }

    /** Returns the rows refused, all of them if the file is. */
    long rejectedRows() {
        return isRefused() ? read : rejected.count();
    }

    /** Returns the rows accepted, repeated and held ones included. */
    long acceptedRows() {
        return read - rejectedRows();
    }

    /** Returns the rows that are left out because they repeat an accepted one. */
    long repeatedRows() {
        return repeated.countWithout(rejected);
    }

    /** Tells whether a row has no fault and does not repeat another one. */
    boolean isAccepted(long line) {
        return !isRefused() && !rejected.contains(line) && !repeated.contains(line);
    }

    /** Returns the accepted rows that wait for a reason. */
    long heldRows() {
        return isRefused() ? 0 : held.lines().countWithout(rejected, repeated);
    }

    /** Tells whether a row will be loaded: it is accepted and not held. */
    boolean isLoaded(long line) {
        return isAccepted(line) && !held.lines().contains(line);
    }

    /** Returns how many of these rows will be loaded. */
    long loaded(Lines lines) {
        return isRefused() ? 0 : lines.countWithout(rejected, repeated, held.lines());
    }

    /** Tells whether an accepted row is of a record that the registry does not show. */
    boolean isNew(long line) {
        return comparison.map(found -> found.added().contains(line)).orElse(true);
    }

    /** Tells whether an accepted row is one that the registry shows just so. */
    boolean isUnchanged(long line) {
        return comparison.map(found -> found.unchanged().contains(line)).orElse(false);
    }
}
