package org.aroregistry.reports.catalogue;

import static org.aroregistry.reports.model.NumberText.SPACE;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.aroregistry.core.result.FigureResult;
import org.aroregistry.core.result.Statistic;
import org.aroregistry.reports.catalogue.CellText.ShareStyle;
import org.aroregistry.reports.disclosure.Disclosed;
import org.aroregistry.reports.disclosure.DisclosedFigure;
import org.aroregistry.reports.disclosure.DisclosedResults;
import org.aroregistry.reports.disclosure.Profile;
import org.aroregistry.reports.model.Cell;
import org.aroregistry.reports.model.Figure;
import org.aroregistry.reports.model.NumberText;
import org.aroregistry.reports.model.NumberText.TimeUnit;
import org.aroregistry.reports.model.Report;
import org.aroregistry.reports.model.ValueAxis;

/** A report of curves over time: the figure, and its estimates as a table. */
abstract class FigureReport extends ReportDefinition {
    private static final double DAYS_PER_YEAR = 365.25;

    /** Returns what the figure shows, as the line under it. */
    abstract String caption();

    /** Returns the title of the vertical axis. */
    abstract String valueAxis();

    /** Returns the title of the horizontal axis, without its unit. */
    abstract String timeAxis();

    /** Returns the title of the horizontal axis of a figure of several, without its unit. */
    String timeAxis(DisclosedFigure figure) {
        return timeAxis();
    }

    /** Returns what the estimates at fixed times are, as a heading. */
    abstract String estimates();

    /** Returns the footnotes that every edition of the report has. */
    abstract List<String> footnotes();

    /** Returns the label of a headline for an estimate at a time, such as "survival 5 years after transplantation". */
    abstract String headline(String time);

    /** Returns the times of headlines, in days, the preferred first. */
    List<Double> headlineTimes() {
        return List.of(5 * DAYS_PER_YEAR);
    }

    /** Returns the ids of the figures that the run computed for this report, the one that gives the accounting first. */
    List<String> figures() {
        return List.of(id());
    }

    /** Returns what a figure of several shows, as the line under it. */
    String caption(DisclosedFigure figure) {
        return caption();
    }

    /** Returns what time zero is, and how what happens on it counts. */
    String timeZero(DisclosedFigure figure) {
        return figure.origin() + "; an event on day 0 counts at half a day";
    }

    /** Returns the vertical axis of a figure. */
    ValueAxis valueAxis(DisclosedFigure figure) {
        return ValueAxis.ofProportions(valueAxis());
    }

    /** Returns times that are marked in the figure for comparison. */
    List<Figure.Reference> references() {
        return List.of();
    }

    @Override
    public Optional<Report> compose(DisclosedResults results) {
        List<DisclosedFigure> figures = figures().stream()
                .map(results::figure)
                .flatMap(Optional::stream)
                .toList();
        return figures.isEmpty() ? Optional.empty() : Optional.of(compose(results, figures));
    }

    private Report compose(DisclosedResults results, List<DisclosedFigure> figures) {
        DisclosedFigure figure = figures.get(0);
        List<Report.Block> body = figures.stream()
                .<Report.Block>flatMap(each -> Stream.of(figure(each), estimates(each)))
                .toList();
        List<String> notes = figures.stream()
                .flatMap(each -> notes(results.profile(), each).stream())
                .distinct()
                .toList();
        List<Disclosed> cells = figures.stream()
                .flatMap(each -> each.curves().stream())
                .flatMap(curve -> Stream.concat(
                        curve.landmarks().stream().map(DisclosedFigure.Landmark::estimate),
                        Stream.concat(curve.median().stream(), curve.medianFollowUp().stream())))
                .toList();
        return new Report(
                id(),
                title(),
                question(),
                results.profile().label(),
                FrontMatter.of(results, figure.analysisSet(), figure.accounting(), cells, timeZero(figure)),
                FrontMatter.flow(figure.accounting()),
                body,
                footnotes(footnotes(), notes, body),
                methodNote(),
                headlines(figure));
    }

    private static List<String> notes(Profile profile, DisclosedFigure figure) {
        List<String> notes = new ArrayList<>(figure.notes());
        if (profile == Profile.PUBLIC) {
            notes.add(
                    "To protect single patients a curve steps only at times by which at least 5 further events were seen."
                            + " Its value at each step is exact; between steps it may stand too high (survival) or too low"
                            + " (incidence). Censorings are not marked.");
        }
        List<String> hidden = figure.curves().stream()
                .filter(curve -> !curve.drawn())
                .map(DisclosedFigure.Curve::label)
                .toList();
        if (!hidden.isEmpty()) {
            notes.add(
                    "Not drawn, because the curve rests on too few patients or events to be shown without misleading: "
                            + String.join(", ", hidden) + ".");
        }
        return notes;
    }

    private Figure figure(DisclosedFigure figure) {
        boolean stacked = figure.kind() == FigureResult.Kind.STACKED_INCIDENCE;
        return new Figure(
                "figure" + suffix(figure),
                caption(figure),
                description(figure),
                stacked ? Figure.Shape.STACKED : Figure.Shape.LINES,
                valueAxis(figure),
                timeAxis(figure),
                countsEntries(figure)
                        ? "Number at risk (entered so far; events so far)"
                        : "Number at risk (events so far)",
                figure.curves().stream().map(FigureReport::curve).toList(),
                figure.comparison().map(FigureReport::comparison).orElse(""),
                references());
    }

    /** Keys of the blocks of further figures end with what their ids add. */
    private String suffix(DisclosedFigure figure) {
        return figure.id().substring(id().length()).toLowerCase(Locale.ROOT);
    }

    private static boolean countsEntries(DisclosedFigure figure) {
        return figure.curves().stream()
                .flatMap(curve -> curve.risk().stream())
                .anyMatch(risk -> risk.cumulativeEntries().isPresent());
    }

    private static String comparison(FigureResult.Comparison comparison) {
        String p = NumberText.pValue(comparison.p());
        String method = comparison.method();
        return Character.toUpperCase(method.charAt(0)) + method.substring(1) + " test: \u03c7\u00b2" + SPACE
                + NumberText.decimal(comparison.statistic(), 2) + ", " + comparison.degreesOfFreedom() + SPACE + "df, P"
                + SPACE + (p.startsWith("<") || p.startsWith(">") ? p : "=" + SPACE + p);
    }

    private static Figure.Curve curve(DisclosedFigure.Curve curve) {
        return new Figure.Curve(
                curve.key(),
                curve.label(),
                curve.isTotal(),
                curve.drawn(),
                curve.shownTo(),
                curve.points().stream()
                        .map(point -> new Figure.Point(point.time(), point.estimate(), point.lower(), point.upper()))
                        .toList(),
                curve.censored(),
                curve.risk().stream()
                        .map(risk -> new Figure.Risk(
                                risk.time(),
                                NumberText.time(risk.time()),
                                CellText.plain().cell(risk.atRisk()),
                                CellText.plain().cell(risk.cumulativeEvents()),
                                risk.cumulativeEntries().map(FigureReport::cell)))
                        .toList());
    }

    private String description(DisclosedFigure figure) {
        StringBuilder text = new StringBuilder(title() + ". ");
        for (DisclosedFigure.Curve curve : figure.curves()) {
            text.append(curve.label()).append(": ");
            text.append(cell(curve.patients()).text()).append(" patients, ");
            text.append(cell(curve.events()).text()).append(" events");
            for (DisclosedFigure.Landmark landmark : curve.landmarks()) {
                Cell estimate = cell(landmark.estimate());
                if (!estimate.values().estimate().isEmpty()) {
                    text.append(", ").append(landmark.label()).append(" ").append(estimate.text());
                }
            }
            text.append(". ");
        }
        return text.toString().strip();
    }

    private static Cell cell(Disclosed disclosed) {
        return CellText.plain().cell(disclosed);
    }

    private Report.Table estimates(DisclosedFigure figure) {
        List<DisclosedFigure.Curve> curves = figure.curves();
        List<Report.Row> group = new ArrayList<>();
        group.add(row("patients", "n", curves, DisclosedFigure.Curve::patients));
        group.add(row("events", "Events", curves, DisclosedFigure.Curve::events));
        group.add(row("person_years", "Person-years", curves, DisclosedFigure.Curve::personYears));
        if (curves.stream().anyMatch(curve -> curve.medianFollowUp().isPresent())) {
            group.add(row("follow_up", "Median follow-up", curves, curve -> orNone(curve.medianFollowUp())));
        }
        List<Report.Row> times = new ArrayList<>();
        Map<String, Double> landmarks = new LinkedHashMap<>();
        curves.forEach(curve -> curve.landmarks().forEach(mark -> landmarks.putIfAbsent(mark.label(), mark.time())));
        landmarks.entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .forEach(mark -> times.add(row(
                        "at_" + mark.getKey().replace(' ', '_'),
                        mark.getKey(),
                        curves,
                        curve -> at(curve, mark.getKey()))));
        if (curves.stream().anyMatch(curve -> curve.median().isPresent())) {
            times.add(row("median", "Median time", curves, curve -> orNone(curve.median())));
        }
        List<Report.Column> columns = curves.stream()
                .map(curve -> new Report.Column(curve.key(), curve.label(), ""))
                .toList();
        return new Report.Table(
                "estimates" + suffix(figure),
                "Estimates by group",
                "Measure",
                columns,
                List.of(
                        new Report.Section("group", "Patients", group),
                        new Report.Section("estimates", estimates(), times)));
    }

    private static Disclosed orNone(Optional<Disclosed> disclosed) {
        return disclosed.orElseGet(() -> new Disclosed.Shown(new Statistic.NotEstimable("\u2013")));
    }

    private static Disclosed at(DisclosedFigure.Curve curve, String label) {
        return curve.landmarks().stream()
                .filter(landmark -> landmark.label().equals(label))
                .findFirst()
                .<Disclosed>map(DisclosedFigure.Landmark::estimate)
                .orElseGet(() -> new Disclosed.Shown(new Statistic.NotEstimable("\u2013")));
    }

    private static Report.Row row(
            String key,
            String label,
            List<DisclosedFigure.Curve> curves,
            Function<DisclosedFigure.Curve, Disclosed> measure) {
        List<Disclosed> cells = curves.stream().map(measure).toList();
        Optional<TimeUnit> unit = TableReport.timeUnit(cells);
        CellText text = new CellText(ShareStyle.FRACTION_INTERVAL, unit.orElse(TimeUnit.DAYS));
        return new Report.Row(
                key,
                unit.map(chosen -> label + ", " + chosen.label()).orElse(label),
                cells.stream().map(text::cell).toList());
    }

    private List<Report.Headline> headlines(DisclosedFigure figure) {
        List<Report.Headline> headlines = new ArrayList<>();
        // Without a patient to analyse there is no curve.
        List<DisclosedFigure.Landmark> landmarks =
                figure.curves().isEmpty() ? List.of() : figure.curves().get(0).landmarks();
        for (double time : headlineTimes()) {
            for (DisclosedFigure.Landmark landmark : landmarks) {
                Cell cell = cell(landmark.estimate());
                if (Math.abs(landmark.time() - time) < 2
                        && !cell.values().estimate().isEmpty()
                        && headlines.isEmpty()) {
                    String[] parts = cell.text().split(SPACE, 2);
                    String detail = parts.length > 1 ? "95% CI " + parts[1].replaceAll("[()]", "") : "";
                    headlines.add(new Report.Headline(parts[0] + "%", detail, headline(landmark.label())));
                }
            }
        }
        return headlines;
    }
}
