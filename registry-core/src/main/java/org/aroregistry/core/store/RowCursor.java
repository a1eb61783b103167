package org.aroregistry.core.store;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Rows read one by one, by rising site, patient and record (order of Unicode code points); memory does not grow with their number.
 *
 * <p>Holds a database connection until closed.
 */
public final class RowCursor implements Iterator<StoredRow>, AutoCloseable {
    private static final int FIRST_ID = 4;
    private static final String ORIGIN = "upload_id, file_id, line_no, valid_from, valid_to";

    private final Database database;
    private final PatientTable table;
    private final long version;
    private final List<String> patientIds;
    private final List<String> recordIds;
    private final long currentVersion;
    private final List<PatientTable.Slot> slots;
    private final Map<String, Integer> positions = new HashMap<>();
    private final Iterator<String> sites;
    private final Connection connection;
    private final PreparedStatement statement;
    private @Nullable ResultSet rows;
    private @Nullable StoredRow next;

    /**
     * Opens a cursor.
     *
     * @param selection which columns of which patients, as of which version
     * @param currentVersion last published version: what a later one, not yet published, ends is still current
     * @param sites the sites to read, in order: one query per site follows the primary key, so that no database has to sort or keep the
     *     whole file
     */
    RowCursor(Database database, PatientTable table, RowSelection selection, long currentVersion, List<String> sites) {
        this.database = database;
        this.table = table;
        this.version = selection.version();
        this.patientIds = selection.patientIds();
        this.recordIds = selection.recordIds();
        this.currentVersion = currentVersion;
        this.slots = slots(table, selection.columns());
        for (PatientTable.Slot slot : slots) {
            positions.put(slot.name(), positions.size());
        }
        this.sites = sites.iterator();
        this.connection = database.connection(doing());
        try {
            statement = connection.prepareStatement(sql());
            // On MySQL this, and only this, makes the driver hand out rows while they arrive.
            statement.setFetchSize(database.isMySql() ? Integer.MIN_VALUE : 1000);
            advance();
        } catch (SQLException e) {
            close();
            throw database.failure(doing(), e);
        }
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    @Override
    public StoredRow next() {
        StoredRow row = next;
        if (row == null) {
            throw new NoSuchElementException("no more rows of " + table.name());
        }
        try {
            advance();
        } catch (SQLException e) {
            throw database.failure(doing(), e);
        }
        return row;
    }

    /** Gives the connection back. */
    @Override
    public void close() {
        try {
            // Closes the statement and its result as well.
            connection.close();
        } catch (SQLException e) {
            throw database.failure(doing(), e);
        }
    }

    private void advance() throws SQLException {
        next = null;
        while (next == null) {
            ResultSet current = rows;
            if (current != null && current.next()) {
                next = row(current);
            } else if (sites.hasNext()) {
                statement.setString(1, sites.next());
                statement.setLong(2, version);
                statement.setLong(3, version);
                int place = FIRST_ID;
                for (String patientId : patientIds) {
                    statement.setString(place++, patientId);
                }
                for (String recordId : recordIds) {
                    statement.setString(place++, recordId);
                }
                rows = statement.executeQuery();
            } else {
                return;
            }
        }
    }

    private StoredRow row(ResultSet current) throws SQLException {
        int width = slots.size();
        @Nullable Object[] content = new Object[width];
        for (int i = 0; i < width; i++) {
            content[i] = cell(current, i + 1, slots.get(i));
        }
        long validTo = current.getLong(width + 5);
        RowOrigin origin = new RowOrigin(
                current.getLong(width + 1),
                current.getLong(width + 2),
                current.getLong(width + 3),
                current.getLong(width + 4),
                validTo > currentVersion ? RowOrigin.CURRENT : validTo);
        return new StoredRow(table.file(), positions, content, origin);
    }

    private static @Nullable Object cell(ResultSet current, int index, PatientTable.Slot slot) throws SQLException {
        switch (slot.kind()) {
            case WHOLE:
                int whole = current.getInt(index);
                return current.wasNull() ? null : whole;
            case DECIMAL:
                BigDecimal decimal = current.getBigDecimal(index);
                return decimal == null ? null : decimal.setScale(slot.scale(), RoundingMode.UNNECESSARY);
            default:
                return current.getString(index);
        }
    }

    private String sql() {
        return "SELECT "
                + slots.stream().map(slot -> BulkTarget.quoted(slot.name())).collect(Collectors.joining(", "))
                + ", " + ORIGIN
                + " FROM " + BulkTarget.quoted(table.name())
                + " WHERE site_id = ? AND valid_from <= ? AND valid_to > ?"
                + among("patient_id", patientIds)
                + among("record_id", recordIds)
                + " ORDER BY site_id, patient_id, record_id";
    }

    private static String among(String column, List<String> ids) {
        return ids.isEmpty()
                ? ""
                : ids.stream().map(id -> "?").collect(Collectors.joining(", ", " AND " + column + " IN (", ")"));
    }

    private static List<PatientTable.Slot> slots(PatientTable table, List<String> columns) {
        if (columns.isEmpty()) {
            return table.slots();
        }
        List<String> wanted = new ArrayList<>(List.of("site_id", "patient_id", "record_id"));
        for (String column : columns) {
            wanted.add(column);
            if (PatientTable.hasCompanion(table.file().column(column))) {
                wanted.add(PatientTable.companion(table.file().column(column)));
            }
        }
        if (table.isLabs() && columns.contains("value")) {
            wanted.add(PatientTable.VALUE_CANONICAL);
        }
        return wanted.stream()
                .distinct()
                .map(name -> table.slots().get(table.position(name)))
                .toList();
    }

    private String doing() {
        return "reading rows of " + table.name();
    }
}
