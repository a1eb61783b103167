package org.aroregistry.reports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.aroregistry.core.result.AnalysisResults;
import org.aroregistry.reports.catalogue.Catalogue;
import org.aroregistry.reports.catalogue.CentreReport;
import org.aroregistry.reports.catalogue.FdaReport;
import org.aroregistry.reports.catalogue.ReportDefinition;
import org.aroregistry.reports.disclosure.DisclosedResults;
import org.aroregistry.reports.disclosure.Disclosure;
import org.aroregistry.reports.disclosure.Profile;
import org.aroregistry.reports.model.Report;
import org.aroregistry.reports.model.ReportDocument;
import org.aroregistry.reports.render.CsvFile;
import org.aroregistry.reports.render.DocumentPage;
import org.aroregistry.reports.render.FigureFile;
import org.aroregistry.reports.render.Format;
import org.aroregistry.reports.render.HtmlPage;
import org.aroregistry.reports.render.IndexPage;
import org.aroregistry.reports.render.JsonFile;
import org.aroregistry.reports.render.PdfFile;

/**
 * Writes the reports of an analysis run into a folder.
 *
 * <p>The same results, reports, formats and profile give the same bytes.
 */
public final class ReportWriter {
    private final Profile profile;
    private final Optional<String> site;

    private ReportWriter(Profile profile, Optional<String> site) {
        this.profile = profile;
        this.site = site;
    }

    /** Returns a writer for a profile. */
    public static ReportWriter forProfile(Profile profile) {
        return new ReportWriter(profile, Optional.empty());
    }

    /**
     * Returns a writer of public reports in which one site sees its own name, with the document {@code CENTRE} over them.
     *
     * @param siteId the site; all others stay letters
     */
    public static ReportWriter forSite(String siteId) {
        return new ReportWriter(Profile.PUBLIC, Optional.of(siteId));
    }

    /**
     * Composes reports without writing them.
     *
     * @param results the results of a run
     * @param ids the reports wanted; those that the run did not compute are left out
     * @throws IllegalArgumentException if an id is not in the catalogue
     * @throws org.aroregistry.reports.disclosure.DisclosureException if a report cannot be made safe
     */
    public List<Report> compose(AnalysisResults results, Collection<String> ids) {
        known(ids);
        return reports(disclosed(results), ids);
    }

    /**
     * Composes the documents that are made of several reports, without writing them.
     *
     * @param results the results of a run
     * @param ids the reports and documents wanted; what the profile may not see is left out
     * @throws IllegalArgumentException if an id is not in the catalogue
     * @throws org.aroregistry.reports.disclosure.DisclosureException if a report cannot be made safe
     */
    public List<ReportDocument> composeDocuments(AnalysisResults results, Collection<String> ids) {
        known(ids);
        return documents(disclosed(results), ids);
    }

    private static void known(Collection<String> ids) {
        for (String id : ids) {
            if (!Catalogue.ids().contains(id)) {
                throw new IllegalArgumentException(
                        "there is no report " + id + "; the catalogue holds " + String.join(", ", Catalogue.ids()));
            }
        }
    }

    private DisclosedResults disclosed(AnalysisResults results) {
        return new Disclosure(profile, site).apply(results);
    }

    private List<ReportDocument> documents(DisclosedResults disclosed, Collection<String> ids) {
        List<ReportDocument> documents = new ArrayList<>();
        site.flatMap(own -> CentreReport.compose(disclosed, own)).ifPresent(documents::add);
        if (ids.contains(FdaReport.ID)) {
            Catalogue.fdaReport().compose(disclosed).ifPresent(documents::add);
        }
        return documents;
    }

    private static List<Report> reports(DisclosedResults disclosed, Collection<String> ids) {
        List<Report> reports = new ArrayList<>();
        for (ReportDefinition definition : Catalogue.all()) {
            if (ids.contains(definition.id())) {
                definition.compose(disclosed).ifPresent(reports::add);
            }
        }
        return reports;
    }

    /**
     * Writes reports, and {@code index.html} over them if HTML is among the formats.
     *
     * <p>Documents of several reports are written as HTML and PDF: their numbers are in the other files of their reports.
     *
     * @param results the results of a run
     * @param ids the reports wanted; those that the run did not compute are left out
     * @param formats the formats wanted; SVG is written for figures only
     * @param folder where to write; made if it does not exist, files of the same name are replaced
     * @return the files, the index first
     * @throws IllegalArgumentException if an id is not in the catalogue
     * @throws UncheckedIOException if a file cannot be written
     * @throws org.aroregistry.reports.disclosure.DisclosureException if a report cannot be made safe
     */
    public List<Path> write(AnalysisResults results, Collection<String> ids, Set<Format> formats, Path folder) {
        known(ids);
        DisclosedResults disclosed = disclosed(results);
        List<Report> reports = reports(disclosed, ids);
        List<ReportDocument> documents = documents(disclosed, ids);
        Set<Format> ordered = formats.isEmpty() ? EnumSet.noneOf(Format.class) : EnumSet.copyOf(formats);
        List<ReportFile> files = files(reports, documents, ordered);
        try {
            Files.createDirectories(folder);
            // Files are independent of each other, and laying out a document takes a core a tenth of a second.
            files.parallelStream().forEach(file -> file.writeInto(folder));
        } catch (IOException e) {
            throw unwritable(folder, e);
        }
        return files.stream().map(file -> folder.resolve(file.name())).toList();
    }

    private static UncheckedIOException unwritable(Path folder, IOException e) {
        return new UncheckedIOException("the reports cannot be written to " + folder, e);
    }

    private static List<ReportFile> files(List<Report> reports, List<ReportDocument> documents, Set<Format> formats) {
        List<ReportFile> files = new ArrayList<>();
        if (formats.contains(Format.HTML) && !(reports.isEmpty() && documents.isEmpty())) {
            files.add(ReportFile.text("index.html", () -> IndexPage.of(reports, documents, formats)));
        }
        for (Report report : reports) {
            for (Format format : formats) {
                if (format != Format.SVG || FigureFile.isFor(report)) {
                    files.add(new ReportFile(
                            report.id() + "." + format.ending(), () -> content(report, format, formats)));
                }
            }
        }
        for (ReportDocument document : documents) {
            if (formats.contains(Format.HTML)) {
                files.add(ReportFile.text(document.id() + ".html", () -> DocumentPage.screen(document, formats)));
            }
            if (formats.contains(Format.PDF)) {
                files.add(new ReportFile(document.id() + ".pdf", () -> DocumentPage.pdf(document)));
            }
        }
        return files;
    }

    private static byte[] content(Report report, Format format, Set<Format> formats) {
        return switch (format) {
            case HTML -> HtmlPage.screen(report, formats).getBytes(StandardCharsets.UTF_8);
            case PDF -> PdfFile.of(report);
            case CSV -> CsvFile.of(report).getBytes(StandardCharsets.UTF_8);
            case JSON -> JsonFile.of(report).getBytes(StandardCharsets.UTF_8);
            case SVG -> FigureFile.of(report).getBytes(StandardCharsets.UTF_8);
        };
    }

    /** A file to be written, whose content is made when it is. */
    private record ReportFile(String name, Supplier<byte[]> content) {
        static ReportFile text(String name, Supplier<String> content) {
            return new ReportFile(name, () -> content.get().getBytes(StandardCharsets.UTF_8));
        }

        void writeInto(Path folder) {
            try {
                Files.write(folder.resolve(name), content.get());
            } catch (IOException e) {
                throw unwritable(folder, e);
            }
        }
    }
}
