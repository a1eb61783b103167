package org.aroregistry.reports.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.aroregistry.reports.disclosure.DisclosedResults;
import org.aroregistry.reports.model.Report;
import org.aroregistry.reports.model.ReportDocument;
import org.aroregistry.reports.model.ReportDocument.Chapter;
import org.aroregistry.reports.model.ReportDocument.Part;

/**
 * One document for one centre: what to do next, its own numbers beside those of all centres, and the reports by site in full.
 *
 * <p>Only the centre's own name is in it, and no number that the public may not see.
 */
public final class CentreReport {
    /** Id of the document. */
    public static final String ID = "CENTRE";

    private static final String QUALITY = "T16";
    private static final String MONITORING = "T15";
    private static final String MORTALITY = "F08";

    private final DisclosedResults results;
    private final String site;

    private CentreReport(DisclosedResults results, String site) {
        this.results = results;
        this.site = site;
    }

    /**
     * Returns the document; nothing if the run did not compute the quality of data by site, or the centre has no line there.
     *
     * @param results what the public may see, with the name of this centre
     * @param site id of the centre
     */
    public static Optional<ReportDocument> compose(DisclosedResults results, String site) {
        return new CentreReport(results, site).document();
    }

    private Optional<Report> report(String id) {
        return Catalogue.find(id).flatMap(definition -> definition.compose(results));
    }

    private Optional<ReportDocument> document() {
        return report(QUALITY).flatMap(quality -> {
            OwnBesideAll own = OwnBesideAll.of(quality, site);
            return own.lines().isEmpty() ? Optional.empty() : Optional.of(document(quality, own));
        });
    }

    private ReportDocument document(Report quality, OwnBesideAll own) {
        Optional<Report> monitoring = report(MONITORING);
        OwnBesideAll windows =
                monitoring.map(report -> OwnBesideAll.of(report, site)).orElseGet(() -> new OwnBesideAll(List.of()));
        List<Part> beside = new ArrayList<>();
        beside.add(part(quality, own, List.of()));
        monitoring.ifPresent(report -> beside.add(part(
                report,
                windows,
                windows.lines().isEmpty()
                        ? List.of("Your centre has no patient on interferon gamma-1b.")
                        : List.of())));
        return new ReportDocument(
                ID,
                "Report for centre " + site + ": your data beside those of all centres",
                "What has the registry of your centre, how does it compare, what is missing, and what should be done next?",
                results.profile().label(),
                FrontMatter.common(quality.frontMatter()),
                List.of(
                        new Chapter("next", "What to do next", CentreSteps.of(site, own, windows), List.of()),
                        new Chapter("found", "What was found most often", found(quality), List.of()),
                        new Chapter(
                                "own",
                                "Your centre beside all centres",
                                List.of(
                                        "A difference is a question and no verdict: patients, years and the length of follow-up differ between"
                                                + " centres. Numbers of 1 to 4 patients are hidden here as in public, as reports are passed on."),
                                beside),
                        new Chapter(
                                "all",
                                "All centres",
                                List.of(
                                        "Other centres are letters. A letter holds for one report and is not that of another one."),
                                Stream.of(Optional.of(quality), monitoring, report(MORTALITY))
                                        .flatMap(Optional::stream)
                                        .map(report -> new Part(report.id(), report, report.body(), List.of(), true))
                                        .toList())));
    }

    private static Part part(Report report, OwnBesideAll lines, List<String> remarks) {
        List<Report.Block> body = lines.lines().isEmpty()
                ? List.of()
                : List.of(lines.table("own", report.title() + ", your centre and all"));
        return new Part(report.id() + "-own", report, body, remarks, false);
    }

    /** The rules that the footnote on this centre names. */
    private List<String> found(Report quality) {
        String own = "Your site (" + site + "), ";
        List<String> found = quality.footnotes().stream()
                .map(Report.Footnote::text)
                .filter(text -> text.startsWith(own))
                .map(text -> text.substring(own.length()))
                .map(text -> text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1))
                .toList();
        return found.isEmpty()
                ? List.of("Nothing was found in the rows of your centre.")
                : Stream.concat(
                                found.stream(),
                                Stream.of(
                                        "What a rule asks for, and how to mend it, is in the list of rules (error-codes) and on the page"
                                                + " report.html of your last check."))
                        .toList();
    }
}
