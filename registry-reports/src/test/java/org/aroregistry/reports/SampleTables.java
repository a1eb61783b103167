package org.aroregistry.reports;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.aroregistry.core.result.Accounting;
import org.aroregistry.core.result.Interval;
import org.aroregistry.core.result.Quantiles;
import org.aroregistry.core.result.Statistic;
import org.aroregistry.core.result.TableResult;
import org.aroregistry.core.result.TableResult.Column;
import org.aroregistry.core.result.TableResult.Row;
import org.aroregistry.core.result.TableResult.Section;

/**
 * Tables of made-up patients that have the shape of the real ones: the same sections and rows, with small groups among them.
 *
 * <p>A patient is a list of choices, one per question; what a question is about stands with the table.
 */
final class SampleTables {
    private static final int QUESTIONS = 24;

    private final List<int[]> patients = new ArrayList<>();
    private final long registered;

    /**
     * Makes patients up.
     *
     * @param registered patients of the registry
     * @param n patients of these tables
     */
    SampleTables(long seed, long registered, int n) {
        this.registered = registered;
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < n; i++) {
            int[] choices = new int[QUESTIONS];
            for (int q = 0; q < QUESTIONS; q++) {
                // Lower choices are more frequent; the higher ones are rare.
                choices[q] = (int) (10 * Math.pow(random.nextDouble(), 2.5));
            }
            patients.add(choices);
        }
    }

    private static Statistic share(long n, long of) {
        return of == 0
                ? new Statistic.NotEstimable("not known in any patient")
                : new Statistic.Share(
                        n, of, new Interval(0.8 * n / of, Math.min(1, 0.1 + 1.1 * n / of), 0.95, "Wilson"));
    }

    private static long count(List<int[]> group, Predicate<int[]> condition) {
        return group.stream().filter(condition).count();
    }

    /** A question whose answer is one of some codes; who chose a higher number is not known. */
    private static Section coded(List<List<int[]>> groups, String key, String label, int question, String... codes) {
        List<Row> rows = new ArrayList<>();
        for (int c = 0; c < codes.length; c++) {
            int code = c;
            rows.add(row(
                    groups,
                    codes[c].toLowerCase(Locale.ROOT),
                    codes[c],
                    group -> share(
                            count(group, p -> p[question] == code), count(group, p -> p[question] < codes.length))));
        }
        rows.add(row(
                groups,
                "not_known",
                "Not known",
                group -> new Statistic.Count(count(group, p -> p[question] >= codes.length), true)));
        return new Section(key, label, true, rows);
    }

    private static Row row(List<List<int[]>> groups, String key, String label, Function<List<int[]>, Statistic> cell) {
        return new Row(key, label, groups.stream().map(cell).toList());
    }

    private List<List<int[]>> divided(int question, int groups) {
        List<List<int[]>> divided = new ArrayList<>();
        divided.add(patients);
        for (int g = 0; g < groups; g++) {
            int group = g;
            divided.add(patients.stream()
                    .filter(p -> Math.min(p[question], groups - 1) == group)
                    .toList());
        }
        return divided;
    }

    private TableResult table(
            String id, String set, List<List<int[]>> groups, List<String> headings, List<Section> sections) {
        List<Column> columns = new ArrayList<>();
        for (int j = 0; j < groups.size(); j++) {
            columns.add(new Column(
                    j == 0 ? "TOTAL" : "GROUP_" + j,
                    headings.get(j),
                    groups.get(j).size()));
        }
        long n = patients.size();
        Accounting accounting = new Accounting(
                registered, List.of(new Accounting.Reason("OTHER", "Not of the set", registered - n)), n, List.of(), n);
        return new TableResult(id, set, accounting, columns, groups.size() > 1, sections, List.of());
    }

    /** T02: the first question is the gene, which is the column as well. */
    TableResult molecular() {
        List<List<int[]>> groups = divided(0, 6);
        List<String> headings =
                List.of("Total", "TCIRG1", "CLCN7, both alleles", "SNX10", "RANK", "Unsolved", "Not tested");
        List<Row> finding = new ArrayList<>();
        for (int g = 0; g < 5; g++) {
            int gene = g;
            finding.add(row(
                    groups,
                    g == 0 ? "tcirg1" : "gene_" + g,
                    headings.get(g + 1),
                    group -> share(count(group, p -> p[0] == gene), count(group, p -> p[0] < 5))));
        }
        finding.add(row(
                groups, "not_tested", "Not tested", group -> new Statistic.Count(count(group, p -> p[0] >= 5), true)));
        return table(
                "T02",
                "ARO",
                groups,
                headings,
                List.of(
                        new Section("finding", "Finding", true, finding),
                        coded(groups, "variant_class", "Kind of variant", 1, "NULL_LOF", "SPLICE", "MISSENSE")));
    }

    /** T04: the donor is the column. */
    TableResult transplants() {
        List<List<int[]>> groups = divided(2, 4);
        return table(
                "T04",
                "HSCT1",
                groups,
                List.of(
                        "Total",
                        "Matched family donor",
                        "Matched unrelated donor",
                        "Mismatched family donor",
                        "Cord blood"),
                List.of(
                        new Section(
                                "age",
                                "Age at the transplant",
                                false,
                                List.of(row(groups, "age", "Age", group -> days(group, 3)))),
                        coded(groups, "donor_type", "Donor", 2, "MSD", "MUD", "HAPLO"),
                        coded(groups, "source", "Source of cells", 3, "BM", "PB", "CB"),
                        coded(groups, "regimen", "Conditioning", 4, "BU_CY", "BU_FLU", "TREO_FLU_TT", "OTHER"),
                        coded(
                                groups,
                                "vision",
                                "Vision before the transplant",
                                6,
                                "SEVERELY_IMPAIRED",
                                "NOT_SEVERELY_IMPAIRED"),
                        new Section(
                                "cells",
                                "Cells infused",
                                false,
                                List.of(row(
                                        groups,
                                        "nucleated",
                                        "Nucleated cells, 10^8/kg",
                                        group -> new Statistic.Distribution(
                                                group.size(),
                                                "cells",
                                                group.isEmpty()
                                                        ? new Quantiles(
                                                                Double.NaN,
                                                                Double.NaN,
                                                                Double.NaN,
                                                                Double.NaN,
                                                                Double.NaN)
                                                        : new Quantiles(1.2, 3.4, 5.6, 7.8, 12.5)))))));
    }

    /** Ages of 60 days and up by a question. */
    private static Statistic days(List<int[]> group, int question) {
        double[] days = group.stream()
                .mapToDouble(p -> 60 + 90.0 * p[question])
                .sorted()
                .toArray();
        int last = days.length - 1;
        return new Statistic.Distribution(
                days.length,
                "days",
                last < 0
                        ? new Quantiles(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN)
                        : new Quantiles(days[0], days[last / 4], days[last / 2], days[3 * last / 4], days[last]));
    }

    /** A01: the first question is the gene, later ones are signs before the transplant. */
    TableResult abstractPage() {
        List<List<int[]>> total = List.of(patients);
        List<Row> signs = new ArrayList<>();
        List<String> keys = List.of(
                "fracture",
                "hypocalcaemia",
                "splenomegaly",
                "transfusion_dependent",
                "intracranial_hypertension",
                "seizures");
        for (int s = 0; s < keys.size(); s++) {
            int question = 9 + s;
            signs.add(row(
                    total,
                    keys.get(s),
                    keys.get(s).replace('_', ' '),
                    group -> share(count(group, p -> p[question] == 0), count(group, p -> p[question] < 8))));
        }
        return table(
                "A01",
                "HSCT1",
                total,
                List.of("Total"),
                List.of(
                        coded(
                                total,
                                Section.REGULATOR_ONLY + "genes",
                                "Causal gene",
                                0,
                                "TCIRG1",
                                "CLCN7",
                                "SNX10",
                                "RANK",
                                "OTHER"),
                        new Section(Section.REGULATOR_ONLY + "before", "Before the transplant", false, signs)));
    }

    /** T05: the donor is the column, as in T04; a question is how many of ten parts of the time it took. */
    TableResult outcomes() {
        List<List<int[]>> groups = divided(2, 4);
        List<Statistic> test = new ArrayList<>(List.of(new Statistic.Amount(patients.size(), "p", 0.0312)));
        groups.stream().skip(1).forEach(group -> test.add(new Statistic.NotEstimable("\u2013")));
        return table(
                "T05",
                "HSCT1",
                groups,
                List.of(
                        "Total",
                        "Matched family donor",
                        "Matched unrelated donor",
                        "Mismatched family donor",
                        "Cord blood"),
                List.of(
                        new Section(
                                "recovery",
                                "Recovery of blood counts, cumulative incidence",
                                false,
                                List.of(
                                        probability(groups, "anc_hsct1_28", "Neutrophil recovery by 28 days", 9, 4),
                                        probability(groups, "plt_hsct1_100", "Platelet recovery by 100 days", 10, 2))),
                        new Section(
                                "complications",
                                "Complications, cumulative incidence",
                                false,
                                List.of(
                                        probability(
                                                groups,
                                                "vod_site_hsct1_100",
                                                "Veno-occlusive disease, diagnosis of the site by 100 days",
                                                13,
                                                1),
                                        probability(
                                                groups,
                                                "hypercalcaemia_hsct1_365",
                                                "Hypercalcaemia by 1 year",
                                                14,
                                                1))),
                        new Section(
                                "second",
                                "Second transplant, cumulative incidence",
                                false,
                                List.of(
                                        probability(groups, "second_hsct_365", "Second transplant by 1 year", 11, 2),
                                        probability(
                                                groups, "second_hsct_1825", "Second transplant by 5 years", 11, 3))),
                        new Section(
                                Section.REGULATOR_ONLY + "survival",
                                "Survival",
                                false,
                                List.of(probability(groups, "os_hsct1_365", "Overall survival at 1 year", 12, 1))),
                        new Section(
                                Section.REGULATOR_ONLY + "comparison",
                                "Test between known donors, P",
                                false,
                                List.of(new Row("os_hsct1", "Overall survival, log-rank", test)))));
    }

    private static Row probability(List<List<int[]>> groups, String key, String label, int question, int until) {
        return row(groups, key, label, group -> {
            long events = count(group, p -> p[question] < until);
            double value = (double) events / Math.max(1, group.size());
            return group.size() < 5
                    ? new Statistic.NotEstimable("too few at risk")
                    : new Statistic.Estimate(
                            group.size() - events,
                            events,
                            "probability",
                            value,
                            new Interval(0.8 * value, Math.min(1, 1.2 * value), 0.95, "log-log"));
        });
    }

    /** T06: the time of death is the column; details are for the regulator. */
    TableResult deaths() {
        List<List<int[]>> groups = divided(5, 4);
        Section details =
                coded(groups, Section.REGULATOR_ONLY + "detail", "In detail", 7, "BLEEDING", "GVHD", "PAH", "OTHER");
        return table(
                "T06",
                "ARO",
                groups,
                List.of("Total", "Without a transplant", "Under 100 days", "100 to 365 days", "Later"),
                List.of(
                        coded(groups, "category", "Cause of death", 6, "DISEASE", "TRM", "NEURODEGENERATION"),
                        details));
    }

    /** T08: the first question is how the patient came under observation. */
    TableResult progression() {
        List<List<int[]>> groups = divided(8, 2);
        return table(
                "T08",
                "SMO_IFN",
                groups,
                List.of("Total", "Incident users", "Prevalent users"),
                List.of(
                        new Section(
                                "outcome",
                                "End of observation",
                                true,
                                List.of(
                                        row(
                                                groups,
                                                "progressed",
                                                "Progressed",
                                                group -> share(count(group, p -> p[9] > 2), group.size())),
                                        row(
                                                groups,
                                                "censored",
                                                "Censored",
                                                group -> share(count(group, p -> p[9] <= 2), group.size())))),
                        new Section(
                                Section.REGULATOR_ONLY + "time",
                                "Free of progression",
                                false,
                                List.of(row(
                                        groups,
                                        "progression_free_65",
                                        "Free of progression at 65 days",
                                        group -> new Statistic.Estimate(
                                                group.size(),
                                                count(group, p -> p[9] > 4),
                                                "probability",
                                                0.81,
                                                new Interval(0.7, 0.9, 0.95, "log-log")))))));
    }

    /** T09: each question is whether a patient had an event, and how severe. */
    TableResult adverseEvents() {
        List<List<int[]>> total = List.of(patients);
        List<String> terms = List.of("fever", "headache", "alt_increased", "neutropenia");
        List<Section> sections = new ArrayList<>();
        sections.add(new Section(
                "worst",
                "Worst adverse event",
                true,
                IntStream.range(0, 4)
                        .mapToObj(i -> row(
                                total,
                                "worst_" + i,
                                List.of("None", "Not serious", "Serious", "Fatal")
                                        .get(i),
                                group -> share(count(group, p -> Math.min(p[10], 3) == i), group.size())))
                        .toList()));
        sections.add(terms(total, "term", terms, 1, 9));
        for (String detail : List.of("_any", "_grade_1_2", "_grade_3_4")) {
            sections.add(terms(
                    total,
                    Section.REGULATOR_ONLY + "term" + detail,
                    terms,
                    detail.endsWith("3_4") ? 4 : 1,
                    detail.endsWith("1_2") ? 3 : 9));
        }
        sections.add(new Section(
                Section.REGULATOR_ONLY + "term_rate",
                "Rate",
                false,
                List.of(row(
                        total,
                        "fever",
                        "Fever",
                        group -> new Statistic.Rate(
                                group.size(), 3, 41.5, 3 / 41.5, new Interval(0.015, 0.21, 0.95, "exact Poisson"))))));
        sections.add(terms(total, Section.REGULATOR_ONLY + "overview_any", List.of("any", "serious"), 1, 9));
        return table("T09", "SAFETY", total, List.of("Total"), sections);
    }

    private static Section terms(List<List<int[]>> total, String key, List<String> terms, int from, int to) {
        return new Section(
                key,
                key,
                false,
                IntStream.range(0, terms.size())
                        .mapToObj(t -> row(
                                total,
                                terms.get(t),
                                terms.get(t),
                                group -> share(count(group, p -> p[11 + t] >= from && p[11 + t] <= to), group.size())))
                        .toList());
    }

    /** T10: two lines of a listing. */
    TableResult listing() {
        List<Column> columns = List.of(
                new Column("age", "Age at onset", 2),
                new Column("days", "Days on drug", 2),
                new Column("term", "Event", 2));
        List<Row> lines = List.of(
                new Row(
                        "event_1",
                        "P01",
                        List.of(
                                new Statistic.Text("Under 1 year"),
                                new Statistic.Count(37, false),
                                new Statistic.Text("Canary seizure"))),
                new Row(
                        "event_2",
                        "P02",
                        List.of(
                                new Statistic.Text("1 to under 2 years"),
                                new Statistic.Count(212, false),
                                new Statistic.Text("ALT increased"))));
        TableResult model = table("T10", "SAFETY", List.of(patients), List.of("Total"), List.of());
        return new TableResult(
                "T10",
                "SAFETY",
                model.accounting(),
                columns,
                false,
                List.of(new Section(Section.REGULATOR_ONLY + "events", "Events", false, lines)),
                List.of());
    }

    /** T11: the column is the age at the first dose; three questions are both tests of a year, antibodies and a grade. */
    TableResult laboratoryItems() {
        List<List<int[]>> groups = divided(14, 3);
        List<Section> sections = new ArrayList<>();
        for (int year = 1; year <= 3; year++) {
            sections.add(coded(
                    groups, "year_" + year, "Tests in treatment year " + year, 11 + year, "BOTH", "ONE", "NEITHER"));
        }
        sections.add(coded(groups, "antibodies", "Neutralising antibodies", 22, "POSITIVE", "NEGATIVE"));
        for (String key : List.of("fda_white_cells_1", "fda_liver_1", "fda_antibodies", "neutrophils_1", "alt_1")) {
            sections.add(coded(groups, Section.REGULATOR_ONLY + key, key, 23, "DONE", "MISSING"));
        }
        return table(
                "T11",
                "SAFETY",
                groups,
                List.of("Total", "Under 1 year", "1 to under 3 years", "3 years and over"),
                sections);
    }

    /** T11, patient by patient. */
    TableResult laboratoryListing() {
        return listing(
                "T11_PATIENTS",
                "M01",
                List.of("age", "white_cells_1", "antibodies"),
                List.of("Canary under 1 year", "Done", "Missing"));
    }

    /** T08, patient by patient. */
    TableResult progressionListing() {
        return listing(
                "T08_PATIENTS",
                "D01",
                List.of("age", "to", "outcome"),
                List.of("Canary under 1 year", "65", "Progressed"));
    }

    private TableResult listing(String id, String number, List<String> columns, List<String> words) {
        TableResult model = table(id, "SAFETY", List.of(patients), List.of("Total"), List.of());
        return new TableResult(
                id,
                "SAFETY",
                model.accounting(),
                columns.stream().map(key -> new Column(key, key, 1)).toList(),
                false,
                List.of(new Section(
                        Section.REGULATOR_ONLY + "patients",
                        "",
                        false,
                        List.of(new Row(
                                "patient_1",
                                number,
                                words.stream()
                                        .<Statistic>map(Statistic.Text::new)
                                        .toList())))),
                List.of());
    }

    /** T15: the site is a choice; sites of one to four patients are among them. */
    TableResult adherence(List<String> sites) {
        String[] keys = {
            "patients", "baseline", "quarter_due", "quarter_done", "quarter_percent", "liver_due", "liver_percent"
        };
        List<Column> columns = new ArrayList<>();
        for (String key : keys) {
            columns.add(new Column(key, key, patients.size()));
        }
        List<Row> open = new ArrayList<>();
        List<Row> full = new ArrayList<>();
        for (int i = 0; i < sites.size(); i++) {
            int site = i;
            List<int[]> group = patients.stream().filter(p -> p[4] == site).toList();
            if (!group.isEmpty()) {
                open.add(new Row(sites.get(i), sites.get(i), windows(group, true)));
                full.add(new Row(sites.get(i), sites.get(i), windows(group, false)));
            }
        }
        TableResult model = table("T15", "SAFETY", List.of(patients), List.of("Total"), List.of());
        return new TableResult(
                "T15",
                "SAFETY",
                model.accounting(),
                columns,
                false,
                List.of(
                        new Section(
                                "total",
                                "All sites",
                                false,
                                List.of(new Row("TOTAL", "Total", windows(patients, false)))),
                        new Section("sites", "Sites", true, open),
                        new Section(Section.REGULATOR_ONLY + "sites", "Sites", false, full)),
                List.of());
    }

    private static List<Statistic> windows(List<int[]> group, boolean open) {
        Statistic none = new Statistic.NotEstimable("\u2013");
        long n = group.size();
        long infants = count(group, p -> p[14] == 0);
        return List.of(
                new Statistic.Count(n, true),
                open ? none : share(count(group, p -> p[5] < 2), n),
                open ? none : new Statistic.Amount(n, "windows", 4 * n),
                open ? none : new Statistic.Amount(n, "windows", 3 * n),
                new Statistic.Amount(n, "percent of windows", 75),
                open ? none : new Statistic.Amount(infants, "windows", 6 * infants),
                infants == 0
                        ? new Statistic.NotEstimable("none due")
                        : new Statistic.Amount(infants, "percent of windows", 50));
    }

    /** F08: the site is the column; who chose a high number died. */
    TableResult mortality(List<String> sites) {
        List<List<int[]>> groups = divided(4, 9);
        List<String> headings = new ArrayList<>(List.of("Total"));
        headings.addAll(sites.subList(0, 9));
        TableResult table =
                table("F08", "HSCT1", groups, headings, List.of(coded(groups, "year", "One year", 9, "ALIVE", "DEAD")));
        List<Column> columns = new ArrayList<>();
        for (int j = 0; j < headings.size(); j++) {
            columns.add(new Column(
                    j == 0 ? "TOTAL" : headings.get(j),
                    headings.get(j),
                    table.columns().get(j).n()));
        }
        return new TableResult(
                table.id(), table.analysisSet(), table.accounting(), columns, true, table.sections(), List.of());
    }

    /** F08: limits of some sizes around a proportion. */
    TableResult mortalityLimits() {
        TableResult model = table("F08_LIMITS", "HSCT1", List.of(patients), List.of("Total"), List.of());
        List<Row> rows = new ArrayList<>();
        for (int size = 1; size <= 60; size++) {
            List<Statistic> cells = new ArrayList<>();
            for (double z : new double[] {-3.09, -1.96, 1.96, 3.09}) {
                cells.add(new Statistic.Amount(
                        patients.size(),
                        "percent of patients",
                        Math.max(0, Math.min(100, 25 + 100 * z * Math.sqrt(0.25 * 0.75 / size)))));
            }
            rows.add(new Row("n_" + size, Integer.toString(size), cells));
        }
        return new TableResult(
                "F08_LIMITS",
                "HSCT1",
                model.accounting(),
                Stream.of("lower_998", "lower_95", "upper_95", "upper_998")
                        .map(key -> new Column(key, key, patients.size()))
                        .toList(),
                false,
                List.of(new Section("limits", "Limits", false, rows)),
                List.of());
    }

    /** F09: a question is a covariate, a choice a level; higher choices are put together. */
    TableResult hazards() {
        List<Section> sections = new ArrayList<>();
        Statistic none = new Statistic.Text("");
        sections.add(new Section(
                "model",
                "Model",
                false,
                List.of(new Row(
                        "estimator",
                        "Model",
                        List.of(none, new Statistic.Text("Cox regression, Efron's ties, Wald limits"))))));
        double[] ratios = {1, 0.62, 1.9, 3.4};
        for (Section levels : hazardLevels().sections()) {
            List<Row> rows = new ArrayList<>();
            for (Row level : levels.rows()) {
                int j = rows.size();
                double upper = j == 3 ? Double.NaN : ratios[j] * 1.8;
                rows.add(new Row(
                        level.key(),
                        level.label(),
                        j == 0
                                ? List.of(new Statistic.Text("reference"), new Statistic.Text("1"))
                                : List.of(
                                        new Statistic.Text("compared"),
                                        new Statistic.Estimate(
                                                ((Statistic.Count) level.cells().get(0)).n(),
                                                ((Statistic.Count) level.cells().get(1)).n(),
                                                "ratio",
                                                ratios[j],
                                                new Interval(ratios[j] / 1.7, upper, 0.95, "Wald")))));
            }
            sections.add(new Section(levels.key().replace(Section.REGULATOR_ONLY, ""), levels.label(), false, rows));
        }
        sections.add(new Section(
                "proportionality",
                "Test of proportional hazards, p",
                false,
                List.of(new Row(
                        "zph_all",
                        "All together",
                        List.of(
                                new Statistic.Text("chi-square 3.97, df 4"),
                                new Statistic.Estimate(
                                        patients.size(),
                                        patients.size(),
                                        "p",
                                        0.41,
                                        new Interval(Double.NaN, Double.NaN, Double.NaN, "")))))));
        TableResult model = table("F09", "HSCT1", List.of(patients), List.of("Total"), List.of());
        return new TableResult(
                "F09",
                "HSCT1",
                model.accounting(),
                List.of(new Column("role", "Role", patients.size()), new Column("hazard_ratio", "Hazard ratio", 0)),
                false,
                sections,
                List.of(
                        "Genotype is not in the model: it has no two levels of at least 5 patients and 5 deaths each."));
    }

    /** F09: numbers by level; who made an odd choice at the next question died. */
    TableResult hazardLevels() {
        return hazardLevels(
                "F09_LEVELS",
                hazardLevels(
                        "age", "Age at the transplant", 5, "Under 1 year", "1 to under 2 years", "2 years and over"),
                hazardLevels(
                        "donor",
                        "Donor",
                        7,
                        "Matched family donor",
                        "Matched unrelated donor",
                        "Haploidentical or mismatched family donor",
                        "Other (Mismatched unrelated donor or cord blood; Unrelated donor, match not known)"));
    }

    /** F09: the same before small levels were put together. */
    TableResult singleHazardLevels() {
        return hazardLevels(
                "F09_SINGLE",
                hazardLevels(
                        "age", "Age at the transplant", 5, "Under 1 year", "1 to under 2 years", "2 years and over"),
                hazardLevels(
                        "donor",
                        "Donor",
                        7,
                        "Matched family donor",
                        "Matched unrelated donor",
                        "Haploidentical or mismatched family donor",
                        "Mismatched unrelated donor or cord blood",
                        "Unrelated donor, match not known"));
    }

    private TableResult hazardLevels(String id, Section... levels) {
        TableResult model = table(id, "HSCT1", List.of(patients), List.of("Total"), List.of());
        return new TableResult(
                id,
                "HSCT1",
                model.accounting(),
                List.of(
                        new Column("patients", "Patients", patients.size()),
                        new Column("died", "Died", count(patients, p -> p[9] % 2 == 1))),
                false,
                List.of(levels),
                List.of());
    }

    private Section hazardLevels(String key, String label, int question, String... levels) {
        List<Row> rows = new ArrayList<>();
        for (int j = 0; j < levels.length; j++) {
            int level = j;
            List<int[]> members = patients.stream()
                    .filter(p -> Math.min(p[question], levels.length - 1) == level)
                    .toList();
            rows.add(new Row(
                    key + "_" + (j + 1),
                    levels[j],
                    List.of(
                            new Statistic.Count(members.size(), true),
                            new Statistic.Count(count(members, p -> p[9] % 2 == 1), true))));
        }
        return new Section(Section.REGULATOR_ONLY + key, label, true, rows);
    }

    /** F07: lanes of some patients. */
    TableResult lanes() {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            int[] p = patients.get(i);
            int end = 40 + 17 * p[1] + 9 * i;
            String label = String.format(Locale.ROOT, "L%02d", i + 1);
            rows.add(lane(rows.size(), label, 6 * i, "Interferon", 0, end / 3));
            if (p[2] > 1) {
                rows.add(lane(rows.size(), label, 6 * i, "Interferon", end / 2, end / 2 + 15));
                rows.add(lane(rows.size(), label, 6 * i, "Progression", end / 4, end / 4));
            }
            if (p[3] > 2) {
                rows.add(lane(rows.size(), label, 6 * i, "Transplant", end / 2 + 17, end / 2 + 17));
            }
            rows.add(lane(rows.size(), label, 6 * i, p[4] > 3 ? "Death" : "Last seen", end, end));
        }
        TableResult model = table("F07", "SMO_IFN", List.of(patients), List.of("Total"), List.of());
        return new TableResult(
                "F07",
                "SMO_IFN",
                model.accounting(),
                Stream.of("age", "what", "from", "to", "detail")
                        .map(key -> new Column(key, key, 12))
                        .toList(),
                false,
                List.of(new Section(Section.REGULATOR_ONLY + "lines", "", false, rows)),
                List.of());
    }

    private static Row lane(int number, String label, int age, String what, int from, int to) {
        return new Row(
                "line_" + (number + 1),
                label,
                List.of(
                        new Statistic.Count(age, false),
                        new Statistic.Text(what),
                        new Statistic.Count(from, false),
                        new Statistic.Count(to, false),
                        new Statistic.Text("Canary lane")));
    }

    /** T12: two questions are the grades before and on the drug; 5 and more is missing. */
    TableResult shifts() {
        List<List<int[]>> total = List.of(patients);
        List<String> grades = List.of("0", "1", "2", "3", "4", "missing");
        List<Row> pairs = new ArrayList<>();
        List<Row> sums = new ArrayList<>();
        for (int b = 0; b < 6; b++) {
            int before = b;
            for (int w = 0; w < 6; w++) {
                int worst = w;
                pairs.add(row(
                        total,
                        grades.get(b) + "_to_" + grades.get(w),
                        "Pair",
                        group -> new Statistic.Count(
                                count(group, p -> Math.min(p[15], 5) == before && Math.min(p[16], 5) == worst), true)));
            }
            sums.add(row(
                    total,
                    grades.get(b),
                    "From " + grades.get(b),
                    group -> new Statistic.Count(count(group, p -> Math.min(p[15], 5) == before), true)));
        }
        return table(
                "T12",
                "SAFETY",
                total,
                List.of("Total"),
                List.of(
                        new Section("shift_anaemia", "Haemoglobin", true, pairs),
                        new Section(Section.REGULATOR_ONLY + "baseline_anaemia", "Haemoglobin", true, sums),
                        new Section(
                                Section.REGULATOR_ONLY + "rise",
                                "Worse",
                                false,
                                List.of(row(
                                        total,
                                        "anaemia",
                                        "Haemoglobin",
                                        group -> share(
                                                count(group, p -> p[16] < 5 && p[16] > p[15] + 1),
                                                count(group, p -> p[16] < 5)))))));
    }

    /** T13: the age is the column; what is regulator-only starts with a prefix. */
    TableResult sight(String id, String prefix) {
        List<List<int[]>> groups = divided(prefix.isEmpty() ? 6 : 0, 4);
        List<Row> change = new ArrayList<>();
        for (int c = 0; c < 3; c++) {
            int code = c;
            change.add(row(
                    groups,
                    List.of("same", "better", "worse").get(c),
                    List.of("Same category", "Better", "Worse").get(c),
                    group -> share(count(group, p -> p[13] == code), count(group, p -> p[13] < 3))));
        }
        change.add(row(
                groups,
                "not_assessable",
                "Not assessable",
                group -> new Statistic.Count(count(group, p -> p[13] == 3), true)));
        change.add(row(
                groups,
                "not_examined",
                "Not examined",
                group -> new Statistic.Count(count(group, p -> p[13] > 3), true)));
        return regulatorGroups(table(
                id,
                "HSCT1",
                groups,
                List.of("Total", "First group", "Second group", "Third group", "Fourth group"),
                List.of(
                        new Section(prefix + "one_year", "Better eye at 1 year", true, change),
                        new Section(
                                prefix + "preserved",
                                "Sight lost, cumulative incidence",
                                false,
                                List.of(
                                        probability(groups, "vis_pres_hsct1_365", "Sight lost by 1 year", 14, 1),
                                        probability(groups, "vis_pres_hsct1_1825", "Sight lost by 5 years", 14, 2))))));
    }

    /** Returns a table whose groups are for the regulator alone. */
    private static TableResult regulatorGroups(TableResult table) {
        return new TableResult(
                table.id(),
                table.analysisSet(),
                table.accounting(),
                table.columns().stream()
                        .map(column -> column.key().equals("TOTAL")
                                ? column
                                : new Column(Section.REGULATOR_ONLY + column.key(), column.label(), column.n()))
                        .toList(),
                table.columnsPartition(),
                table.sections(),
                table.notes());
    }

    /** T14: the gene is the column, as in T02; a question is how many events a patient had. */
    TableResult rates() {
        List<List<int[]>> groups = divided(0, 6);
        return table(
                "T14",
                "ARO",
                groups,
                List.of("Total", "TCIRG1", "CLCN7, both alleles", "SNX10", "RANK", "Unsolved", "Not tested"),
                List.of(
                        new Section(
                                "fractures",
                                "Fractures by time from the first transplant",
                                false,
                                List.of(
                                        rate(groups, "before", "Fractures before transplant", 3, 8.5),
                                        rate(groups, "later", "Fractures more than a year after", 4, 21.25))),
                        new Section(
                                Section.REGULATOR_ONLY + "fractures_interferon",
                                "Fractures by interferon",
                                false,
                                List.of(rate(groups, "on_interferon", "Fractures on interferon", 5, 3.5))),
                        new Section(
                                "growth_diagnosis",
                                "Growth after diagnosis",
                                false,
                                List.of(row(
                                        groups,
                                        "length_year_1",
                                        "Length or height z-score at 1 year",
                                        group -> new Statistic.Distribution(
                                                group.size(),
                                                "z",
                                                group.isEmpty()
                                                        ? new Quantiles(
                                                                Double.NaN,
                                                                Double.NaN,
                                                                Double.NaN,
                                                                Double.NaN,
                                                                Double.NaN)
                                                        : new Quantiles(-5.125, -3.25, -2.0625, -1.5, 0.75)))))));
    }

    private static Row rate(List<List<int[]>> groups, String key, String label, int question, double years) {
        return row(groups, key, label, group -> {
            long events = group.stream().mapToLong(p -> p[question] / 4).sum();
            double time = years * group.size();
            return new Statistic.Rate(
                    group.size(),
                    events,
                    time,
                    group.isEmpty() ? Double.NaN : events / time,
                    new Interval(0.6 * events / time, 1.5 * (events + 1) / time, 0.95, "exact Poisson"));
        });
    }

    /** T17: medicines side by side with their time, and services. */
    TableResult support() {
        List<List<int[]>> total = List.of(patients);
        List<Section> sections = new ArrayList<>();
        for (String key : List.of("med_code", Section.REGULATOR_ONLY + "purpose", Section.REGULATOR_ONLY + "source")) {
            List<Row> years = IntStream.range(0, 3)
                    .mapToObj(i -> row(
                            total,
                            "item_" + i,
                            "Item " + i,
                            group -> new Statistic.Amount(
                                    count(group, p -> p[17] >= 3 * i), "person-years", 12.5 / (i + 1))))
                    .toList();
            List<Row> users = IntStream.range(0, 3)
                    .mapToObj(i -> row(
                            total,
                            "item_" + i,
                            "Item " + i,
                            group -> share(count(group, p -> p[17] >= 3 * i), group.size())))
                    .toList();
            sections.add(new Section(key, key, false, users));
            sections.add(new Section(key + "_years", key, false, years));
        }
        sections.add(coded(total, Section.REGULATOR_ONLY + "calcitriol", "High dose of calcitriol", 18, "YES", "NO"));
        sections.add(coded(total, "service_cs01", "Genetic counselling", 19, "Y", "DECLINED", "N"));
        sections.add(coded(total, "service_cs02", "Early referral", 20, "Y", "DECLINED", "N"));
        return table("T17", "ARO", total, List.of("Total"), sections);
    }

    /** T18: states overlap, so that the columns do not add up. */
    TableResult vaccination() {
        List<List<int[]>> states = List.of(
                patients.stream().filter(p -> p[21] > 1).toList(),
                patients.stream().filter(p -> p[22] > 0).toList(),
                patients.stream().filter(p -> p[23] > 4).toList());
        List<Column> columns = List.of(
                new Column("ON_DRUG", "On interferon", states.get(0).size()),
                new Column("OFF_DRUG", "Not on interferon", states.get(1).size()),
                new Column(
                        "AFTER_TRANSPLANT", "After a transplant", states.get(2).size()));
        TableResult model = table("T18", "ALL", List.of(patients), List.of("Total"), List.of());
        return new TableResult(
                "T18",
                "ALL",
                model.accounting(),
                columns,
                false,
                List.of(new Section(
                        "dtap",
                        "Diphtheria, tetanus, pertussis",
                        false,
                        List.of(
                                row(
                                        states,
                                        "dosed",
                                        "Patients with a dose",
                                        group -> new Statistic.Count(group.size(), true)),
                                row(
                                        states,
                                        "positive",
                                        "Positive",
                                        group -> share(count(group, p -> p[1] < 2), count(group, p -> p[1] < 4)))))),
                List.of());
    }
}
