package org.aroregistry.core.store;

import static org.aroregistry.core.store.jooq.Tables.SITE_QUERY;
import static org.aroregistry.core.store.jooq.Tables.SITE_QUERY_EVENT;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.aroregistry.core.store.QueryEvent.Kind;
import org.aroregistry.core.store.jooq.tables.records.SiteQueryRecord;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * The questions to sites. Uploads open, resolve and reopen them when they are published; people answer, close and reopen them here.
 *
 * <p>What people do is in the audit trail, with a hash of their words; the words can be erased with the patient.
 */
public final class Queries {
    /** Longest text of an answer or a closing, in characters. */
    public static final int TEXT_LENGTH = 1000;

    private static final Set<QueryStatus> ANSWERABLE = Set.of(QueryStatus.OPEN, QueryStatus.ANSWERED);

    private final Database database;
    private final AuditTrail audit;

    Queries(Database database, AuditTrail audit) {
        this.database = database;
        this.audit = audit;
    }

    /** Returns queries by site and number. */
    public List<SiteQuery> list(QueryFilter filter) {
        List<Condition> conditions = new ArrayList<>();
        filter.siteId().ifPresent(site -> conditions.add(SITE_QUERY.SITE_ID.eq(site)));
        filter.ruleId().ifPresent(rule -> conditions.add(SITE_QUERY.RULE_ID.eq(rule)));
        if (!filter.statuses().isEmpty()) {
            conditions.add(SITE_QUERY.STATUS.in(
                    filter.statuses().stream().map(QueryStatus::name).toList()));
        }
        return database.read("reading the queries", query -> query.selectFrom(SITE_QUERY)
                .where(conditions)
                .orderBy(SITE_QUERY.SITE_ID, SITE_QUERY.QUERY_ID)
                .fetch(Queries::query));
    }

    /** Returns a query by its number. */
    public Optional<SiteQuery> find(long queryId) {
        return database.read(
                "reading a query", query -> query.fetchOptional(SITE_QUERY, SITE_QUERY.QUERY_ID.eq(queryId))
                        .map(Queries::query));
    }

    /** Returns what happened to a query, from the first event on. */
    public List<QueryEvent> events(long queryId) {
        return database.read("reading the life of a query", query -> query.selectFrom(SITE_QUERY_EVENT)
                .where(SITE_QUERY_EVENT.QUERY_ID.eq(queryId))
                .orderBy(SITE_QUERY_EVENT.EVENT_NO)
                .fetch(event -> new QueryEvent(
                        Database.instant(event.getHappenedAt()),
                        event.getActor(),
                        Kind.valueOf(event.getKind()),
                        event.getUploadId() == null ? OptionalLong.empty() : OptionalLong.of(event.getUploadId()))));
    }

    /**
     * Notes the answer of a site to an open query, or another answer to one that waits for judgement.
     *
     * @param text up to 1,000 characters that identify nobody
     * @throws StoreException if there is no such query, or it is resolved or closed
     */
    public void answer(long queryId, String text, String actor) {
        change(queryId, Kind.ANSWERED, text, actor, ANSWERABLE, (tx, query) -> noteAnswer(query, text));
    }

    /**
     * Notes many answers in one transaction: after an interruption all are there or none.
     *
     * @param answers text by query, as for {@link #answer}
     * @return the queries that are open or answered no longer, with their status now; their answers are not noted
     * @throws StoreException if there is no such query, or a text is too long
     */
    public Map<Long, QueryStatus> answerAll(SortedMap<Long, String> answers, String actor) {
        Map<Long, QueryStatus> late = new TreeMap<>();
        database.write("answering queries", tx -> {
            late.clear();
            answers.forEach((queryId, text) -> {
                QueryStatus status = statusOf(tx, queryId);
                if (ANSWERABLE.contains(status)) {
                    change(
                            tx,
                            queryId,
                            Kind.ANSWERED,
                            text,
                            actor,
                            ANSWERABLE,
                            (same, query) -> noteAnswer(query, text));
                } else {
                    late.put(queryId, status);
                }
            });
        });
        database.makeDurable();
        return late;
    }

    private static void noteAnswer(SiteQueryRecord query, String text) {
        query.setStatus(QueryStatus.ANSWERED.name());
        query.setAnswer(text);
    }

    private static QueryStatus statusOf(DSLContext tx, long queryId) {
        return tx.select(SITE_QUERY.STATUS)
                .from(SITE_QUERY)
                .where(SITE_QUERY.QUERY_ID.eq(queryId))
                .forUpdate()
                .fetchOptional(SITE_QUERY.STATUS)
                .map(QueryStatus::valueOf)
                .orElseThrow(() -> new StoreException("there is no query " + queryId));
    }

    /**
     * Closes a query: the row is accepted as it is. An upload that raises the question again opens it only if the row changed.
     *
     * @param text why, up to 1,000 characters that identify nobody
     * @throws StoreException if there is no such query, or it is closed
     */
    public void close(long queryId, String text, String actor) {
        Set<QueryStatus> from = Set.of(QueryStatus.OPEN, QueryStatus.ANSWERED, QueryStatus.RESOLVED);
        change(queryId, Kind.CLOSED, text, actor, from, (tx, query) -> {
            query.setStatus(QueryStatus.CLOSED.name());
            query.setClosing(text);
            query.setClosedAt(database.now());
            query.setClosedRowHash(QueriedRows.hash(tx, query).orElse(null));
        });
    }

    /**
     * Asks a query again.
     *
     * @param text why, may be empty
     * @throws StoreException if there is no such query, or it is open
     */
    public void reopen(long queryId, String text, String actor) {
        Set<QueryStatus> from = Set.of(QueryStatus.ANSWERED, QueryStatus.RESOLVED, QueryStatus.CLOSED);
        change(queryId, Kind.REOPENED, text, actor, from, (tx, query) -> reopen(query));
    }

    /** Sets a query back to open. */
    static void reopen(SiteQueryRecord query) {
        query.setStatus(QueryStatus.OPEN.name());
        query.setReopened(query.getReopened() + 1);
        query.setClosedAt(null);
        query.setClosing(null);
        query.setClosedRowHash(null);
        query.setResolvedByUpload(null);
    }

    /** Appends an event to the life of a query. */
    static void note(
            DSLContext tx,
            SiteQueryRecord query,
            LocalDateTime now,
            String actor,
            Kind kind,
            @Nullable Long uploadId,
            @Nullable String textSha256) {
        int number = tx.fetchCount(SITE_QUERY_EVENT, SITE_QUERY_EVENT.QUERY_ID.eq(query.getQueryId())) + 1;
        tx.insertInto(SITE_QUERY_EVENT)
                .set(SITE_QUERY_EVENT.QUERY_ID, query.getQueryId())
                .set(SITE_QUERY_EVENT.EVENT_NO, number)
                .set(SITE_QUERY_EVENT.HAPPENED_AT, now)
                .set(SITE_QUERY_EVENT.ACTOR, actor)
                .set(SITE_QUERY_EVENT.KIND, kind.name())
                .set(SITE_QUERY_EVENT.UPLOAD_ID, uploadId)
                .set(SITE_QUERY_EVENT.TEXT_SHA256, textSha256)
                .execute();
    }

    private interface Change {
        void make(DSLContext tx, SiteQueryRecord query);
    }

    private void change(long queryId, Kind kind, String text, String actor, Set<QueryStatus> from, Change change) {
        database.write("changing query " + queryId, tx -> change(tx, queryId, kind, text, actor, from, change));
        database.makeDurable();
    }

    private void change(
            DSLContext tx, long queryId, Kind kind, String text, String actor, Set<QueryStatus> from, Change change) {
        if (text.length() > TEXT_LENGTH) {
            throw new StoreException("the text has " + text.length() + " characters: give at most " + TEXT_LENGTH);
        }
        SiteQueryRecord query = tx.selectFrom(SITE_QUERY)
                .where(SITE_QUERY.QUERY_ID.eq(queryId))
                .forUpdate()
                .fetchOptional()
                .orElseThrow(() -> new StoreException("there is no query " + queryId));
        QueryStatus status = QueryStatus.valueOf(query.getStatus());
        if (!from.contains(status)) {
            throw new StoreException("query " + queryId + " is " + status + " and cannot be "
                    + kind.name().toLowerCase(Locale.ROOT));
        }
        change.make(tx, query);
        query.update();
        String hash = new CanonicalHash().add(text).hex();
        note(tx, query, database.now(), actor, kind, null, hash);
        audit.append(
                tx,
                AuditEntry.of(actor, AuditAction.QUERY, "query " + queryId, kind.name())
                        .content(hash));
    }

    private static SiteQuery query(SiteQueryRecord row) {
        return new SiteQuery(
                row.getQueryId(),
                row.getUploadId(),
                QueryStatus.valueOf(row.getStatus()),
                new SiteQuery.Place(
                        row.getSiteId(),
                        row.getFileName(),
                        row.getPatientId(),
                        row.getRecordId(),
                        row.getColumnName(),
                        row.getRuleId()),
                new SiteQuery.Question(row.getMessage(), row.getExpected(), row.getHint()),
                Database.instant(row.getOpenedAt()),
                row.getReopened(),
                Optional.ofNullable(row.getAnswer()),
                Optional.ofNullable(row.getClosing()),
                row.getResolvedByUpload() == null ? OptionalLong.empty() : OptionalLong.of(row.getResolvedByUpload()));
    }
}
