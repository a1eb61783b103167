package org.aroregistry.core.store;

import static org.aroregistry.core.store.jooq.Tables.AUDIT_EVENT;
import static org.aroregistry.core.store.jooq.Tables.AUDIT_HEAD;
import static org.aroregistry.core.store.jooq.Tables.ERASED_LEAF;
import static org.aroregistry.core.store.jooq.Tables.ERASURE;
import static org.aroregistry.core.store.jooq.Tables.FREEZE;
import static org.aroregistry.core.store.jooq.Tables.FREEZE_PART;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aroregistry.core.store.jooq.tables.records.FreezePartRecord;
import org.aroregistry.core.store.jooq.tables.records.FreezeRecord;
import org.jooq.DSLContext;
import org.jooq.exception.IntegrityConstraintViolationException;
import org.jooq.impl.DSL;

/**
 * Named registry versions.
 *
 * <p>The content hash covers what the rows say, in canonical order: not when they arrived, nor which database holds them. It is computed
 * from the cells themselves, so that a changed cell shows.
 */
public final class Freezes {
    /** Version of the hashes of a freeze: 2 for the tree of {@link FreezeManifest}. */
    private static final int PARTS = 2;

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
        long erasures = database.read("reading the erasures", query -> (long) query.fetchCount(ERASURE));
        FreezeManifest manifest = new FreezeContent(rows, version, List.of()).manifest();
        Freeze freeze =
                new Freeze(name, version, manifest.rows(), manifest.sha256(), Database.instant(database.now()), actor);
        store(freeze, manifest, erasures);
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
     * Returns what a freeze holds, per table and site, as it was stored; no parts for a freeze of an older version of the product.
     *
     * @throws StoreException if there is no such freeze
     */
    public FreezeManifest manifest(String name) {
        existing(name);
        Map<String, List<FreezePart>> byTable = new HashMap<>();
        database.read("reading the parts of a freeze", query -> query.selectFrom(FREEZE_PART)
                        .where(FREEZE_PART.FREEZE_NAME.eq(name))
                        .orderBy(FREEZE_PART.TABLE_NAME, FREEZE_PART.SITE_ID)
                        .fetch(Freezes::part))
                .forEach(part -> byTable.computeIfAbsent(part.table(), table -> new ArrayList<>())
                        .add(part));
        return new FreezeManifest(PatientTable.all().stream()
                .flatMap(table -> byTable.getOrDefault(table.name(), List.of()).stream())
                .toList());
    }

    /**
     * Computes the content hash of a freeze again and says where it differs.
     *
     * @throws StoreException if there is no such freeze
     */
    public FreezeCheck verify(String name) {
        FreezeRecord record = existing(name);
        Freeze freeze = freeze(record);
        FreezeContent content = new FreezeContent(rows, freeze.version(), erased(name));
        if (record.getManifestSha256() == null) {
            return verifyFlat(freeze, content.flat());
        }
        FreezeManifest frozen = manifest(name);
        FreezeManifest found = content.manifest();
        List<String> differences = new ArrayList<>(FreezeDifferences.between(frozen, found));
        if (!isAsAnnounced(record, frozen)) {
            differences.add("the manifest of the freeze itself was changed after it was written");
        }
        boolean same = differences.isEmpty();
        return new FreezeCheck(freeze, found.rows(), same ? freeze.sha256() : found.sha256(), differences);
    }

    private static FreezeCheck verifyFlat(Freeze freeze, FreezeContent.Flat found) {
        boolean same = freeze.sha256().equals(found.sha256()) && freeze.rows() == found.rows();
        return new FreezeCheck(
                freeze,
                found.rows(),
                found.sha256(),
                same
                        ? List.of()
                        : List.of("the freeze was made by an older version of the product, without a manifest:"
                                + " it cannot be said in which table"));
    }

    /** The manifest must be the one that the freeze names, and the freeze the one that the audit trail tells of. */
    private boolean isAsAnnounced(FreezeRecord record, FreezeManifest manifest) {
        boolean named = manifest.sha256().equals(record.getManifestSha256())
                && (record.getHashVersion() < PARTS
                        || record.getManifestSha256().equals(record.getContentSha256()));
        return named
                && database.read(
                        "reading the audit trail",
                        query -> query.fetchExists(
                                AUDIT_EVENT,
                                AUDIT_EVENT.ACTION.eq(AuditAction.FREEZE.name()),
                                AUDIT_EVENT.SUBJECT.eq("freeze " + record.getFreezeName()),
                                AUDIT_EVENT.CONTENT_SHA256.eq(record.getManifestSha256())));
    }

    /**
     * Returns how many patients were erased from a freeze since it was made; somebody erased at two sites counts twice. As long as there
     * is none, an analysis gives the numbers of earlier ones.
     */
    public long erasedPatients(String name) {
        return database.read(
                "counting erased patients", query -> query.select(DSL.countDistinct(ERASED_LEAF.ERASURE_ID))
                        .from(ERASED_LEAF)
                        .where(ERASED_LEAF.FREEZE_NAME.eq(name))
                        .fetchSingle()
                        .value1()
                        .longValue());
    }

    /** Returns what was erased from a freeze. */
    List<ErasedLeaf> erased(String name) {
        return database.read("reading what was erased from a freeze", query -> erased(query, name));
    }

    static List<ErasedLeaf> erased(DSLContext query, String name) {
        return query.selectFrom(ERASED_LEAF)
                .where(ERASED_LEAF.FREEZE_NAME.eq(name))
                .orderBy(ERASED_LEAF.TABLE_NAME, ERASED_LEAF.SITE_ID, ERASED_LEAF.LEAF_NO)
                .fetch(leaf -> new ErasedLeaf(
                        name,
                        leaf.getTableName(),
                        leaf.getSiteId(),
                        leaf.getLeafNo(),
                        leaf.getRowCount(),
                        HexFormat.of().parseHex(leaf.getLeafSha256())));
    }

    /**
     * Gives every freeze of an older version its manifest, so that rows can be erased from it.
     *
     * @throws StoreException if one of them is not as it was made
     */
    void addManifests(DSLContext tx, String actor) {
        for (FreezeRecord record : tx.fetch(FREEZE, FREEZE.MANIFEST_SHA256.isNull())) {
            FreezeContent content = new FreezeContent(rows, record.getVersion(), List.of());
            if (!content.flat().sha256().equals(record.getContentSha256())) {
                throw new StoreException("freeze " + record.getFreezeName()
                        + " has changed since it was made: find out why before a patient is erased");
            }
            FreezeManifest manifest = content.manifest();
            insertParts(tx, record.getFreezeName(), manifest);
            tx.update(FREEZE)
                    .set(FREEZE.MANIFEST_SHA256, manifest.sha256())
                    .where(FREEZE.FREEZE_NAME.eq(record.getFreezeName()))
                    .execute();
            audit.append(
                    tx,
                    AuditEntry.of(actor, AuditAction.FREEZE, "freeze " + record.getFreezeName(), "manifest added")
                            .content(manifest.sha256()));
        }
    }

    private FreezeRecord existing(String name) {
        return database.read("reading a freeze", query -> query.fetchOptional(FREEZE, FREEZE.FREEZE_NAME.eq(name)))
                .orElseThrow(() -> new StoreException("there is no freeze '" + name + "'"));
    }

    private void store(Freeze freeze, FreezeManifest manifest, long erasures) {
        database.write("freezing version " + freeze.version(), tx -> {
            try {
                tx.insertInto(FREEZE)
                        .set(FREEZE.FREEZE_NAME, freeze.name())
                        .set(FREEZE.VERSION, freeze.version())
                        .set(FREEZE.ROW_COUNT, freeze.rows())
                        .set(FREEZE.CONTENT_SHA256, freeze.sha256())
                        .set(FREEZE.FROZEN_AT, Database.time(freeze.frozenAt()))
                        .set(FREEZE.ACTOR, freeze.actor())
                        .set(FREEZE.HASH_VERSION, PARTS)
                        .set(FREEZE.MANIFEST_SHA256, manifest.sha256())
                        .execute();
            } catch (IntegrityConstraintViolationException e) {
                refuse(freeze.name());
            }
            insertParts(tx, freeze.name(), manifest);
            // An erasure holds the same lock until it is done.
            tx.selectFrom(AUDIT_HEAD).forUpdate().fetch();
            if (tx.fetchCount(ERASURE) != erasures) {
                throw new StoreException("a patient was erased while the freeze was made: make it again");
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

    private static void insertParts(DSLContext tx, String freeze, FreezeManifest manifest) {
        tx.batchInsert(manifest.parts().stream()
                        .map(part -> new FreezePartRecord(
                                freeze, part.table(), part.siteId(), part.rows(), part.patients(), part.sha256()))
                        .toList())
                .execute();
    }

    private static FreezePart part(FreezePartRecord part) {
        return new FreezePart(
                part.getTableName(),
                part.getSiteId(),
                part.getRowCount(),
                part.getPatientCount(),
                part.getContentSha256());
    }

    private static void refuse(String name) {
        throw new StoreException("there is a freeze '" + name + "' already: choose another name");
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
