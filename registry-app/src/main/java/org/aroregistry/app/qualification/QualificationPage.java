package org.aroregistry.app.qualification;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.aroregistry.qualification.cases.CaseFile;
import org.aroregistry.qualification.cases.Deviation;
import org.aroregistry.qualification.cases.QuantityTally;
import org.aroregistry.qualification.cases.Tolerance;
import org.aroregistry.qualification.cases.UncomparedField;
import org.aroregistry.qualification.run.AnalysisOutcome;
import org.aroregistry.qualification.run.CaseFailure;
import org.aroregistry.qualification.run.CaseSummary;
import org.aroregistry.qualification.run.QualificationResult;
import org.aroregistry.reports.render.HousePage;
import org.aroregistry.reports.render.Markup;

/** The report as a page: verdict, what was wrong, results, what was not compared, tolerances, cases, how to run it again. */
final class QualificationPage {
    private static final int DEVIATIONS_SHOWN = 200;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final int HASH_SHOWN = 12;
    private static final String SCRIPT = "make-cases.R";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT);

    /** A tolerance as the report states it. */
    private record Rule(String quantity, Tolerance tolerance) {}

    private static final List<Rule> RULES = List.of(
            new Rule("times, counts, numbers at risk, quantiles", Tolerance.NONE),
            new Rule("survival, hazards, incidences, means, rates, observed and expected", Tolerance.ESTIMATE),
            new Rule("their standard errors and limits", Tolerance.ERROR),
            new Rule("the same from 100,000 rows on", Tolerance.LARGE_ERROR),
            new Rule("chi-square and variance of the log-rank family", Tolerance.CHI_SQUARE),
            new Rule("chi-square of Gray's test", Tolerance.GRAY),
            new Rule("p-values (below 1e-12: their decimal logarithm within 1e-8)", Tolerance.P_VALUE),
            new Rule("coefficients of Cox and Fine-Gray models", Tolerance.ofCoefficient(1, 0)),
            new Rule("other numbers of regression models", Tolerance.MODEL),
            new Rule("log-likelihoods", Tolerance.LOG_LIKELIHOOD),
            new Rule("concordance", Tolerance.CONCORDANCE),
            new Rule("tests of proportional hazards", Tolerance.PROPORTIONAL_HAZARDS),
            new Rule("profile likelihood limits", Tolerance.PROFILE),
            new Rule("exact binomial and Poisson limits", Tolerance.EXACT_LIMIT),
            new Rule("mid-P limits, conditional odds ratios and their limits", Tolerance.MID_P));

    private final QualificationResult result;
    private final QualificationRun run;

    QualificationPage(QualificationResult result, QualificationRun run) {
        this.result = result;
        this.run = run;
    }

    HousePage page() {
        return new HousePage(
                "Qualification of the statistics",
                "Do the numbers of this installation agree with those R computes of the same data?",
                "ARO registry \u00b7 qualification of the statistics \u00b7 software "
                        + run.installation().software() + " \u00b7 " + time(),
                true,
                this::content);
    }

    private String time() {
        return TIME.format(run.started().atOffset(ZoneOffset.UTC));
    }

    private void content(Markup html) {
        html.open("p", "class", "strip");
        html.open("span")
                .element("b", result.agrees() ? "Agrees" : "Does not agree")
                .text(" " + new Verdict(result).sentence())
                .close();
        html.closeLine();
        provenance(html);
        failures(html);
        problems(html);
        deviations(html);
        results(html);
        leftOut(html);
        noticed(html);
        uncompared(html);
        tolerances(html);
        cases(html);
        hashes(html);
    }

    private static void section(Markup html, String title, String explanation) {
        html.open("section").element("h2", title).line();
        if (!explanation.isEmpty()) {
            html.element("p", explanation).line();
        }
    }

    private void provenance(Markup html) {
        Installation installation = run.installation();
        html.open("section").element("h2", "What was run").open("table", "class", "facts");
        html.open("tbody").line();
        fact(html, "Run at", time() + ", " + run.elapsed().toSeconds() + " s");
        fact(html, "Software", "ARO registry " + installation.software() + ", commit " + installation.source());
        fact(html, "Statistics library", "SHA-256 " + installation.statistics());
        fact(html, "Java", installation.java());
        fact(html, "Machine", installation.machine());
        fact(html, "Cases", run.folder() + "; expected results from " + String.join("; ", generators()));
        fact(html, "Run it again", "./aro qualify " + run.folder() + " --out report");
        if (String.join("", generators()).contains(SCRIPT)) {
            fact(html, "Make the cases again", "Rscript registry-qualification/cases/" + SCRIPT + " FOLDER");
        }
        html.close().close().closeLine();
    }

    private List<String> generators() {
        return result.cases().stream().map(CaseSummary::generator).distinct().toList();
    }

    private static void fact(Markup html, String label, String value) {
        html.open("tr")
                .element("th", label, "scope", "row")
                .element("td", value)
                .closeLine();
    }

    private void failures(Markup html) {
        if (result.failures().isEmpty()) {
            return;
        }
        section(html, "Cases that could not be read", "");
        PageTable table = new PageTable(html, "Case", "Reason");
        for (CaseFailure failure : result.failures()) {
            table.row(failure.name(), failure.reason());
        }
        table.close();
        html.closeLine();
    }

    private void problems(Markup html) {
        if (result.problems().isEmpty()) {
            return;
        }
        section(html, "Analyses that could not be computed", "");
        PageTable table = new PageTable(html, "Analysis", "Type", "Reason");
        for (AnalysisOutcome outcome : result.problems()) {
            table.row(outcome.name(), outcome.type(), outcome.problem());
        }
        table.close();
        html.closeLine();
    }

    private void deviations(Markup html) {
        if (result.outside() == 0) {
            return;
        }
        section(html, "Numbers outside their tolerance", "");
        PageTable table =
                new PageTable(html, "Analysis", "Quantity", "Where", "#Computed", "#Expected", "Accepted difference");
        int shown = 0;
        for (AnalysisOutcome outcome : result.outcomes()) {
            for (Deviation deviation : outcome.deviations()) {
                if (shown++ < DEVIATIONS_SHOWN) {
                    table.row(
                            outcome.name(),
                            deviation.quantity(),
                            deviation.where(),
                            deviation.got(),
                            deviation.expected(),
                            deviation.tolerance());
                }
            }
        }
        table.close();
        if (shown > DEVIATIONS_SHOWN) {
            html.element("p", "The first " + DEVIATIONS_SHOWN + " are shown; qualification.json holds more.")
                    .line();
        }
        html.closeLine();
    }

    private void results(Markup html) {
        section(
                html,
                "Results by type of analysis and quantity",
                "The worst relative error leaves out numbers near 0 that only the absolute tolerance accepts; 0 means equal to"
                        + " the last digit, or all of them left out. The accepted difference is the widest that was applied.");
        PageTable table = new PageTable(
                html, "Quantity", "#Numbers", "#Outside", "#Worst relative error", "Accepted difference", "Where");
        for (Map.Entry<String, Map<String, QuantityTally>> type :
                result.byType().entrySet()) {
            table.heading(type.getKey() + " \u2014 " + speed(type.getKey()));
            for (QuantityTally tally : type.getValue().values()) {
                table.row(
                        tally.quantity(),
                        whole(tally.comparisons()),
                        whole(tally.outside()),
                        QualificationReport.error(tally.worstRelativeError()),
                        tally.tolerance().toString(),
                        tally.worstWhere());
            }
        }
        table.close();
        html.closeLine();
    }

    private String speed(String type) {
        List<AnalysisOutcome> own = result.outcomes().stream()
                .filter(outcome -> outcome.type().equals(type))
                .toList();
        long rows = own.stream().mapToLong(AnalysisOutcome::rows).sum();
        double millis = own.stream().mapToLong(AnalysisOutcome::nanos).sum() / NANOS_PER_MILLI;
        return String.format(
                Locale.ROOT, "%s, %,d rows, %,.0f ms", Verdict.count(own.size(), "analysis", "analyses"), rows, millis);
    }

    private void leftOut(Markup html) {
        if (result.incomplete().isEmpty()) {
            return;
        }
        section(html, "Left out", "Numbers of the cases that are known to be wrong there, with the evidence.");
        PageTable table = new PageTable(html, "Analysis", "What and why");
        for (AnalysisOutcome outcome : result.incomplete()) {
            table.row(outcome.name(), String.join("; ", outcome.omissions()));
        }
        table.close();
        html.closeLine();
    }

    private void noticed(Markup html) {
        List<CaseSummary> unknown = result.cases().stream()
                .filter(one -> !one.unknownFields().isEmpty())
                .toList();
        if (result.withIgnoredKeys().isEmpty() && result.unanswered().isEmpty() && unknown.isEmpty()) {
            return;
        }
        section(html, "Asked for, but without effect", "What the cases state and no check took notice of.");
        PageTable table = new PageTable(html, "Where", "What");
        unknown.forEach(one -> table.row(one.name(), "unknown fields: " + String.join(", ", one.unknownFields())));
        for (AnalysisOutcome outcome : result.withIgnoredKeys()) {
            table.row(
                    outcome.name(),
                    "keys of the specification without effect: "
                            + String.join(", ", outcome.coverage().ignoredKeys()));
        }
        for (AnalysisOutcome outcome : result.unanswered()) {
            table.row(outcome.name(), String.join("; ", outcome.coverage().unanswered()));
        }
        table.close();
        html.closeLine();
    }

    private void uncompared(Markup html) {
        section(
                html,
                "Values that were not compared",
                "Every value that the expected results hold and that was not held against a computed one, by field; [] stands for"
                        + " any position of a list. What says what to compute agrees with the specification where that states it.");
        PageTable table = new PageTable(html, "Field", "Type", "#Values", "Why", "First");
        for (QualificationResult.TypedField typed : result.uncompared()) {
            UncomparedField field = typed.field();
            table.row(
                    field.field(),
                    typed.type(),
                    whole(field.values()),
                    field.role().words(),
                    field.first());
        }
        table.close();
        html.closeLine();
    }

    private static void tolerances(Markup html) {
        section(
                html,
                "Tolerances",
                "A number agrees if its difference from the expected one is at most the absolute tolerance, or at most the"
                        + " relative one times the larger of the two. Where R defines no number, none may come out.");
        PageTable table = new PageTable(html, "Quantity", "#Relative", "#Absolute");
        for (Rule rule : RULES) {
            table.row(
                    rule.quantity(),
                    Tolerance.power(rule.tolerance().relative()),
                    rule.tolerance().unit().isEmpty()
                            ? Tolerance.power(rule.tolerance().absolute())
                            : rule.tolerance().unit());
        }
        table.close();
        html.closeLine();
    }

    private void cases(Markup html) {
        section(html, "Cases", "");
        PageTable table = new PageTable(
                html, "Case", "Data", "Source", "Licence", "#Rows", "#Analyses", "#Numbers", "#Outside", "=Result");
        for (CaseSummary one : result.cases()) {
            List<AnalysisOutcome> own = result.outcomes().stream()
                    .filter(outcome -> outcome.caseName().equals(one.name()))
                    .toList();
            table.row(
                    one.name(),
                    one.title(),
                    one.source(),
                    one.licence(),
                    whole(one.rows()),
                    whole(one.analyses()),
                    whole(own.stream().mapToLong(AnalysisOutcome::comparisons).sum()),
                    whole(own.stream().mapToLong(AnalysisOutcome::outside).sum()),
                    own.stream().allMatch(AnalysisOutcome::agrees) ? "agrees" : "does not agree");
        }
        table.close();
        html.closeLine();
    }

    private void hashes(Markup html) {
        section(
                html,
                "Content of the cases",
                "First digits of the SHA-256 of every file, as sha256sum prints it; qualification.json holds them in full.");
        PageTable table = new PageTable(html, "Case", "Data", "Expected results", "Expected results from");
        for (CaseSummary one : result.cases()) {
            table.row(one.name(), hash(one.files().get(0)), hash(one.files().get(1)), one.generator());
        }
        table.close();
        html.closeLine();
    }

    private static String hash(CaseFile file) {
        return file.sha256().substring(0, HASH_SHOWN);
    }

    private static String whole(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
