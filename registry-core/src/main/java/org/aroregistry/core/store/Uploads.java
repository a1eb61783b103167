package org.aroregistry.core.store;

import static org.aroregistry.core.store.jooq.Tables.FILE_ACCOUNTING;
import static org.aroregistry.core.store.jooq.Tables.IMPORT_FINDING;
import static org.aroregistry.core.store.jooq.Tables.REGISTRY_VERSION;
import static org.aroregistry.core.store.jooq.Tables.SITE;
import static org.aroregistry.core.store.jooq.Tables.UPLOAD;
import static org.aroregistry.core.store.jooq.Tables.UPLOAD_FILE;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.aroregistry.core.dictionary.Severity;
import org.aroregistry.core.store.jooq.tables.records.FileAccountingRecord;
import org.aroregistry.core.store.jooq.tables.records.ImportFindingRecord;
import org.aroregistry.core.store.jooq.tables.records.UploadFileRecord;
import org.aroregistry.core.upload.ChangeReason;
import org.aroregistry.core.upload.FileAccounting;
import org.aroregistry.core.upload.Finding;
import org.aroregistry.core.upload.UploadMode;
import org.aroregistry.core.upload.UploadStatus;
import org.jooq.Condition;
import org.jooq.Cursor;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.jooq.exception.IntegrityConstraintViolationException;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Uploads with their files, findings, row accounting and receipts. */
public final class Uploads {
    private static final int TEXT_LENGTH = 1000;
    private static final List<String> FINDING_COLUMNS = List.of(
            "upload_id",
            "finding_no",
            "rule_id",
            "severity",
            "file_name",
            "line_no",
            "column_letter",
            "column_name",
            "record_id",
            "cell_value",
            "message",
            "expected",
            "hint",
            "patient_id");

    private final Database database;
    private final AuditTrail audit;

    Uploads(Database database, AuditTrail audit) {
        this.database = database;
        this.audit = audit;
    }

    /** Returns the upload with this identity, in whatever status. */
    public Optional<Upload> find(String siteId, String contentSha256, String dictionaryVersion) {
        return findOne(UPLOAD.SITE_ID
                .eq(siteId)
                .and(UPLOAD.CONTENT_SHA256.eq(contentSha256))
                .and(UPLOAD.DICTIONARY_VERSION.eq(dictionaryVersion)));
    }

    /** Returns an upload by its number. */
    public Optional<Upload> find(long uploadId) {
        return findOne(UPLOAD.UPLOAD_ID.eq(uploadId));
    }

    /** Returns an upload by its number, read on a new connection, after work on it failed for whatever reason. */
    public Optional<Upload> findAfterFailure(long uploadId) {
        database.reconnect();
        return find(uploadId);
    }

    /** Returns all uploads, the newest first. */
    public List<Upload> list() {
        return database.read("reading the uploads", query -> uploads(query, DSL.noCondition())
                .orderBy(UPLOAD.UPLOAD_ID.desc())
                .fetch(Uploads::upload));
    }

    /** Returns the highest upload number that a site has published. */
    public OptionalInt lastPublishedSeq(String siteId) {
        Integer last = database.read("reading the uploads of a site", query -> query.select(DSL.max(UPLOAD.UPLOAD_SEQ))
                .from(UPLOAD)
                .where(UPLOAD.SITE_ID.eq(siteId), UPLOAD.STATUS.eq(UploadStatus.PUBLISHED.name()))
                .fetchSingle()
                .value1());
        return last == null ? OptionalInt.empty() : OptionalInt.of(last);
    }

    /** Returns the last upload of each site that a registry version shows, by site. */
    public List<Upload> dataCut(long version) {
        return database.read("reading the data cut", query -> uploads(
                        query,
                        REGISTRY_VERSION.VERSION.in(DSL.select(DSL.max(REGISTRY_VERSION.as("shown").VERSION))
                                .from(REGISTRY_VERSION.as("shown"))
                                .join(UPLOAD.as("by_site"))
                                .on(UPLOAD.as("by_site").UPLOAD_ID.eq(REGISTRY_VERSION.as("shown").UPLOAD_ID))
                                .where(REGISTRY_VERSION.as("shown").VERSION.le(version))
                                .groupBy(UPLOAD.as("by_site").SITE_ID)))
                .orderBy(UPLOAD.SITE_ID)
                .fetch(Uploads::upload));
    }

    /**
     * Registers an upload, or returns the one with the same identity if it is known.
     *
     * @return the upload; RUNNING if it is new or was interrupted
     */
    public Upload begin(NewUpload upload) {
        Optional<Upload> known = find(upload);
        if (known.isPresent()) {
            return known.get();
        }
        try {
            database.write("registering an upload", tx -> insert(tx, upload));
        } catch (StoreException e) {
            // Another process registered the same upload in between.
            return find(upload).orElseThrow(() -> e);
        }
        return find(upload).orElseThrow();
    }

    /**
     * Takes the right to work on an upload; read its status again afterwards.
     *
     * @param wait how long to wait while another process works on it
     * @throws StoreException if that one is still at work after that time
     */
    public UploadTurn takeTurn(long uploadId, Duration wait) {
        return new UploadTurn(RegistryLock.ofUpload(database, uploadId, wait)
                .orElseThrow(() -> new StoreException(
                        "upload " + uploadId + " is being imported by another process: try again when it is done")));
    }

    /** Registers a file of an upload, or returns the one of the same name. */
    public UploadFile addFile(long uploadId, String name, String sha256, long bytes) {
        database.write("registering a file", tx -> {
            if (!tx.fetchExists(UPLOAD_FILE, UPLOAD_FILE.UPLOAD_ID.eq(uploadId), UPLOAD_FILE.FILE_NAME.eq(name))) {
                tx.insertInto(UPLOAD_FILE)
                        .set(UPLOAD_FILE.FILE_ID, AuditTrail.nextNumber(tx, UPLOAD_FILE.FILE_ID))
                        .set(UPLOAD_FILE.UPLOAD_ID, uploadId)
                        .set(UPLOAD_FILE.FILE_NAME, name)
                        .set(UPLOAD_FILE.SHA256, sha256)
                        .set(UPLOAD_FILE.SIZE_BYTES, bytes)
                        .execute();
            }
        });
        return files(uploadId).stream()
                .filter(file -> file.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Returns the files of an upload by name, with their accounting. */
    public List<UploadFile> files(long uploadId) {
        return database.read("reading the files of an upload", query -> query.select(UPLOAD_FILE, FILE_ACCOUNTING)
                .from(UPLOAD_FILE)
                .leftJoin(FILE_ACCOUNTING)
                .on(FILE_ACCOUNTING.UPLOAD_ID.eq(UPLOAD_FILE.UPLOAD_ID))
                .and(FILE_ACCOUNTING.FILE_NAME.eq(UPLOAD_FILE.FILE_NAME))
                .where(UPLOAD_FILE.UPLOAD_ID.eq(uploadId))
                .orderBy(UPLOAD_FILE.FILE_NAME)
                .fetch(row -> file(row.value1(), row.value2())));
    }

    /** Returns what became of the rows of every file that was accounted for, by file name. */
    public List<FileAccounting> accounting(long uploadId) {
        return database.read("reading the accounting of an upload", query -> query.selectFrom(FILE_ACCOUNTING)
                .where(FILE_ACCOUNTING.UPLOAD_ID.eq(uploadId))
                .orderBy(FILE_ACCOUNTING.FILE_NAME)
                .fetch(Uploads::accounting));
    }

    /** Stores findings; call it with hundreds at a time. */
    public void addFindings(long uploadId, List<Finding> findings) {
        if (findings.isEmpty()) {
            return;
        }
        database.write("storing findings", tx -> {
            // Parallel calls for one upload would give numbers twice.
            tx.selectOne()
                    .from(UPLOAD)
                    .where(UPLOAD.UPLOAD_ID.eq(uploadId))
                    .forUpdate()
                    .fetch();
            long number = tx.select(DSL.coalesce(DSL.max(IMPORT_FINDING.FINDING_NO), DSL.inline(0L)))
                    .from(IMPORT_FINDING)
                    .where(IMPORT_FINDING.UPLOAD_ID.eq(uploadId))
                    .fetchSingle()
                    .value1();
            ErasedPatients erased = ErasedPatients.of(tx, siteOf(tx, uploadId));
            List<@Nullable Object[]> rows = new ArrayList<>(findings.size());
            for (Finding finding : findings) {
                boolean blank = erased.contains(finding.patientId());
                rows.add(cells(uploadId, ++number, blank ? ErasedTexts.blank(finding) : finding));
            }
            tx.connection(connection -> {
                try {
                    BulkWriter.choose(connection, database.isMySql())
                            .write(
                                    connection,
                                    new BulkTarget(IMPORT_FINDING.getName(), FINDING_COLUMNS),
                                    RowSource.of(rows));
                } catch (SQLException e) {
                    throw database.failure("storing findings", e);
                }
            });
        });
    }

    /** Forgets the findings of an upload that is checked again after an interruption. */
    public void clearFindings(long uploadId) {
        database.read("clearing findings", query -> query.deleteFrom(IMPORT_FINDING)
                .where(IMPORT_FINDING.UPLOAD_ID.eq(uploadId))
                .execute());
    }

    /** Counts the findings of an upload by rule and severity, in the order of the rules. */
    public List<FindingCount> countFindings(long uploadId) {
        return database.read(
                "counting findings", query -> query.select(IMPORT_FINDING.RULE_ID, IMPORT_FINDING.SEVERITY, DSL.count())
                        .from(IMPORT_FINDING)
                        .where(IMPORT_FINDING.UPLOAD_ID.eq(uploadId))
                        .groupBy(IMPORT_FINDING.RULE_ID, IMPORT_FINDING.SEVERITY)
                        .orderBy(IMPORT_FINDING.RULE_ID, IMPORT_FINDING.SEVERITY)
                        .fetch(row -> new FindingCount(row.value1(), Severity.valueOf(row.value2()), row.value3())));
    }

    /** Hands the findings of an upload to the consumer, in the order in which they were stored. */
    public void forEachFinding(long uploadId, Consumer<Finding> consumer) {
        database.read("reading findings", query -> {
            try (Cursor<ImportFindingRecord> findings = query.selectFrom(IMPORT_FINDING)
                    .where(IMPORT_FINDING.UPLOAD_ID.eq(uploadId))
                    .orderBy(IMPORT_FINDING.FINDING_NO)
                    .fetchSize(database.isMySql() ? Integer.MIN_VALUE : 1000)
                    .fetchLazy()) {
                findings.forEach(finding -> consumer.accept(finding(finding)));
            }
            return 0;
        });
    }

    /** Stores what became of the rows of a file; a later call for the same file replaces it. */
    public void account(long uploadId, FileAccounting accounting) {
        database.write("storing the accounting of a file", tx -> {
            tx.deleteFrom(FILE_ACCOUNTING)
                    .where(FILE_ACCOUNTING.UPLOAD_ID.eq(uploadId), FILE_ACCOUNTING.FILE_NAME.eq(accounting.file()))
                    .execute();
            tx.executeInsert(new FileAccountingRecord(
                    uploadId,
                    accounting.file(),
                    accounting.read(),
                    accounting.added(),
                    accounting.changed(),
                    accounting.unchanged(),
                    accounting.rejected(),
                    accounting.blank(),
                    accounting.ended(),
                    accounting.refused(),
                    accounting.held(),
                    accounting.heldEnds()));
        });
    }

    /**
     * Ends an upload without making anything visible.
     *
     * @param receipt the receipt, as a JSON object; it is stored with the number and hash of its event of the audit trail
     * @param actor who refuses
     * @throws StoreException if the upload is not RUNNING
     */
    public void refuse(long uploadId, String receipt, String actor) {
        database.write(
                "refusing upload " + uploadId,
                tx -> {
                    var upload = tx.selectFrom(UPLOAD)
                            .where(UPLOAD.UPLOAD_ID.eq(uploadId), UPLOAD.STATUS.eq(UploadStatus.RUNNING.name()))
                            .forUpdate()
                            .fetchOptional()
                            .orElseThrow(() ->
                                    new StoreException("upload " + uploadId + " is not running and cannot be refused"));
                    if (upload.getLoadVersion() != null) {
                        Leftovers.clear(tx, upload);
                    }
                    AuditEvent event = audit.append(
                            tx,
                            AuditEntry.ofUpload(actor, AuditAction.REFUSE, uploadId, "site " + upload.getSiteId())
                                    .counts(counts(tx, uploadId))
                                    .content(SealedReceipt.contentOf(receipt)));
                    tx.update(UPLOAD)
                            .set(UPLOAD.STATUS, UploadStatus.REFUSED.name())
                            .set(UPLOAD.FINISHED_AT, database.now())
                            .set(UPLOAD.RECEIPT, SealedReceipt.seal(receipt, event))
                            .where(UPLOAD.UPLOAD_ID.eq(uploadId))
                            .execute();
                },
                tx -> isIn(tx, uploadId, UploadStatus.REFUSED));
        database.makeDurable();
    }

    /** Tells how an upload ended; waits for a transaction of a broken connection, which holds its row until it is over. */
    static boolean isIn(DSLContext tx, long uploadId, UploadStatus status) {
        return tx.select(UPLOAD.STATUS)
                .from(UPLOAD)
                .where(UPLOAD.UPLOAD_ID.eq(uploadId))
                .forUpdate()
                .fetchOptional(UPLOAD.STATUS)
                .filter(status.name()::equals)
                .isPresent();
    }

    /** Returns the receipt of a published or refused upload, as JSON, sealed with its event of the audit trail. */
    public Optional<String> receipt(long uploadId) {
        return database.read("reading a receipt", query -> query.select(UPLOAD.RECEIPT)
                .from(UPLOAD)
                .where(UPLOAD.UPLOAD_ID.eq(uploadId))
                .fetchOptional(UPLOAD.RECEIPT));
    }

    private void insert(DSLContext tx, NewUpload upload) {
        var now = database.now();
        long uploadId = AuditTrail.nextNumber(tx, UPLOAD.UPLOAD_ID);
        if (!tx.fetchExists(SITE, SITE.SITE_ID.eq(upload.siteId()))) {
            try {
                // A savepoint: another process may add the site at the same time, which is fine.
                tx.transaction(nested -> nested.dsl()
                        .insertInto(SITE)
                        .set(SITE.SITE_ID, upload.siteId())
                        .set(SITE.FIRST_SEEN_AT, now)
                        .execute());
            } catch (IntegrityConstraintViolationException e) {
                tx.fetchSingle(SITE, SITE.SITE_ID.eq(upload.siteId()));
            }
        }
        tx.insertInto(UPLOAD)
                .set(UPLOAD.UPLOAD_ID, uploadId)
                .set(UPLOAD.SITE_ID, upload.siteId())
                .set(UPLOAD.UPLOAD_SEQ, upload.uploadSeq())
                .set(UPLOAD.UPLOAD_MODE, upload.mode().name())
                .set(UPLOAD.EXTRACT_YEAR, upload.extractYear())
                .set(UPLOAD.DICTIONARY_VERSION, upload.dictionaryVersion())
                .set(UPLOAD.CONTENT_SHA256, upload.contentSha256())
                .set(UPLOAD.ACTOR, upload.actor())
                .set(UPLOAD.REASON, upload.reason().map(ChangeReason::name).orElse(null))
                .set(UPLOAD.STATUS, UploadStatus.RUNNING.name())
                .set(UPLOAD.STARTED_AT, now)
                .execute();
        audit.append(
                tx,
                AuditEntry.ofUpload(
                                upload.actor(),
                                AuditAction.UPLOAD,
                                uploadId,
                                "site " + upload.siteId() + ", number " + upload.uploadSeq())
                        .content(upload.contentSha256()));
    }

    /** Adds up what became of the rows of an upload, over its files. */
    static AuditCounts counts(DSLContext tx, long uploadId) {
        List<FileAccounting> files = tx.selectFrom(FILE_ACCOUNTING)
                .where(FILE_ACCOUNTING.UPLOAD_ID.eq(uploadId))
                .fetch(Uploads::accounting);
        return new AuditCounts(
                files.stream().mapToLong(FileAccounting::added).sum(),
                files.stream().mapToLong(FileAccounting::changed).sum(),
                files.stream().mapToLong(FileAccounting::unchanged).sum(),
                files.stream().mapToLong(FileAccounting::rejected).sum(),
                files.stream().mapToLong(FileAccounting::held).sum(),
                files.stream().mapToLong(FileAccounting::ended).sum());
    }

    private Optional<Upload> find(NewUpload upload) {
        return find(upload.siteId(), upload.contentSha256(), upload.dictionaryVersion());
    }

    private Optional<Upload> findOne(Condition condition) {
        return database.read(
                "reading an upload", query -> uploads(query, condition).fetchOptional(Uploads::upload));
    }

    private static SelectConditionStep<Record> uploads(DSLContext query, Condition condition) {
        return query.select()
                .from(UPLOAD)
                .leftJoin(REGISTRY_VERSION)
                .on(REGISTRY_VERSION.UPLOAD_ID.eq(UPLOAD.UPLOAD_ID))
                .where(condition);
    }

    private static Upload upload(Record row) {
        NewUpload request = new NewUpload(
                row.get(UPLOAD.SITE_ID),
                row.get(UPLOAD.UPLOAD_SEQ),
                UploadMode.valueOf(row.get(UPLOAD.UPLOAD_MODE)),
                row.get(UPLOAD.EXTRACT_YEAR),
                row.get(UPLOAD.DICTIONARY_VERSION),
                row.get(UPLOAD.CONTENT_SHA256),
                row.get(UPLOAD.ACTOR),
                Optional.ofNullable(row.get(UPLOAD.REASON)).map(ChangeReason::valueOf));
        Long version = row.get(REGISTRY_VERSION.VERSION);
        return new Upload(
                row.get(UPLOAD.UPLOAD_ID),
                request,
                UploadStatus.valueOf(row.get(UPLOAD.STATUS)),
                Database.instant(row.get(UPLOAD.STARTED_AT)),
                Optional.ofNullable(row.get(UPLOAD.FINISHED_AT)).map(Database::instant),
                version == null ? OptionalLong.empty() : OptionalLong.of(version));
    }

    private static UploadFile file(UploadFileRecord file, @Nullable FileAccountingRecord accounting) {
        // The outer join gives a row of nothing where there is no accounting yet.
        return new UploadFile(
                file.getFileId(),
                file.getFileName(),
                file.getSha256(),
                file.getSizeBytes(),
                accounting == null || accounting.getFileName() == null
                        ? Optional.empty()
                        : Optional.of(accounting(accounting)));
    }

    private static FileAccounting accounting(FileAccountingRecord row) {
        return new FileAccounting(
                row.getFileName(),
                row.getRowsRead(),
                row.getRowsAdded(),
                row.getRowsChanged(),
                row.getRowsUnchanged(),
                row.getRowsRejected(),
                row.getRowsHeld(),
                row.getRowsBlank(),
                row.getRowsEnded(),
                row.getRowsHeldEnds(),
                row.getRefused());
    }

    private static @Nullable Object[] cells(long uploadId, long number, Finding finding) {
        return new Object[] {
            uploadId,
            number,
            finding.ruleId(),
            finding.severity().name(),
            finding.file(),
            finding.line(),
            finding.columnLetter(),
            cut(finding.column(), 255),
            cut(finding.recordId(), 64),
            finding.value().orElse(null),
            cut(finding.message(), TEXT_LENGTH),
            cut(finding.expected(), TEXT_LENGTH),
            cut(finding.hint(), TEXT_LENGTH),
            finding.patientId()
        };
    }

    private static String siteOf(DSLContext tx, long uploadId) {
        return tx.select(UPLOAD.SITE_ID)
                .from(UPLOAD)
                .where(UPLOAD.UPLOAD_ID.eq(uploadId))
                .fetchOptional(UPLOAD.SITE_ID)
                .orElse("");
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length - 1) + "…";
    }

    private static Finding finding(ImportFindingRecord row) {
        return new Finding(
                row.getRuleId(),
                Severity.valueOf(row.getSeverity()),
                row.getFileName(),
                row.getLineNo(),
                row.getColumnLetter(),
                row.getColumnName(),
                row.getRecordId(),
                Optional.ofNullable(row.getCellValue()),
                row.getMessage(),
                row.getExpected(),
                row.getHint(),
                row.getPatientId());
    }
}
