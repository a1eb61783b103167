package org.aroregistry.reports.disclosure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.aroregistry.core.result.Accounting;
import org.aroregistry.core.result.AnalysisResults;
import org.aroregistry.core.result.FigureResult;
import org.aroregistry.core.result.Interval;
import org.aroregistry.core.result.Statistic;
import org.aroregistry.core.result.TableResult;

/**
 * Turns the results of a run into what a profile may see.
 *
 * <p>The whole run is treated at once: the number of registered patients is printed in every report, so if one report has to
 * hide it, all do.
 */
public final class Disclosure {
    private final Profile profile;
    private final Optional<String> site;

    /**
     * Prepares disclosure control.
     *
     * @param profile who will read the reports
     * @param site the site that the reports are made for, which sees its own name; empty for nobody in particular
     */
    public Disclosure(Profile profile, Optional<String> site) {
        this.profile = profile;
        this.site = site;
    }

    /**
     * Applies the profile to a run.
     *
     * @throws DisclosureException if a report cannot be made safe
     */
    public DisclosedResults apply(AnalysisResults results) {
        if (profile == Profile.REGULATOR) {
            return new DisclosedResults(
                    results.run(),
                    profile,
                    map(results.tables(), Disclosure::full),
                    map(results.figures(), FigureSuppression::full));
        }
        AnalysisResults open = new AnalysisResults(
                results.run(),
                publicParts(results.tables()),
                results.figures().stream()
                        .filter(figure -> !figure.regulatorOnly())
                        .map(FigureResult::withoutRegulatorOnlyCurves)
                        .toList());
        RelatedGroups related = new RelatedGroups(open);
        boolean hideRegistered = hidesRegistered(open, related);
        SiteLetters letters = new SiteLetters(results.run().dataCut(), site);
        return new DisclosedResults(
                results.run(),
                profile,
                map(open.tables(), table -> suppressed(letters.apply(table), hideRegistered, related)),
                figures(open.figures(), hideRegistered, related));
    }

    /**
     * Suppresses the figures one after the other.
     *
     * <p>All patients together are drawn in the first figure on an endpoint alone. In another one they would step in other weeks, and the
     * difference between the two would be a small number; so would that between the total and a group that steps with it.
     */
    private static List<DisclosedFigure> figures(
            List<FigureResult> figures, boolean hideRegistered, RelatedGroups related) {
        Map<String, FigureSuppression> first = new HashMap<>();
        Map<String, DisclosedFigure> shown = new HashMap<>();
        List<DisclosedFigure> disclosed = new ArrayList<>();
        for (FigureResult figure : figures) {
            DisclosedFigure earlier = shown.get(figure.endpoint());
            if (earlier == null) {
                FigureSuppression suppression = new FigureSuppression(figure, hideRegistered, related);
                first.put(figure.endpoint(), suppression);
                shown.put(figure.endpoint(), suppression.disclosed());
                disclosed.add(shown.get(figure.endpoint()));
            } else {
                disclosed.add(new FigureSuppression(
                                figure,
                                hideRegistered,
                                related,
                                Optional.ofNullable(first.get(figure.endpoint())),
                                totalSteps(earlier))
                        .disclosed()
                        .withTotalIn(earlier.id()));
            }
        }
        return disclosed;
    }

    private static Set<Double> totalSteps(DisclosedFigure figure) {
        return figure.curves().stream()
                .filter(curve -> FigureSuppression.isTotal(curve.key()))
                .flatMap(curve -> curve.points().stream())
                .map(DisclosedFigure.Point::time)
                .collect(Collectors.toSet());
    }

    /** Leaves out, before anything is suppressed, the tables, sections and columns that are for the regulator alone. */
    private static List<TableResult> publicParts(List<TableResult> tables) {
        return tables.stream()
                .filter(table -> !table.regulatorOnly())
                .map(Disclosure::publicPart)
                .toList();
    }

    private static TableResult publicPart(TableResult table) {
        int[] columns = IntStream.range(0, table.columns().size())
                .filter(j -> !table.columns().get(j).regulatorOnly())
                .toArray();
        return new TableResult(
                table.id(),
                table.analysisSet(),
                table.accounting(),
                chosen(table.columns(), columns),
                table.columnsPartition() && columns.length == table.columns().size(),
                table.sections().stream()
                        .filter(section -> !section.regulatorOnly())
                        .map(section -> new TableResult.Section(
                                section.key(),
                                section.label(),
                                section.partition(),
                                map(
                                        section.rows(),
                                        row -> new TableResult.Row(
                                                row.key(), row.label(), chosen(row.cells(), columns)))))
                        .toList(),
                table.notes());
    }

    private static <T> List<T> chosen(List<T> items, int[] places) {
        return IntStream.of(places).<T>mapToObj(items::get).toList();
    }

    private static boolean hidesRegistered(AnalysisResults results, RelatedGroups related) {
        return results.tables().stream()
                        .anyMatch(table -> accounting(table.analysisSet(), table.accounting(), false, related)
                                .hidesRegistered())
                || results.figures().stream()
                        .anyMatch(figure -> accounting(figure.analysisSet(), figure.accounting(), false, related)
                                .hidesRegistered());
    }

    /** Returns the accounting of a report with its numbers hidden where those of another report would tell of few patients. */
    static AccountingSuppression accounting(
            String analysisSet, Accounting accounting, boolean hideRegistered, RelatedGroups related) {
        return new AccountingSuppression(accounting, hideRegistered, n -> related.nearlyAllTreated(analysisSet, n));
    }

    private static DisclosedTable suppressed(TableResult table, boolean hideRegistered, RelatedGroups related) {
        AccountingSuppression accounting = accounting(table.analysisSet(), table.accounting(), hideRegistered, related);
        TableSuppression suppression = new TableSuppression(table, related.forced(table), accounting.hidesAnalysed());
        List<DisclosedTable.Column> columns = new ArrayList<>();
        for (int j = 0; j < table.columns().size(); j++) {
            TableResult.Column column = table.columns().get(j);
            columns.add(
                    new DisclosedTable.Column(column.key(), column.label(), count(suppression.header(j), column.n())));
        }
        List<DisclosedTable.Section> sections = new ArrayList<>();
        for (int s = 0; s < table.sections().size(); s++) {
            TableResult.Section section = table.sections().get(s);
            List<DisclosedTable.Row> rows = new ArrayList<>();
            for (int r = 0; r < section.rows().size(); r++) {
                rows.add(row(section.rows().get(r), s, r, suppression));
            }
            rows = new ProbabilityRows(table, section).suppressed(rows);
            sections.add(new DisclosedTable.Section(section.key(), section.label(), rows));
        }
        return new DisclosedTable(
                table.id(),
                table.analysisSet(),
                accounting.disclosed(),
                columns,
                sections,
                map(table.notes(), note -> NoteSuppression.of(note, table.accounting())));
    }

    private static DisclosedTable.Row row(TableResult.Row row, int s, int r, TableSuppression suppression) {
        List<Disclosed> cells = new ArrayList<>();
        for (int j = 0; j < row.cells().size(); j++) {
            boolean columnHidden = suppression.header(j) != Mark.OPEN;
            cells.add(cell(row.cells().get(j), suppression.mark(s, r, j), columnHidden));
        }
        return new DisclosedTable.Row(row.key(), row.label(), cells);
    }

    /** Applies a mark to a number of patients. */
    static Disclosed count(Mark mark, long n) {
        return cell(new Statistic.Count(n, true), mark, false);
    }

    /** Applies a mark to a cell. */
    private static Disclosed cell(Statistic statistic, Mark mark, boolean columnHidden) {
        return switch (mark) {
            case SMALL -> new Disclosed.Small();
            case WITHHELD, BLANK -> new Disclosed.Withheld();
            case APPROXIMATE ->
                new Disclosed.Approximate(TableSuppression.rounded(
                        ((Statistic.Share) statistic).n(), ((Statistic.Share) statistic).of()));
            case OPEN -> open(statistic, columnHidden);
        };
    }

    /** Returns what is left of a cell that no sum gives away. */
    static Disclosed open(Statistic statistic, boolean columnHidden) {
        if (statistic instanceof Statistic.Distribution distribution) {
            if (columnHidden || Profile.isSmall(distribution.n())) {
                return new Disclosed.Withheld();
            }
            String unit = distribution.unit();
            return distribution.n() == 0
                    ? new Disclosed.Shown(new Statistic.NotEstimable("no values"))
                    : new Disclosed.Quartiles(
                            unit,
                            Coarsening.value(unit, distribution.quantiles().lowerQuartile()),
                            Coarsening.value(unit, distribution.quantiles().median()),
                            Coarsening.value(unit, distribution.quantiles().upperQuartile()));
        }
        if (statistic instanceof Statistic.Estimate estimate) {
            return columnHidden || Profile.isSmall(estimate.atRisk()) || Profile.isSmall(estimate.events())
                    ? new Disclosed.Withheld()
                    : value(estimate);
        }
        if (statistic instanceof Statistic.Amount amount) {
            return amount(amount.unit(), amount.value());
        }
        if (statistic instanceof Statistic.NotEstimable && columnHidden) {
            return new Disclosed.Withheld();
        }
        return new Disclosed.Shown(statistic);
    }

    /** Returns an estimate without its counts, no more precise than it is printed. */
    static Disclosed value(Statistic.Estimate estimate) {
        Interval interval = estimate.interval();
        String unit = estimate.unit();
        return new Disclosed.Value(
                unit,
                Coarsening.value(unit, estimate.value()),
                new Interval(
                        Coarsening.value(unit, interval.lower()),
                        Coarsening.value(unit, interval.upper()),
                        interval.level(),
                        interval.method()));
    }

    /** Returns an amount without the number of patients behind it. */
    static Disclosed amount(String unit, double value) {
        return new Disclosed.Value(unit, value, new Interval(Double.NaN, Double.NaN, Double.NaN, ""));
    }

    private static DisclosedTable full(TableResult table) {
        return new DisclosedTable(
                table.id(),
                table.analysisSet(),
                full(table.accounting()),
                map(
                        table.columns(),
                        column ->
                                new DisclosedTable.Column(column.key(), column.label(), count(Mark.OPEN, column.n()))),
                map(
                        table.sections(),
                        section -> new DisclosedTable.Section(
                                section.key(),
                                section.label(),
                                map(
                                        section.rows(),
                                        row -> new DisclosedTable.Row(
                                                row.key(), row.label(), map(row.cells(), Disclosed.Shown::new))))),
                table.notes());
    }

    /** Returns an accounting with nothing hidden. */
    static DisclosedAccounting full(Accounting accounting) {
        return new DisclosedAccounting(
                count(Mark.OPEN, accounting.registered()),
                map(accounting.exclusions(), Disclosure::full),
                count(Mark.OPEN, accounting.eligible()),
                map(accounting.losses(), Disclosure::full),
                count(Mark.OPEN, accounting.analysed()));
    }

    private static DisclosedAccounting.Reason full(Accounting.Reason reason) {
        return new DisclosedAccounting.Reason(reason.code(), reason.label(), count(Mark.OPEN, reason.n()));
    }

    private static <T, R> List<R> map(List<T> items, Function<? super T, ? extends R> function) {
        return items.stream().<R>map(function).toList();
    }
}
