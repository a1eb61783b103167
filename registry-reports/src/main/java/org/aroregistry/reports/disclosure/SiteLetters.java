package org.aroregistry.reports.disclosure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.aroregistry.core.result.RunIdentity;
import org.aroregistry.core.result.Statistic;
import org.aroregistry.core.result.TableResult;

/**
 * Replaces the names of sites by letters.
 *
 * <p>The letters follow the size of the site as the public may see it, so that they say nothing that the table does not say
 * itself; in particular they do not follow the alphabet of the names.
 */
final class SiteLetters {
    private final Set<String> sites = new HashSet<>();
    private final Optional<String> own;

    /**
     * Prepares the letters.
     *
     * @param cut the sites of the run
     * @param own the site that the report is made for, which sees its own name
     */
    SiteLetters(List<RunIdentity.SiteCut> cut, Optional<String> own) {
        cut.forEach(site -> sites.add(site.siteId()));
        this.own = own;
    }

    /** Returns the table with letters in place of site names, in columns and in rows, ordered by letter. */
    TableResult apply(TableResult table) {
        return letterRows(letterColumns(table));
    }

    private TableResult letterColumns(TableResult table) {
        List<Integer> order = new ArrayList<>();
        List<Integer> named = new ArrayList<>();
        for (int j = 0; j < table.columns().size(); j++) {
            (sites.contains(table.columns().get(j).key()) ? named : order).add(j);
        }
        if (named.isEmpty()) {
            return table;
        }
        named.sort(Comparator.<Integer>comparingLong(
                        j -> -visible(table.columns().get(j).n()))
                .thenComparing(j -> content(table, j)));
        Map<String, String> letters =
                letters(named.stream().map(j -> table.columns().get(j).key()).toList());
        order.addAll(named);
        List<TableResult.Column> columns = order.stream()
                .map(j -> table.columns().get(j))
                .map(column -> letters.containsKey(column.key())
                        ? new TableResult.Column(key(letters, column.key()), label(letters, column.key()), column.n())
                        : column)
                .toList();
        List<TableResult.Section> sections = map(
                table.sections(),
                section -> new TableResult.Section(
                        section.key(),
                        section.label(),
                        section.partition(),
                        map(
                                section.rows(),
                                row -> new TableResult.Row(row.key(), row.label(), map(order, j -> row.cells()
                                        .get(j))))));
        return new TableResult(
                table.id(),
                table.analysisSet(),
                table.accounting(),
                columns,
                table.columnsPartition(),
                sections,
                map(table.notes(), note -> replaceIn(note, letters)));
    }

    private TableResult letterRows(TableResult table) {
        Map<String, String> letters = new LinkedHashMap<>();
        List<String> keys = table.sections().stream()
                .flatMap(section -> section.rows().stream())
                .map(TableResult.Row::key)
                .filter(sites::contains)
                .distinct()
                .sorted(Comparator.<String, String>comparing(key -> rowContent(table, key, SiteLetters::open))
                        .thenComparing(key -> rowContent(table, key, SiteLetters::size)))
                .toList();
        letters.putAll(letters(keys));
        if (letters.isEmpty()) {
            return table;
        }
        List<TableResult.Section> sections = map(table.sections(), section -> {
            List<TableResult.Row> rows = new ArrayList<>(section.rows());
            rows.sort(Comparator.comparingInt(row -> letters.containsKey(row.key()) ? keys.indexOf(row.key()) : -1));
            return new TableResult.Section(
                    section.key(),
                    section.label(),
                    section.partition(),
                    map(
                            rows,
                            row -> letters.containsKey(row.key())
                                    ? new TableResult.Row(
                                            key(letters, row.key()), label(letters, row.key()), row.cells())
                                    : row));
        });
        return new TableResult(
                table.id(),
                table.analysisSet(),
                table.accounting(),
                table.columns(),
                table.columnsPartition(),
                sections,
                notes(table.notes(), keys, letters));
    }

    /** Notes on single sites come last and by letter: in the order of the names they would give these away. */
    private List<String> notes(List<String> notes, List<String> keys, Map<String, String> letters) {
        return notes.stream()
                .sorted(Comparator.comparingInt(note -> siteOf(note, keys)))
                .map(note -> replaceIn(note, letters))
                .toList();
    }

    private static int siteOf(String note, List<String> keys) {
        for (int i = 0; i < keys.size(); i++) {
            if (note.startsWith(keys.get(i))) {
                return i;
            }
        }
        return -1;
    }

    private static long visible(long n) {
        return Profile.isSmall(n) ? 1 : n;
    }

    private static String content(TableResult table, int column) {
        return table.sections().stream()
                .flatMap(section -> section.rows().stream())
                .map(row -> open(row.cells().get(column)))
                .toList()
                .toString();
    }

    private static String rowContent(TableResult table, String key, Function<Statistic, String> content) {
        return table.sections().stream()
                .flatMap(section -> section.rows().stream())
                .filter(row -> row.key().equals(key))
                .flatMap(row -> row.cells().stream())
                .map(content)
                .toList()
                .toString();
    }

    /** What is printed of a cell whatever is suppressed: an order by hidden counts would give them away. */
    private static String open(Statistic cell) {
        if (cell instanceof Statistic.Count count) {
            return count.patients() ? "" : count.toString();
        }
        if (cell instanceof Statistic.Amount amount) {
            return Profile.isSmall(amount.patients()) ? "" : amount.unit() + amount.value();
        }
        if (cell instanceof Statistic.Share share) {
            return Profile.isSmall(share.n()) || Profile.isSmall(share.of() - share.n()) ? "" : share.toString();
        }
        return cell instanceof Statistic.NotEstimable none ? none.reason() : "";
    }

    /** Larger numbers of patients first; those that the public may not see are alike. */
    private static String size(Statistic cell) {
        return cell instanceof Statistic.Count count && count.patients()
                ? String.format(Locale.ROOT, "%019d", Long.MAX_VALUE - visible(count.n()))
                : "";
    }

    private static Map<String, String> letters(List<String> keys) {
        Map<String, String> letters = new LinkedHashMap<>();
        for (String key : keys) {
            letters.put(key, letter(letters.size()));
        }
        return letters;
    }

    /** Returns A to Z, then AA, AB and so on. */
    static String letter(int number) {
        String last = String.valueOf((char) ('A' + number % 26));
        return number < 26 ? last : letter(number / 26 - 1) + last;
    }

    private String key(Map<String, String> letters, String site) {
        return own.filter(site::equals).orElseGet(() -> "site_" + letters.get(site));
    }

    private String label(Map<String, String> letters, String site) {
        return own.filter(site::equals)
                .map(name -> "Your site (" + name + ")")
                .orElseGet(() -> "Site " + letters.get(site));
    }

    private String replaceIn(String note, Map<String, String> letters) {
        String replaced = note;
        for (String site : letters.keySet()) {
            replaced = replaced.replaceAll(
                    "(?:\\b[Ss]ite )?\\b" + Pattern.quote(site) + "\\b",
                    Matcher.quoteReplacement(label(letters, site)));
        }
        return replaced;
    }

    private static <T, R> List<R> map(List<T> items, Function<T, R> function) {
        return items.stream().map(function).toList();
    }
}
