package org.aroregistry.batch.explaining;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.BiFunction;
import org.aroregistry.batch.analysis.StudyPatient;
import org.aroregistry.core.result.Statistic;
import org.aroregistry.core.result.TableResult;
import org.aroregistry.core.study.RowSource;

/** Collects the parts of patients in one cell, patient by patient. */
final class CellTrace {
    private final TableResult table;
    private final CellAddress address;
    private final TableResult.Section section;
    private final TableResult.Row row;
    private final int place;
    private final int traced;
    private final Outside outside = new Outside();
    private final List<Found> found = new ArrayList<>();
    private int searched;
    private long silent;
    private long elsewhere;
    private long registered;

    /** A part with the rows that decide it. */
    private record Found(String patientId, String siteId, Part part, DecidingRows rows) {}

    CellTrace(TableResult table, CellAddress address, int traced) {
        this.table = table;
        this.traced = traced;
        this.section = table.sections().stream()
                .filter(candidate -> candidate.key().equals(address.section()))
                .findFirst()
                .orElseThrow(() -> noCell(table, address));
        this.row = section.rows().stream()
                .filter(candidate -> candidate.key().equals(address.row()))
                .findFirst()
                .orElseThrow(() -> noCell(table, address));
        this.place = address.place(table);
        if (place < 0) {
            throw noCell(table, address);
        }
        this.address = new CellAddress(
                address.section(), address.row(), table.columns().get(place).key());
    }

    private static IllegalArgumentException noCell(TableResult table, CellAddress address) {
        return new IllegalArgumentException(
                "table " + table.id() + " has no cell " + address + "; 'aro explain " + table.id() + "' lists them.");
    }

    void add(StudyPatient patient) {
        registered++;
        TableResult alone = patient.table(table.id()).orElseThrow();
        if (outside.add(alone.accounting()).isPresent()) {
            return;
        }
        if (table.columnsPartition() && columnSize(alone) == 0) {
            elsewhere++;
            return;
        }
        Part part = part(alone);
        if (!part.present()) {
            silent++;
            return;
        }
        boolean wanted = part.counted() > 0 && searched < traced;
        searched += wanted ? 1 : 0;
        DecidingRows rows = wanted
                ? DecidingRows.of(patient, fewer -> part(fewer.table(table.id()).orElseThrow()))
                : new DecidingRows(List.of(), List.of());
        found.add(new Found(patient.id(), patient.siteId(), part, rows));
    }

    private long columnSize(TableResult alone) {
        return alone.columns().stream()
                .filter(column -> column.key().equals(address.column()))
                .mapToLong(TableResult.Column::n)
                .sum();
    }

    /** The same cell of another edition of the table; a row or column that it lacks counts nobody. */
    private Part part(TableResult other) {
        int column = address.place(other);
        List<TableResult.Row> rows = other.sections().stream()
                .filter(candidate -> column >= 0 && candidate.key().equals(address.section()))
                .flatMap(candidate -> candidate.rows().stream())
                .toList();
        return rows.stream()
                .filter(candidate -> candidate.key().equals(address.row()))
                .map(candidate -> Part.of(candidate.cells().get(column)))
                .findFirst()
                .orElseGet(() -> otherwise(rows, column));
    }

    /** A table has no row for a code that nobody has: whoever is in the denominator of another code of a partition is in that of this one. */
    private Part otherwise(List<TableResult.Row> rows, int column) {
        OptionalLong of = rows.stream()
                .filter(candidate -> section.partition())
                .map(candidate -> Part.of(candidate.cells().get(column)).of())
                .filter(OptionalLong::isPresent)
                .findFirst()
                .orElse(OptionalLong.empty());
        return new Part(0, of, OptionalDouble.empty(), "");
    }

    CellExplanation explanation(BiFunction<String, List<RowSource>, List<RowPlace>> places) {
        List<PatientPart> parts = found.stream()
                .map(one -> new PatientPart(
                        one.patientId(),
                        one.siteId(),
                        one.part(),
                        places.apply(one.patientId(), one.rows().needed()),
                        places.apply(one.patientId(), one.rows().together())))
                .toList();
        TableResult.Column column = table.columns().get(place);
        Statistic statistic = row.cells().get(place);
        return new CellExplanation(
                section.label() + ", " + row.label() + ", " + column.label(),
                statistic,
                parts,
                silent,
                elsewhere,
                outside.counts(),
                registered,
                addsUp(statistic));
    }

    private boolean addsUp(Statistic statistic) {
        Part whole = Part.of(statistic);
        long counted = found.stream().mapToLong(one -> one.part().counted()).sum();
        long of = found.stream().mapToLong(one -> one.part().of().orElse(0)).sum();
        OptionalLong denominator = whole.of();
        return counted == whole.counted() && (denominator.isEmpty() || of == denominator.getAsLong());
    }
}
