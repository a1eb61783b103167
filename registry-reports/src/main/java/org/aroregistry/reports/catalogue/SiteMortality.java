package org.aroregistry.reports.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.aroregistry.core.result.Statistic;
import org.aroregistry.reports.disclosure.Disclosed;
import org.aroregistry.reports.disclosure.DisclosedResults;
import org.aroregistry.reports.disclosure.DisclosedTable;
import org.aroregistry.reports.model.FunnelPlot;
import org.aroregistry.reports.model.Report;

/** F08: mortality one year after the first transplant by site, as a funnel plot. */
final class SiteMortality extends TableReport {
    private static final String LIMITS = "F08_LIMITS";
    private static final String DEAD = "dead";

    @Override
    public String id() {
        return "F08";
    }

    @Override
    public String title() {
        return "One-year mortality after first transplantation, by site";
    }

    @Override
    public String question() {
        return "Does the mortality of a site in the first year after transplantation differ from that of all sites by more than chance"
                + " alone explains?";
    }

    @Override
    CellText.ShareStyle shareStyle() {
        return CellText.ShareStyle.FRACTION_INTERVAL;
    }

    @Override
    String stub() {
        return "One year after the transplant";
    }

    @Override
    String caption() {
        return "Patients by site and state one year after the first transplant";
    }

    @Override
    List<String> footnotes() {
        return List.of(
                "Of sites that all had the mortality of all together, 95% lie within the solid and 99.8% within the dashed limits. With"
                        + " several sites one or two outside the solid limits are expected by chance.",
                "A site is drawn if its numbers may be shown. Sites under the limits are not proven to be better, nor those above to be"
                        + " worse: patients differ.");
    }

    @Override
    String timeConvention() {
        return "day of the first transplantation";
    }

    @Override
    String method() {
        return "Proportion of deaths within 365 days, among patients followed from the transplant on whose transplant was at least a full"
                + " calendar year before the site's last extract. Limits are quantiles of the binomial distribution around the proportion"
                + " of all sites, interpolated between its steps. Proportions in the table have exact (Clopper\u2013Pearson) limits.";
    }

    @Override
    List<Report.Block> body(DisclosedResults results, DisclosedTable table) {
        List<Report.Block> body = new ArrayList<>();
        Optional<DisclosedTable.Row> dead = table.sections().stream()
                .flatMap(section -> section.rows().stream())
                .filter(row -> row.key().equals(DEAD))
                .findFirst();
        dead.ifPresent(row -> body.add(plot(results, table, row)));
        body.addAll(super.body(results, table));
        return body;
    }

    private FunnelPlot plot(DisclosedResults results, DisclosedTable table, DisclosedTable.Row dead) {
        List<FunnelPlot.Dot> dots = new ArrayList<>();
        for (int j = 1; j < table.columns().size(); j++) {
            String label = table.columns().get(j).label();
            shown(dead.cells().get(j))
                    .ifPresent(share -> dots.add(new FunnelPlot.Dot(label, share.of(), percent(share))));
        }
        Optional<Statistic.Share> all = shown(dead.cells().get(0));
        StringBuilder description = new StringBuilder("One-year mortality by the number of patients of a site. ");
        all.ifPresent(share -> description.append(words("All sites", share)));
        for (int j = 1; j < table.columns().size(); j++) {
            String label = table.columns().get(j).label();
            shown(dead.cells().get(j)).ifPresent(share -> description.append(words(label, share)));
        }
        return new FunnelPlot(
                "funnel",
                "Mortality within one year of the first transplant against the number of patients of the site, with exact limits of"
                        + " 95% and 99.8% around the mortality of all sites.",
                description.toString().strip(),
                "Dead within one year, %",
                "Patients with a known year",
                all.map(SiteMortality::percent).orElse(Double.NaN),
                // The limits tell the mortality of all: where that is hidden, so are they.
                all.flatMap(share -> results.table(LIMITS))
                        .map(SiteMortality::limits)
                        .orElse(List.of()),
                dots);
    }

    private static String words(String site, Statistic.Share share) {
        return site + ": " + share.n() + " of " + share.of() + " patients. ";
    }

    private static Optional<Statistic.Share> shown(Disclosed cell) {
        return cell instanceof Disclosed.Shown shown && shown.statistic() instanceof Statistic.Share share
                ? Optional.of(share)
                : Optional.empty();
    }

    private static double percent(Statistic.Share share) {
        return 100.0 * share.n() / share.of();
    }

    private static List<FunnelPlot.Limits> limits(DisclosedTable table) {
        return table.sections().stream()
                .flatMap(section -> section.rows().stream())
                .map(row -> new FunnelPlot.Limits(
                        Double.parseDouble(row.label()),
                        value(row.cells().get(0)),
                        value(row.cells().get(1)),
                        value(row.cells().get(2)),
                        value(row.cells().get(3))))
                .toList();
    }

    private static double value(Disclosed cell) {
        if (cell instanceof Disclosed.Value value) {
            return value.value();
        }
        return cell instanceof Disclosed.Shown shown && shown.statistic() instanceof Statistic.Amount amount
                ? amount.value()
                : Double.NaN;
    }
}
