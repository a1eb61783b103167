package org.aroregistry.reports.catalogue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aroregistry.core.result.Statistic;
import org.aroregistry.reports.disclosure.Disclosed;
import org.aroregistry.reports.disclosure.DisclosedResults;
import org.aroregistry.reports.disclosure.DisclosedTable;
import org.aroregistry.reports.disclosure.Profile;
import org.aroregistry.reports.model.Report;
import org.aroregistry.reports.model.SwimmerPlot;
import org.aroregistry.reports.model.SwimmerPlot.Kind;

/** F07: swimmer plot of interferon courses with progression, transplant and death; for the regulator alone. */
final class InterferonLanes extends TableReport {
    private static final String INTERFERON = "Interferon";

    @Override
    public String id() {
        return "F07";
    }

    @Override
    public boolean regulatorOnly() {
        return true;
    }

    @Override
    public String title() {
        return "Courses of interferon gamma-1b, patient by patient";
    }

    @Override
    public String question() {
        return "When did each patient have interferon gamma-1b, and when did the disease progress, was the patient transplanted, or die?";
    }

    @Override
    String caption() {
        return "The lanes of the figure, line by line";
    }

    @Override
    List<String> footnotes() {
        return List.of(
                "Patients are numbered for this report alone. Weeks are rounded; week 0 is that of the first dose.");
    }

    @Override
    String timeConvention() {
        return "day of the first dose";
    }

    @Override
    String method() {
        return "A picture of single patients; nothing is estimated. Patients whose consent does not cover reports to regulators are not shown"
                + " and are accounted for.";
    }

    /** What must not be published is not composed for the public, whatever the results hold. */
    @Override
    public Optional<Report> compose(DisclosedResults results) {
        return results.profile() == Profile.REGULATOR ? super.compose(results) : Optional.empty();
    }

    @Override
    List<Report.Block> body(DisclosedResults results, DisclosedTable table) {
        Map<String, List<Line>> patients = new LinkedHashMap<>();
        table.sections().stream().flatMap(section -> section.rows().stream()).forEach(row -> patients.computeIfAbsent(
                        row.label(), label -> new ArrayList<>())
                .add(Line.of(row)));
        List<SwimmerPlot.Lane> lanes = new ArrayList<>();
        patients.forEach((label, lines) -> lanes.add(lane(label, lines)));
        lanes.sort(Comparator.comparingDouble(SwimmerPlot.Lane::end).reversed());
        return List.of(
                new SwimmerPlot(
                        "swimmer",
                        "Interferon gamma-1b of each patient from the first dose on, with progression, transplant and death. The age at"
                                + " the first dose stands before the lane; an arrow stands for follow-up beyond the last event of all.",
                        "Courses of interferon of " + lanes.size() + " patients. Their weeks stand in the table below.",
                        "Weeks since the first dose",
                        lanes),
                Listing.of(table, "main", caption()));
    }

    /** One line of the table. */
    private record Line(long age, String what, long from, long to) {
        static Line of(DisclosedTable.Row row) {
            return new Line(
                    number(row.cells().get(0)),
                    ((Statistic.Text) statistic(row.cells().get(1))).text(),
                    number(row.cells().get(2)),
                    number(row.cells().get(3)));
        }

        private static long number(Disclosed cell) {
            return ((Statistic.Count) statistic(cell)).n();
        }

        private static Statistic statistic(Disclosed cell) {
            return ((Disclosed.Shown) cell).statistic();
        }

        Optional<SwimmerPlot.Mark> mark() {
            for (Kind kind : Kind.values()) {
                if (kind.label().equals(what)) {
                    return Optional.of(new SwimmerPlot.Mark(from, kind));
                }
            }
            return Optional.empty();
        }
    }

    private static SwimmerPlot.Lane lane(String label, List<Line> lines) {
        return new SwimmerPlot.Lane(
                label + ", " + lines.get(0).age() + " wk",
                lines.stream().mapToDouble(Line::to).max().orElse(0),
                lines.stream()
                        .filter(line -> line.what().equals(INTERFERON))
                        .map(line -> new SwimmerPlot.Bar(line.from(), line.to()))
                        .toList(),
                lines.stream().flatMap(line -> line.mark().stream()).toList());
    }
}
