package org.aroregistry.reports.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.aroregistry.reports.disclosure.DisclosedResults;
import org.aroregistry.reports.disclosure.Profile;
import org.aroregistry.reports.model.Report;
import org.aroregistry.reports.model.ReportDocument;
import org.aroregistry.reports.model.ReportDocument.Chapter;
import org.aroregistry.reports.model.ReportDocument.Part;

/**
 * The answer to FDA letter 99-0975 as one document, for the regulator alone.
 *
 * <p>It takes the blocks of other reports as they are. Where a part has no patients, or the run did not compute it, the document says so there.
 */
public final class FdaReport {
    /** Id of the document. */
    public static final String ID = "FDA";

    private static final String NOBODY =
            "No patient: none of those registered belongs to this part. The reasons stand under Patients below.";

    FdaReport() {}

    /** Returns the document; nothing for the public, as it lists single patients, and nothing if no part was computed. */
    public Optional<ReportDocument> compose(DisclosedResults results) {
        return results.profile() == Profile.REGULATOR ? new Composition(results).document() : Optional.empty();
    }

    /** Puts one document together. */
    private static final class Composition {
        private final DisclosedResults results;
        private final List<Report> used = new ArrayList<>();

        Composition(DisclosedResults results) {
            this.results = results;
        }

        Optional<ReportDocument> document() {
            List<Chapter> chapters = new ArrayList<>();
            chapters.add(new Chapter("definitions", "Definitions", FdaReportText.DEFINITIONS, List.of()));
            chapters.add(chapter("commitment-1", FdaReportText.PROGRESSION, whole("T08"), whole("F06")));
            chapters.add(chapter(
                    "commitment-2",
                    FdaReportText.BLOOD_AND_LIVER,
                    whole("T11", block -> !block.equals(FdaLaboratoryItems.ANTIBODIES))));
            chapters.add(chapter(
                    "commitment-3",
                    FdaReportText.ANTIBODIES,
                    extract("T11", "T11-antibodies", FdaLaboratoryItems.ANTIBODIES::equals, section -> true)));
            chapters.add(chapter(
                    "commitment-4",
                    FdaReportText.MEDIAN,
                    extract("T08", "T08-median", "main"::equals, List.of("outcome", "time")::contains)));
            chapters.add(chapter("commitment-5", FdaReportText.VACCINATION, whole("T18")));
            chapters.add(chapter("exposure", FdaReportText.EXPOSURE, whole("T07"), whole("F07")));
            chapters.add(chapter("adverse-events", FdaReportText.ADVERSE_EVENTS, whole("T09"), whole("T10")));
            chapters.add(chapter("laboratory", FdaReportText.LABORATORY, whole("T12"), whole("T15")));
            chapters.add(new Chapter("limitations", "Limitations", FdaReportText.LIMITATIONS, List.of()));
            return used.stream()
                    .findFirst()
                    .map(first -> new ReportDocument(
                            ID,
                            "Interferon gamma-1b in severe malignant osteopetrosis: report on FDA letter 99-0975",
                            "How does the registry meet each commitment made at the approval of interferon gamma-1b, and what has it found?",
                            results.profile().label(),
                            FrontMatter.common(first.frontMatter()),
                            chapters));
        }

        private static Chapter chapter(String key, FdaReportText.Heading heading, Found... found) {
            List<String> paragraphs = new ArrayList<>(heading.paragraphs());
            List<Part> parts = new ArrayList<>();
            for (Found each : found) {
                each.part().ifPresentOrElse(parts::add, () -> paragraphs.add(each.absence()));
            }
            return new Chapter(key, heading.title(), paragraphs, parts);
        }

        /** A part, or the sentence in its place. */
        private record Found(Optional<Part> part, String absence) {}

        private Found whole(String id) {
            return whole(id, block -> true);
        }

        private Found whole(String id, Predicate<String> blocks) {
            return found(id, id, true, blocks, section -> true);
        }

        private Found extract(String id, String key, Predicate<String> blocks, Predicate<String> sections) {
            return found(id, key, false, blocks, sections);
        }

        private Found found(
                String id, String key, boolean whole, Predicate<String> blocks, Predicate<String> sections) {
            Optional<Report> report = Catalogue.find(id).flatMap(definition -> definition.compose(results));
            report.ifPresent(used::add);
            return new Found(
                    report.map(composed -> part(composed, key, whole, blocks, sections)),
                    "The analysis run did not compute report " + id + ".");
        }

        private static Part part(
                Report report, String key, boolean whole, Predicate<String> blocks, Predicate<String> sections) {
            if (report.flow().analysed().n().values().n().equals("0")) {
                return new Part(key, report, List.of(), List.of(NOBODY), true);
            }
            List<Report.Block> body = new ArrayList<>();
            List<String> remarks = new ArrayList<>();
            for (Report.Block block : report.body()) {
                if (block instanceof Report.Table table) {
                    if (blocks.test(table.key())) {
                        Report.Table shown = extract(table, sections);
                        if (shown.sections().stream()
                                .allMatch(section -> section.rows().isEmpty())) {
                            remarks.add(table.caption() + ": nothing to list.");
                        } else {
                            body.add(shown);
                        }
                    }
                } else {
                    body.add(block);
                }
            }
            return new Part(key, report, body, remarks, whole);
        }

        private static Report.Table extract(Report.Table table, Predicate<String> sections) {
            return new Report.Table(
                    table.key(),
                    table.caption(),
                    table.stub(),
                    table.columns(),
                    table.sections().stream()
                            .filter(section -> sections.test(section.key()))
                            .toList());
        }
    }
}
