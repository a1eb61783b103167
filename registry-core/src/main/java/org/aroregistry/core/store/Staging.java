package org.aroregistry.core.store;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.aroregistry.core.upload.UploadMode;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;

/**
 * Temporary tables in which the rows of a file wait to be compared with the current rows of their site.
 *
 * <p>They belong to one connection and vanish with it, so that a crash leaves none behind. The SQL is written out: it runs alike on both
 * databases, and each statement looks at all rows at once.
 */
final class Staging {
    private static final String UNCHANGED = "U";
    private static final String CHANGED = "C";
    private static final String NEW = "N";

    private final PatientTable table;
    private final String siteId;
    private final long version;
    private final boolean mySql;

    Staging(PatientTable table, String siteId, long version, boolean mySql) {
        this.table = table;
        this.siteId = siteId;
        this.version = version;
        this.mySql = mySql;
    }

    String name() {
        return "stage_" + table.name();
    }

    String keptName() {
        return "stage_" + table.name() + "_kept";
    }

    boolean siteHasRows(DSLContext session) {
        return !session.fetch("SELECT 1 FROM " + table.name() + " WHERE site_id = ? LIMIT 1", siteId)
                .isEmpty();
    }

    void create(DSLContext session) {
        drop(session);
        String create = mySql ? "CREATE TEMPORARY TABLE " : "CREATE LOCAL TEMPORARY TABLE ";
        session.execute(create + name() + " AS SELECT t.*, CAST(NULL AS CHAR(1)) AS change_kind FROM " + table.name()
                + " t WHERE 1 = 0");
        session.execute("CREATE UNIQUE INDEX uq_" + name() + " ON " + name() + " (record_id)");
        session.execute(create + keptName() + " AS SELECT t.record_id FROM " + table.name() + " t WHERE 1 = 0");
        session.execute("CREATE INDEX ix_" + keptName() + " ON " + keptName() + " (record_id)");
    }

    void drop(DSLContext session) {
        String drop = mySql ? "DROP TEMPORARY TABLE IF EXISTS " : "DROP TABLE IF EXISTS ";
        session.execute(drop + name());
        session.execute(drop + keptName());
    }

    /** Ends rows that changed or are gone, and adds the new versions. */
    LoadCounts apply(DSLContext tx, UploadMode mode) {
        classify(tx);
        Map<String, Long> counts = counts(tx);
        if (counts.getOrDefault(CHANGED, 0L) > 0) {
            endChanged(tx);
        }
        long ended = mode == UploadMode.FULL ? endAbsent(tx) : 0;
        insertNewVersions(tx);
        return new LoadCounts(
                counts.getOrDefault(NEW, 0L),
                counts.getOrDefault(CHANGED, 0L),
                counts.getOrDefault(UNCHANGED, 0L),
                ended);
    }

    private void classify(DSLContext tx) {
        tx.execute(
                "UPDATE " + name() + " SET change_kind = COALESCE(("
                        + "SELECT CASE WHEN t.row_hash = " + name() + ".row_hash THEN '" + UNCHANGED + "' ELSE '"
                        + CHANGED
                        + "' END FROM " + table.name() + " t"
                        + " WHERE t.site_id = ? AND t.record_id = " + name() + ".record_id AND t.valid_to = ?), '" + NEW
                        + "')",
                siteId,
                RowOrigin.CURRENT);
    }

    private Map<String, Long> counts(DSLContext tx) {
        Field<String> kind = DSL.field(DSL.name("change_kind"), String.class);
        return tx.select(kind, DSL.count()).from(DSL.table(DSL.name(name()))).groupBy(kind).fetch().stream()
                .collect(Collectors.toMap(
                        row -> row.value1().trim(), row -> row.value2().longValue()));
    }

    private void endChanged(DSLContext tx) {
        tx.execute(
                "UPDATE " + table.name() + " SET valid_to = ? WHERE site_id = ? AND valid_to = ? AND record_id IN ("
                        + "SELECT s.record_id FROM " + name() + " s WHERE s.change_kind = '" + CHANGED + "')",
                version,
                siteId,
                RowOrigin.CURRENT);
    }

    private long endAbsent(DSLContext tx) {
        return tx.execute(
                "UPDATE " + table.name() + " SET valid_to = ? WHERE site_id = ? AND valid_to = ?"
                        + " AND NOT EXISTS (SELECT 1 FROM " + name() + " s WHERE s.record_id = " + table.name()
                        + ".record_id)"
                        + " AND NOT EXISTS (SELECT 1 FROM " + keptName() + " k WHERE k.record_id = " + table.name()
                        + ".record_id)",
                version,
                siteId,
                RowOrigin.CURRENT);
    }

    private void insertNewVersions(DSLContext tx) {
        List<String> columns =
                table.columnNames().stream().map(LoadDataWriter::quoted).toList();
        String names = String.join(", ", columns);
        tx.execute("INSERT INTO " + table.name() + " (" + names + ") SELECT " + names + " FROM " + name()
                + " WHERE change_kind IN ('" + NEW + "', '" + CHANGED + "')");
    }
}
