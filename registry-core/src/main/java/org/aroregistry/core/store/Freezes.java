package org.aroregistry.core.store;

import static org.aroregistry.core.store.jooq.Tables.FREEZE;

import java.util.List;
import java.util.Optional;
import org.aroregistry.core.store.jooq.tables.records.FreezeRecord;
import org.jooq.exception.IntegrityConstraintViolationException;

/**
 * Named registry versions.
 *
 * <p>The content hash covers what the rows say, in canonical order: not when they arrived, nor which database holds them. It is computed
 * from the cells themselves, so that a changed cell shows.
 */
public final class Freezes {
    private final Database database;
    private final AuditTrail audit;
    private final Rows rows;

    Freezes(Database database, AuditTrail audit, Rows rows) {
        this.database = database;
        this.audit = audit;
        this.rows = rows;
    }

    /**
     * Names the current version and computes its content hash.
     *
     * @param name up to 64 letters, digits, dots, dashes and underscores
     * @param actor who freezes
     * @throws StoreException if the name is taken or not well formed, or nothing was published yet
     */
    public Freeze freeze(String name, String actor) {
        if (!name.matches("[A-Za-z0-9._-]{1,64}")) {
            throw new StoreException(
                    "'" + name + "' cannot name a freeze: use up to 64 letters, digits, dots, dashes and underscores");
        }
        find(name).ifPresent(taken -> refuse(name));
        long version = rows.currentVersion();
        if (version == 0) {
            throw new StoreException("there is nothing to freeze: no upload was published yet");
        }
        Content content = content(version);
        Freeze freeze =
                new Freeze(name, version, content.rows(), content.sha256(), Database.instant(database.now()), actor);
        store(freeze);
        return freeze;
    }

    /** Returns a freeze by its name. */
    public Optional<Freeze> find(String name) {
        return database.read("reading a freeze", query -> query.fetchOptional(FREEZE, FREEZE.FREEZE_NAME.eq(name))
                .map(Freezes::freeze));
    }

    /** Returns all freezes, the newest first. */
    public List<Freeze> list() {
        return database.read("reading the freezes", query -> query.selectFrom(FREEZE)
                .orderBy(FREEZE.FROZEN_AT.desc(), FREEZE.FREEZE_NAME)
                .fetch(Freezes::freeze));
    }

    /**
     * Computes the content hash of a freeze again.
     *
     * @throws StoreException if there is no such freeze
     */
    public FreezeCheck verify(String name) {
        Freeze freeze = find(name).orElseThrow(() -> new StoreException("there is no freeze '" + name + "'"));
        Content content = content(freeze.version());
        return new FreezeCheck(freeze, content.rows(), content.sha256());
    }

    private void store(Freeze freeze) {
        database.write("freezing version " + freeze.version(), tx -> {
            try {
                tx.insertInto(FREEZE)
                        .set(FREEZE.FREEZE_NAME, freeze.name())
                        .set(FREEZE.VERSION, freeze.version())
                        .set(FREEZE.ROW_COUNT, freeze.rows())
                        .set(FREEZE.CONTENT_SHA256, freeze.sha256())
                        .set(FREEZE.FROZEN_AT, Database.time(freeze.frozenAt()))
                        .set(FREEZE.ACTOR, freeze.actor())
                        .execute();
            } catch (IntegrityConstraintViolationException e) {
                refuse(freeze.name());
            }
            audit.append(
                    tx,
                    AuditEntry.of(
                                    freeze.actor(),
                                    AuditAction.FREEZE,
                                    "freeze " + freeze.name(),
                                    "version " + freeze.version() + ", " + freeze.rows() + " rows")
                            .content(freeze.sha256()));
        });
        database.makeDurable();
    }

    private static void refuse(String name) {
        throw new StoreException("there is a freeze '" + name + "' already: choose another name");
    }

    private record Content(long rows, String sha256) {}

    private Content content(long version) {
        CanonicalHash whole = new CanonicalHash();
        CanonicalHash one = new CanonicalHash();
        long count = 0;
        for (PatientTable table : PatientTable.all()) {
            whole.add(table.name());
            try (RowCursor cursor = rows.read(RowSelection.of(table.name(), version))) {
                while (cursor.hasNext()) {
                    whole.add(table.hash(cursor.next().content(), one));
                    count++;
                }
            }
        }
        return new Content(count, whole.hex());
    }

    private static Freeze freeze(FreezeRecord freeze) {
        return new Freeze(
                freeze.getFreezeName(),
                freeze.getVersion(),
                freeze.getRowCount(),
                freeze.getContentSha256(),
                Database.instant(freeze.getFrozenAt()),
                freeze.getActor());
    }
}
