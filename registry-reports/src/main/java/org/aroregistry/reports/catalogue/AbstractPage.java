package org.aroregistry.reports.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.aroregistry.core.result.Statistic;
import org.aroregistry.reports.disclosure.Disclosed;
import org.aroregistry.reports.disclosure.DisclosedResults;
import org.aroregistry.reports.disclosure.DisclosedTable;
import org.aroregistry.reports.disclosure.Profile;
import org.aroregistry.reports.model.Cell;
import org.aroregistry.reports.model.Report;

/**
 * A01: the registry in the form of an abstract on first transplants, line by line as the largest published cohort.
 *
 * <p>Nearly all cells are borrowed from T04, F01 and F04. The genes of the transplanted and signs before the transplant are computed for this page, for
 * the regulator alone.
 */
final class AbstractPage extends TableReport {
    /** Id of the page. */
    static final String ID = "A01";

    private static final String MODEL = "EBMT_IEWP_2025";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String title() {
        return "First transplantations in the form of an abstract";
    }

    @Override
    public String question() {
        return "What would an abstract on the transplanted patients of this registry say, line by line as that of the EBMT-IEWP study of 746"
                + " patients?";
    }

    @Override
    String caption() {
        return "This registry, and beside it what was published (context, not a comparison)";
    }

    @Override
    List<String> footnotes() {
        return List.of(
                "Published: " + model().words()
                        + ". Context only: other patients, other years, other definitions. Nothing is tested against"
                        + " it. Its results after transplantation were not read, so that no published number stands there.",
                "Cells of T04, F01 and F04 are those of these reports: what is hidden there is hidden here. Percentages are of patients in whom"
                        + " the item is known.",
                "The registry divides conditioning and donors more finely than the abstract: a published number that stands for several of our"
                        + " rows says so.");
    }

    @Override
    String timeConvention() {
        return "day of the first transplantation; ages are days since birth";
    }

    @Override
    String method() {
        return "Counts and percent (their Wilson limits are in CSV and JSON), medians with quartiles (type 7), survival by Kaplan\u2013Meier and cumulative incidence of graft failure by"
                + " Aalen\u2013Johansen with delayed entry, as in the reports named in the last column. Signs before the transplant are those"
                + " at diagnosis, or dated before the day of the infusion; severe visual impairment is that of the better eye in the 90 days"
                + " before.";
    }

    @Override
    public Optional<Report> compose(DisclosedResults results) {
        return results.table(AbstractLines.TRANSPLANTS).map(table -> {
            List<Disclosed> cells = new AbstractLines(results)
                    .parts().stream()
                            .flatMap(part -> part.lines().stream())
                            .map(AbstractLines.Line::cell)
                            .toList();
            return report(results, table, cells, notes(results));
        });
    }

    private List<String> notes(DisclosedResults results) {
        List<String> notes = new ArrayList<>();
        results.table(id()).ifPresent(table -> notes.addAll(table.notes()));
        if (results.profile() == Profile.PUBLIC) {
            notes.add(
                    "Genes of the transplanted and signs before the transplant are in the regulator's edition alone: next to the same patients in"
                            + " T01 and T03 they could be subtracted to a number of 1 to 4. All patients by gene are in T02, signs at diagnosis in T03.");
        }
        return notes;
    }

    @Override
    List<Report.Block> body(DisclosedResults results, DisclosedTable table) {
        List<Report.Section> sections = new AbstractLines(results)
                .parts().stream()
                        .filter(part -> !part.lines().isEmpty())
                        .map(part -> new Report.Section(
                                part.key(),
                                part.label(),
                                part.lines().stream()
                                        .map(line -> row(part.key(), line))
                                        .toList()))
                        .toList();
        List<Report.Column> columns = List.of(
                new Report.Column("registry", "This registry", ""),
                new Report.Column("n", "n", ""),
                new Report.Column("published", "Published: " + model().label(), ""),
                new Report.Column("from", "From", ""));
        return List.of(new Report.Table("main", caption(), stub(), columns, sections));
    }

    private Report.Row row(String part, AbstractLines.Line line) {
        Report.Row ours = row(new DisclosedTable.Row(line.key(), line.label(), List.of(line.cell())));
        Cell published = PublishedCohorts.current().of(model()).stream()
                .filter(number -> number.measure().equals(part + "." + line.key()))
                .map(PublishedNumber::cell)
                .findFirst()
                .orElseGet(() -> CellText.plain().cell(BorrowedCells.none()));
        Cell cell = ours.cells().get(0);
        return new Report.Row(
                ours.key(), ours.label(), List.of(cell, size(line, cell), published, CellText.words(line.from())));
    }

    /** The patients behind a number, if the number itself may be seen with them. */
    private static Cell size(AbstractLines.Line line, Cell cell) {
        if (line.patients().isPresent()) {
            return CellText.plain().cell(line.patients().get());
        }
        String n =
                switch (cell.kind()) {
                    case "share" -> cell.values().denominator();
                    case "distribution" -> cell.values().n();
                    default -> "";
                };
        return n.isEmpty()
                ? CellText.plain().cell(BorrowedCells.none())
                : CellText.plain().cell(new Disclosed.Shown(new Statistic.Count(Long.parseLong(n), true)));
    }

    /** Returns the study in whose form the page is. */
    static PublishedStudy model() {
        return PublishedCohorts.current().study(MODEL);
    }
}
