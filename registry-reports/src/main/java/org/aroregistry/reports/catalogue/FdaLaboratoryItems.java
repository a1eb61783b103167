package org.aroregistry.reports.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.aroregistry.core.result.TableResult;
import org.aroregistry.reports.catalogue.CellText.ShareStyle;
import org.aroregistry.reports.disclosure.DisclosedResults;
import org.aroregistry.reports.disclosure.DisclosedTable;
import org.aroregistry.reports.model.Report;

/** T11: laboratory items of FDA letter 99-0975, commitments 2 and 3. */
final class FdaLaboratoryItems extends TableReport {
    /** Id of the table that lists the patients. */
    static final String LISTING = "T11_PATIENTS";

    private static final String GRADES_OF_NEUTROPHILS = TableResult.Section.REGULATOR_ONLY + "neutrophils";
    private static final String GRADES_OF_ALT = TableResult.Section.REGULATOR_ONLY + "alt";
    private static final String WINDOWS = TableResult.Section.REGULATOR_ONLY + "fda_";
    private static final String BOTH_TESTS = "year_";
    /** Key of the block on neutralising antibodies. */
    static final String ANTIBODIES = "antibodies";

    @Override
    public String id() {
        return "T11";
    }

    @Override
    public String title() {
        return "FDA laboratory items under 3 years of age";
    }

    @Override
    public String question() {
        return "Were white cells and liver tests measured twice a year for three years in children under 3 years of age on interferon"
                + " gamma-1b, and neutralising antibodies in everybody, and what did they show?";
    }

    @Override
    ShareStyle shareStyle() {
        return ShareStyle.FRACTION_INTERVAL;
    }

    @Override
    String stub() {
        return "Item";
    }

    @Override
    String caption() {
        return "Tests due and done, by age at the first dose of interferon";
    }

    @Override
    List<String> footnotes() {
        return List.of(
                "Values are n/n due, and percent (95% CI) below; of antibody results and grades n/n with a result.",
                "Who began at the age of 3 years or later is due for neutralising antibodies alone.");
    }

    @Override
    String timeConvention() {
        return "day of the first dose; a treatment year has 365 days";
    }

    @Override
    String method() {
        return "Counts of patients with exact (Clopper\u2013Pearson) limits. Whether a test was due depends on treatment and follow-up, not"
                + " on visits. Who left or died before a year was over is not in its denominator.";
    }

    @Override
    List<Report.Headline> headlines(DisclosedTable table) {
        return List.of(patients(table, "patients on interferon gamma-1b whose laboratory monitoring was reviewed"));
    }

    @Override
    List<Report.Block> body(DisclosedResults results, DisclosedTable table) {
        Report.Table all = (Report.Table) super.body(results, table).get(0);
        List<Report.Block> body = new ArrayList<>();
        boolean apart =
                all.sections().stream().anyMatch(section -> section.key().startsWith(WINDOWS));
        // Each test has sections of its own where they may be seen; both together would say the same once more.
        body.add(part(all, "main", caption(), key -> key.startsWith(apart ? WINDOWS : BOTH_TESTS)));
        body.add(part(all, ANTIBODIES, "Neutralising antibodies to interferon gamma-1b", ANTIBODIES::equals));
        if (apart) {
            body.add(part(
                    all,
                    "grades",
                    "Worst grades by treatment year",
                    key -> key.startsWith(GRADES_OF_NEUTROPHILS) || key.startsWith(GRADES_OF_ALT)));
        }
        results.table(LISTING)
                .ifPresent(listing -> body.add(Listing.of(
                        listing, "patients", "Each patient: tests done, missing or not yet due, by treatment year")));
        return body;
    }

    private static Report.Table part(Report.Table all, String key, String caption, Predicate<String> sections) {
        return new Report.Table(
                key,
                caption,
                all.stub(),
                all.columns(),
                all.sections().stream()
                        .filter(section -> sections.test(section.key()))
                        .toList());
    }
}
