package org.aroregistry.reports.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.IntStream;
import org.aroregistry.core.result.Accounting;
import org.aroregistry.core.result.AnalysisResults;
import org.aroregistry.core.result.Statistic;
import org.aroregistry.core.result.TableResult;
import org.aroregistry.reports.ReportWriter;
import org.aroregistry.reports.SampleResults;
import org.aroregistry.reports.disclosure.Profile;
import org.aroregistry.reports.model.Cell;
import org.aroregistry.reports.model.Report;
import org.aroregistry.reports.model.ReportDocument;
import org.aroregistry.reports.render.Format;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CentreReportTest {
    private static final List<String> IDS = ReportSet.CENTRES.ids();
    private static final List<String> COLUMNS =
            List.of("patients", "rejected", "errors", "required", "follow_up", "open_queries", "behind", "units");

    @TempDir
    Path folder;

    private static ReportDocument document(AnalysisResults results, String site) {
        return ReportWriter.forSite(site).composeDocuments(results, IDS).get(0);
    }

    private static ReportDocument.Chapter chapter(ReportDocument document, String key) {
        return document.chapters().stream()
                .filter(chapter -> chapter.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private static Report.Table own(ReportDocument document, int part) {
        return (Report.Table) chapter(document, "own").parts().get(part).body().get(0);
    }

    /** Results with a T16 of two sites alone: S01 as told, S02 with the rest. */
    private static AnalysisResults quality(double... own) {
        TableResult.Row total = row("TOTAL", 100, 50, 12, 95, 80, 20, 0, 1);
        TableResult table = new TableResult(
                "T16",
                "ALL",
                new Accounting(100, List.of(), 100, List.of(), 100),
                COLUMNS.stream()
                        .map(column -> new TableResult.Column(column, column, 100))
                        .toList(),
                false,
                List.of(
                        new TableResult.Section("total", "All sites", false, List.of(total)),
                        new TableResult.Section(
                                "sites",
                                "Sites",
                                true,
                                List.of(row("S01", own), row("S02", 100 - own[0], 1, 2, 95, 80, 1, 0, 0)))),
                List.of("S01, most frequent findings: L-002 (7), F-003 (3)."));
        return new AnalysisResults(SampleResults.standard().run(), List.of(table), List.of());
    }

    private static TableResult.Row row(String key, double... values) {
        List<Statistic> cells = new ArrayList<>();
        for (int j = 0; j < values.length; j++) {
            boolean counted =
                    List.of("patients", "rejected", "open_queries", "behind").contains(COLUMNS.get(j));
            cells.add(
                    counted
                            ? new Statistic.Count((long) values[j], j == 0)
                            : new Statistic.Amount((long) values[0], unit(COLUMNS.get(j)), values[j]));
        }
        return new TableResult.Row(key, key, cells);
    }

    private static String unit(String column) {
        return column.equals("follow_up") ? "percent of person-time" : "percent of cells";
    }

    @Test
    void every_number_of_a_centre_stands_beside_that_of_all() {
        AnalysisResults sample = SampleResults.standard();
        String site = sample.run().dataCut().get(2).siteId();
        Report quality = quality(sample, site);
        List<String> columns = quality.body().stream()
                .flatMap(block -> ((Report.Table) block).columns().stream())
                .map(Report.Column::key)
                .distinct()
                .toList();

        Report.Table table = own(document(sample, site), 0);

        assertThat(table.sections().get(0).rows().stream().map(Report.Row::key)).containsExactlyElementsOf(columns);
        for (Report.Row row : table.sections().get(0).rows()) {
            assertThat(row.cells())
                    .as(row.key())
                    .isEqualTo(List.of(cell(quality, site, row.key()), cell(quality, "TOTAL", row.key())));
        }
    }

    private static Report quality(AnalysisResults results, String site) {
        return ReportWriter.forSite(site).compose(results, List.of("T16")).get(0);
    }

    private static Cell cell(Report report, String site, String column) {
        return report.body().stream()
                .map(Report.Table.class::cast)
                .filter(table ->
                        table.columns().stream().anyMatch(each -> each.key().equals(column)))
                .findFirst()
                .map(table -> table.sections().stream()
                        .flatMap(section -> section.rows().stream())
                        .filter(row -> row.key().equals(site))
                        .findFirst()
                        .orElseThrow()
                        .cells()
                        .get(IntStream.range(0, table.columns().size())
                                .filter(j -> table.columns().get(j).key().equals(column))
                                .findFirst()
                                .orElseThrow()))
                .orElseThrow();
    }

    @Test
    void what_is_to_do_follows_from_the_numbers_and_is_said_in_order() {
        ReportDocument document = document(quality(40, 7, 21, 89.9, 79, 3, 1, 2), site());

        assertThat(chapter(document, "next").paragraphs().stream()
                        .map(step -> step.substring(0, step.indexOf(". ", 3))))
                .containsExactly(
                        "1. rejected: 7",
                        "2. errors: 21.0",
                        "3. required: 89.9",
                        "4. open_queries: 3",
                        "5. behind: 1",
                        "6. units: 2.0",
                        "7. follow_up: 79.0");
        assertThat(chapter(document, "found").paragraphs().get(0))
                .isEqualTo("Most frequent findings: L-002 (7), F-003 (3).");
    }

    @Test
    void a_centre_that_keeps_every_limit_is_asked_for_nothing() {
        assertThat(chapter(document(quality(40, 0, 20, 90, 80, 0, 0, 0), site()), "next")
                        .paragraphs())
                .containsExactly(CentreSteps.NOTHING);
    }

    @Test
    void a_hidden_number_asks_for_nothing() {
        // Follow-up of 1 to 4 patients is hidden: it may not be told to be less than that of all.
        assertThat(chapter(document(quality(3, 0, 20, 90, 10, 0, 0, 0), site()), "next")
                        .paragraphs())
                .containsExactly(CentreSteps.NOTHING);
    }

    @Test
    void a_centre_learns_no_name_but_its_own_and_no_number_of_another() throws IOException {
        AnalysisResults sample = SampleResults.standard();
        String site = sample.run().dataCut().get(2).siteId();
        List<Path> files = ReportWriter.forSite(site).write(sample, IDS, EnumSet.allOf(Format.class), folder);

        assertThat(files.stream().map(file -> file.getFileName().toString()))
                .contains("index.html", "CENTRE.html", "CENTRE.pdf", "T15.html", "T16.csv");
        for (Path file : files) {
            if (!file.toString().endsWith(".pdf")) {
                String text = Files.readString(file);
                sample.run().dataCut().stream()
                        .filter(other -> !other.siteId().equals(site))
                        .forEach(other ->
                                assertThat(text).as("%s", file.getFileName()).doesNotContain(other.siteId()));
            }
        }
        assertThat(Files.readString(folder.resolve("CENTRE.html"))).contains("Your site (" + site + ")");
        // The same numbers as everybody gets.
        assertThat(ReportWriter.forSite(site)
                        .compose(sample, List.of("T16"))
                        .get(0)
                        .flow())
                .isEqualTo(ReportWriter.forProfile(Profile.PUBLIC)
                        .compose(sample, List.of("T16"))
                        .get(0)
                        .flow());
    }

    @Test
    void a_site_without_rows_has_no_document() {
        assertThat(ReportWriter.forSite("S999").composeDocuments(SampleResults.standard(), IDS))
                .isEmpty();
        assertThat(ReportWriter.forProfile(Profile.PUBLIC).composeDocuments(SampleResults.standard(), IDS))
                .isEmpty();
    }

    private static String site() {
        return SampleResults.standard().run().dataCut().get(0).siteId();
    }
}
