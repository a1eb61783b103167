package org.aroregistry.batch.analysis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.aroregistry.core.store.Registry;
import org.aroregistry.core.store.RowCursor;
import org.aroregistry.core.store.RowSelection;
import org.aroregistry.core.store.Site;
import org.aroregistry.core.store.StoredRow;
import org.aroregistry.core.store.Value;
import org.aroregistry.core.study.Patient;
import org.aroregistry.core.study.RowSource;
import org.aroregistry.core.study.StudyRow;
import org.jspecify.annotations.Nullable;

/**
 * Reads the patients that a registry version shows, one by one, site by site.
 *
 * <p>The large files are read side by side from open cursors, so only one patient's rows of them are in memory at a time; of the other
 * files those of one site. Patients with rows at two sites come last, with all their rows. Of a patient whose consent was withdrawn only
 * the rows up to that day are given.
 */
final class StudyReader implements Iterator<PatientRows>, AutoCloseable {
    /** Files with many rows per patient. Each takes a connection while a site is read. */
    private static final List<String> STREAMED = List.of("labs", "visits", "growth");

    private final Registry registry;
    private final long version;
    private final ConsentWithdrawals withdrawals;
    private final Iterator<String> sites;
    private final Set<String> moved;
    private final Map<String, List<StudyRow>> movedRows = new TreeMap<>();
    private final List<Stream> streams = new ArrayList<>();
    private Iterator<Map.Entry<String, List<StudyRow>>> sitePatients =
            Map.<String, List<StudyRow>>of().entrySet().iterator();
    private boolean movedGiven;
    private @Nullable PatientRows next;

    /** Opens the patients of a version. */
    StudyReader(Registry registry, long version) {
        this.registry = registry;
        this.version = version;
        this.withdrawals = new ConsentWithdrawals(registry, version);
        this.sites = registry.sites().list().stream()
                .map(Site::siteId)
                .sorted()
                .toList()
                .iterator();
        this.moved = patientsOfSeveralSites();
        this.next = read();
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    @Override
    public PatientRows next() {
        PatientRows patient = next;
        if (patient == null) {
            throw new NoSuchElementException("no more patients");
        }
        next = read();
        return patient;
    }

    @Override
    public void close() {
        streams.forEach(Stream::close);
        streams.clear();
    }

    private @Nullable PatientRows read() {
        while (true) {
            if (!sitePatients.hasNext() && !openNext()) {
                return null;
            }
            if (sitePatients.hasNext()) {
                Map.Entry<String, List<StudyRow>> entry = sitePatients.next();
                List<StudyRow> rows = new ArrayList<>(entry.getValue());
                for (Stream stream : streams) {
                    stream.takeUpTo(entry.getKey(), rows);
                }
                Optional<PatientRows> patient = patient(entry.getKey(), rows);
                if (patient.isPresent()) {
                    return patient.get();
                }
            }
        }
    }

    /** Sets a patient of several sites aside until all sites are read. */
    private Optional<PatientRows> patient(String id, List<StudyRow> rows) {
        if (!movedGiven && moved.contains(id)) {
            movedRows.computeIfAbsent(id, i -> new ArrayList<>()).addAll(rows);
            return Optional.empty();
        }
        return PatientRows.of(id, withdrawals.limit(id, rows));
    }

    private boolean openNext() {
        close();
        if (sites.hasNext()) {
            sitePatients = open(sites.next());
            return true;
        }
        if (movedGiven) {
            return false;
        }
        movedGiven = true;
        sitePatients = movedRows.entrySet().iterator();
        return true;
    }

    private Iterator<Map.Entry<String, List<StudyRow>>> open(String siteId) {
        TreeMap<String, List<StudyRow>> byPatient = new TreeMap<>();
        registry.rows().forEach(selection("patients", siteId), row -> byPatient
                .computeIfAbsent(row.patientId(), id -> new ArrayList<>())
                .add(studyRow("patients", row)));
        for (String file : Patient.FILES) {
            if (STREAMED.contains(file)) {
                streams.add(new Stream(file, registry.rows().read(selection(file, siteId))));
            } else if (!file.equals("patients")) {
                registry.rows().forEach(selection(file, siteId), row -> {
                    List<StudyRow> rows = byPatient.get(row.patientId());
                    if (rows != null) {
                        rows.add(studyRow(file, row));
                    }
                });
            }
        }
        return byPatient.entrySet().iterator();
    }

    private RowSelection selection(String file, String siteId) {
        return new RowSelection(file, version, Patient.columnsOf(file), Optional.of(siteId));
    }

    private Set<String> patientsOfSeveralSites() {
        Map<String, String> siteOf = new HashMap<>();
        Set<String> several = new HashSet<>();
        registry.rows().forEach(new RowSelection("patients", version, List.of("enrol_day"), Optional.empty()), row -> {
            String other = siteOf.putIfAbsent(row.patientId(), row.siteId());
            if (other != null && !other.equals(row.siteId())) {
                several.add(row.patientId());
            }
        });
        return several;
    }

    private static StudyRow studyRow(String file, StoredRow row) {
        return studyRow(file, Patient.columnsOf(file), row);
    }

    static StudyRow studyRow(String file, List<String> columns, StoredRow row) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String column : columns) {
            String text = text(row.value(column));
            if (!text.isEmpty()) {
                values.put(column, text);
            }
        }
        return new StudyRow(row.patientId(), new RowSource(row.siteId(), file, row.recordId()), values);
    }

    private static String text(Value value) {
        if (value instanceof Value.Whole whole) {
            return Integer.toString(whole.number());
        }
        if (value instanceof Value.Decimal decimal) {
            return decimal.number().toPlainString();
        }
        if (value instanceof Value.Text text) {
            return text.text();
        }
        return value instanceof Value.Missing missing ? missing.token().name() : "";
    }

    /** One file of one site, read along with the patients. */
    private static final class Stream implements AutoCloseable {
        private final String file;
        private final RowCursor cursor;
        private @Nullable StoredRow row;

        Stream(String file, RowCursor cursor) {
            this.file = file;
            this.cursor = cursor;
            this.row = cursor.hasNext() ? cursor.next() : null;
        }

        /** Adds the rows of a patient, and passes over those of patients before, who are not registered. */
        void takeUpTo(String patientId, List<StudyRow> rows) {
            while (row != null && row.patientId().compareTo(patientId) <= 0) {
                if (row.patientId().equals(patientId)) {
                    rows.add(studyRow(file, row));
                }
                row = cursor.hasNext() ? cursor.next() : null;
            }
        }

        @Override
        public void close() {
            cursor.close();
        }
    }
}
