package org.aroregistry.reports.catalogue;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.aroregistry.core.result.Statistic;
import org.aroregistry.core.result.TableResult;
import org.aroregistry.reports.disclosure.Disclosed;
import org.aroregistry.reports.disclosure.DisclosedFigure;
import org.aroregistry.reports.disclosure.DisclosedResults;
import org.aroregistry.reports.disclosure.DisclosedTable;
import org.aroregistry.reports.disclosure.Profile;

/** The lines of the abstract page: which number stands in which line, and of which report it is a cell. */
final class AbstractLines {
    /** The report on the transplanted patients. */
    static final String TRANSPLANTS = "T04";

    private static final String SURVIVAL = "F01";
    private static final String GRAFT_FAILURE = "F04";
    private static final String SEVERELY_IMPAIRED = "severely_impaired";
    private static final int YEARS = 5;

    private final BorrowedCells cells;
    private final Profile profile;

    AbstractLines(DisclosedResults results) {
        this.cells = new BorrowedCells(results);
        this.profile = results.profile();
    }

    /**
     * Lines under one heading.
     *
     * @param key stable key
     * @param label heading
     * @param lines the lines
     */
    record Part(String key, String label, List<Line> lines) {}

    /**
     * A line of the abstract.
     *
     * @param key stable key
     * @param label heading
     * @param cell our number
     * @param patients patients it rests on, where the cell does not tell
     * @param from the report that it is a cell of
     */
    record Line(String key, String label, Disclosed cell, Optional<Disclosed> patients, String from) {
        Line(String key, String label, Disclosed cell, String from) {
            this(key, label, cell, Optional.empty(), from);
        }

        static Line of(DisclosedTable.Row row, String from) {
            return new Line(row.key(), row.label(), row.cells().get(0), from);
        }
    }

    /** Returns the page, part by part. */
    List<Part> parts() {
        return List.of(
                new Part("patients", "Patients", patients()),
                new Part("genes", "Causal gene, of those with one", own("genes")),
                new Part(
                        "before",
                        "Before the transplant",
                        Stream.concat(own("before").stream(), vision()).toList()),
                of("regimen", "Conditioning"),
                of("donor_type", "Donor"),
                of("source", "Source of cells"),
                new Part("outcome", "Follow-up", followUp()),
                new Part("survival", "Overall survival at " + YEARS + " years", curves(SURVIVAL)),
                new Part("graft_failure", "Cumulative incidence by " + YEARS + " years", curves(GRAFT_FAILURE)));
    }

    private List<Line> patients() {
        return List.of(
                new Line(
                        "patients",
                        "Patients",
                        cells.patients(TRANSPLANTS).orElseGet(BorrowedCells::none),
                        TRANSPLANTS),
                new Line(
                        "age",
                        "Age at the transplant",
                        cells.cell(TRANSPLANTS, "age", "age").orElseGet(BorrowedCells::none),
                        TRANSPLANTS));
    }

    /** The lines computed for this page; the public sees which there are. */
    private List<Line> own(String part) {
        List<DisclosedTable.Row> rows = cells.rows(AbstractPage.ID, TableResult.Section.REGULATOR_ONLY + part);
        if (!rows.isEmpty()) {
            return rows.stream().map(row -> Line.of(row, AbstractPage.ID)).toList();
        }
        Disclosed missing = profile == Profile.PUBLIC
                ? new Disclosed.Withheld()
                : new Disclosed.Shown(new Statistic.NotEstimable("none"));
        return PublishedCohorts.current().of(AbstractPage.model()).stream()
                .filter(number -> number.measure().startsWith(part + "."))
                .filter(number -> !number.measure().equals("before." + SEVERELY_IMPAIRED))
                .map(number -> new Line(
                        number.measure().substring(part.length() + 1), number.item(), missing, AbstractPage.ID))
                .toList();
    }

    private Stream<Line> vision() {
        return cells.cell(TRANSPLANTS, "vision", SEVERELY_IMPAIRED).stream()
                .map(cell -> new Line(SEVERELY_IMPAIRED, "Severe visual impairment or blindness", cell, TRANSPLANTS));
    }

    private Part of(String section, String label) {
        return new Part(
                section,
                label,
                cells.rows(TRANSPLANTS, section).stream()
                        .map(row -> Line.of(row, TRANSPLANTS))
                        .toList());
    }

    private List<Line> followUp() {
        return List.of(new Line(
                "follow_up",
                "Median follow-up",
                cells.total(SURVIVAL)
                        .flatMap(DisclosedFigure.Curve::medianFollowUp)
                        .orElseGet(BorrowedCells::none),
                cells.total(SURVIVAL).map(DisclosedFigure.Curve::patients),
                SURVIVAL));
    }

    private List<Line> curves(String figure) {
        return cells.curves(figure).stream()
                .map(curve -> new Line(
                        curve.key().toLowerCase(Locale.ROOT),
                        curve.label().equals("Total") ? "All patients" : curve.label(),
                        BorrowedCells.at(curve, YEARS),
                        Optional.of(curve.patients()),
                        figure))
                .toList();
    }
}
