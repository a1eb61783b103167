package org.aroregistry.app.attack;

import java.util.ArrayList;
import java.util.List;
import org.aroregistry.app.attack.PublishedCell.Place;

/**
 * Counts of different reports of which one is known to hold all patients of the other, so that the difference is a number of
 * patients as well.
 *
 * @param whole places whose sum is the larger group
 * @param part places whose sum is the smaller group
 */
record RelatedCounts(List<Place> whole, List<Place> part) {
    private static final List<String> TRANSPLANT_FIGURES = List.of("F01", "F04", "F05", "F08");

    /** Returns all relations that can be looked for in a run. */
    static List<RelatedCounts> in(PublishedRun run) {
        List<RelatedCounts> all = new ArrayList<>();
        Place described = size("T04", "TOTAL");
        for (String donor : run.columns(described)) {
            all.add(one(size("T04", donor), patients("F01", "estimates", donor)));
        }
        for (String gene : run.columns(size("T01", "TOTAL"))) {
            all.add(one(size("T01", gene), patients("F03", "estimates", gene)));
            all.add(one(cell("T01", "status", "dead", gene), group("F03", "events", gene)));
            all.add(one(size("T03", gene), patients("F03", "estimates", gene)));
        }
        for (String figure : TRANSPLANT_FIGURES) {
            all.add(one(described, accounting(figure, "total", "analysed")));
        }
        all.add(one(accounting("F01", "total", "analysed"), accounting("F08", "total", "analysed")));
        all.add(one(size("T07", "TOTAL"), cell("T01", "treatment", "interferon", "TOTAL")));
        all.add(one(size("T07", "TOTAL"), accounting("T08", "total", "eligible")));
        all.add(one(size("T07", "TOTAL"), accounting("F06", "total", "analysed")));
        all.add(one(size("T06", "TOTAL"), group("F03", "events", "TOTAL")));
        List<Place> afterTransplant = List.of(size("T06", "EARLY"), size("T06", "FIRST_YEAR"), size("T06", "LATE"));
        all.add(new RelatedCounts(afterTransplant, List.of(group("F01", "events", "TOTAL"))));
        all.add(new RelatedCounts(
                afterTransplant.subList(0, 2),
                List.of(new Place("F01", "figure", "cumulative_events", "365", "TOTAL"))));
        return all;
    }

    private static RelatedCounts one(Place whole, Place part) {
        return new RelatedCounts(List.of(whole), List.of(part));
    }

    private static Place size(String table, String column) {
        return cell(table, "", PublishedRun.SIZE, column);
    }

    private static Place cell(String table, String section, String row, String column) {
        return new Place(table, "main", section, row, column);
    }

    private static Place patients(String figure, String block, String curve) {
        return new Place(figure, block, "group", "patients", curve);
    }

    private static Place group(String figure, String row, String curve) {
        return new Place(figure, "estimates", "group", row, curve);
    }

    private static Place accounting(String report, String section, String line) {
        return new Place(report, "accounting", section, line, "");
    }
}
