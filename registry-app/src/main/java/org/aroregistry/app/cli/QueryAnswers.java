package org.aroregistry.app.cli;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.aroregistry.batch.validation.AnonymousText;
import org.aroregistry.core.store.Queries;
import org.aroregistry.core.store.QueryStatus;
import org.aroregistry.core.store.SiteQuery;

/**
 * Judges the rows of a file of answers: every row is noted, unchanged, blank or refused with a sentence.
 *
 * <p>One faulty row does not hold up the others.
 */
final class QueryAnswers {
    private final Optional<String> site;
    private final Function<Long, Optional<SiteQuery>> find;
    private final TreeMap<Long, String> noted = new TreeMap<>();
    private final Map<Long, Long> lines = new LinkedHashMap<>();
    private final List<Refused> refused = new ArrayList<>();
    private long unchanged;
    private long blank;

    /**
     * A row that was not taken.
     *
     * @param line its line in the file
     * @param reason why, without the words of the answer
     */
    record Refused(long line, String reason) {}

    /**
     * Starts without rows.
     *
     * @param site the site whose answers they are; empty for that of the first row
     * @param find finds a query by its number
     */
    QueryAnswers(Optional<String> site, Function<Long, Optional<SiteQuery>> find) {
        this.site = site;
        this.find = find;
    }

    /** Judges all rows of a file. */
    void judge(AnswerFile file) {
        Set<Long> twice = repeated(file);
        Optional<String> expected =
                site.or(() -> file.rows().stream().findFirst().flatMap(row -> row.cell("site_id")));
        for (AnswerFile.Row row : file.rows()) {
            if (row.answer().isEmpty()) {
                blank++;
                continue;
            }
            Optional<SiteQuery> query = row.query().flatMap(find);
            Optional<String> problem = problem(row, query, expected.orElse(""), twice);
            if (problem.isPresent()) {
                refuse(row.line(), problem.get());
            } else if (query.orElseThrow().answer().filter(row.answer()::equals).isPresent()) {
                unchanged++;
            } else {
                take(row, query.get());
            }
        }
    }

    private void take(AnswerFile.Row row, SiteQuery query) {
        if (query.status() == QueryStatus.OPEN || query.status() == QueryStatus.ANSWERED) {
            noted.put(query.queryId(), row.answer());
            lines.put(query.queryId(), row.line());
        } else {
            refuse(row.line(), ended(query.queryId(), query.status()));
        }
    }

    /** Answers to the same query in several rows: nobody knows which one is meant. */
    private static Set<Long> repeated(AnswerFile file) {
        Set<Long> seen = new HashSet<>();
        Set<Long> twice = new HashSet<>();
        file.rows().stream()
                .filter(row -> !row.answer().isEmpty())
                .flatMap(row -> row.query().stream())
                .forEach(id -> {
                    if (!seen.add(id)) {
                        twice.add(id);
                    }
                });
        return twice;
    }

    private static Optional<String> problem(
            AnswerFile.Row row, Optional<SiteQuery> query, String expectedSite, Set<Long> twice) {
        if (row.query().isEmpty()) {
            return Optional.of("the column query does not hold the number of a query");
        }
        long id = row.query().get();
        if (query.isEmpty()) {
            return Optional.of("there is no query " + id);
        }
        String ofSite = query.get().place().siteId();
        if (!ofSite.equals(expectedSite) || !ofSite.equals(row.cell("site_id").orElse(ofSite))) {
            return Optional.of("query " + id + " is not one of site "
                    + (ofSite.equals(expectedSite) ? row.cell("site_id").orElse("") : expectedSite));
        }
        if (!isOf(row, query.get())) {
            return Optional.of("query " + id + " is about another record than this row says: rows were mixed up");
        }
        if (twice.contains(id)) {
            return Optional.of("query " + id + " is answered in several rows: leave one of them");
        }
        if (row.answer().length() > Queries.TEXT_LENGTH) {
            return Optional.of(
                    "the answer has " + row.answer().length() + " characters: give at most " + Queries.TEXT_LENGTH);
        }
        return AnonymousText.problem(row.answer()).map(problem -> "the answer cannot be kept: " + problem);
    }

    /** A spreadsheet may sort one column without the others. */
    private static boolean isOf(AnswerFile.Row row, SiteQuery query) {
        SiteQuery.Place place = query.place();
        return row.cell("file").orElse(place.file()).equals(place.file())
                && row.cell("record_id").orElse(place.recordId()).equals(place.recordId())
                && row.cell("column").orElse(place.column()).equals(place.column())
                && row.cell("rule").orElse(place.ruleId()).equals(place.ruleId());
    }

    private static String ended(long id, QueryStatus status) {
        return "query " + id + " is " + status + " already: ask the coordinating centre to open it again";
    }

    /** Takes note of queries that ended while the file was judged. */
    void late(Map<Long, QueryStatus> ended) {
        ended.forEach((id, status) -> {
            noted.remove(id);
            refuse(lines.getOrDefault(id, 0L), ended(id, status));
        });
    }

    private void refuse(long line, String reason) {
        refused.add(new Refused(line, reason));
    }

    /** Returns the answers to note, by query. */
    TreeMap<Long, String> noted() {
        return new TreeMap<>(noted);
    }

    /** Returns how many rows hold an answer that is noted already. */
    long unchanged() {
        return unchanged;
    }

    /** Returns how many rows hold no answer. */
    long blank() {
        return blank;
    }

    /** Returns the rows that were not taken, in the order of the file. */
    List<Refused> refused() {
        return refused.stream()
                .sorted(java.util.Comparator.comparingLong(Refused::line))
                .toList();
    }
}
