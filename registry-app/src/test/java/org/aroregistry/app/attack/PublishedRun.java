package org.aroregistry.app.attack;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.aroregistry.app.attack.PublishedCell.Place;
import org.aroregistry.app.attack.PublishedCell.Status;

/** The counts of patients in the CSV files of one folder of reports: what a reader gets, and nothing else. */
final class PublishedRun {
    /** Row that holds the sizes of the columns. */
    static final String SIZE = "column_size";

    private static final CSVFormat CSV =
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    private static final Pattern SHOWN_SIZE = Pattern.compile("n\\D*=\\D*?(\\d[\\d\\h]*)");

    /** Counts of other things than patients: sites, uploads, rows of files, queries, windows of monitoring. */
    private static final Set<String> OTHER_THINGS = Set.of(
            "sites",
            "uploads",
            "behind",
            "rows",
            "rejected",
            "open_queries",
            "quarter_due",
            "quarter_done",
            "liver_due",
            "liver_done");

    private final Map<Place, PublishedCell> cells = new LinkedHashMap<>();

    private PublishedRun() {}

    /** Reads all CSV files of a folder. */
    static PublishedRun in(Path folder) {
        PublishedRun run = new PublishedRun();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".csv")).sorted().toList()) {
                try (Reader reader = Files.newBufferedReader(file)) {
                    for (CSVRecord line : CSV.parse(reader)) {
                        run.read(line).ifPresent(cell -> run.cells.put(cell.place(), cell));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return run;
    }

    /** Returns all counts. */
    Collection<PublishedCell> cells() {
        return cells.values();
    }

    /** Returns the count at a place, if the reports have that place. */
    Optional<PublishedCell> at(Place place) {
        return Optional.ofNullable(cells.get(place));
    }

    /** Returns the columns of a part of a report, in order. */
    List<String> columns(Place place) {
        List<String> columns = new ArrayList<>();
        for (Place other : cells.keySet()) {
            if (other.report().equals(place.report())
                    && other.block().equals(place.block())
                    && !columns.contains(other.column())) {
                columns.add(other.column());
            }
        }
        return columns;
    }

    private Optional<PublishedCell> read(CSVRecord line) {
        Place place = new Place(
                line.get("report"), line.get("block"), line.get("section"), line.get("row"), line.get("column"));
        String kind = line.get("kind");
        if (place.row().equals(SIZE)) {
            return Optional.of(size(place, line.get("text")));
        }
        if (OTHER_THINGS.contains(place.row()) || OTHER_THINGS.contains(place.column())) {
            return Optional.empty();
        }
        Status status =
                switch (line.get("status")) {
                    case "SMALL" -> Status.SMALL;
                    case "WITHHELD" -> Status.WITHHELD;
                    case "APPROXIMATE" -> Status.APPROXIMATE;
                    default -> Status.SHOWN;
                };
        boolean counts = kind.equals("count") || kind.equals("share") || status == Status.APPROXIMATE;
        if (!counts && status == Status.SHOWN) {
            // Nobody is in the denominator, or the cell is no count.
            boolean nobody = line.get("status").equals("NONE") || kind.equals("none");
            return nobody && isEmptyShare(line.get("text"))
                    ? Optional.of(new PublishedCell(
                            place, Status.SHOWN, OptionalLong.of(0), OptionalLong.of(0), true, Double.NaN))
                    : Optional.empty();
        }
        if (status == Status.SHOWN && line.get("n").isEmpty()) {
            return Optional.empty();
        }
        double proportion = status == Status.APPROXIMATE ? percent(line) : Double.NaN;
        return Optional.of(new PublishedCell(
                place,
                status,
                status == Status.SHOWN ? number(line.get("n")) : OptionalLong.empty(),
                status == Status.SHOWN ? number(line.get("denominator")) : OptionalLong.empty(),
                kind.equals("share") || status == Status.APPROXIMATE,
                proportion));
    }

    private static boolean isEmptyShare(String text) {
        return text.equals("no patients") || text.equals("NE");
    }

    private static double percent(CSVRecord line) {
        return Double.parseDouble(line.get("text").replaceAll("[^0-9]", "")) / 100;
    }

    private static OptionalLong number(String text) {
        return text.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Math.round(Double.parseDouble(text)));
    }

    private static PublishedCell size(Place place, String text) {
        Matcher shown = SHOWN_SIZE.matcher(text);
        if (text.contains("<5")) {
            return new PublishedCell(
                    place, Status.SMALL, OptionalLong.empty(), OptionalLong.empty(), false, Double.NaN);
        }
        return shown.matches()
                ? new PublishedCell(
                        place,
                        Status.SHOWN,
                        OptionalLong.of(Long.parseLong(shown.group(1).replaceAll("\\D", ""))),
                        OptionalLong.empty(),
                        false,
                        Double.NaN)
                : new PublishedCell(
                        place, Status.WITHHELD, OptionalLong.empty(), OptionalLong.empty(), false, Double.NaN);
    }
}
