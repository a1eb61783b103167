package org.aroregistry.app.qualification;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.aroregistry.qualification.cases.Deviation;
import org.aroregistry.qualification.cases.QuantityTally;
import org.aroregistry.qualification.run.AnalysisOutcome;
import org.aroregistry.qualification.run.CaseSummary;
import org.aroregistry.qualification.run.QualificationResult;
import org.aroregistry.reports.render.HousePage;
import org.aroregistry.reports.render.Markup;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The report that a statistician files: versions, cases, tolerances, every quantity with its worst error, every deviation.
 *
 * @param result what came of the cases
 * @param software version of this software
 */
public record QualificationReport(QualificationResult result, String software) {
    private static final int DEVIATIONS_SHOWN = 200;
    private static final double NANOS_PER_MILLI = 1e6;

    /** A tolerance as the report states it. */
    private record Rule(String quantity, String relative, String absolute) {}

    private static final List<Rule> RULES = List.of(
            new Rule("times, counts, numbers at risk, quantiles", "0", "0"),
            new Rule("survival, hazards, incidences, means, rates, observed and expected", "1e-9", "1e-12"),
            new Rule("their standard errors and limits (1e-8 from 100,000 rows on)", "1e-9", "1e-11"),
            new Rule("chi-square and variance of the log-rank family", "1e-9", "1e-10"),
            new Rule("chi-square of Gray's test", "1e-8", "1e-10"),
            new Rule("p-values (their decimal logarithm within 1e-8 below 1e-12)", "1e-8", "1e-300"),
            new Rule("coefficients, errors, covariances and tests of regression models", "1e-8", "1e-10"),
            new Rule("log-likelihoods", "1e-10", "1e-10"),
            new Rule("tests of proportional hazards; profile likelihood limits", "1e-7", "1e-9"),
            new Rule("exact binomial and Poisson limits", "1e-9", "1e-15"),
            new Rule("mid-P limits, conditional odds ratios and their limits", "1e-7", "1e-12"));

    /**
     * Writes qualification.html, .pdf and .json.
     *
     * @param folder made if it does not exist
     * @return the page to open
     * @throws IOException if a file cannot be written
     */
    public Path write(Path folder) throws IOException {
        Files.createDirectories(folder);
        HousePage page = page();
        Path html = folder.resolve("qualification.html");
        Files.writeString(html, page.screen());
        Files.write(folder.resolve("qualification.pdf"), page.pdf());
        byte[] json = JsonMapper.builder()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .build()
                .writeValueAsString(this)
                .getBytes(StandardCharsets.UTF_8);
        Files.write(folder.resolve("qualification.json"), json);
        return html;
    }

    private HousePage page() {
        return new HousePage(
                "Qualification of the statistics",
                "Do the numbers of this installation agree with those R computes of the same data?",
                "ARO registry \u00b7 qualification of the statistics \u00b7 software " + software,
                true,
                this::content);
    }

    private void content(Markup html) {
        verdict(html);
        results(html);
        problems(html);
        omissions(html);
        deviations(html);
        tolerances(html);
        cases(html);
        provenance(html);
    }

    /** Says in one sentence how it came out. */
    public String verdict() {
        long types = result.byType().size();
        if (result.comparisons() == 0) {
            return "Nothing was compared: the folder holds no case.";
        }
        String compared = String.format(
                Locale.ROOT,
                "%,d numbers of %d analyses of %d types in %d cases",
                result.comparisons(),
                result.outcomes().size(),
                types,
                result.cases().size());
        if (result.agrees()) {
            return compared + " were compared; all of them agree."
                    + (result.incomplete().isEmpty()
                            ? ""
                            : " Left out, with the reason: parts of "
                                    + result.incomplete().size()
                                    + (result.incomplete().size() == 1 ? " analysis." : " analyses."));
        }
        return String.format(
                Locale.ROOT,
                "%s were compared; %,d lie outside their tolerance, %d analyses could not be computed.",
                compared,
                result.outside(),
                result.problems().size());
    }

    private void verdict(Markup html) {
        html.open("p", "class", "strip");
        html.open("span")
                .element("b", result.agrees() ? "Agrees" : "Does not agree")
                .text(" " + verdict())
                .close();
        html.closeLine();
    }

    private void results(Markup html) {
        html.open("section").element("h2", "Results by quantity").line();
        table(html, "Quantity", "Numbers", "Outside", "Worst relative error", "Where");
        for (Map.Entry<String, Map<String, QuantityTally>> type :
                result.byType().entrySet()) {
            html.open("tbody").line();
            html.open("tr", "class", "section");
            html.open("th", "scope", "rowgroup", "colspan", "5")
                    .element("span", type.getKey() + " \u2014 " + speed(type.getKey()))
                    .close();
            html.closeLine();
            for (QuantityTally tally : type.getValue().values()) {
                html.open("tr").element("th", tally.quantity(), "scope", "row");
                html.element("td", String.format(Locale.ROOT, "%,d", tally.comparisons()));
                html.element("td", String.format(Locale.ROOT, "%,d", tally.outside()));
                html.element("td", error(tally.worstRelativeError()));
                html.element("td", tally.worstWhere(), "class", "words");
                html.closeLine();
            }
            html.closeLine();
        }
        html.close().close().closeLine();
    }

    private String speed(String type) {
        List<AnalysisOutcome> own = result.outcomes().stream()
                .filter(outcome -> outcome.type().equals(type))
                .toList();
        long rows = own.stream().mapToLong(AnalysisOutcome::rows).sum();
        double millis = own.stream().mapToLong(AnalysisOutcome::nanos).sum() / NANOS_PER_MILLI;
        return String.format(Locale.ROOT, "%d analyses, %,d rows, %,.0f ms", own.size(), rows, millis);
    }

    private void problems(Markup html) {
        if (result.problems().isEmpty()) {
            return;
        }
        html.open("section")
                .element("h2", "Analyses that could not be computed")
                .line();
        table(html, "Analysis", "Type", "Reason");
        html.open("tbody").line();
        for (AnalysisOutcome outcome : result.problems()) {
            html.open("tr").element("th", outcome.caseName() + "/" + outcome.id(), "scope", "row");
            html.element("td", outcome.type()).element("td", outcome.problem()).closeLine();
        }
        html.close().close().close().closeLine();
    }

    private void omissions(Markup html) {
        if (result.incomplete().isEmpty()) {
            return;
        }
        html.open("section").element("h2", "Not compared").line();
        html.element("p", "Numbers of the cases that are known to be wrong there, with the evidence.")
                .line();
        table(html, "Analysis", "What and why");
        html.open("tbody").line();
        for (AnalysisOutcome outcome : result.incomplete()) {
            html.open("tr").element("th", outcome.caseName() + "/" + outcome.id(), "scope", "row");
            html.element("td", String.join("; ", outcome.omissions()), "class", "words")
                    .closeLine();
        }
        html.close().close().close().closeLine();
    }

    private void deviations(Markup html) {
        if (result.outside() == 0) {
            return;
        }
        html.open("section").element("h2", "Numbers outside their tolerance").line();
        table(html, "Analysis", "Quantity", "Where", "Computed", "Expected");
        html.open("tbody").line();
        int shown = 0;
        for (AnalysisOutcome outcome : result.outcomes()) {
            for (Deviation deviation : outcome.deviations()) {
                if (shown++ < DEVIATIONS_SHOWN) {
                    html.open("tr").element("th", outcome.caseName() + "/" + outcome.id(), "scope", "row");
                    html.element("td", deviation.quantity()).element("td", deviation.where());
                    html.element("td", deviation.got())
                            .element("td", deviation.expected())
                            .closeLine();
                }
            }
        }
        html.close().closeLine();
        html.close().closeLine();
        if (shown > DEVIATIONS_SHOWN) {
            html.element("p", "The first " + DEVIATIONS_SHOWN + " are shown; qualification.json holds more.")
                    .line();
        }
        html.closeLine();
    }

    private static void tolerances(Markup html) {
        html.open("section").element("h2", "Tolerances").line();
        html.element(
                        "p",
                        "A number agrees if its difference from the expected one is at most the absolute tolerance, or at most the"
                                + " relative one times the larger of the two. Where R defines no number, none may come out.")
                .line();
        table(html, "Quantity", "Relative", "Absolute");
        html.open("tbody").line();
        for (Rule rule : RULES) {
            html.open("tr").element("th", rule.quantity(), "scope", "row");
            html.element("td", rule.relative()).element("td", rule.absolute()).closeLine();
        }
        html.close().close().close().closeLine();
    }

    private void cases(Markup html) {
        html.open("section").element("h2", "Cases").line();
        table(html, "Case", "Data", "Rows", "Analyses", "Expected results from");
        html.open("tbody").line();
        for (CaseSummary summary : result.cases()) {
            html.open("tr").element("th", summary.name(), "scope", "row");
            html.element("td", summary.title(), "class", "words");
            html.element("td", String.format(Locale.ROOT, "%,d", summary.rows()));
            html.element("td", Integer.toString(summary.analyses()));
            html.element("td", summary.generator(), "class", "words").closeLine();
        }
        html.close().close().close().closeLine();
    }

    private void provenance(Markup html) {
        html.open("section", "class", "provenance").element("h2", "Provenance").open("table", "class", "facts");
        html.open("tbody").line();
        fact(html, "Software", "ARO registry " + software);
        fact(html, "Java", Runtime.version() + ", " + System.getProperty("java.vm.name"));
        fact(html, "Machine", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        html.close().close().closeLine();
    }

    private static void fact(Markup html, String label, String value) {
        html.open("tr")
                .element("th", label, "scope", "row")
                .element("td", value)
                .closeLine();
    }

    private static void table(Markup html, String... columns) {
        html.open("div", "class", "scroll").open("table", "class", "data wide").line();
        html.open("thead").open("tr");
        for (String column : columns) {
            html.element("th", column, "scope", "col");
        }
        html.close().closeLine();
    }

    /** Writes a relative error so that a person sees its size. */
    public static String error(double relative) {
        return relative == 0
                ? "0"
                : Double.isInfinite(relative) ? "no number" : String.format(Locale.ROOT, "%.1e", relative);
    }
}
