package org.aroregistry.core.store;

import static org.aroregistry.core.store.jooq.Tables.UPLOAD;
import static org.aroregistry.core.store.jooq.Tables.UPLOAD_FILE;

import java.util.List;
import org.aroregistry.core.store.jooq.tables.records.UploadRecord;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** Takes back what an upload wrote without ever being published. */
final class Leftovers {
    private static final Field<String> SITE_ID = DSL.field(DSL.name("site_id"), String.class);
    private static final Field<Long> VALID_FROM = DSL.field(DSL.name("valid_from"), Long.class);
    private static final Field<Long> VALID_TO = DSL.field(DSL.name("valid_to"), Long.class);

    private static final Field<String> RECORD_ID = DSL.field(DSL.name("record_id"), String.class);

    /** Records named in one statement, at most. */
    static final int AT_ONCE = 1_000;

    private Leftovers() {}

    /** Takes back all files of an upload. */
    static void clear(DSLContext tx, UploadRecord upload) {
        for (String fileName : tx.select(UPLOAD_FILE.FILE_NAME)
                .from(UPLOAD_FILE)
                .where(UPLOAD_FILE.UPLOAD_ID.eq(upload.getUploadId()))
                .fetch(UPLOAD_FILE.FILE_NAME)) {
            String file = fileName.replaceFirst("\\.csv$", "");
            if (PatientTable.all().stream().anyMatch(table -> table.name().equals(file))) {
                clear(tx, PatientTable.of(file), upload.getSiteId(), upload.getLoadVersion());
            }
        }
        tx.update(UPLOAD_FILE)
                .set(UPLOAD_FILE.LOADED, false)
                .where(UPLOAD_FILE.UPLOAD_ID.eq(upload.getUploadId()))
                .execute();
        tx.update(UPLOAD)
                .setNull(UPLOAD.LOAD_VERSION)
                .where(UPLOAD.UPLOAD_ID.eq(upload.getUploadId()))
                .execute();
    }

    /** Takes back one file of a site: rows that begin at the version go, rows that end at it go on. */
    static void clear(DSLContext tx, PatientTable table, String siteId, long version) {
        Table<?> rows = DSL.table(DSL.name(table.name()));
        tx.deleteFrom(rows).where(SITE_ID.eq(siteId), VALID_FROM.eq(version)).execute();
        tx.update(rows)
                .set(VALID_TO, RowOrigin.CURRENT)
                .where(SITE_ID.eq(siteId), VALID_TO.eq(version))
                .execute();
    }

    /** Takes back rows of a site that begin at the version; returns how many there were. */
    static long clear(DSLContext tx, PatientTable table, String siteId, long version, List<String> recordIds) {
        return tx.deleteFrom(DSL.table(DSL.name(table.name())))
                .where(SITE_ID.eq(siteId), VALID_FROM.eq(version), RECORD_ID.in(recordIds))
                .execute();
    }
}
