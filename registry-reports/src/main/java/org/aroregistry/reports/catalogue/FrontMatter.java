package org.aroregistry.reports.catalogue;

import static org.aroregistry.reports.model.NumberText.SPACE;

import java.util.ArrayList;
import java.util.Collection;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.aroregistry.core.result.Interval;
import org.aroregistry.core.result.RunIdentity;
import org.aroregistry.core.result.Statistic;
import org.aroregistry.reports.disclosure.Disclosed;
import org.aroregistry.reports.disclosure.DisclosedAccounting;
import org.aroregistry.reports.disclosure.DisclosedResults;
import org.aroregistry.reports.disclosure.Profile;
import org.aroregistry.reports.model.NumberText;
import org.aroregistry.reports.model.Report;
import org.aroregistry.reports.model.Report.Fact;

/** Says what a report was computed from, and under which conventions. */
final class FrontMatter {
    private static final Map<String, String> ANALYSIS_SETS = Map.of(
            "ALL", "all patients, up to the day on which consent was withdrawn",
            "ARO", "all patients but those with a single CLCN7 allele, up to the day on which consent was withdrawn",
            "SMO_IFN", "severe malignant osteopetrosis with at least one dose of interferon",
            "SAFETY", "at least one dose of interferon",
            "HSCT1", "first allogeneic transplantation",
            "GENO", "ARO set with a named causal gene");

    /** The sites in a version such as {@code 1.2 complete capture {S001=1990}}. */
    private static final Pattern SITES = Pattern.compile("\\{[^}]*}");

    private static final Set<String> OF_ONE_REPORT = Set.of("Analysis set", "Intervals", "Time zero");

    private FrontMatter() {}

    /** Returns the facts of one report. */
    static List<Fact> of(
            DisclosedResults results,
            String analysisSet,
            DisclosedAccounting accounting,
            Collection<Disclosed> cells,
            String timeConvention) {
        RunIdentity run = results.run();
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("Analysis set", analysisSet(analysisSet, accounting)));
        facts.add(new Fact("Cohort", run.cohort().equals("ALL") ? "ALL (no restriction)" : run.cohort()));
        facts.add(new Fact("Data cut", dataCut(run.dataCut(), results.profile())));
        facts.add(new Fact("Freeze", run.freeze() + " (registry version " + run.registryVersion() + ")"));
        facts.add(new Fact("Freeze hash", run.freezeHash()));
        facts.add(new Fact("Erased since the freeze", erased(run.erasedPatients(), results.profile())));
        facts.add(new Fact("Intervals", intervals(cells)));
        facts.add(new Fact(
                "Ties",
                "death before graft failure before other events before transplantation before censoring on the same day;"
                        + " events precede censorings"));
        facts.add(new Fact("Time zero", timeConvention));
        facts.add(new Fact("Definitions", definitions(run, results.profile())));
        facts.add(new Fact("Data dictionary", "version " + run.dictionaryVersion()));
        facts.add(new Fact("Software", "ARO registry " + run.softwareVersion()));
        facts.add(new Fact("Run", "no." + SPACE + run.runId()));
        facts.add(new Fact("Result hash", run.resultHash()));
        facts.add(new Fact(
                "Suppression",
                results.profile().label() + " profile. " + results.profile().rule()));
        return facts;
    }

    /** Returns the facts that hold for every report of a run, without those about one report. */
    static List<Fact> common(List<Fact> facts) {
        return facts.stream()
                .filter(fact -> !OF_ONE_REPORT.contains(fact.label()))
                .toList();
    }

    private static String analysisSet(String code, DisclosedAccounting accounting) {
        String words = ANALYSIS_SETS.containsKey(code) ? ": " + ANALYSIS_SETS.get(code) : "";
        return code + words + "; n" + SPACE + "=" + SPACE
                + CellText.plain().cell(accounting.analysed()).text();
    }

    /** The number of erased patients is a count of patients as any other. */
    private static String erased(OptionalLong patients, Profile profile) {
        if (patients.isEmpty()) {
            return "not noted by the version of the product that made the run";
        }
        long n = patients.getAsLong();
        if (n == 0) {
            return "no patient";
        }
        String number = profile == Profile.PUBLIC && n < Profile.SMALLEST_PUBLIC_COUNT
                ? "fewer than " + Profile.SMALLEST_PUBLIC_COUNT + " patients"
                : n + (n == 1 ? " patient" : " patients");
        return number + "; runs on this freeze from before give other numbers";
    }

    private static String dataCut(List<RunIdentity.SiteCut> cuts, Profile profile) {
        if (cuts.isEmpty()) {
            return "no site has delivered data";
        }
        if (profile == Profile.PUBLIC) {
            return cuts.size() + (cuts.size() == 1 ? " site" : " sites") + "; last uploads no." + SPACE
                    + span(cuts, RunIdentity.SiteCut::uploadSeq) + "; extracts of "
                    + span(cuts, RunIdentity.SiteCut::extractYear);
        }
        return cuts.stream()
                .map(cut ->
                        cut.siteId() + SPACE + "no." + SPACE + cut.uploadSeq() + SPACE + "(" + cut.extractYear() + ")")
                .collect(Collectors.joining("; "));
    }

    private static String span(List<RunIdentity.SiteCut> cuts, ToIntFunction<RunIdentity.SiteCut> number) {
        IntSummaryStatistics span = cuts.stream().mapToInt(number).summaryStatistics();
        return span.getMin() == span.getMax() ? "" + span.getMin() : span.getMin() + "\u2013" + span.getMax();
    }

    private static String definitions(RunIdentity run, Profile profile) {
        return run.definitionVersions().isEmpty()
                ? "none used"
                : run.definitionVersions().entrySet().stream()
                        .map(entry -> entry.getKey() + " " + version(entry.getValue(), profile))
                        .collect(Collectors.joining("; "));
    }

    /** Sites that certified complete capture stand in the version by name, and have none in public. */
    private static String version(String version, Profile profile) {
        return profile == Profile.PUBLIC ? SITES.matcher(version).replaceAll("of some sites") : version;
    }

    private static String intervals(Collection<Disclosed> cells) {
        TreeSet<String> methods = new TreeSet<>();
        cells.stream()
                .map(FrontMatter::interval)
                .filter(text -> !text.isEmpty())
                .forEach(methods::add);
        return methods.isEmpty() ? "none printed" : String.join("; ", methods);
    }

    private static String interval(Disclosed cell) {
        if (cell instanceof Disclosed.Value value) {
            return words(value.interval());
        }
        if (cell instanceof Disclosed.Shown shown) {
            Statistic statistic = shown.statistic();
            return statistic instanceof Statistic.Share share
                    ? words(share.interval())
                    : statistic instanceof Statistic.Estimate estimate
                            ? words(estimate.interval())
                            : statistic instanceof Statistic.Rate rate ? words(rate.interval()) : "";
        }
        return "";
    }

    private static String words(Interval interval) {
        boolean printed = !interval.method().isEmpty()
                && !interval.method().equals(Interval.NO_EVENT)
                && !Double.isNaN(interval.level());
        return !printed ? "" : NumberText.decimal(100 * interval.level(), 0) + "% " + interval.method();
    }

    /** Returns the way from the registry to the analysis. */
    static Report.Flow flow(DisclosedAccounting accounting) {
        return new Report.Flow(
                line("registered", "Registered", accounting.registered()),
                reasons(accounting.exclusions()),
                line("eligible", "Eligible", accounting.eligible()),
                reasons(accounting.losses()),
                line("analysed", "Analysed", accounting.analysed()));
    }

    private static List<Report.FlowLine> reasons(List<DisclosedAccounting.Reason> reasons) {
        return reasons.stream()
                .map(reason -> line(reason.code(), reason.label(), reason.n()))
                .toList();
    }

    private static Report.FlowLine line(String code, String label, Disclosed n) {
        return new Report.FlowLine(code, label, CellText.plain().cell(n));
    }
}
