package org.aroregistry.app.attack;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.aroregistry.app.attack.PublishedCell.Place;
import org.aroregistry.app.attack.PublishedCell.Status;

/**
 * An attack on all public reports of one run at once: every count that is printed, hidden or can be thought of becomes an unknown,
 * every sum of the layout an equation, and a count of 1 to 4 for which one value is left is exposed.
 */
final class Attack {
    private static final int SMALLEST_PUBLIC = 5;

    private final PublishedRun published;
    private final PublishedRun truth;
    private final Layout layout;
    private final LinearReader reader = new LinearReader();
    private final Map<String, Integer> unknowns = new LinkedHashMap<>();
    private final Map<Integer, Long> truths = new HashMap<>();

    /**
     * Prepares an attack.
     *
     * @param published what the reader has
     * @param truth the same run with nothing hidden: it says which cells are counts and checks what the reader concludes
     * @param layout which numbers hang together
     */
    Attack(PublishedRun published, PublishedRun truth, Layout layout) {
        this.published = published;
        this.truth = truth;
        this.layout = layout;
        published.cells().forEach(this::addCell);
        addSums();
        addCurves();
        layout.equal().forEach(this::addEqual);
        RelatedCounts.in(truth).forEach(this::addRelated);
    }

    /** Returns what the reader knows for certain though it is 1 to 4 patients: the count in words, and its value. */
    Map<String, Long> exposed() {
        reader.narrow();
        Map<String, Long> exposed = new TreeMap<>();
        unknowns.forEach((name, unknown) -> {
            boolean small = reader.lower(unknown) < SMALLEST_PUBLIC && reader.upper(unknown) > 0;
            Optional<Long> real = Optional.ofNullable(truths.get(unknown));
            if (small && real.map(Attack::isSmall).orElse(true) && reader.isCertain(unknown, truths)) {
                long value = real.orElse(Math.round(reader.lower(unknown)));
                if (isSmall(value)) {
                    exposed.put(name, value);
                }
            }
        });
        return exposed;
    }

    /** Returns how many counts are attacked. */
    int counts() {
        return unknowns.size();
    }

    private static boolean isSmall(Long n) {
        return n > 0 && n < SMALLEST_PUBLIC;
    }

    private void addCell(PublishedCell cell) {
        Place place = cell.place();
        Optional<PublishedCell> real = truth.at(place);
        if (cell.status() == Status.WITHHELD && real.isEmpty() && !countsElsewhere(place)) {
            return;
        }
        boolean share = cell.share() || real.filter(PublishedCell::share).isPresent();
        int with = with(cell);
        if (!share) {
            return;
        }
        boolean shown = cell.status() == Status.SHOWN;
        long others = shown ? cell.denominator().orElse(0) - cell.n().orElse(0) : -1;
        int without = shown
                ? fixed(place + "|" + Layout.WITHOUT, others)
                : unknown(place + "|" + Layout.WITHOUT, 0, LinearReader.MANY, cell.status() == Status.APPROXIMATE);
        if (published.at(place.size()).isPresent()) {
            int size = with(published.at(place.size()).get());
            int rest = unknown(place + "|" + Layout.UNKNOWN, 0, LinearReader.MANY, false);
            sum(List.of(with, without, rest, size), List.of(1.0, 1.0, 1.0, -1.0));
        }
        if (cell.status() == Status.APPROXIMATE) {
            between(with, without, cell.proportion());
        }
    }

    /** Adds that a proportion was rounded to the nearest 0.05. */
    private void between(int with, int without, double proportion) {
        double low = Math.max(0, proportion - 0.025);
        double high = Math.min(1, proportion + 0.025);
        int above = reader.unknown("", 0, LinearReader.MANY, false);
        int below = reader.unknown("", 0, LinearReader.MANY, false);
        // In fortieths, so that what is left over is whole.
        reader.zero(List.of(with, without, above), List.of(40 * (1 - low), -40 * low, -1.0));
        reader.zero(List.of(with, without, below), List.of(-40 * (1 - high), 40 * high, -1.0));
    }

    private boolean countsElsewhere(Place place) {
        return published.columns(place).stream()
                .flatMap(column -> published.at(place.in(column)).stream())
                .anyMatch(cell -> cell.status() != Status.WITHHELD);
    }

    private int with(PublishedCell cell) {
        String name = cell.place() + "|" + Layout.WITH;
        return switch (cell.status()) {
            case SHOWN -> fixed(name, cell.n().orElseThrow());
            case SMALL -> unknown(name, 1, SMALLEST_PUBLIC - 1, false);
            case APPROXIMATE -> unknown(name, 0, LinearReader.MANY, true);
            case WITHHELD -> unknown(name, 0, LinearReader.MANY, isWithheldAlone(cell.place()));
        };
    }

    /** Tells whether a withheld cell says that it is not 1 to 4, because such a cell of its row would say so. */
    private boolean isWithheldAlone(Place place) {
        boolean sizeSeen = published
                .at(place.size())
                .map(size -> size.status() == Status.SHOWN)
                .orElse(true);
        boolean signs = published.columns(place).stream()
                .filter(column -> !column.equals("TOTAL"))
                .flatMap(column -> published.at(place.in(column)).stream())
                .anyMatch(cell -> cell.status() != Status.WITHHELD);
        return sizeSeen
                && signs
                && !truth.at(place).filter(real -> isSmall(real.n().orElse(0))).isPresent();
    }

    private int fixed(String name, long n) {
        return unknown(name, n, n, false);
    }

    private int unknown(String name, double lower, double upper, boolean gap) {
        Integer known = unknowns.get(name);
        if (known != null) {
            return known;
        }
        int unknown = reader.unknown(name, lower, upper, gap);
        unknowns.put(name, unknown);
        real(name).ifPresent(n -> truths.put(unknown, n));
        return unknown;
    }

    private OptionalLong real(String name) {
        String[] halves = name.split("\\|", 2);
        String[] keys = halves[0].split("/", 5);
        if (keys.length < 5) {
            return OptionalLong.empty();
        }
        Place place = new Place(keys[0], keys[1], keys[2], keys[3], keys[4]);
        return truth.at(place)
                .map(cell -> Layout.parts(truth, cell))
                .filter(parts -> parts.containsKey(halves[1]))
                .map(parts -> OptionalLong.of(parts.get(halves[1])))
                .orElseGet(OptionalLong::empty);
    }

    /** Adds an equation, after a look whether it is true. */
    private void sum(List<Integer> parts, List<Double> factors) {
        if (parts.stream().allMatch(truths::containsKey)) {
            double rest = 0;
            for (int k = 0; k < parts.size(); k++) {
                rest += factors.get(k) * truths.get(parts.get(k));
            }
            if (Math.abs(rest) > 1e-9) {
                return;
            }
        }
        reader.zero(parts, factors);
    }

    private void addSums() {
        Set<String> seen = new LinkedHashSet<>();
        for (PublishedCell cell : published.cells()) {
            Place place = cell.place();
            if (seen.add(place.line())) {
                addRow(place);
            }
            String section = place.report() + "/" + place.block() + "/" + place.section();
            if (seen.add(section + "|" + place.column())) {
                addColumn(place, section);
            }
            if (seen.add(section) && layout.holds("section is all " + section)) {
                List<String> all = published.cells().stream()
                        .filter(other -> sameSection(place, other.place()))
                        .map(other -> other.place() + "|" + Layout.WITH)
                        .toList();
                if (unknowns.keySet().containsAll(all)) {
                    equals(named(all), List.of(analysed(place)));
                }
            }
        }
        published.cells().stream()
                .map(PublishedCell::place)
                .filter(place ->
                        place.block().equals("accounting") && place.row().equals("registered"))
                .forEach(this::addAccounting);
    }

    private void addAccounting(Place registered) {
        List<Integer> exclusions = reasons(registered, "exclusion");
        exclusions.add(unknowns.get(registered.at("eligible") + "|" + Layout.WITH));
        equals(exclusions, List.of(unknowns.get(registered + "|" + Layout.WITH)));
        List<Integer> losses = reasons(registered, "loss");
        losses.add(unknowns.get(registered.at("analysed") + "|" + Layout.WITH));
        equals(losses, List.of(unknowns.get(registered.at("eligible") + "|" + Layout.WITH)));
    }

    private List<Integer> reasons(Place registered, String section) {
        return new ArrayList<>(named(published.cells().stream()
                .map(PublishedCell::place)
                .filter(place -> place.report().equals(registered.report())
                        && place.block().equals("accounting")
                        && place.section().equals(section))
                .map(place -> place + "|" + Layout.WITH)
                .toList()));
    }

    private int analysed(Place place) {
        return unknown(
                new Place(place.report(), "accounting", "total", "analysed", "") + "|" + Layout.WITH,
                0,
                LinearReader.MANY,
                false);
    }

    private List<Integer> named(List<String> names) {
        return names.stream().filter(unknowns::containsKey).map(unknowns::get).toList();
    }

    private static boolean sameSection(Place a, Place b) {
        return a.report().equals(b.report())
                && a.block().equals(b.block())
                && a.section().equals(b.section());
    }

    private void addRow(Place place) {
        List<String> columns = new ArrayList<>(published.columns(place));
        String section = place.report() + "/" + place.block() + "/" + place.section();
        if (layout.holds("groups " + place.line()) && isDivided(place)) {
            if (!columns.contains("TOTAL")) {
                // The total stands in another report; the reader knows that there is one.
                columns.add(0, "TOTAL");
                unknown(place.in("TOTAL") + "|" + Layout.WITH, 0, LinearReader.MANY, false);
            }
            addGroups(place, columns, Layout.WITH);
            if (layout.holds("groups known " + place.line())) {
                addGroups(place, columns, Layout.WITHOUT);
                addGroups(place, columns, Layout.UNKNOWN);
            }
        }
        List<Integer> row = named(columns.stream()
                .map(column -> place.in(column) + "|" + Layout.WITH)
                .toList());
        if (layout.holds("row is all " + section) && row.size() == columns.size()) {
            equals(row, List.of(analysed(place)));
        }
        List<Integer> one = named(columns.stream()
                .filter(column -> truth.at(place.in(column))
                        .filter(Attack::countsSomebody)
                        .isPresent())
                .map(column -> place.in(column) + "|" + Layout.WITH)
                .toList());
        for (int k = 1; k < one.size() && layout.holds("row is one " + section); k++) {
            sum(List.of(one.get(0), one.get(k)), List.of(1.0, -1.0));
        }
        // Those of whom a thing is not known are a row of their own.
        for (String column : columns) {
            Integer rest = unknowns.get(place.in(column) + "|" + Layout.UNKNOWN);
            Integer own = unknowns.get(place.in(column).at(place.row() + "_not_known") + "|" + Layout.WITH);
            if (rest != null && own != null && layout.holds("not known " + place.line())) {
                sum(List.of(rest, own), List.of(1.0, -1.0));
            }
        }
    }

    /** Tells whether every patient is in a group: one that is too small has no curve, and the reader does not know what is in it. */
    private boolean isDivided(Place place) {
        Place sizes =
                new Place(place.report(), place.block().replace("figure", "estimates"), "group", "patients", "TOTAL");
        return truth.at(sizes).isEmpty()
                || truth.columns(sizes).stream()
                                .skip(1)
                                .mapToLong(group -> truth.at(sizes.in(group))
                                        .map(cell -> cell.n().orElse(0))
                                        .orElse(0L))
                                .sum()
                        == truth.at(sizes).get().n().orElse(-1);
    }

    private static boolean countsSomebody(PublishedCell cell) {
        return !cell.share() || cell.denominator().orElse(0) > 0;
    }

    private void addGroups(Place place, List<String> columns, String part) {
        List<String> names = columns.stream().map(c -> place.in(c) + "|" + part).toList();
        List<Integer> row = named(names);
        if (row.size() == columns.size()) {
            equals(row.subList(1, row.size()), List.of(row.get(0)));
            addHiddenTogether(place.line() + " hidden groups|" + part, row.subList(1, row.size()));
        }
    }

    /** Adds that the hidden ones of a line together are a group as well. */
    private void addHiddenTogether(String name, List<Integer> line) {
        List<Integer> hidden = line.stream()
                .filter(unknown -> reader.upper(unknown) > reader.lower(unknown))
                .collect(Collectors.toCollection(ArrayList::new));
        if (hidden.size() > 1) {
            int together = unknown(name, 0, LinearReader.MANY, false);
            if (hidden.stream().allMatch(truths::containsKey)) {
                truths.put(together, hidden.stream().mapToLong(truths::get).sum());
            }
            equals(hidden, List.of(together));
        }
    }

    private void addColumn(Place place, String section) {
        List<PublishedCell> column = published.cells().stream()
                .filter(other -> sameSection(place, other.place())
                        && other.place().column().equals(place.column()))
                .toList();
        Integer size = unknowns.get(place.size() + "|" + Layout.WITH);
        List<Integer> all =
                named(column.stream().map(c -> c.place() + "|" + Layout.WITH).toList());
        if (size != null && all.size() == column.size() && layout.holds("section is column " + section)) {
            equals(all, List.of(size));
            addHiddenTogether(section + " hidden rows of " + place.column() + "|" + Layout.WITH, all);
        }
        List<Place> shares = column.stream()
                .map(PublishedCell::place)
                .filter(other -> unknowns.containsKey(other + "|" + Layout.WITHOUT))
                .toList();
        if (shares.size() < 2) {
            return;
        }
        int first = unknowns.get(shares.get(0) + "|" + Layout.WITH);
        int others = unknowns.get(shares.get(0) + "|" + Layout.WITHOUT);
        for (int k = 1; k < shares.size() && layout.holds("one denominator " + section); k++) {
            equals(
                    List.of(first, others),
                    named(List.of(shares.get(k) + "|" + Layout.WITH, shares.get(k) + "|" + Layout.WITHOUT)));
        }
        if (layout.holds("shares are known " + section)) {
            equals(named(shares.stream().map(s -> s + "|" + Layout.WITH).toList()), List.of(first, others));
        }
    }

    private void equals(List<Integer> left, List<Integer> right) {
        Map<Integer, Double> factors = new LinkedHashMap<>();
        left.forEach(unknown -> factors.merge(unknown, 1.0, Double::sum));
        right.forEach(unknown -> factors.merge(unknown, -1.0, Double::sum));
        factors.values().removeIf(factor -> factor == 0);
        if (!factors.isEmpty()) {
            sum(List.copyOf(factors.keySet()), List.copyOf(factors.values()));
        }
    }

    /** Adds what numbers of a curve grow by; that they never fall is not used. */
    private void addCurves() {
        Map<String, TreeMap<Double, Place>> curves = new LinkedHashMap<>();
        for (PublishedCell cell : published.cells()) {
            Place place = cell.place();
            if (place.section().equals("cumulative_events") || place.section().equals("cumulative_entries")) {
                curves.computeIfAbsent(
                                place.report() + place.block() + place.section() + place.column(),
                                key -> new TreeMap<>())
                        .put(Double.parseDouble(place.row()), place);
            }
        }
        for (TreeMap<Double, Place> curve : curves.values()) {
            Place before = null;
            for (Place place : curve.values()) {
                if (before != null) {
                    addDifference(List.of(place), List.of(before), -LinearReader.MANY);
                }
                before = place;
            }
            Place patients = new Place(
                    before.report(),
                    before.block().replace("figure", "estimates"),
                    "group",
                    "patients",
                    before.column());
            addDifference(List.of(patients), List.of(before), -LinearReader.MANY);
        }
    }

    private void addEqual(Set<String> same) {
        Map<String, List<Integer>> byColumn = new LinkedHashMap<>();
        for (String name : same) {
            String[] halves = name.split("\\|", 2);
            if (halves[0].split("/", 5).length == 5) {
                byColumn.computeIfAbsent("", key -> new ArrayList<>()).addAll(named(List.of(name)));
            } else {
                for (String column : columnsOf(halves[0])) {
                    byColumn.computeIfAbsent(column, key -> new ArrayList<>())
                            .addAll(named(List.of(halves[0] + "/" + column + "|" + halves[1])));
                }
            }
        }
        for (List<Integer> all : byColumn.values()) {
            for (int k = 1; k < all.size(); k++) {
                if (!all.get(0).equals(all.get(k))) {
                    sum(List.of(all.get(0), all.get(k)), List.of(1.0, -1.0));
                }
            }
        }
    }

    private List<String> columnsOf(String line) {
        String[] keys = line.split("/", 4);
        return published.columns(new Place(keys[0], keys[1], keys[2], keys[3], ""));
    }

    private void addRelated(RelatedCounts related) {
        addDifference(related.whole(), related.part(), 0);
    }

    private void addDifference(List<Place> whole, List<Place> part, double least) {
        List<Integer> left =
                named(whole.stream().map(p -> p + "|" + Layout.WITH).toList());
        List<Integer> right =
                named(part.stream().map(p -> p + "|" + Layout.WITH).toList());
        if (left.size() < whole.size() || right.size() < part.size() || left.equals(right)) {
            return;
        }
        int difference = unknown(whole + " without " + part, least, LinearReader.MANY, false);
        if (left.stream().allMatch(truths::containsKey) && right.stream().allMatch(truths::containsKey)) {
            truths.put(
                    difference,
                    left.stream().mapToLong(truths::get).sum()
                            - right.stream().mapToLong(truths::get).sum());
        }
        List<Integer> all = new ArrayList<>(right);
        all.add(difference);
        equals(left, all);
    }
}
