package org.aroregistry.reports.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.aroregistry.core.result.Accounting;
import org.aroregistry.core.result.AnalysisResults;
import org.aroregistry.core.result.TableResult;
import org.aroregistry.reports.ReportWriter;
import org.aroregistry.reports.SampleResults;
import org.aroregistry.reports.disclosure.Profile;
import org.aroregistry.reports.model.Report;
import org.aroregistry.reports.model.ReportDocument;
import org.aroregistry.reports.model.ReportDocument.Chapter;
import org.aroregistry.reports.model.ReportDocument.Part;
import org.aroregistry.reports.render.DocumentPage;
import org.aroregistry.reports.render.Format;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FdaReportTest {
    private static final ReportWriter REGULATOR = ReportWriter.forProfile(Profile.REGULATOR);
    private static final ReportDocument DOCUMENT = document(SampleResults.standard());

    @TempDir
    Path folder;

    private static ReportDocument document(AnalysisResults results) {
        return REGULATOR.composeDocuments(results, List.of("FDA")).get(0);
    }

    private static Chapter chapter(ReportDocument document, String key) {
        return document.chapters().stream()
                .filter(chapter -> chapter.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void every_commitment_has_its_chapter_and_its_reports() {
        assertThat(DOCUMENT.chapters())
                .extracting(Chapter::key)
                .containsExactly(
                        "definitions",
                        "commitment-1",
                        "commitment-2",
                        "commitment-3",
                        "commitment-4",
                        "commitment-5",
                        "exposure",
                        "adverse-events",
                        "laboratory",
                        "limitations");
        assertThat(DOCUMENT.chapters().stream().flatMap(chapter -> chapter.parts().stream()))
                .extracting(Part::key)
                .containsExactly(
                        "T08",
                        "F06",
                        "T11",
                        "T11-antibodies",
                        "T08-median",
                        "T18",
                        "T07",
                        "F07",
                        "T09",
                        "T10",
                        "T12",
                        "T15");
    }

    @Test
    void its_blocks_are_those_of_the_reports_themselves() {
        for (Report report : REGULATOR.compose(SampleResults.standard(), List.of("T07", "T09", "T12", "T15", "T18"))) {
            Part part = DOCUMENT.chapters().stream()
                    .flatMap(chapter -> chapter.parts().stream())
                    .filter(candidate -> candidate.key().equals(report.id()))
                    .findFirst()
                    .orElseThrow();

            assertThat(part.body()).as(report.id()).isEqualTo(report.body());
            assertThat(part.report()).isEqualTo(report);
        }
    }

    @Test
    void antibodies_and_the_median_stand_under_their_own_commitments() {
        Part antibodies = chapter(DOCUMENT, "commitment-3").parts().get(0);
        Part median = chapter(DOCUMENT, "commitment-4").parts().get(0);

        assertThat(antibodies.body())
                .extracting(block -> ((Report.Table) block).key())
                .containsExactly("antibodies");
        assertThat(chapter(DOCUMENT, "commitment-2").parts().get(0).body())
                .extracting(block -> ((Report.Table) block).key())
                .contains("main", "patients")
                .doesNotContain("antibodies");
        assertThat(median.body()).hasSize(1);
        assertThat(((Report.Table) median.body().get(0)).sections())
                .extracting(Report.Section::key)
                .isSubsetOf("outcome", "time");
        assertThat(median.whole()).isFalse();
    }

    @Test
    void the_cover_says_what_all_numbers_were_computed_from_and_nothing_about_one_report() {
        assertThat(DOCUMENT.frontMatter())
                .extracting(Report.Fact::label)
                .contains("Cohort", "Data cut", "Freeze", "Freeze hash", "Definitions", "Software", "Result hash")
                .doesNotContain("Analysis set", "Intervals", "Time zero");
    }

    @Test
    void the_published_165_days_are_never_called_a_median() {
        String page = DocumentPage.screen(DOCUMENT, Set.of());

        assertThat(page).contains("it was at least 165 days. That number is a lower bound and no median");
        assertThat(page).doesNotContainPattern("(?i)median[^.]{0,40}\\b(was|of|is|:|=)\\s*165");
        assertThat(page).doesNotContainPattern("(?i)165[- ]days?\\s+median");
    }

    @Test
    void a_part_without_patients_says_so_in_its_place() {
        AnalysisResults results = SampleResults.standard();
        AnalysisResults nobody = new AnalysisResults(
                results.run(),
                results.tables().stream()
                        .map(table -> table.id().equals("T18") ? empty(table) : table)
                        .toList(),
                results.figures());

        Part part = chapter(document(nobody), "commitment-5").parts().get(0);

        assertThat(part.body()).isEmpty();
        assertThat(part.remarks())
                .containsExactly(
                        "No patient: none of those registered belongs to this part. The reasons stand under Patients below.");
        assertThat(DocumentPage.screen(document(nobody), Set.of())).contains("No patient: none of those registered");
    }

    private static TableResult empty(TableResult table) {
        long registered = table.accounting().registered();
        return new TableResult(
                table.id(),
                table.analysisSet(),
                new Accounting(
                        registered,
                        List.of(new Accounting.Reason("NO_VACCINATION", "No vaccination reported", registered)),
                        0,
                        List.of(),
                        0),
                table.columns(),
                table.columnsPartition(),
                List.of(),
                List.of());
    }

    @Test
    void a_listing_without_lines_and_a_report_that_was_not_computed_are_said_in_their_place() {
        AnalysisResults results = SampleResults.standard();
        AnalysisResults fewer = new AnalysisResults(
                results.run(),
                results.tables().stream()
                        .filter(table -> !table.id().equals("T09"))
                        .map(table -> table.id().equals("T10") ? withoutLines(table) : table)
                        .toList(),
                results.figures());

        Chapter events = chapter(document(fewer), "adverse-events");

        assertThat(events.paragraphs()).contains("The analysis run did not compute report T09.");
        assertThat(events.parts()).hasSize(1);
        assertThat(events.parts().get(0).remarks()).containsExactly("One event on each line: nothing to list.");
    }

    private static TableResult withoutLines(TableResult table) {
        return new TableResult(
                table.id(),
                table.analysisSet(),
                table.accounting(),
                table.columns(),
                table.columnsPartition(),
                table.sections().stream()
                        .map(section ->
                                new TableResult.Section(section.key(), section.label(), section.partition(), List.of()))
                        .toList(),
                table.notes());
    }

    @Test
    void the_public_gets_it_in_no_format() {
        assertThat(ReportWriter.forProfile(Profile.PUBLIC).composeDocuments(SampleResults.standard(), List.of("FDA")))
                .isEmpty();
        assertThat(Catalogue.isRegulatorOnly("FDA")).isTrue();
        assertThat(ReportWriter.forProfile(Profile.PUBLIC)
                        .write(SampleResults.standard(), List.of("FDA"), EnumSet.allOf(Format.class), folder))
                .isEmpty();
    }

    @Test
    void it_is_written_as_page_and_pdf_under_an_index() throws IOException {
        List<Path> files =
                REGULATOR.write(SampleResults.standard(), List.of("FDA"), EnumSet.allOf(Format.class), folder);

        assertThat(files.stream().map(file -> file.getFileName().toString()))
                .containsExactly("index.html", "FDA.html", "FDA.pdf");
        assertThat(Files.readString(files.get(0))).contains("href=\"FDA.html\"").contains("href=\"FDA.pdf\"");
    }

    @Test
    void every_entry_of_the_contents_leads_to_its_chapter_or_report() {
        String page = DocumentPage.screen(DOCUMENT, Set.of());

        Set<String> links = page.lines()
                .flatMap(line ->
                        Pattern.compile("href=\"#([^\"]+)\"").matcher(line).results())
                .map(link -> link.group(1))
                .collect(Collectors.toSet());
        assertThat(links).hasSize(10 + 12);
        assertThat(links).allSatisfy(link -> assertThat(page.split(" id=\"" + link + "\"", -1))
                .as(link)
                .hasSize(2));
    }

    @Test
    void the_contents_on_paper_name_the_pages() throws IOException {
        try (PDDocument pdf = Loader.loadPDF(DocumentPage.pdf(DOCUMENT))) {
            PDFTextStripper stripper = new PDFTextStripper();
            String all = stripper.getText(pdf);
            stripper.setStartPage(2);
            stripper.setEndPage(2);
            String contents = stripper.getText(pdf);
            int limitations = pageOf(pdf, "There is no comparison group. The published");

            assertThat(all).contains("Page 1 of " + pdf.getNumberOfPages());
            assertThat(contents).contains("Contents");
            assertThat(contents.lines().filter(line -> line.contains("Limitations")))
                    .singleElement()
                    .asString()
                    .endsWith(Integer.toString(limitations));
            assertThat(pdf.getDocumentCatalog().getDocumentOutline()).isNotNull();
        }
    }

    private static int pageOf(PDDocument pdf, String words) throws IOException {
        PDFTextStripper stripper = new PDFTextStripper();
        for (int page = 1; page <= pdf.getNumberOfPages(); page++) {
            stripper.setStartPage(page);
            stripper.setEndPage(page);
            if (stripper.getText(pdf).contains(words)) {
                return page;
            }
        }
        throw new AssertionError("no page says: " + words);
    }
}
