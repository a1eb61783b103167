package org.aroregistry.app.attack;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.aroregistry.app.attack.PublishedCell.Place;

/**
 * Which numbers of the reports hang together, whatever the patients are.
 *
 * <p>It is learned from reports that hide nothing: what holds in all of them, over several registries, is how the reports are
 * made, and a reader who knows the program knows it. New reports need no entry here.
 */
final class Layout {
    /** Part of a cell: those with the feature. */
    static final String WITH = "with";

    /** Part of a cell: those known to be without. */
    static final String WITHOUT = "without";

    /** Part of a cell: those of whom nothing is known. */
    static final String UNKNOWN = "unknown";

    private static final int ENOUGH_PATIENTS = 120;
    private static final int ENOUGH_CELLS = 8;

    private final Map<String, Boolean> holds = new HashMap<>();
    private final List<Set<String>> equal;

    /**
     * Learns from reports that hide nothing.
     *
     * @param truths the reports of several registries
     * @param partitions sections in which every patient of a column is in one row, as the results declare it
     */
    Layout(List<PublishedRun> truths, Set<String> partitions) {
        Map<String, List<Long>> single = new LinkedHashMap<>();
        Map<String, List<Long>> lines = new LinkedHashMap<>();
        for (int run = 0; run < truths.size(); run++) {
            PublishedRun truth = truths.get(run);
            new Sums(truth).observed().forEach((sum, yes) -> holds.merge(sum, yes, Boolean::logicalAnd));
            for (PublishedCell cell : truth.cells()) {
                int number = run;
                parts(truth, cell).forEach((part, n) -> {
                    if (cell.place().column().isEmpty() || cell.place().column().equals("TOTAL")) {
                        at(single, number, cell.place() + "|" + part).add(n);
                    }
                    at(lines, 0, cell.place().line() + "|" + part).add(n);
                });
            }
        }
        holds.replaceAll((sum, yes) -> yes && (!Sums.isOfPartition(sum) || partitions.contains(Sums.section(sum))));
        this.equal = new ArrayList<>();
        group(single, truths.size(), ENOUGH_PATIENTS, 3);
        group(lines, 0, 1, ENOUGH_CELLS);
    }

    private static List<Long> at(Map<String, List<Long>> values, int before, String key) {
        List<Long> own = values.computeIfAbsent(key, k -> new ArrayList<>());
        while (own.size() < before) {
            own.add(-1L);
        }
        return own;
    }

    /** Puts what is the same in all registries together, if that can hardly be chance. */
    private void group(Map<String, List<Long>> values, int length, long patients, int cells) {
        Map<List<Long>, Set<String>> same = new LinkedHashMap<>();
        values.forEach((key, list) ->
                same.computeIfAbsent(list, k -> new LinkedHashSet<>()).add(key));
        same.forEach((list, keys) -> {
            boolean complete = length == 0 || (list.size() == length && !list.contains(-1L));
            long sum = list.stream().mapToLong(n -> Math.max(0, n)).sum();
            long positive = list.stream().filter(n -> n > 0).distinct().count();
            if (keys.size() > 1
                    && complete
                    && sum >= patients
                    && positive >= Math.min(cells, 4)
                    && list.stream().filter(n -> n > 0).count() >= cells) {
                equal.addAll(acrossReports(keys));
            }
        });
    }

    /** Keeps what stands in different reports: within one report it is a fact about the patients, and not about how reports are made. */
    private static List<Set<String>> acrossReports(Set<String> keys) {
        List<Set<String>> pairs = new ArrayList<>();
        List<String> all = List.copyOf(keys);
        for (int a = 0; a < all.size(); a++) {
            for (int b = a + 1; b < all.size(); b++) {
                if (!report(all.get(a)).equals(report(all.get(b)))) {
                    pairs.add(new LinkedHashSet<>(List.of(all.get(a), all.get(b))));
                }
            }
        }
        return pairs;
    }

    private static String report(String key) {
        return key.substring(0, key.indexOf('/'));
    }

    /** Returns the parts of a cell in a run that hides nothing. */
    static Map<String, Long> parts(PublishedRun run, PublishedCell cell) {
        Map<String, Long> parts = new LinkedHashMap<>();
        if (cell.n().isEmpty()) {
            return parts;
        }
        long n = cell.n().getAsLong();
        parts.put(WITH, n);
        if (cell.share()) {
            long known = cell.denominator().orElse(0);
            parts.put(WITHOUT, known - n);
            run.at(cell.place().size())
                    .flatMap(size -> size.n().stream().boxed().findFirst())
                    .ifPresent(size -> parts.put(UNKNOWN, size - known));
        }
        return parts;
    }

    /** Tells whether a sum holds in every registry in which it could be seen. */
    boolean holds(String sum) {
        return holds.getOrDefault(sum, false);
    }

    /** Returns groups of counts, or of whole rows, that are always the same. */
    List<Set<String>> equal() {
        return equal;
    }

    /** The sums that hold in one run that hides nothing. */
    private static final class Sums {
        private static final String PARTITION = "section is column ";
        private static final String SHARES = "shares are known ";

        private final PublishedRun truth;
        private final Map<String, Boolean> observed = new HashMap<>();

        /** Tells whether a sum can hold by chance where patients may be in several rows. */
        static boolean isOfPartition(String sum) {
            return sum.startsWith(PARTITION) || sum.startsWith(SHARES);
        }

        static String section(String sum) {
            return sum.substring(sum.lastIndexOf(' ') + 1);
        }

        Sums(PublishedRun truth) {
            this.truth = truth;
        }

        Map<String, Boolean> observed() {
            Set<String> seen = new HashSet<>();
            for (PublishedCell cell : truth.cells()) {
                Place place = cell.place();
                if (seen.add(place.line())) {
                    observeRow(place);
                }
                if (seen.add(place.report() + "/" + place.block() + "/" + place.section() + "|" + place.column())) {
                    observeSection(place);
                }
            }
            return observed;
        }

        private void observe(String sum, boolean yes) {
            observed.merge(sum, yes, Boolean::logicalAnd);
        }

        private void observeRow(Place place) {
            List<String> columns = truth.columns(place);
            List<PublishedCell> row = columns.stream()
                    .flatMap(column -> truth.at(place.in(column)).stream())
                    .toList();
            if (columns.size() > 1 && columns.get(0).equals("TOTAL") && row.size() == columns.size()) {
                long n = row.stream().skip(1).mapToLong(c -> c.n().orElse(0)).sum();
                observe("groups " + place.line(), n == row.get(0).n().orElse(0));
                long known = row.stream()
                        .skip(1)
                        .mapToLong(c -> c.denominator().orElse(0))
                        .sum();
                observe(
                        "groups known " + place.line(),
                        known == row.get(0).denominator().orElse(0));
            }
            String section = place.report() + "/" + place.block() + "/" + place.section();
            if (row.size() > 1 && !place.row().equals(PublishedRun.SIZE)) {
                observe(
                        "row is all " + section,
                        row.stream().mapToLong(c -> c.n().orElse(0)).sum() == analysed(place));
                observe(
                        "row is one " + section,
                        row.stream()
                                        .filter(c ->
                                                !c.share() || c.denominator().orElse(0) > 0)
                                        .mapToLong(c -> c.n().orElse(0))
                                        .distinct()
                                        .count()
                                <= 1);
            }
        }

        private long analysed(Place place) {
            return truth.at(new Place(place.report(), "accounting", "total", "analysed", ""))
                    .flatMap(cell -> cell.n().stream().boxed().findFirst())
                    .orElse(-1L);
        }

        private void observeSection(Place place) {
            String section = place.report() + "/" + place.block() + "/" + place.section();
            List<PublishedCell> column = truth.cells().stream()
                    .filter(c -> c.place().report().equals(place.report())
                            && c.place().block().equals(place.block())
                            && c.place().section().equals(place.section())
                            && c.place().column().equals(place.column()))
                    .toList();
            long all = column.stream().mapToLong(c -> c.n().orElse(0)).sum();
            truth.at(place.size()).ifPresent(size -> {
                if (column.size() > 1) {
                    observe(PARTITION + section, all == size.n().orElse(-1));
                }
                for (PublishedCell share : column) {
                    truth.at(share.place().at(share.place().row() + "_not_known"))
                            .ifPresent(other -> observe(
                                    "not known " + share.place().line(),
                                    share.denominator().orElse(0) + other.n().orElse(0)
                                            == size.n().orElse(-1)));
                }
            });
            List<PublishedCell> shares =
                    column.stream().filter(PublishedCell::share).toList();
            if (shares.size() > 1) {
                long n = shares.stream().mapToLong(c -> c.n().orElse(0)).sum();
                boolean same = shares.stream()
                                .map(PublishedCell::denominator)
                                .distinct()
                                .count()
                        == 1;
                observe("one denominator " + section, same);
                observe(
                        SHARES + section,
                        same && n == shares.get(0).denominator().orElse(0));
            }
            if (truth.at(place.size()).isEmpty() && !place.block().equals("accounting")) {
                long whole = truth.cells().stream()
                        .filter(c -> c.place().report().equals(place.report())
                                && c.place().block().equals(place.block())
                                && c.place().section().equals(place.section()))
                        .mapToLong(c -> c.n().orElse(0))
                        .sum();
                observe("section is all " + section, whole == analysed(place));
            }
        }
    }
}
