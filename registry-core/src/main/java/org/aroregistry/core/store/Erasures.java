package org.aroregistry.core.store;

import static org.aroregistry.core.store.jooq.Tables.ANALYSIS_RUN;
import static org.aroregistry.core.store.jooq.Tables.AUDIT_HEAD;
import static org.aroregistry.core.store.jooq.Tables.ENDPOINT_ROW;
import static org.aroregistry.core.store.jooq.Tables.ERASURE;
import static org.aroregistry.core.store.jooq.Tables.FREEZE;
import static org.aroregistry.core.store.jooq.Tables.UPLOAD;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.aroregistry.core.store.jooq.tables.records.ErasedLeafRecord;
import org.aroregistry.core.store.jooq.tables.records.ErasureRecord;
import org.aroregistry.core.upload.UploadStatus;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/**
 * Removes a patient from all versions on request.
 *
 * <p>In every freeze a hash takes the place of the patient's rows, so that the freeze can still be verified. The audit trail and the
 * accounting of uploads hold no patient and stay as they are, and so do stored results. Rows of the patient that come again are refused.
 */
public final class Erasures {
    private final Database database;
    private final AuditTrail audit;
    private final Rows rows;
    private final Freezes freezes;

    Erasures(Database database, AuditTrail audit, Rows rows, Freezes freezes) {
        this.database = database;
        this.audit = audit;
        this.rows = rows;
        this.freezes = freezes;
    }

    /** Returns what an erasure would remove. */
    public ErasurePlan plan(String siteId, String patientId) {
        return database.read("looking for a patient", query -> plan(query, siteId, patientId));
    }

    /** Tells who of a site was erased. */
    public ErasedPatients of(String siteId) {
        return database.read("reading the erasures", query -> ErasedPatients.of(query, siteId));
    }

    /** Returns all erasures, the newest first. */
    public List<Erasure> list() {
        return database.read("reading the erasures", query -> query.selectFrom(ERASURE)
                .orderBy(ERASURE.ERASURE_ID.desc())
                .fetch(Erasures::erasure));
    }

    /**
     * Erases a patient of a site, all or nothing.
     *
     * @param reason why, up to 400 characters that identify nobody
     * @param actor who erases
     * @param wait how long to wait while an upload is loaded or an analysis runs
     * @throws StoreException if the registry holds nothing of the patient, if an upload or an analysis goes on, or if a freeze made by an
     *     older version of the product has changed
     */
    public Erasure erase(String siteId, String patientId, String reason, String actor, Duration wait) {
        try (RegistryLock load = lock(RegistryLock.Guarded.LOAD, wait);
                RegistryLock analysis = lock(RegistryLock.Guarded.ANALYSIS, wait)) {
            assert load != analysis;
            Erasure done = database.transaction("erasing a patient", tx -> erase(tx, siteId, patientId, reason, actor));
            database.makeDurable();
            return done;
        }
    }

    private RegistryLock lock(RegistryLock.Guarded guarded, Duration wait) {
        return RegistryLock.take(database, guarded, wait)
                .orElseThrow(() -> new StoreException(
                        "an upload is being loaded or an analysis is running: try again when it is done"));
    }

    private Erasure erase(DSLContext tx, String siteId, String patientId, String reason, String actor) {
        // Nobody freezes meanwhile: a freeze is stored under the same lock.
        tx.selectFrom(AUDIT_HEAD).forUpdate().fetch();
        tx.fetch(UPLOAD, UPLOAD.STATUS.eq(UploadStatus.RUNNING.name()), UPLOAD.LOAD_VERSION.isNotNull())
                .forEach(left -> Leftovers.clear(tx, left));
        ErasurePlan plan = plan(tx, siteId, patientId);
        if (plan.isEmpty()) {
            throw new StoreException("the registry holds nothing of this patient at site " + siteId);
        }
        freezes.addManifests(tx, actor);
        PatientTraces traces = new PatientTraces(tx, siteId, patientId);
        List<ErasedLeaf> leaves = leaves(tx, traces, plan, siteId, patientId);
        Map<String, Set<String>> records = traces.records();
        ErasureRecord record = tx.newRecord(ERASURE);
        record.setErasureId(tx.fetchCount(ERASURE) + 1L);
        record.setSiteId(siteId);
        record.setPatientDigest(PatientDigest.obtain(tx).of(siteId, patientId));
        record.setReason(reason);
        record.setActor(actor);
        record.setErasedAt(database.now());
        new ErasedTexts(tx, siteId, patientId, records).blank();
        record.setRowsRemoved(traces.deleteRows(plan.rows()));
        record.setOtherRowsRemoved(traces.deleteOthers() + forgetUnfinished(tx));
        record.insert();
        insert(tx, record.getErasureId(), leaves);
        audit.append(
                tx,
                AuditEntry.of(
                                actor,
                                AuditAction.ERASE,
                                "erasure " + record.getErasureId(),
                                "site " + siteId + ", " + record.getRowsRemoved() + " versions of rows, "
                                        + record.getOtherRowsRemoved() + " other rows, "
                                        + plan.freezes().size()
                                        + " freezes")
                        .content(content(record, leaves)));
        return erasure(record);
    }

    private static ErasurePlan plan(DSLContext query, String siteId, String patientId) {
        PatientTraces traces = new PatientTraces(query, siteId, patientId);
        Map<String, Long> rows = traces.rows();
        List<String> frozen = traces.freezes(rows);
        ErasedTexts texts = new ErasedTexts(query, siteId, patientId, traces.records());
        return new ErasurePlan(
                rows,
                traces.others(),
                texts.findings(),
                texts.queries(),
                frozen,
                query.select(ANALYSIS_RUN.RUN_ID)
                        .from(ANALYSIS_RUN)
                        .where(ANALYSIS_RUN.FREEZE_NAME.in(frozen), ANALYSIS_RUN.FINISHED_AT.isNotNull())
                        .orderBy(ANALYSIS_RUN.RUN_ID)
                        .fetch(ANALYSIS_RUN.RUN_ID),
                traces.otherSites());
    }

    /** Returns what takes the place of the patient's rows in every freeze that holds some. */
    private List<ErasedLeaf> leaves(
            DSLContext tx, PatientTraces traces, ErasurePlan plan, String siteId, String patientId) {
        List<ErasedLeaf> leaves = new ArrayList<>();
        for (String name : plan.freezes()) {
            long version = tx.fetchSingle(FREEZE, FREEZE.FREEZE_NAME.eq(name)).getVersion();
            List<ErasedLeaf> before = Freezes.erased(tx, name);
            for (String tableName : plan.rows().keySet()) {
                CanonicalHash leaf = new CanonicalHash();
                long count = addRows(leaf, tableName, version, siteId, patientId);
                if (count > 0) {
                    List<ErasedLeaf> gone = before.stream()
                            .filter(other -> other.table().equals(tableName)
                                    && other.siteId().equals(siteId))
                            .toList();
                    long place = traces.place(tableName, version, gone);
                    leaves.add(new ErasedLeaf(name, tableName, siteId, place, count, leaf.bytes()));
                }
            }
        }
        return leaves;
    }

    private long addRows(CanonicalHash leaf, String tableName, long version, String siteId, String patientId) {
        PatientTable table = PatientTable.of(tableName);
        CanonicalHash one = new CanonicalHash();
        long[] count = {0};
        rows.forEach(RowSelection.of(tableName, version).site(siteId).patients(List.of(patientId)), row -> {
            leaf.add(table.hash(row.content(), one));
            count[0]++;
        });
        return count[0];
    }

    /** An analysis that was interrupted starts anew: it must not go on with the patient's numbers. */
    private static long forgetUnfinished(DSLContext tx) {
        return tx.deleteFrom(ENDPOINT_ROW)
                .where(ENDPOINT_ROW.RUN_ID.in(
                        DSL.select(ANALYSIS_RUN.RUN_ID).from(ANALYSIS_RUN).where(ANALYSIS_RUN.FINISHED_AT.isNull())))
                .execute();
    }

    private static void insert(DSLContext tx, long erasureId, List<ErasedLeaf> leaves) {
        tx.batchInsert(leaves.stream()
                        .map(leaf -> new ErasedLeafRecord(
                                leaf.freeze(),
                                leaf.table(),
                                leaf.siteId(),
                                leaf.number(),
                                erasureId,
                                leaf.rows(),
                                HexFormat.of().formatHex(leaf.sha256())))
                        .toList())
                .execute();
    }

    private static String content(ErasureRecord record, List<ErasedLeaf> leaves) {
        CanonicalHash hash = new CanonicalHash()
                .add(record.getErasureId().toString())
                .add(record.getPatientDigest())
                .add(record.getReason());
        for (ErasedLeaf leaf : leaves) {
            hash.add(leaf.freeze())
                    .add(leaf.table())
                    .add(leaf.siteId())
                    .add(Long.toString(leaf.number()))
                    .add(Long.toString(leaf.rows()))
                    .add(leaf.sha256());
        }
        return hash.hex();
    }

    private static Erasure erasure(ErasureRecord row) {
        return new Erasure(
                row.getErasureId(),
                row.getSiteId(),
                row.getReason(),
                row.getActor(),
                Database.instant(row.getErasedAt()),
                row.getRowsRemoved(),
                row.getOtherRowsRemoved());
    }
}
