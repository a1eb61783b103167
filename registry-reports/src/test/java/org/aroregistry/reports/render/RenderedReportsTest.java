package org.aroregistry.reports.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.aroregistry.reports.ReportWriter;
import org.aroregistry.reports.SampleResults;
import org.aroregistry.reports.catalogue.Catalogue;
import org.aroregistry.reports.disclosure.Profile;
import org.aroregistry.reports.model.Report;
import org.aroregistry.reports.model.ReportDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * Compares what is written with golden files, and reads it back.
 *
 * <p>{@code -Daro.golden.update=true} writes the golden files anew: look at the difference before you commit it.
 */
class RenderedReportsTest {
    private static final Map<Profile, List<Report>> REPORTS =
            Map.of(Profile.PUBLIC, reports(Profile.PUBLIC), Profile.REGULATOR, reports(Profile.REGULATOR));

    private static List<Report> reports(Profile profile) {
        return ReportWriter.forProfile(profile).compose(SampleResults.standard(), Catalogue.ids());
    }

    private static List<ReportDocument> documents(Profile profile) {
        return ReportWriter.forProfile(profile).composeDocuments(SampleResults.standard(), Catalogue.ids());
    }

    private static Report report(Profile profile, String id) {
        return REPORTS.get(profile).stream()
                .filter(report -> report.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    static Stream<String> goldenFiles() {
        return Stream.of(
                "PUBLIC/T01.html",
                "PUBLIC/T03.csv",
                "PUBLIC/F01.svg",
                "PUBLIC/F01.json",
                "PUBLIC/T16.html",
                "PUBLIC/T02.html",
                "PUBLIC/T05.csv",
                "PUBLIC/T06.csv",
                "PUBLIC/T12.html",
                "PUBLIC/T17.html",
                "PUBLIC/T11.html",
                "PUBLIC/T15.csv",
                "PUBLIC/F02.json",
                "REGULATOR/T04.csv",
                "REGULATOR/T05.html",
                "REGULATOR/T06.html",
                "REGULATOR/T08.html",
                "REGULATOR/T09.html",
                "REGULATOR/T10.csv",
                "REGULATOR/T12.csv",
                "REGULATOR/T13.html",
                "REGULATOR/T14.html",
                "PUBLIC/T14.csv",
                "PUBLIC/T13.csv",
                "REGULATOR/T11.html",
                "REGULATOR/T15.html",
                "REGULATOR/T18.json",
                "REGULATOR/F02.svg",
                "REGULATOR/F05.svg",
                "PUBLIC/F05.json",
                "REGULATOR/F06.svg",
                "REGULATOR/F07.svg",
                "REGULATOR/F08.svg",
                "PUBLIC/F08.svg",
                "PUBLIC/F08.csv",
                "REGULATOR/F09.svg",
                "REGULATOR/F09.csv",
                "REGULATOR/F10.svg",
                "REGULATOR/F10.csv",
                "REGULATOR/F11.svg",
                "REGULATOR/F11.csv",
                "PUBLIC/F09.svg",
                "PUBLIC/F09.json",
                "REGULATOR/T07.html",
                "REGULATOR/T01.csv",
                "REGULATOR/T16.json",
                "REGULATOR/F01.html",
                "REGULATOR/F03.svg",
                "REGULATOR/F04.svg",
                "REGULATOR/A01.html",
                "PUBLIC/A01.csv",
                "REGULATOR/A02.svg",
                "PUBLIC/A02.json",
                "PUBLIC/A02.csv",
                "REGULATOR/FDA.html",
                "REGULATOR/index.html");
    }

    @ParameterizedTest
    @MethodSource("goldenFiles")
    void what_is_written_equals_the_golden_file(String name) throws IOException {
        String written = written(name).replace("\r\n", "\n");
        Path golden =
                Path.of("src/test/resources/org/aroregistry/reports/golden").resolve(name);
        if (Boolean.getBoolean("aro.golden.update")) {
            Files.createDirectories(golden.getParent());
            Files.writeString(golden, written);
        }

        assertThat(written.lines().toList())
                .as("differs from %s; -Daro.golden.update=true takes it over", golden)
                .containsExactlyElementsOf(Files.readString(golden).lines().toList());
    }

    private static String written(String name) {
        Profile profile = Profile.valueOf(name.substring(0, name.indexOf('/')));
        String id = name.substring(name.indexOf('/') + 1, name.indexOf('.'));
        Set<Format> formats = EnumSet.allOf(Format.class);
        if (id.equals("index")) {
            return IndexPage.of(REPORTS.get(profile), documents(profile), formats);
        }
        if (id.equals("FDA")) {
            return DocumentPage.screen(documents(profile).get(0), formats);
        }
        Report report = report(profile, id);
        return switch (name.substring(name.indexOf('.') + 1)) {
            case "html" -> HtmlPage.screen(report, formats);
            case "csv" -> CsvFile.of(report);
            case "json" -> JsonFile.of(report);
            default -> FigureFile.of(report);
        };
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void every_page_is_well_formed_self_contained_and_accessible(Profile profile) throws Exception {
        List<String> pages = new ArrayList<>();
        pages.add(IndexPage.of(REPORTS.get(profile), documents(profile), EnumSet.allOf(Format.class)));
        documents(profile).forEach(document -> pages.add(DocumentPage.screen(document, EnumSet.allOf(Format.class))));
        REPORTS.get(profile).forEach(report -> pages.add(HtmlPage.screen(report, EnumSet.allOf(Format.class))));

        for (String page : pages) {
            Document document = parsed(page.replace("<!DOCTYPE html>", ""));
            assertThat(document.getDocumentElement().getAttribute("lang")).isEqualTo("en");
            assertThat(page).doesNotContain("<script").doesNotContain("<link").doesNotContain("@import");
            assertThat(page).doesNotContainPattern("(src|href)=\"(https?:)?//");
            assertThat(elements(document, "h1")).hasSize(1);
            for (Element table : elements(document, "table")) {
                assertThat(table.getElementsByTagName("caption").getLength()).isEqualTo(1);
            }
            for (Element heading : elements(document, "th")) {
                assertThat(heading.getAttribute("scope")).isIn("col", "row", "rowgroup");
            }
            for (Element drawing : elements(document, "svg")) {
                assertThat(drawing.getAttribute("role")).isEqualTo("img");
                assertThat(drawing.getAttribute("aria-label")).contains("patients");
            }
        }
    }

    @Test
    void every_report_prints_its_front_matter_in_every_format() throws IOException {
        for (Report report : REPORTS.get(Profile.REGULATOR)) {
            List<String> wanted = List.of(
                    "2026-annual",
                    "9f1c5a7be0d24c61b8a3f0e2d79c4456a1b2c3d4e5f60718293a4b5c6d7e8f90",
                    "registry version 42",
                    "OS_HSCT1 v1",
                    "0.1.0",
                    "4be1907a33cdd18f5a6b7c8d9e0f11223344556677889900aabbccddeeff0011",
                    "Nothing is suppressed",
                    "events precede censorings");
            String pdf = text(report).replaceAll("\\s+", " ");
            for (String part : wanted) {
                assertThat(HtmlPage.screen(report, Set.of())).contains(part);
                assertThat(CsvFile.of(report)).contains(part);
                assertThat(JsonFile.of(report)).contains(part);
                assertThat(pdf).as("PDF of %s", report.id()).contains(part);
            }
        }
    }

    @Test
    void the_pdf_holds_the_numbers_the_figure_and_its_page_numbers() throws IOException {
        Report report = report(Profile.REGULATOR, "F01");

        try (PDDocument document = Loader.loadPDF(PdfFile.of(report))) {
            assertThat(document.getNumberOfPages()).isBetween(2, 3);
            assertThat(document.getDocumentInformation().getTitle())
                    .isEqualTo("F01. Overall survival after first transplantation, by donor");
            assertThat(document.getDocumentInformation().getCreationDate()).isNull();
            String text = new PDFTextStripper().getText(document);
            assertThat(text).contains("Page 1 of " + document.getNumberOfPages());
            assertThat(text).contains("Donor groups differ in age and era");
            assertThat(text).contains("77.1\u00a0(70.3\u201384.0)");
            // A sign that the fonts lack is printed as #.
            assertThat(text.replace("reports.md#f01", "")).doesNotContain("#");
            for (var page : document.getPages()) {
                for (var name : page.getResources().getFontNames()) {
                    assertThat(page.getResources().getFont(name).isEmbedded()).isTrue();
                }
            }
        }
    }

    @Test
    void a_figure_stands_on_the_first_page_also_on_a_landscape_one() throws IOException {
        try (PDDocument document = Loader.loadPDF(PdfFile.of(report(Profile.REGULATOR, "F03")))) {
            PDFTextStripper stripper = new PDFTextStripper();
            stripper.setEndPage(1);

            assertThat(stripper.getText(document))
                    .contains("with delayed entry: a child is at risk only from enrolment");
        }
    }

    @Test
    void a_table_that_breaks_over_pages_repeats_its_head() throws IOException {
        try (PDDocument document = Loader.loadPDF(PdfFile.of(report(Profile.REGULATOR, "T03")))) {
            PDFTextStripper stripper = new PDFTextStripper();
            stripper.setStartPage(2);
            stripper.setEndPage(2);

            assertThat(stripper.getText(document))
                    .contains("Symptom or complication")
                    .contains("n\u00a0=\u00a0131");
        }
    }

    private static String text(Report report) throws IOException {
        try (PDDocument document = Loader.loadPDF(PdfFile.of(report))) {
            return new PDFTextStripper().getText(document);
        }
    }

    @Test
    void a_suppressed_cell_has_no_number_in_csv_and_json() throws IOException {
        int suppressed = 0;
        for (Report report : REPORTS.get(Profile.PUBLIC)) {
            for (CSVRecord row : rows(report)) {
                if (!row.get("status").isEmpty() && !row.get("status").equals("SHOWN")) {
                    suppressed++;
                    for (String number : List.of("n", "denominator", "estimate", "lower", "upper")) {
                        assertThat(row.get(number))
                                .as("%s %s", report.id(), row)
                                .isEmpty();
                    }
                }
                boolean patients =
                        !report.id().equals("T16") || row.get("column").equals("patients");
                if (patients && row.get("kind").equals("count") && !row.get("n").isEmpty()) {
                    assertThat(Long.parseLong(row.get("n")))
                            .as("%s %s", report.id(), row)
                            .isNotIn(1L, 2L, 3L, 4L);
                }
            }
            assertThat(JsonFile.of(report)).doesNotContainPattern("\"n\" : [1-4],\\s+\"denominator\"");
        }
        assertThat(suppressed).isGreaterThan(100);
    }

    private static List<CSVRecord> rows(Report report) throws IOException {
        return CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new StringReader(CsvFile.of(report)))
                .getRecords();
    }

    @Test
    void every_cell_of_the_table_is_one_row_of_the_csv() throws IOException {
        Report report = report(Profile.REGULATOR, "T03");

        List<CSVRecord> cells = rows(report).stream()
                .filter(row ->
                        row.get("block").equals("main") && !row.get("kind").equals("size"))
                .toList();

        assertThat(cells).hasSize(27 * 9);
        CSVRecord first = cells.get(0);
        assertThat(first.get("row_label")).isEqualTo("Anaemia");
        assertThat(first.get("n")).isEqualTo("112");
        assertThat(first.get("denominator")).isEqualTo("303");
        assertThat(Double.parseDouble(first.get("estimate"))).isEqualTo(112 / 303.0);
        assertThat(first.get("text")).isEqualTo("112/303 37.0\u00a0(31.7\u201342.5)");
    }

    @Test
    void no_text_can_start_a_formula_in_a_spreadsheet() {
        assertThat(CsvFile.harmless("=HYPERLINK(\"x\")")).isEqualTo("'=HYPERLINK(\"x\")");
        assertThat(CsvFile.harmless("@SUM(A1)")).isEqualTo("'@SUM(A1)");
        assertThat(CsvFile.harmless("-1+2")).isEqualTo("'-1+2");
        assertThat(CsvFile.harmless("62.3")).isEqualTo("62.3");
        assertThat(CsvFile.harmless("")).isEmpty();
    }

    @Test
    void text_of_the_results_cannot_become_markup() {
        Markup markup = new Markup();
        markup.element("td", "<img src=x onerror=\"alert(1)\">&", "title", "\"><script>");

        assertThat(markup.toString())
                .isEqualTo(
                        "<td title=\"&quot;&gt;&lt;script&gt;\">&lt;img src=x onerror=&quot;alert(1)&quot;&gt;&amp;</td>");
    }

    private static Document parsed(String page) throws ParserConfigurationException, IOException, SAXException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder()
                .parse(new InputSource(
                        new StringReader(new String(page.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))));
    }

    private static List<Element> elements(Document document, String name) {
        NodeList nodes = document.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }
}
