package org.aroregistry.reports.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.aroregistry.core.result.AnalysisResults;
import org.aroregistry.core.result.Interval;
import org.aroregistry.core.result.Statistic;
import org.aroregistry.core.result.TableResult;
import org.aroregistry.reports.ReportWriter;
import org.aroregistry.reports.SampleResults;
import org.aroregistry.reports.disclosure.Profile;
import org.aroregistry.reports.model.Cell;
import org.aroregistry.reports.model.CellStatus;
import org.aroregistry.reports.model.IntervalPlot;
import org.aroregistry.reports.model.Report;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The pages that show published numbers beside those of the registry. */
class PublishedContextTest {
    private static final PublishedCohorts PUBLISHED = PublishedCohorts.current();
    private static final PublishedStudy EBMT = PUBLISHED.study("EBMT_IEWP_2025");

    private static Report report(AnalysisResults results, Profile profile, String id) {
        return ReportWriter.forProfile(profile).compose(results, List.of(id)).get(0);
    }

    private static Report report(Profile profile, String id) {
        return report(SampleResults.standard(), profile, id);
    }

    private static Report.Table table(Report report, String key) {
        return report.body().stream()
                .filter(block ->
                        block instanceof Report.Table table && table.key().equals(key))
                .map(Report.Table.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private static Cell cell(Report report, String section, String row, int column) {
        return find(report, section, row).orElseThrow().cells().get(column);
    }

    private static Optional<Report.Row> find(Report report, String section, String row) {
        return table(report, "main").sections().stream()
                .filter(found -> found.key().equals(section))
                .flatMap(found -> found.rows().stream())
                .filter(found -> found.key().equals(row))
                .findFirst();
    }

    @Test
    void every_number_of_the_abstract_has_its_line() {
        Report page = report(Profile.REGULATOR, "A01");

        assertThat(PUBLISHED.of(EBMT)).hasSize(27).allSatisfy(number -> {
            String[] place = number.measure().split("\\.");
            // The sample has fewer kinds of donors than the registry.
            if (!List.of("mfd", "mmud").contains(place[1])) {
                assertThat(cell(page, place[0], place[1], 2).text())
                        .as(number.measure())
                        .startsWith(number.text());
            }
        });
        assertThat(find(page, "survival", "total")).isPresent();
        assertThat(find(page, "graft_failure", "gf")).isPresent();
    }

    @Test
    void the_numbers_of_the_abstract_are_whole_where_they_are_parts() {
        for (Map.Entry<String, Double> part :
                Map.of("genes", 100.0, "regimen", 99.9, "donor_type", 100.0).entrySet()) {
            assertThat(PUBLISHED.of(EBMT).stream()
                            .filter(number -> number.measure().startsWith(part.getKey() + "."))
                            .mapToDouble(number -> Double.parseDouble(number.value()))
                            .sum())
                    .as(part.getKey())
                    .isCloseTo(part.getValue(), within(0.01));
        }
    }

    @Test
    void a_borrowed_cell_is_that_of_the_other_report() {
        Report page = report(Profile.REGULATOR, "A01");
        Cell original = cell(report(Profile.REGULATOR, "T04"), "regimen", "bu_cy", 0);

        assertThat(cell(page, "regimen", "bu_cy", 0).values()).isEqualTo(original.values());
        assertThat(cell(page, "regimen", "bu_cy", 1).text())
                .isEqualTo(original.values().denominator());
        assertThat(cell(page, "regimen", "bu_cy", 3).text()).isEqualTo("T04");
    }

    @Test
    void the_public_sees_no_gene_and_no_sign_of_the_transplanted() {
        Report page = report(Profile.PUBLIC, "A01");

        for (String section : List.of("genes", "before")) {
            List<Report.Row> rows = table(page, "main").sections().stream()
                    .filter(found -> found.key().equals(section))
                    .flatMap(found -> found.rows().stream())
                    .filter(row -> row.cells().get(3).text().equals("A01"))
                    .toList();
            assertThat(rows).hasSizeGreaterThanOrEqualTo(5).allSatisfy(row -> {
                assertThat(row.cells().get(0).status()).isEqualTo(CellStatus.WITHHELD);
                assertThat(row.cells().get(0).values()).isEqualTo(Cell.Values.NONE);
                assertThat(row.cells().get(1).values()).isEqualTo(Cell.Values.NONE);
            });
        }
        assertThat(page.footnotes()).anySatisfy(note -> assertThat(note.text()).contains("regulator's edition alone"));
    }

    /** What a page borrows may tell no more than its source: same numbers, same status. */
    @ParameterizedTest
    @EnumSource(Profile.class)
    void what_is_hidden_in_its_own_report_is_hidden_here(Profile profile) {
        Report page = report(profile, "A01");
        Report source = report(profile, "T04");

        for (String section : List.of("age", "donor_type", "source", "regimen", "vision")) {
            List<Report.Row> rows = table(source, "main").sections().stream()
                    .filter(found -> found.key().equals(section))
                    .flatMap(found -> found.rows().stream())
                    .toList();
            assertThat(rows).isNotEmpty();
            String here = section.equals("vision") ? "before" : section.equals("age") ? "patients" : section;
            for (Report.Row row : rows) {
                find(page, here, row.key()).ifPresent(found -> {
                    assertThat(found.cells().get(0).status())
                            .isEqualTo(row.cells().get(0).status());
                    assertThat(found.cells().get(0).values())
                            .isEqualTo(row.cells().get(0).values());
                });
            }
        }
        Report panel = report(profile, "A02");
        Cell vision = table(source, "main").sections().stream()
                .filter(found -> found.key().equals("vision"))
                .flatMap(found -> found.rows().stream())
                .map(row -> row.cells().get(0))
                .findFirst()
                .orElseThrow();
        assertThat(cell(panel, "measures", "vision", 0).values()).isEqualTo(vision.values());
    }

    @Test
    void a_number_outside_its_band_is_noted_and_one_within_is_not() {
        Report panel = report(withTcirg1(15, 100), Profile.REGULATOR, "A02");

        assertThat(cell(panel, "measures", "tcirg1", 2).text()).isEqualTo("outside the band");
        assertThat(panel.footnotes()).anySatisfy(note -> assertThat(note.text())
                .contains("Outside the band: TCIRG1, of those tested, 15/100 15.0", "expected 35\u201375%"));
        // The ends belong to the band.
        assertThat(cell(report(withTcirg1(35, 100), Profile.REGULATOR, "A02"), "measures", "tcirg1", 2)
                        .text())
                .isEqualTo("in the band");
        assertThat(cell(panel, "measures", "survival_2", 2).text()).isEqualTo("no band");
    }

    @Test
    void a_hidden_number_is_not_judged_and_not_drawn() {
        Report panel = report(withTcirg1(3, 100), Profile.PUBLIC, "A02");

        assertThat(cell(panel, "measures", "tcirg1", 0).values()).isEqualTo(Cell.Values.NONE);
        assertThat(cell(panel, "measures", "tcirg1", 2).text()).isEqualTo("not judged");
        assertThat(plots(panel).get(0).groups().get(0).marks().get(0).value()).isNaN();
    }

    /** The sample with another number of patients with TCIRG1 among all with one gene or none. */
    private static AnalysisResults withTcirg1(long n, long of) {
        AnalysisResults sample = SampleResults.standard();
        Interval interval = new Interval((double) n / of / 2, Math.min(1, 2.0 * n / of), 0.95, "Wilson");
        Interval rest = new Interval(0.5, 0.9, 0.95, "Wilson");
        TableResult molecular = sample.table("T02").orElseThrow();
        TableResult changed = new TableResult(
                molecular.id(),
                molecular.analysisSet(),
                molecular.accounting(),
                List.of(new TableResult.Column("TOTAL", "Total", of)),
                false,
                List.of(new TableResult.Section(
                        "finding",
                        "Finding",
                        true,
                        List.of(
                                new TableResult.Row("tcirg1", "TCIRG1", List.of(new Statistic.Share(n, of, interval))),
                                new TableResult.Row(
                                        "no_variant", "None", List.of(new Statistic.Share(of - n, of, rest)))))),
                List.of());
        return new AnalysisResults(
                sample.run(),
                sample.tables().stream()
                        .map(table -> table.id().equals("T02") ? changed : table)
                        .toList(),
                sample.figures());
    }

    private static List<IntervalPlot> plots(Report report) {
        return report.body().stream()
                .filter(IntervalPlot.class::isInstance)
                .map(IntervalPlot.class::cast)
                .toList();
    }

    @Test
    void the_plots_show_ours_with_its_interval_in_percent_and_months_and_published_numbers_without() {
        Report panel = report(Profile.REGULATOR, "A02");
        List<IntervalPlot> plots = plots(panel);
        Cell survival = cell(panel, "measures", "survival_1", 0);

        IntervalPlot.Group year = plots.get(0).groups().get(1);
        assertThat(year.marks().get(0).value())
                .isCloseTo(100 * Double.parseDouble(survival.values().estimate()), within(1e-9));
        assertThat(year.marks().get(0).lower())
                .isCloseTo(100 * Double.parseDouble(survival.values().lower()), within(1e-9));
        assertThat(year.marks().get(1).value()).isEqualTo(55);
        assertThat(year.marks().get(1).lower()).isNaN();
        IntervalPlot.Group age = plots.get(1).groups().get(0);
        // 0.7 years are 8.4 months, and 12 months stay what they are.
        assertThat(age.marks().stream().skip(1).map(IntervalPlot.Mark::value))
                .satisfiesExactly(first -> assertThat(first).isCloseTo(8.4, within(1e-9)), second -> assertThat(second)
                        .isEqualTo(12));
        assertThat(Double.parseDouble(cell(panel, "measures", "age", 0).values().estimate()) / (365.25 / 12))
                .isCloseTo(age.marks().get(0).value(), within(1e-9));
    }

    @Test
    void every_published_number_was_read_and_names_its_source() {
        assertThat(Stream.of(PlausibilityMeasure.values()).flatMap(measure -> PUBLISHED.on(measure.measure()).stream()))
                .hasSizeGreaterThan(15)
                .allSatisfy(number -> {
                    assertThat(number.study().certainty()).isEqualTo("A");
                    assertThat(number.study().citation()).isNotBlank();
                });
        assertThat(Stream.of(PlausibilityMeasure.values())
                        .filter(measure -> PUBLISHED.band(measure.measure()).isPresent()))
                .hasSize(7);
    }

    @ParameterizedTest
    @EnumSource(ReportSet.class)
    void a_set_names_reports_of_the_catalogue(ReportSet set) {
        assertThat(Catalogue.ids()).containsAll(set.ids());
        assertThat(ReportSet.find(set.word())).contains(set);
        assertThat(set.regulatorOnly()).isEqualTo(set == ReportSet.REGULATOR);
    }
}
