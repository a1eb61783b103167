package org.aroregistry.reports.catalogue;

import java.util.List;
import java.util.stream.Stream;
import org.aroregistry.core.result.Statistic;
import org.aroregistry.reports.catalogue.CellText.ShareStyle;
import org.aroregistry.reports.disclosure.Disclosed;
import org.aroregistry.reports.disclosure.DisclosedResults;
import org.aroregistry.reports.disclosure.DisclosedTable;
import org.aroregistry.reports.model.Cell;
import org.aroregistry.reports.model.CellStatus;
import org.aroregistry.reports.model.NumberText;
import org.aroregistry.reports.model.NumberText.TimeUnit;
import org.aroregistry.reports.model.Report;

/** T02: which genes and variants were found. */
final class MolecularFindings extends TableReport {
    private static final String FINDING = "finding";

    @Override
    public String id() {
        return "T02";
    }

    @Override
    public String title() {
        return "Molecular findings";
    }

    @Override
    public String question() {
        return "Which genes and which kinds of variants were found, by which tests, and how long did it take?";
    }

    @Override
    String stub() {
        return "Finding";
    }

    @Override
    String caption() {
        return "Variants, tests and time to the result, by genotype group";
    }

    @Override
    List<String> footnotes() {
        return List.of(
                "Values are n (%) unless stated otherwise; a patient can have variants of several kinds and several tests.",
                "Genotype groups do not overlap: every patient is in the total and in exactly one group.");
    }

    @Override
    String method() {
        return "Counts of patients, not of alleles. Both alleles are affected by one homozygous variant or by two not on the same"
                + " chromosome. The time to the result runs from diagnosis to the first test that gave one; it is negative where"
                + " the test came first.";
    }

    @Override
    List<Report.Block> body(DisclosedResults results, DisclosedTable table) {
        Report.Table byGenotype = (Report.Table) super.body(results, table).get(0);
        Report.Table others = new Report.Table(
                byGenotype.key(),
                byGenotype.caption(),
                byGenotype.stub(),
                byGenotype.columns(),
                byGenotype.sections().stream()
                        .filter(section -> !section.key().equals(FINDING))
                        .toList());
        return Stream.concat(
                        table.sections().stream()
                                .filter(section -> section.key().equals(FINDING))
                                .<Report.Block>map(section -> genes(table, section)),
                        Stream.of(others))
                .toList();
    }

    /** All patients together, as a part of those tested and of all. */
    private Report.Table genes(DisclosedTable table, DisclosedTable.Section section) {
        List<Report.Column> columns = List.of(
                new Report.Column("patients", "Patients", ""),
                new Report.Column("of_tested", "% of tested", ""),
                new Report.Column("of_all", "% of all", ""));
        Disclosed all = table.columns().get(0).n();
        List<Report.Row> rows = section.rows().stream()
                .map(row ->
                        new Report.Row(row.key(), row.label(), cells(row.cells().get(0), all)))
                .toList();
        return new Report.Table(
                "genes",
                "Genes and other findings, all patients; " + size(all),
                stub(),
                columns,
                List.of(new Report.Section(FINDING, "", rows)));
    }

    /** The counts of a share that is shown, and those of its column, tell both percentages; a hidden one tells none. */
    private static List<Cell> cells(Disclosed disclosed, Disclosed all) {
        Cell plain = new CellText(ShareStyle.COUNT_PERCENT, TimeUnit.DAYS).cell(disclosed);
        Cell none = CellText.plain().cell(new Disclosed.Shown(new Statistic.NotEstimable("\u2013")));
        if (!(disclosed instanceof Disclosed.Shown shown)) {
            boolean approximate = plain.status() == CellStatus.APPROXIMATE;
            Cell withheld = CellText.plain().cell(new Disclosed.Withheld());
            return List.of(approximate ? withheld : plain, approximate ? plain : withheld, withheld);
        }
        if (shown.statistic() instanceof Statistic.Share share) {
            return List.of(count(share.n()), percent(share.n(), share.of()), ofAll(share.n(), all));
        }
        return shown.statistic() instanceof Statistic.Count count
                ? List.of(count(count.n()), none, ofAll(count.n(), all))
                : List.of(plain, none, none);
    }

    private static Cell count(long n) {
        return CellText.plain().cell(new Disclosed.Shown(new Statistic.Count(n, true)));
    }

    private static Cell ofAll(long n, Disclosed all) {
        return all instanceof Disclosed.Shown shown && shown.statistic() instanceof Statistic.Count count
                ? percent(n, count.n())
                : CellText.plain().cell(new Disclosed.Withheld());
    }

    private static Cell percent(long n, long of) {
        double proportion = (double) n / of;
        return new Cell(
                "share",
                CellStatus.SHOWN,
                List.of(of == 0 ? "\u2013" : NumberText.percent(proportion)),
                of == 0
                        ? Cell.Values.NONE
                        : new Cell.Values(
                                NumberText.machine(n),
                                NumberText.machine(of),
                                NumberText.machine(proportion),
                                "",
                                "",
                                "proportion"),
                "");
    }
}
