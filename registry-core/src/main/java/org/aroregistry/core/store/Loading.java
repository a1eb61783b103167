package org.aroregistry.core.store;

import static org.aroregistry.core.store.jooq.Tables.REGISTRY_STATE;
import static org.aroregistry.core.store.jooq.Tables.REGISTRY_VERSION;
import static org.aroregistry.core.store.jooq.Tables.UPLOAD;
import static org.aroregistry.core.store.jooq.Tables.UPLOAD_FILE;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.aroregistry.core.store.jooq.tables.records.UploadFileRecord;
import org.aroregistry.core.store.jooq.tables.records.UploadRecord;
import org.aroregistry.core.upload.ChangeReason;
import org.aroregistry.core.upload.UploadMode;
import org.aroregistry.core.upload.UploadStatus;
import org.jooq.DSLContext;

/**
 * The right to write the next registry version; one upload has it at a time.
 *
 * <p>Nothing that is written shows before {@link #publish}. Closing without publishing leaves the upload RUNNING: the same upload can go
 * on later, and the next one to load clears what it left.
 */
public final class Loading implements AutoCloseable {
    private final Database database;
    private final AuditTrail audit;
    private final RegistryLock lock;
    private final long uploadId;
    private final String siteId;
    private final long version;
    private final String token;
    private final boolean resumed;
    private final Set<Long> started = new HashSet<>();

    private Loading(
            Database database,
            AuditTrail audit,
            RegistryLock lock,
            UploadRecord upload,
            long version,
            String token,
            boolean resumed) {
        this.database = database;
        this.audit = audit;
        this.lock = lock;
        this.uploadId = upload.getUploadId();
        this.siteId = upload.getSiteId();
        this.version = version;
        this.token = token;
        this.resumed = resumed;
    }

    static Loading open(Database database, AuditTrail audit, long uploadId, Duration wait) {
        RegistryLock lock = RegistryLock.take(database, RegistryLock.Guarded.LOAD, wait)
                .orElseThrow(() -> new StoreException("another upload is being loaded: try again when it is done"));
        try {
            return database.transaction(
                    "opening upload " + uploadId + " to load", tx -> open(database, audit, lock, tx, uploadId));
        } catch (StoreException e) {
            lock.close();
            throw e;
        }
    }

    private static Loading open(Database database, AuditTrail audit, RegistryLock lock, DSLContext tx, long uploadId) {
        UploadRecord upload = tx.fetchOptional(UPLOAD, UPLOAD.UPLOAD_ID.eq(uploadId))
                .orElseThrow(() -> new StoreException("the registry has no upload " + uploadId));
        if (!upload.getStatus().equals(UploadStatus.RUNNING.name())) {
            throw new StoreException(
                    "upload " + uploadId + " is already " + upload.getStatus() + " and cannot be loaded");
        }
        String token = UUID.randomUUID().toString();
        // From here on no chunk of an earlier holder can be committed: each checks the token under the lock of this
        // row.
        tx.update(REGISTRY_STATE).set(REGISTRY_STATE.LOADING_TOKEN, token).execute();
        long version = tx.select(REGISTRY_STATE.CURRENT_VERSION)
                        .from(REGISTRY_STATE)
                        .fetchSingle()
                        .value1()
                + 1;
        boolean resumed = false;
        for (UploadRecord left :
                tx.fetch(UPLOAD, UPLOAD.STATUS.eq(UploadStatus.RUNNING.name()), UPLOAD.LOAD_VERSION.isNotNull())) {
            boolean complete = left.getDecisionsSha256() != null
                    || tx.fetchExists(
                            UPLOAD_FILE, UPLOAD_FILE.UPLOAD_ID.eq(left.getUploadId()), UPLOAD_FILE.LOADED.isTrue());
            if (left.getUploadId() == uploadId && left.getLoadVersion() == version && complete) {
                resumed = true;
            } else {
                Leftovers.clear(tx, left);
            }
        }
        tx.update(UPLOAD)
                .set(UPLOAD.LOAD_VERSION, version)
                .where(UPLOAD.UPLOAD_ID.eq(uploadId))
                .execute();
        return new Loading(database, audit, lock, upload, version, token, resumed);
    }

    /** Tells whether an earlier, interrupted attempt at this upload left files that it had loaded. */
    public boolean isResumed() {
        return resumed;
    }

    /**
     * Takes note of what the check decided, before the first file is finished.
     *
     * <p>Files that an interrupted attempt loaded under other decisions are taken back.
     */
    public void decide(Decisions decisions) {
        database.write("opening upload " + uploadId + " to load", tx -> {
            checkRight(tx);
            UploadRecord upload = tx.fetchSingle(UPLOAD, UPLOAD.UPLOAD_ID.eq(uploadId));
            if (resumed && !decisions.sha256().equals(upload.getDecisionsSha256())) {
                Leftovers.clear(tx, upload);
            }
            tx.update(UPLOAD)
                    .set(UPLOAD.LOAD_VERSION, version)
                    .set(UPLOAD.DECISIONS_SHA256, decisions.sha256())
                    .set(
                            UPLOAD.REASON,
                            decisions.reason().map(ChangeReason::name).orElse(null))
                    .where(UPLOAD.UPLOAD_ID.eq(uploadId))
                    .execute();
        });
    }

    /** Takes back everything that was written: the upload will not go on. */
    public void takeBack() {
        database.write("taking back upload " + uploadId, tx -> {
            checkRight(tx);
            Leftovers.clear(tx, tx.fetchSingle(UPLOAD, UPLOAD.UPLOAD_ID.eq(uploadId)));
        });
    }

    /** Returns the version being written: the current one plus one. Reading as of it shows the rows loaded so far. */
    public long version() {
        return version;
    }

    /** Returns what an earlier, interrupted attempt loaded from a file, if it loaded all of it: do not load it again. */
    public Optional<LoadCounts> loaded(String fileName) {
        return database.read("reading the files of upload " + uploadId, query -> query.fetchOptional(
                        UPLOAD_FILE,
                        UPLOAD_FILE.UPLOAD_ID.eq(uploadId),
                        UPLOAD_FILE.FILE_NAME.eq(fileName),
                        UPLOAD_FILE.LOADED.isTrue())
                .map(file -> new LoadCounts(
                        file.getLoadedAdded(),
                        file.getLoadedChanged(),
                        file.getLoadedUnchanged(),
                        file.getLoadedEnded())));
    }

    /**
     * Starts loading one file, from its first row.
     *
     * @param fileId number from {@link Uploads#addFile}
     * @throws StoreException if the file is loaded already, or does not belong to this upload
     */
    public FileLoad file(long fileId) {
        UploadFileRecord file = database.read("reading the files of upload " + uploadId, query -> query.fetchOptional(
                        UPLOAD_FILE, UPLOAD_FILE.FILE_ID.eq(fileId), UPLOAD_FILE.UPLOAD_ID.eq(uploadId))
                .orElseThrow(() -> new StoreException("upload " + uploadId + " has no file " + fileId)));
        if (file.getLoaded()) {
            throw new StoreException(file.getFileName() + " of upload " + uploadId + " is loaded already");
        }
        PatientTable table = PatientTable.of(file.getFileName().replaceFirst("\\.csv$", ""));
        return new FileLoad(database, this, table, fileId);
    }

    /**
     * Counts the rows that other sites will show no longer once this upload is published.
     *
     * @param releases numbers of the releases that the upload uses up
     */
    public MovedRows moved(List<Long> releases) {
        return database.read(
                "counting rows of patients who moved", query -> new Moves(query, siteId, releases).count());
    }

    /** Makes an upload visible that uses no release. */
    public long publish(String receipt, String actor) {
        return publish(receipt, actor, List.of(), Set.of());
    }

    /**
     * Makes the upload visible: raises the registry version by one, in one small transaction.
     *
     * <p>Opens, resolves and reopens queries, ends what other sites show of patients who moved here, and writes the audit event. The
     * receipt is stored with the number and hash of that event; {@link Uploads#receipt} returns it.
     *
     * @param receipt the receipt, as a JSON object
     * @param actor who publishes
     * @param releases numbers of the releases that the upload uses up
     * @param patientRules ids of the rules that judge all rows of a patient: their queries are resolved when any row of the patient
     *     changed and they no longer ask
     * @return the new registry version
     */
    public long publish(String receipt, String actor, List<Long> releases, Set<String> patientRules) {
        database.write(
                "publishing upload " + uploadId,
                tx -> publish(tx, receipt, actor, releases, patientRules),
                this::isPublished);
        database.makeDurable();
        return version;
    }

    private void publish(DSLContext tx, String receipt, String actor, List<Long> releases, Set<String> patientRules) {
        checkRight(tx);
        var now = database.now();
        UploadMode mode = UploadMode.valueOf(tx.select(UPLOAD.UPLOAD_MODE)
                .from(UPLOAD)
                .where(UPLOAD.UPLOAD_ID.eq(uploadId))
                .fetchSingle()
                .value1());
        SiteQueries.Upload upload = new SiteQueries.Upload(uploadId, siteId, mode, version, actor);
        new SiteQueries(tx, upload, now).follow(patientRules);
        Releases.use(tx, releases, uploadId, now);
        MovedRows moved = new Moves(tx, siteId, releases).end(upload, now);
        tx.insertInto(REGISTRY_VERSION)
                .set(REGISTRY_VERSION.VERSION, version)
                .set(REGISTRY_VERSION.UPLOAD_ID, uploadId)
                .set(REGISTRY_VERSION.PUBLISHED_AT, now)
                .execute();
        AuditEvent event = audit.append(
                tx,
                AuditEntry.ofUpload(
                                actor,
                                AuditAction.PUBLISH,
                                uploadId,
                                "site " + siteId + ", version " + version
                                        + (releases.isEmpty() ? "" : ", uses releases " + releases)
                                        + (moved.patients() == 0
                                                ? ""
                                                : ", ends " + moved.rows() + " rows at other sites"))
                        .counts(Uploads.counts(tx, uploadId))
                        .content(SealedReceipt.contentOf(receipt)));
        tx.update(UPLOAD)
                .set(UPLOAD.STATUS, UploadStatus.PUBLISHED.name())
                .set(UPLOAD.FINISHED_AT, now)
                .set(UPLOAD.RECEIPT, SealedReceipt.seal(receipt, event))
                .where(UPLOAD.UPLOAD_ID.eq(uploadId))
                .execute();
        tx.update(REGISTRY_STATE)
                .set(REGISTRY_STATE.CURRENT_VERSION, version)
                .setNull(REGISTRY_STATE.LOADING_TOKEN)
                .execute();
    }

    private boolean isPublished(DSLContext tx) {
        return Uploads.isIn(tx, uploadId, UploadStatus.PUBLISHED);
    }

    /** Gives the right back. */
    @Override
    public void close() {
        lock.close();
    }

    long uploadId() {
        return uploadId;
    }

    String siteId() {
        return siteId;
    }

    /** Tells whether rows of an earlier attempt at this file may be there; from now on there may. */
    boolean mayHoldRows(long fileId) {
        return !started.add(fileId) || resumed;
    }

    /**
     * Makes sure, for the rest of the transaction, that this upload still has the right to write.
     *
     * @throws StoreException if another one has it: the connection that held the lock broke, and this upload was taken for dead
     */
    void checkRight(DSLContext tx) {
        String holder = tx.select(REGISTRY_STATE.LOADING_TOKEN)
                .from(REGISTRY_STATE)
                .forUpdate()
                .fetchSingle()
                .value1();
        if (!token.equals(holder)) {
            throw new StoreException("upload " + uploadId + " lost the right to load: send it again");
        }
    }
}
