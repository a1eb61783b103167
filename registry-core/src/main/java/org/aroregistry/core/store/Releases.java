package org.aroregistry.core.store;

import static org.aroregistry.core.store.jooq.Tables.AUDIT_HEAD;
import static org.aroregistry.core.store.jooq.Tables.RELEASE_PERMIT;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.aroregistry.core.store.jooq.tables.records.ReleasePermitRecord;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** Releases: granted by the coordinating centre, used up by the upload that needs them. */
public final class Releases {
    private static final int REASON_LENGTH = 400;

    private final Database database;
    private final AuditTrail audit;
    private final Rows rows;

    Releases(Database database, AuditTrail audit, Rows rows) {
        this.database = database;
        this.audit = audit;
        this.rows = rows;
    }

    /**
     * Grants a release; the audit trail remembers it without the patient.
     *
     * @param siteId the site whose next upload may use it
     * @param reason why, in words, at most 400 characters
     * @param actor who grants it
     * @throws StoreException if there is nothing to release, the same release is open already, or no reason is given
     */
    public Release grant(ReleaseKind kind, String siteId, String patientId, String reason, String actor) {
        if (reason.isBlank() || reason.length() > REASON_LENGTH) {
            throw new StoreException("a release needs a reason of 1 to " + REASON_LENGTH + " characters");
        }
        check(kind, siteId, patientId);
        long number = database.transaction("granting a release", tx -> {
            // One grant at a time.
            tx.selectFrom(AUDIT_HEAD).forUpdate().fetchSingle();
            Optional<ReleasePermitRecord> open = tx.selectFrom(RELEASE_PERMIT)
                    .where(open(siteId))
                    .and(RELEASE_PERMIT.PATIENT_ID.eq(patientId))
                    .and(RELEASE_PERMIT.RELEASE_KIND.eq(kind.name()))
                    .fetchOptional();
            if (open.isPresent()) {
                throw new StoreException("release " + open.get().getReleaseId() + " allows this already");
            }
            long id = AuditTrail.nextNumber(tx, RELEASE_PERMIT.RELEASE_ID);
            tx.insertInto(RELEASE_PERMIT)
                    .set(RELEASE_PERMIT.RELEASE_ID, id)
                    .set(RELEASE_PERMIT.RELEASE_KIND, kind.name())
                    .set(RELEASE_PERMIT.SITE_ID, siteId)
                    .set(RELEASE_PERMIT.PATIENT_ID, patientId)
                    .set(RELEASE_PERMIT.REASON, reason)
                    .set(RELEASE_PERMIT.ACTOR, actor)
                    .set(RELEASE_PERMIT.GRANTED_AT, database.now())
                    .execute();
            audit.append(
                    tx,
                    AuditEntry.of(
                            actor,
                            AuditAction.RELEASE_PERMIT,
                            "release " + id,
                            kind.name() + " granted to site " + siteId));
            return id;
        });
        database.makeDurable();
        return list(RELEASE_PERMIT.RELEASE_ID.eq(number)).get(0);
    }

    private void check(ReleaseKind kind, String siteId, String patientId) {
        if (kind == ReleaseKind.DEAD_TO_ALIVE) {
            if (rows.lastSeenDead(siteId, List.of(patientId)).isEmpty()) {
                throw new StoreException("the registry does not show this patient of site " + siteId + " as dead");
            }
        } else if (rows.registeredElsewhere(siteId, List.of(patientId)).isEmpty()) {
            throw new StoreException(
                    "no site but " + siteId + " has registered this patient, so there is nothing to move");
        } else if (!rows.withdrawnElsewhere(siteId, List.of(patientId)).isEmpty()) {
            throw new StoreException("consent for this patient was withdrawn: if the family agreed anew, the site that"
                    + " recorded the withdrawal takes the day out first");
        }
    }

    /**
     * Returns the patients who once were a site's and moved to another one, by releases that were used.
     *
     * @param siteId the site that they left; they may have come back since
     */
    public Set<String> movedFrom(String siteId) {
        Field<String> patient = DSL.field(DSL.name("patients", "patient_id"), String.class);
        return database.read("reading who moved", query -> query.selectDistinct(RELEASE_PERMIT.PATIENT_ID)
                .from(RELEASE_PERMIT)
                .where(RELEASE_PERMIT.RELEASE_KIND.eq(ReleaseKind.MOVE.name()))
                .and(RELEASE_PERMIT.USED_BY_UPLOAD.isNotNull())
                .and(RELEASE_PERMIT.SITE_ID.ne(siteId))
                .and(DSL.exists(DSL.selectOne()
                        .from(DSL.table(DSL.name("patients")))
                        .where(DSL.field(DSL.name("patients", "site_id"), String.class)
                                .eq(siteId))
                        .and(patient.eq(RELEASE_PERMIT.PATIENT_ID))))
                .fetchSet(RELEASE_PERMIT.PATIENT_ID));
    }

    /** Counts the rows that other sites would show no longer if an upload of a site used these releases now. */
    public MovedRows moved(String siteId, List<Long> releases) {
        return database.read(
                "counting rows of patients who moved", query -> new Moves(query, siteId, releases).count());
    }

    /** Returns all releases, the newest first. */
    public List<Release> list() {
        return list(DSL.noCondition());
    }

    /** Returns the releases that the next upload of a site may use, by number. */
    public List<Release> openOf(String siteId) {
        return list(open(siteId)).stream()
                .sorted(java.util.Comparator.comparingLong(Release::releaseId))
                .toList();
    }

    private static Condition open(String siteId) {
        return RELEASE_PERMIT.SITE_ID.eq(siteId).and(RELEASE_PERMIT.USED_BY_UPLOAD.isNull());
    }

    private List<Release> list(Condition condition) {
        return database.read("reading the releases", query -> query.selectFrom(RELEASE_PERMIT)
                .where(condition)
                .orderBy(RELEASE_PERMIT.RELEASE_ID.desc())
                .fetch(Releases::release));
    }

    /** Uses releases up within the transaction that makes an upload visible. */
    static void use(DSLContext tx, List<Long> releases, long uploadId, LocalDateTime now) {
        for (long release : releases) {
            int used = tx.update(RELEASE_PERMIT)
                    .set(RELEASE_PERMIT.USED_BY_UPLOAD, uploadId)
                    .set(RELEASE_PERMIT.USED_AT, now)
                    .where(RELEASE_PERMIT.RELEASE_ID.eq(release), RELEASE_PERMIT.USED_BY_UPLOAD.isNull())
                    .execute();
            if (used != 1) {
                throw new StoreException("release " + release + " was used by another upload: start the import again");
            }
        }
    }

    private static Release release(ReleasePermitRecord row) {
        Long used = row.getUsedByUpload();
        return new Release(
                row.getReleaseId(),
                ReleaseKind.valueOf(row.getReleaseKind()),
                row.getSiteId(),
                row.getPatientId(),
                row.getReason(),
                row.getActor(),
                Database.instant(row.getGrantedAt()),
                used == null ? OptionalLong.empty() : OptionalLong.of(used));
    }
}
