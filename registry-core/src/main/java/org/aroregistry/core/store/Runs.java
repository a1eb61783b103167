package org.aroregistry.core.store;

import static org.aroregistry.core.store.jooq.Tables.ANALYSIS_RUN;
import static org.aroregistry.core.store.jooq.Tables.ENDPOINT_ROW;
import static org.aroregistry.core.store.jooq.Tables.FREEZE;
import static org.aroregistry.core.store.jooq.Tables.RESULT_CELL;
import static org.aroregistry.core.store.jooq.Tables.RESULT_DOCUMENT;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.aroregistry.core.result.AnalysisResults;
import org.aroregistry.core.result.FigureResult;
import org.aroregistry.core.result.RunIdentity;
import org.aroregistry.core.result.TableResult;
import org.aroregistry.core.store.jooq.tables.records.AnalysisRunRecord;
import org.aroregistry.core.store.jooq.tables.records.EndpointRowRecord;
import org.aroregistry.core.store.jooq.tables.records.ResultDocumentRecord;
import org.jooq.Condition;
import org.jooq.Cursor;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Analysis runs, their endpoint rows and their results. */
public final class Runs {
    private static final String TABLE = "TABLE";
    private static final String FIGURE = "FIGURE";

    private final Database database;
    private final AuditTrail audit;

    Runs(Database database, AuditTrail audit) {
        this.database = database;
        this.audit = audit;
    }

    /**
     * Registers a run.
     *
     * @throws StoreException if there is no such freeze
     */
    public Run begin(NewRun run) {
        long runId = database.transaction("registering a run", tx -> {
            if (!tx.fetchExists(FREEZE, FREEZE.FREEZE_NAME.eq(run.freeze()))) {
                throw new StoreException("there is no freeze '" + run.freeze() + "'");
            }
            long number = AuditTrail.nextNumber(tx, ANALYSIS_RUN.RUN_ID);
            tx.insertInto(ANALYSIS_RUN)
                    .set(ANALYSIS_RUN.RUN_ID, number)
                    .set(ANALYSIS_RUN.FREEZE_NAME, run.freeze())
                    .set(ANALYSIS_RUN.COHORT, run.cohort())
                    .set(ANALYSIS_RUN.DICTIONARY_VERSION, run.dictionaryVersion())
                    .set(ANALYSIS_RUN.SOFTWARE_VERSION, run.softwareVersion())
                    .set(ANALYSIS_RUN.DEFINITION_VERSIONS, ResultDocuments.write(run.definitionVersions()))
                    .set(ANALYSIS_RUN.ACTOR, run.actor())
                    .set(ANALYSIS_RUN.STARTED_AT, database.now())
                    .execute();
            return number;
        });
        return find(runId).orElseThrow();
    }

    /**
     * Takes the right to run an analysis; one at a time has it.
     *
     * @param wait how long to wait while another analysis runs
     * @throws StoreException if another one still runs after that time
     */
    public AnalysisTurn takeTurn(Duration wait) {
        return new AnalysisTurn(RegistryLock.take(database, RegistryLock.Guarded.ANALYSIS, wait)
                .orElseThrow(() -> new StoreException("another analysis is running: try again when it is done")));
    }

    /**
     * Returns the last run of a request that has not ended. To whoever has the turn it is one that was killed.
     *
     * @param request what is to be computed; who asks plays no part
     */
    public Optional<Run> unfinished(NewRun request) {
        return runs(ANALYSIS_RUN
                        .FREEZE_NAME
                        .eq(request.freeze())
                        .and(ANALYSIS_RUN.COHORT.eq(request.cohort()))
                        .and(ANALYSIS_RUN.FINISHED_AT.isNull()))
                .stream()
                .filter(run -> run.request().computesAs(request))
                .findFirst();
    }

    /** Returns of how many patients a run has stored endpoint rows; somebody known to two sites counts for each. */
    public long storedPatients(long runId) {
        return database.read(
                "counting the patients of run " + runId,
                query -> (long) query.fetchCount(query.selectDistinct(ENDPOINT_ROW.SITE_ID, ENDPOINT_ROW.PATIENT_ID)
                        .from(ENDPOINT_ROW)
                        .where(ENDPOINT_ROW.RUN_ID.eq(runId))));
    }

    /** Returns a run by its number. */
    public Optional<Run> find(long runId) {
        return runs(ANALYSIS_RUN.RUN_ID.eq(runId)).stream().findFirst();
    }

    /** Returns all runs, the newest first. */
    public List<Run> list() {
        return runs(DSL.noCondition());
    }

    /** Returns the last finished run. */
    public Optional<Run> lastFinished() {
        return runs(ANALYSIS_RUN.FINISHED_AT.isNotNull()).stream().findFirst();
    }

    /** Stores endpoint rows, all or none; call it with all rows of some patients, thousands at a time. */
    public void addEndpointRows(long runId, List<EndpointRow> rows) {
        List<String> columns =
                Arrays.stream(ENDPOINT_ROW.fields()).map(Field::getName).toList();
        database.write("storing endpoint rows", tx -> {
            requireUnfinished(tx, runId);
            tx.connection(connection -> {
                try {
                    BulkWriter.choose(connection, database.isMySql())
                            .write(
                                    connection,
                                    new BulkTarget(ENDPOINT_ROW.getName(), columns),
                                    RowSource.of(rows.stream()
                                            .map(row -> cells(runId, row))
                                            .toList()));
                } catch (SQLException e) {
                    throw database.failure("storing endpoint rows", e);
                }
            });
        });
    }

    /** Hands the rows of an endpoint to the consumer, by analysis set, site and patient. */
    public void forEachEndpointRow(long runId, String endpoint, Consumer<EndpointRow> consumer) {
        database.read("reading endpoint rows", query -> {
            try (Cursor<EndpointRowRecord> rows = query.selectFrom(ENDPOINT_ROW)
                    .where(ENDPOINT_ROW.RUN_ID.eq(runId), ENDPOINT_ROW.ENDPOINT.eq(endpoint))
                    .orderBy(ENDPOINT_ROW.ANALYSIS_SET, ENDPOINT_ROW.SITE_ID, ENDPOINT_ROW.PATIENT_ID)
                    .fetchSize(database.isMySql() ? Integer.MIN_VALUE : 1000)
                    .fetchLazy()) {
                rows.forEach(row -> consumer.accept(endpointRow(row)));
            }
            return 0;
        });
    }

    /** Returns the rows of one patient in all endpoints, by endpoint and analysis set. */
    public List<EndpointRow> endpointRows(long runId, String patientId) {
        return database.read("reading the endpoint rows of a patient", query -> query.selectFrom(ENDPOINT_ROW)
                .where(ENDPOINT_ROW.RUN_ID.eq(runId), ENDPOINT_ROW.PATIENT_ID.eq(patientId))
                .orderBy(ENDPOINT_ROW.ENDPOINT, ENDPOINT_ROW.ANALYSIS_SET, ENDPOINT_ROW.SITE_ID)
                .fetch(Runs::endpointRow));
    }

    /**
     * Returns the hash over all numbers of a run, for {@link RunIdentity#resultHash}.
     *
     * <p>Equal results give equal hashes, on every machine and database; the run's number and the time play no part.
     */
    public static String hash(List<TableResult> tables, List<FigureResult> figures) {
        return ResultDocuments.hash(tables, figures);
    }

    /**
     * Stores the results of a run and ends it.
     *
     * @param results the results; the identity names the run
     * @param actor who runs it
     * @throws StoreException if the run has ended or does not exist, or its result hash is not that of the tables and figures
     */
    public void finish(AnalysisResults results, String actor) {
        long runId = results.run().runId();
        if (!hash(results.tables(), results.figures()).equals(results.run().resultHash())) {
            throw new StoreException("the result hash of run " + runId + " is not that of its tables and figures");
        }
        database.write("storing the results of run " + runId, tx -> {
            requireUnfinished(tx, runId);
            insertDocuments(tx, results);
            tx.update(ANALYSIS_RUN)
                    .set(ANALYSIS_RUN.FINISHED_AT, database.now())
                    .set(ANALYSIS_RUN.RESULT_SHA256, results.run().resultHash())
                    .set(ANALYSIS_RUN.ERASED_PATIENTS, erased(results.run()))
                    .set(ANALYSIS_RUN.RUN_IDENTITY, ResultDocuments.write(results.run()))
                    .where(ANALYSIS_RUN.RUN_ID.eq(runId))
                    .execute();
            audit.append(
                    tx,
                    AuditEntry.of(
                                    actor,
                                    AuditAction.ANALYSE,
                                    "run " + runId,
                                    "freeze " + results.run().freeze())
                            .content(results.run().resultHash()));
        });
        database.makeDurable();
    }

    /**
     * Returns the results of a finished run, exactly as they were stored.
     *
     * @throws StoreException if they were changed since
     */
    public Optional<AnalysisResults> results(long runId) {
        return database.read("reading the results of run " + runId, query -> query.fetchOptional(
                        ANALYSIS_RUN, ANALYSIS_RUN.RUN_ID.eq(runId), ANALYSIS_RUN.RUN_IDENTITY.isNotNull())
                .map(run -> results(query, run)));
    }

    private static @Nullable Long erased(RunIdentity run) {
        return run.erasedPatients().isPresent() ? run.erasedPatients().getAsLong() : null;
    }

    private static AnalysisResults results(DSLContext query, AnalysisRunRecord run) {
        List<TableResult> tables = new ArrayList<>();
        List<FigureResult> figures = new ArrayList<>();
        for (ResultDocumentRecord document : query.selectFrom(RESULT_DOCUMENT)
                .where(RESULT_DOCUMENT.RUN_ID.eq(run.getRunId()))
                .orderBy(RESULT_DOCUMENT.DOCUMENT_NO)
                .fetch()) {
            if (!new CanonicalHash().add(document.getDocument()).hex().equals(document.getDocumentSha256())) {
                throw new StoreException("the stored numbers of " + document.getReport() + " of run " + run.getRunId()
                        + " were changed after they were written");
            }
            if (document.getKind().equals(TABLE)) {
                tables.add(ResultDocuments.read(document.getDocument(), TableResult.class));
            } else {
                figures.add(ResultDocuments.read(document.getDocument(), FigureResult.class));
            }
        }
        return new AnalysisResults(ResultDocuments.readIdentity(run.getRunIdentity()), tables, figures);
    }

    private static void insertDocuments(DSLContext tx, AnalysisResults results) {
        long runId = results.run().runId();
        List<ResultDocumentRecord> documents = new ArrayList<>();
        ResultCells cells = new ResultCells(runId);
        for (TableResult table : results.tables()) {
            documents.add(document(runId, documents.size() + 1, table.id(), TABLE, ResultDocuments.write(table)));
            cells.add(table);
        }
        for (FigureResult figure : results.figures()) {
            documents.add(document(runId, documents.size() + 1, figure.id(), FIGURE, ResultDocuments.write(figure)));
            cells.add(figure);
        }
        tx.deleteFrom(RESULT_DOCUMENT).where(RESULT_DOCUMENT.RUN_ID.eq(runId)).execute();
        tx.deleteFrom(RESULT_CELL).where(RESULT_CELL.RUN_ID.eq(runId)).execute();
        tx.batchInsert(documents).execute();
        cells.insert(tx);
    }

    private static ResultDocumentRecord document(long runId, int number, String report, String kind, String document) {
        return new ResultDocumentRecord(
                runId,
                number,
                report,
                kind,
                document,
                new CanonicalHash().add(document).hex());
    }

    private static void requireUnfinished(DSLContext tx, long runId) {
        AnalysisRunRecord run = tx.selectFrom(ANALYSIS_RUN)
                .where(ANALYSIS_RUN.RUN_ID.eq(runId))
                .forUpdate()
                .fetchOptional()
                .orElseThrow(() -> new StoreException("the registry has no run " + runId));
        if (run.getFinishedAt() != null) {
            throw new StoreException("run " + runId + " has ended: its results stay as they are");
        }
    }

    private List<Run> runs(Condition condition) {
        return database.read("reading the runs", query -> query.selectFrom(ANALYSIS_RUN)
                .where(condition)
                .orderBy(ANALYSIS_RUN.RUN_ID.desc())
                .fetch(Runs::run));
    }

    @SuppressWarnings("unchecked") // a JSON object of strings, written by begin
    private static Run run(AnalysisRunRecord row) {
        Map<String, String> versions = ResultDocuments.read(row.getDefinitionVersions(), Map.class);
        NewRun request = new NewRun(
                row.getFreezeName(),
                row.getCohort(),
                row.getDictionaryVersion(),
                row.getSoftwareVersion(),
                new TreeMap<>(versions),
                row.getActor());
        return new Run(
                row.getRunId(),
                request,
                Database.instant(row.getStartedAt()),
                Optional.ofNullable(row.getFinishedAt()).map(Database::instant),
                Optional.ofNullable(row.getResultSha256()),
                row.getErasedPatients() == null ? OptionalLong.empty() : OptionalLong.of(row.getErasedPatients()));
    }

    private static @Nullable Object[] cells(long runId, EndpointRow row) {
        return new Object[] {
            runId,
            row.endpoint(),
            row.analysisSet(),
            row.siteId(),
            row.patientId(),
            row.excludedReason().orElse(null),
            row.groupCode().orElse(null),
            row.originDay().isPresent() ? row.originDay().getAsInt() : null,
            row.entryTime().isPresent() ? row.entryTime().getAsDouble() : null,
            row.exitTime().isPresent() ? row.exitTime().getAsDouble() : null,
            row.eventCode().orElse(null),
            row.censorReason().orElse(null),
            row.sourceFile().orElse(null),
            row.sourceRecordId().orElse(null)
        };
    }

    private static EndpointRow endpointRow(EndpointRowRecord row) {
        return new EndpointRow(
                row.getEndpoint(),
                row.getAnalysisSet(),
                row.getSiteId(),
                row.getPatientId(),
                Optional.ofNullable(row.getExcludedReason()),
                Optional.ofNullable(row.getGroupCode()),
                row.getOriginDay() == null ? OptionalInt.empty() : OptionalInt.of(row.getOriginDay()),
                optional(row.getEntryTime()),
                optional(row.getExitTime()),
                Optional.ofNullable(row.getEventCode()),
                Optional.ofNullable(row.getCensorReason()),
                Optional.ofNullable(row.getSourceFile()),
                Optional.ofNullable(row.getSourceRecordId()));
    }

    private static OptionalDouble optional(@Nullable Double value) {
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }
}
