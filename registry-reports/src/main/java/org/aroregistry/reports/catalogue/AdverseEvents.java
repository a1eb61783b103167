package org.aroregistry.reports.catalogue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.aroregistry.core.dictionary.Code;
import org.aroregistry.core.dictionary.Dictionary;
import org.aroregistry.core.result.TableResult;
import org.aroregistry.reports.catalogue.CellText.ShareStyle;
import org.aroregistry.reports.disclosure.DisclosedResults;
import org.aroregistry.reports.disclosure.DisclosedTable;
import org.aroregistry.reports.model.Cell;
import org.aroregistry.reports.model.CellStatus;
import org.aroregistry.reports.model.NumberText.TimeUnit;
import org.aroregistry.reports.model.Report;

/** T09: adverse events of interferon gamma-1b. */
final class AdverseEvents extends TableReport {
    private static final String FROM_4_YEARS = "_from_4_years";
    private static final String INTEREST = "AESI ";

    /** What is told of a kind of event: end of the section's key, and heading. */
    private static final Map<String, String> MEASURES = measures();

    private static Map<String, String> measures() {
        Map<String, String> measures = new LinkedHashMap<>();
        measures.put("_any", "Patients");
        measures.put("_events", "Events");
        measures.put("_rate", "Patients/person-years; per 100 py (95% CI)");
        measures.put("_grade_1_2", "Grade 1 or 2");
        measures.put("_grade_3_4", "Grade 3 or 4");
        measures.put("_grade_5", "Grade 5");
        measures.put("_grade_not_known", "Grade not known");
        measures.put("_related", "Related");
        return measures;
    }

    @Override
    public String id() {
        return "T09";
    }

    @Override
    public String title() {
        return "Adverse events on interferon gamma-1b";
    }

    @Override
    public String question() {
        return "Which adverse events did patients on interferon gamma-1b have, how severe were they, and were they held to be"
                + " related to it?";
    }

    @Override
    String stub() {
        return "Event";
    }

    @Override
    String caption() {
        return "Treatment-emergent adverse events";
    }

    @Override
    List<String> footnotes() {
        return List.of(
                "Values are n (%) of patients unless stated otherwise; py: person-years.",
                "Related: the centre holds it possible, probable or definite. Serious: by the criteria of ICH E2A.",
                "Label: percentage on interferon v placebo in the trial of chronic granulomatous disease that the drug's label"
                        + " reports; other patients, given as context.");
    }

    @Override
    String timeConvention() {
        return "day of the first dose of each course";
    }

    @Override
    String method() {
        return "Patients with at least one event; the worst grade of a patient counts. Rates are exposure-adjusted: patients with"
                + " the event over the time to their first one. Exact limits. There is no comparison group: how often the events"
                + " would have come without the drug is not known.";
    }

    @Override
    List<Report.Block> body(DisclosedResults results, DisclosedTable table) {
        List<Report.Block> body = new ArrayList<>();
        CellText text = new CellText(ShareStyle.COUNT_PERCENT, TimeUnit.DAYS);
        String size = size(table.columns().get(0).n());
        SectionColumns worst = new SectionColumns(table, text).column("worst", "Patients");
        body.add(new Report.Table(
                "worst",
                "Worst adverse event of a patient; " + size,
                stub(),
                worst.headings(),
                List.of(worst.section("worst", ""))));
        SectionColumns any = new SectionColumns(table, text).column("term", "Patients");
        body.add(terms("main", caption() + " by term; " + size, any));
        for (String suffix : List.of("", FROM_4_YEARS)) {
            String when = suffix.isEmpty() ? "" : ", from the age of 4 years on";
            SectionColumns overview = columns(table, "overview", suffix, text);
            if (!overview.headings().isEmpty()) {
                body.add(new Report.Table(
                        "overview" + suffix,
                        "Overview" + when,
                        stub(),
                        overview.headings(),
                        List.of(overview.section("overview", ""))));
                body.add(terms(
                        "detail" + suffix,
                        caption() + " by term, grade and relatedness" + when,
                        columns(table, "term", suffix, text)));
            }
        }
        return body;
    }

    /** The columns that only some may see are not there for others. */
    private static SectionColumns columns(DisclosedTable table, String what, String suffix, CellText text) {
        SectionColumns columns = new SectionColumns(table, text);
        MEASURES.forEach((measure, heading) ->
                columns.column(TableResult.Section.REGULATOR_ONLY + what + measure + suffix, heading));
        return columns;
    }

    /** Terms by their group of special interest, with what the label says of each. */
    private Report.Table terms(String key, String caption, SectionColumns columns) {
        Map<String, List<Report.Row>> groups = new LinkedHashMap<>();
        for (Report.Row row : columns.section("terms", "").rows()) {
            List<Cell> cells = new ArrayList<>(row.cells());
            cells.add(label(row.key()));
            groups.computeIfAbsent(group(row.key()), group -> new ArrayList<>())
                    .add(new Report.Row(row.key(), row.label(), cells));
        }
        List<Report.Column> headings = new ArrayList<>(columns.headings());
        headings.add(new Report.Column("label", "Label, %", ""));
        List<Report.Section> sections = groups.entrySet().stream()
                .map(group -> new Report.Section(
                        group.getKey().toLowerCase(Locale.ROOT).replace(' ', '_'), group.getKey(), group.getValue()))
                .toList();
        return new Report.Table(key, caption, stub(), headings, sections);
    }

    private static Optional<Code> entry(String row) {
        return Dictionary.current().codeList("AE_TERM").find(row.toUpperCase(Locale.ROOT));
    }

    private static String group(String row) {
        return entry(row)
                .map(Code::label)
                .filter(label -> label.startsWith(INTEREST))
                .map(label -> "Of special interest: " + label.substring(INTEREST.length()))
                .orElse("Other events");
    }

    private static Cell label(String row) {
        String words = entry(row)
                .map(Code::note)
                .filter(note -> note.startsWith("label"))
                .map(note -> note.matches("label \\d+ v \\d+.*")
                        ? note.replaceFirst("label (\\d+ v \\d+).*", "$1")
                        : "named")
                .orElse("\u2013");
        return new Cell("text", CellStatus.SHOWN, List.of(words), Cell.Values.NONE, "");
    }
}
