package org.aroregistry.reports.catalogue;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.aroregistry.core.result.TableResult;
import org.aroregistry.reports.catalogue.CellText.ShareStyle;
import org.aroregistry.reports.disclosure.DisclosedResults;
import org.aroregistry.reports.disclosure.DisclosedTable;
import org.aroregistry.reports.model.Report;

/** T15: whether the tests that the label of interferon gamma-1b asks for were done, in all and by site. */
final class MonitoringAdherence extends TableReport {
    private static final String SITES = "sites";
    private static final String SITES_IN_FULL = TableResult.Section.REGULATOR_ONLY + SITES;

    /** Columns that only the section in full fills for sites. */
    private static final Set<String> COUNTS =
            Set.of("baseline", "quarter_due", "quarter_done", "liver_due", "liver_done");

    @Override
    public String id() {
        return "T15";
    }

    @Override
    public String title() {
        return "Monitoring adherence to the interferon label";
    }

    @Override
    public String question() {
        return "Were the tests that the label asks for done: the full set before interferon gamma-1b and every three months, and liver"
                + " tests every month under 1 year of age?";
    }

    @Override
    ShareStyle shareStyle() {
        return ShareStyle.FRACTION_INTERVAL;
    }

    @Override
    String stub() {
        return "Site";
    }

    @Override
    String caption() {
        return "Monitoring windows due and fulfilled";
    }

    @Override
    List<String> footnotes() {
        return List.of(
                "Full set: haemoglobin, white cells, neutrophils, platelets, creatinine, ALT or AST, bilirubin and urine protein, every one"
                        + " of them within the window.",
                "Baseline set: patients with it/patients of whom it was due, and percent (95% CI). Windows are counted, not patients: no"
                        + " limits are given, as windows of one patient resemble each other.");
    }

    @Override
    String timeConvention() {
        return "day of the first dose for the baseline; first day of each course for the other windows";
    }

    @Override
    String method() {
        return "A window is due if interferon was given throughout it, gaps of up to 14 days included, and fulfilled if all its tests have"
                + " a result. The baseline has exact (Clopper\u2013Pearson) limits. A test that the site did and did not report counts"
                + " as missing.";
    }

    @Override
    List<Report.Block> body(DisclosedResults results, DisclosedTable table) {
        Report.Table all = (Report.Table) super.body(results, table).get(0);
        boolean full = all.sections().stream().anyMatch(section -> section.key().equals(SITES_IN_FULL));
        List<Report.Section> total = all.sections().stream()
                .filter(section -> !section.key().endsWith(SITES))
                .toList();
        Report.Section sites = all.sections().stream()
                .filter(section -> section.key().equals(full ? SITES_IN_FULL : SITES))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("T15 has no section of sites"));
        if (full) {
            return List.of(table("main", caption(), all, List.of(total.get(0), sites), Set.of()));
        }
        return List.of(
                table("main", caption(), all, total, Set.of()),
                table("sites", "Percentage of windows fulfilled, by site", all, List.of(sites), COUNTS));
    }

    /** The columns are measures of the same patients: their sizes would repeat one number. */
    private static Report.Table table(
            String key, String caption, Report.Table all, List<Report.Section> sections, Set<String> without) {
        List<Integer> kept = IntStream.range(0, all.columns().size())
                .filter(j -> !without.contains(all.columns().get(j).key()))
                .boxed()
                .toList();
        return new Report.Table(
                key,
                caption,
                all.stub(),
                kept.stream()
                        .map(all.columns()::get)
                        .map(column -> new Report.Column(column.key(), column.label(), ""))
                        .toList(),
                sections.stream()
                        .map(section -> new Report.Section(
                                section.key(),
                                section.label(),
                                section.rows().stream()
                                        .map(row -> new Report.Row(
                                                row.key(),
                                                row.label(),
                                                kept.stream()
                                                        .map(row.cells()::get)
                                                        .toList()))
                                        .toList()))
                        .toList());
    }
}
