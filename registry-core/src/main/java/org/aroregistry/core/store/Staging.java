package org.aroregistry.core.store;

import java.util.Map;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record2;
import org.jooq.impl.DSL;

/**
 * Temporary tables in which the rows of a file wait to be compared with the current rows of their site.
 *
 * <p>They belong to one connection and vanish with it, so that a crash leaves none behind. The SQL is written out: it runs alike on both
 * databases, and each statement looks at all rows at once.
 */
final class Staging {
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

    String endedName() {
        return name() + "_ended";
    }

    private String changesName() {
        return name() + "_changes";
    }

    boolean siteHasRows(DSLContext session) {
        return !session.fetch("SELECT 1 FROM " + table.name() + " WHERE site_id = ? LIMIT 1", siteId)
                .isEmpty();
    }

    void create(DSLContext session) {
        drop(session);
        String create = mySql ? "CREATE TEMPORARY TABLE " : "CREATE LOCAL TEMPORARY TABLE ";
        String nothing = " FROM " + table.name() + " t WHERE 1 = 0";
        session.execute(create + name() + " AS SELECT t.*" + nothing);
        session.execute("CREATE UNIQUE INDEX uq_" + name() + " ON " + name() + " (record_id)");
        session.execute(create + endedName() + " AS SELECT t.record_id" + nothing);
        session.execute("CREATE INDEX ix_" + endedName() + " ON " + endedName() + " (record_id)");
        session.execute(
                create + changesName() + " AS SELECT t.record_id, CAST('N' AS CHAR(1)) AS change_kind" + nothing);
        session.execute("CREATE UNIQUE INDEX uq_" + changesName() + " ON " + changesName() + " (record_id)");
    }

    void drop(DSLContext session) {
        String drop = mySql ? "DROP TEMPORARY TABLE IF EXISTS " : "DROP TABLE IF EXISTS ";
        session.execute(drop + name());
        session.execute(drop + endedName());
        session.execute(drop + changesName());
    }

    /** Ends rows that changed or are gone, and adds the new versions. */
    LoadCounts apply(DSLContext tx) {
        findChanges(tx);
        Map<String, Long> counts = changes(tx);
        long added = counts.getOrDefault(NEW, 0L);
        long changed = counts.getOrDefault(CHANGED, 0L);
        long unchanged = count(tx, "SELECT COUNT(*) FROM " + name()) - added - changed;
        long ended = end(tx, "SELECT record_id FROM " + endedName());
        end(tx, "SELECT record_id FROM " + changesName() + " WHERE change_kind = '" + CHANGED + "'");
        insertNewVersions(tx);
        return new LoadCounts(added, changed, unchanged, ended);
    }

    private void findChanges(DSLContext tx) {
        tx.execute(
                "INSERT INTO " + changesName() + " (record_id, change_kind) SELECT s.record_id,"
                        + " CASE WHEN t.record_id IS NULL THEN '" + NEW + "' ELSE '" + CHANGED + "' END FROM " + name()
                        + " s LEFT JOIN " + table.name() + " t"
                        + " ON t.site_id = ? AND t.record_id = s.record_id AND t.valid_to = ?"
                        + " WHERE t.record_id IS NULL OR t.row_hash <> s.row_hash",
                siteId,
                RowOrigin.CURRENT);
    }

    private Map<String, Long> changes(DSLContext tx) {
        Field<String> kind = DSL.field(DSL.name("change_kind"), String.class);
        return tx.select(kind, DSL.count()).from(DSL.table(DSL.name(changesName()))).groupBy(kind).fetch().stream()
                .collect(Collectors.toMap(Record2::value1, row -> row.value2().longValue()));
    }

    private static long count(DSLContext tx, String sql, Object... values) {
        return tx.fetchSingle(sql, values).get(0, Long.class);
    }

    /** Ends the current versions of some records. Both statements begin with the records and look their rows up in an index. */
    private long end(DSLContext tx, String records) {
        String update = mySql
                ? "UPDATE (" + records + ") r STRAIGHT_JOIN " + table.name()
                        + " t ON t.site_id = ? AND t.record_id = r.record_id AND t.valid_to = ? SET t.valid_to = ?"
                : "MERGE INTO " + table.name() + " t USING (" + records
                        + ") r ON t.site_id = ? AND t.record_id = r.record_id AND t.valid_to = ?"
                        + " WHEN MATCHED THEN UPDATE SET valid_to = ?";
        return tx.execute(update, siteId, RowOrigin.CURRENT, version);
    }

    private void insertNewVersions(DSLContext tx) {
        String names = table.columnNames().stream().map(BulkTarget::quoted).collect(Collectors.joining(", "));
        String values = table.columnNames().stream()
                .map(column -> "s." + BulkTarget.quoted(column))
                .collect(Collectors.joining(", "));
        tx.execute("INSERT INTO " + table.name() + " (" + names + ") SELECT " + values + " FROM " + changesName()
                + " c JOIN " + name() + " s ON s.record_id = c.record_id");
    }
}
