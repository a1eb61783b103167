package org.aroregistry.reports.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.aroregistry.core.result.Interval;
import org.aroregistry.core.result.Statistic;
import org.aroregistry.core.result.TableResult;
import org.aroregistry.reports.disclosure.Disclosed;
import org.aroregistry.reports.disclosure.DisclosedResults;
import org.aroregistry.reports.disclosure.DisclosedTable;
import org.aroregistry.reports.model.Cell;
import org.aroregistry.reports.model.ForestPlot;
import org.aroregistry.reports.model.Report;

/** F09: hazard ratios of death after the first transplant, as a forest plot. */
final class HazardRatios extends TableReport {
    private static final String LEVELS = "F09_LEVELS";
    private static final String SINGLE_LEVELS = "F09_SINGLE";
    private static final String MODEL = "model";
    private static final String TESTS = "proportionality";
    private static final String REFERENCE = "reference";

    @Override
    public String id() {
        return "F09";
    }

    @Override
    public String title() {
        return "Hazard ratios of death after first transplantation";
    }

    @Override
    public String question() {
        return "Which patients, donors, grafts and years go with a higher or lower risk of death after the first transplant, if each is compared"
                + " while the others are equal?";
    }

    @Override
    String stub() {
        return "Covariate";
    }

    @Override
    String caption() {
        return "Hazard ratios by covariate";
    }

    @Override
    List<String> footnotes() {
        return List.of(
                "A hazard ratio of 2 means that at any time after the transplant twice as many of those still alive die as in the reference, all else"
                        + " being equal. Covariates were chosen beforehand; none was selected by its result.",
                "Levels with fewer than 5 patients or deaths are put together: a small one of age or year with its smaller neighbour, others as"
                        + " \u201cOther\u201d.",
                "Associations in a registry are not effects: who got which donor and graft, and when, was not left to chance.");
    }

    @Override
    String timeConvention() {
        return "day of the first transplantation";
    }

    @Override
    String method() {
        return "Proportional hazards model of overall survival with delayed entry, all covariates together, complete cases, Efron's ties. From ten"
                + " deaths per coefficient on Cox regression with Wald limits; with fewer, or if an estimate were infinite, Firth's penalised"
                + " likelihood with limits from its profile. No model with fewer than ten deaths, or two per coefficient. Proportional"
                + " hazards are tested against coefficients that change with one minus the Kaplan\u2013Meier estimate (score test).";
    }

    @Override
    List<Report.Block> body(DisclosedResults results, DisclosedTable table) {
        Optional<DisclosedTable> levels = results.table(LEVELS);
        List<DisclosedTable.Section> compared = table.sections().stream()
                .filter(section -> !key(section).equals(MODEL) && !key(section).equals(TESTS))
                .toList();
        List<Report.Block> body = new ArrayList<>();
        if (!compared.isEmpty()) {
            body.add(plot(compared, levels));
        }
        if (!compared.isEmpty() || levels.isPresent()) {
            body.add(numbers(compared, levels));
        }
        results.table(SINGLE_LEVELS)
                .filter(single ->
                        levels.filter(model -> rows(model) < rows(single)).isPresent())
                .ifPresent(single -> body.add(block("levels", "Levels before small ones were put together", single)));
        section(table, MODEL)
                .ifPresent(
                        model -> body.add(rows("model", "Model", List.of(column("estimator", "Estimator")), model, 1)));
        section(table, TESTS)
                .ifPresent(tests -> body.add(rows(
                        "tests",
                        "Test of proportional hazards",
                        List.of(column("statistic", "Statistic"), column("p", "p")),
                        tests,
                        0)));
        return body;
    }

    /** Returns the key of a section without the mark of those for the regulator. */
    private static String key(DisclosedTable.Section section) {
        String key = section.key();
        return key.startsWith(TableResult.Section.REGULATOR_ONLY)
                ? key.substring(TableResult.Section.REGULATOR_ONLY.length())
                : key;
    }

    private static long rows(DisclosedTable table) {
        return table.sections().stream()
                .mapToLong(section -> section.rows().size())
                .sum();
    }

    private static Optional<DisclosedTable.Section> section(DisclosedTable table, String key) {
        return table.sections().stream()
                .filter(section -> key(section).equals(key))
                .findFirst();
    }

    private static Optional<DisclosedTable.Row> row(List<DisclosedTable.Section> sections, String section, String row) {
        return sections.stream()
                .filter(candidate -> key(candidate).equals(section))
                .flatMap(candidate -> candidate.rows().stream())
                .filter(candidate -> candidate.key().equals(row))
                .findFirst();
    }

    private static Report.Column column(String key, String label) {
        return new Report.Column(key, label, "");
    }

    private static Report.Table rows(
            String key, String caption, List<Report.Column> columns, DisclosedTable.Section section, int firstCell) {
        return new Report.Table(
                key, caption, "", columns, List.of(new Report.Section(key(section), "", plain(section, firstCell))));
    }

    private static List<Report.Row> plain(DisclosedTable.Section section, int firstCell) {
        return section.rows().stream()
                .map(row -> new Report.Row(
                        row.key(),
                        row.label(),
                        row.cells().stream()
                                .skip(firstCell)
                                .map(HazardRatios::cell)
                                .toList()))
                .toList();
    }

    private static Cell cell(Disclosed disclosed) {
        return CellText.plain().cell(disclosed);
    }

    /** Joins the numbers by level, which the public does not get, with the ratios, which there may be none of. */
    private Report.Table numbers(List<DisclosedTable.Section> compared, Optional<DisclosedTable> levels) {
        List<Report.Column> columns = new ArrayList<>();
        levels.ifPresent(counts -> counts.columns()
                .forEach(column -> columns.add(new Report.Column(column.key(), column.label(), size(column.n())))));
        if (!compared.isEmpty()) {
            columns.add(column("role", "Role"));
            columns.add(column("hazard_ratio", "Hazard ratio (95% CI)"));
        }
        List<Report.Section> sections = new ArrayList<>();
        for (DisclosedTable.Section section :
                levels.map(DisclosedTable::sections).orElse(compared)) {
            List<Report.Row> rows = new ArrayList<>();
            for (DisclosedTable.Row row : section.rows()) {
                List<Disclosed> cells = new ArrayList<>(levels.isPresent() ? row.cells() : List.of());
                if (!compared.isEmpty()) {
                    cells.addAll(row(compared, key(section), row.key())
                            .map(DisclosedTable.Row::cells)
                            .orElse(List.of(text("not in the model"), text(""))));
                }
                rows.add(new Report.Row(
                        row.key(),
                        row.label(),
                        cells.stream().map(HazardRatios::cell).toList()));
            }
            sections.add(new Report.Section(key(section), section.label(), rows));
        }
        return new Report.Table("main", caption(), stub(), columns, sections);
    }

    private static Disclosed text(String words) {
        return new Disclosed.Shown(new Statistic.Text(words));
    }

    private static ForestPlot plot(List<DisclosedTable.Section> compared, Optional<DisclosedTable> levels) {
        List<ForestPlot.Group> groups = new ArrayList<>();
        StringBuilder description =
                new StringBuilder("Hazard ratios of death of patients after the first transplant. ");
        for (DisclosedTable.Section section : compared) {
            List<ForestPlot.Line> lines = section.rows().stream()
                    .map(row -> line(
                            row,
                            levels.flatMap(counts -> row(counts.sections(), key(section), row.key()))
                                    .map(DisclosedTable.Row::cells)
                                    .orElse(List.of())))
                    .toList();
            groups.add(new ForestPlot.Group(section.label(), lines));
            description.append(section.label()).append(". ");
            lines.forEach(line -> description
                    .append(line.label())
                    .append(": ")
                    .append(line.text())
                    .append(". "));
        }
        return new ForestPlot(
                "forest",
                "Hazard ratios of death after the first transplant with 95% limits, on a logarithmic axis; above 1 the risk is higher than in the"
                        + " reference.",
                description.toString().strip(),
                "Hazard ratio of death (95% limits)",
                levels.map(counts -> counts.columns().stream()
                                .map(DisclosedTable.Column::label)
                                .toList())
                        .orElse(List.of()),
                groups);
    }

    private static ForestPlot.Line line(DisclosedTable.Row row, List<Disclosed> numbers) {
        Disclosed ratio = row.cells().get(1);
        boolean reference = cell(row.cells().get(0)).text().equals(REFERENCE);
        Interval interval = interval(ratio);
        return new ForestPlot.Line(
                row.label(),
                numbers.stream().map(number -> cell(number).text()).toList(),
                reference ? "1 (" + REFERENCE + ")" : cell(ratio).text(),
                reference ? 1 : value(ratio),
                interval.lower(),
                interval.upper(),
                reference);
    }

    private static double value(Disclosed ratio) {
        if (ratio instanceof Disclosed.Value value) {
            return value.value();
        }
        return ratio instanceof Disclosed.Shown shown && shown.statistic() instanceof Statistic.Estimate estimate
                ? estimate.value()
                : Double.NaN;
    }

    private static Interval interval(Disclosed ratio) {
        if (ratio instanceof Disclosed.Value value) {
            return value.interval();
        }
        return ratio instanceof Disclosed.Shown shown && shown.statistic() instanceof Statistic.Estimate estimate
                ? estimate.interval()
                : new Interval(Double.NaN, Double.NaN, Double.NaN, "");
    }
}
