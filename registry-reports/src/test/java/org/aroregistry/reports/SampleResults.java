package org.aroregistry.reports;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.aroregistry.core.result.Accounting;
import org.aroregistry.core.result.AnalysisResults;
import org.aroregistry.core.result.FigureResult;
import org.aroregistry.core.result.Interval;
import org.aroregistry.core.result.Quantiles;
import org.aroregistry.core.result.RunIdentity;
import org.aroregistry.core.result.Statistic;
import org.aroregistry.core.result.TableResult;

/** Results of a run over some hundred made-up patients, with small groups, for tests and for looking at. */
public final class SampleResults {
    static final double YEAR = 365.25;
    private static final List<String> GENES =
            List.of("TCIRG1", "CLCN7", "OSTM1", "SNX10", "TNFRSF11A", "OTHER", "UNSOLVED", "NOT_TESTED");
    private static final List<String> GENE_LABELS =
            List.of("TCIRG1", "CLCN7 biallelic", "OSTM1", "SNX10", "RANK", "Other gene", "Unsolved", "Not tested");
    private static final double[] GENE_SHARES = {0.46, 0.14, 0.055, 0.075, 0.035, 0.045, 0.09, 0.10};
    private static final List<String> DONORS = List.of("MSD", "MUD", "HAPLO", "MMUD");
    private static final List<String> DONOR_LABELS = List.of(
            "Matched sibling or family", "Matched unrelated", "Haploidentical family", "Mismatched or cord blood");
    private static final List<String> SITES = IntStream.rangeClosed(1, 12)
            .mapToObj(i -> String.format(java.util.Locale.ROOT, "S%02d", i))
            .toList();
    private static final double[] RISK_TIMES = {0, 100, YEAR, 2 * YEAR, 3 * YEAR, 5 * YEAR, 10 * YEAR};

    private record Patient(
            int site,
            int gene,
            boolean male,
            int consanguineous,
            double ageAtDiagnosis,
            double ageAtEnrolment,
            double age,
            boolean dead,
            boolean transplanted,
            int donor,
            double transplantFollowUp,
            double graftFailure,
            boolean interferon,
            double ageAtInterferon,
            int[] symptoms) {}

    private final List<Patient> patients = new ArrayList<>();

    private SampleResults(long seed, int n) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < n; i++) {
            patients.add(patient(random));
        }
    }

    /** The sample that the golden files are made of. */
    public static AnalysisResults standard() {
        return new SampleResults(20261, 306).results();
    }

    private static Patient patient(SplittableRandom random) {
        int gene = pick(random, GENE_SHARES);
        double diagnosis = exponential(random, 160) + 10;
        double enrolment = diagnosis + exponential(random, 120);
        boolean lethal = gene == 2;
        double hazard = lethal ? 900 : gene == 0 ? 5200 : 9000;
        double death = exponential(random, hazard);
        while (death < enrolment) {
            death = exponential(random, hazard);
        }
        double followUp = enrolment + random.nextDouble() * 12 * YEAR;
        boolean transplanted = !lethal && random.nextDouble() < 0.55;
        double age = Math.min(death, followUp);
        double transplant = enrolment + exponential(random, 120);
        transplanted &= transplant < age;
        int donor = pick(random, new double[] {0.46, 0.30, 0.20, 0.04});
        double afterTransplant = transplanted
                ? Math.min(
                        random.nextDouble() < (donor == 0 ? 0.14 : 0.3) ? exponential(random, 160) : 1e9,
                        followUp - transplant)
                : 0;
        boolean dead = death <= followUp;
        if (transplanted) {
            dead = afterTransplant < followUp - transplant;
            age = transplant + afterTransplant;
        }
        double graftFailure = random.nextDouble() < 0.13 ? exponential(random, 90) : 1e9;
        int[] symptoms = new int[15];
        for (int s = 0; s < symptoms.length; s++) {
            double p = 0.06 + 0.85 * Math.abs(Math.sin(1.7 * s + 0.4 * gene));
            symptoms[s] = random.nextDouble() < 0.04 ? -1 : random.nextDouble() < p ? 1 : 0;
        }
        boolean interferon = random.nextDouble() < 0.24;
        return new Patient(
                pick(
                        random,
                        IntStream.rangeClosed(1, 12)
                                .mapToDouble(r -> Math.pow(r, -0.9))
                                .toArray()),
                gene,
                random.nextDouble() < 0.54,
                random.nextDouble() < 0.05 ? -1 : random.nextDouble() < 0.55 ? 1 : 0,
                diagnosis,
                enrolment,
                age,
                dead,
                transplanted,
                donor,
                afterTransplant,
                graftFailure,
                interferon,
                enrolment + exponential(random, 500),
                symptoms);
    }

    private static int pick(SplittableRandom random, double[] shares) {
        double sum = 0;
        for (double share : shares) {
            sum += share;
        }
        double u = random.nextDouble() * sum;
        int i = 0;
        while (i < shares.length - 1 && u >= shares[i]) {
            u -= shares[i++];
        }
        return i;
    }

    private static double exponential(SplittableRandom random, double mean) {
        return Math.floor(-mean * Math.log(1 - random.nextDouble()));
    }

    private AnalysisResults results() {
        TreeMap<String, String> definitions = new TreeMap<>();
        definitions.put("OS_BIRTH", "v1");
        definitions.put("OS_HSCT1", "v1");
        definitions.put("GF_HSCT1", "v1");
        definitions.put("TTP", "v1");
        RunIdentity run = new RunIdentity(
                17,
                "2026-annual",
                "9f1c5a7be0d24c61b8a3f0e2d79c4456a1b2c3d4e5f60718293a4b5c6d7e8f90",
                42,
                "ALL",
                "1.0",
                "0.1.0",
                definitions,
                IntStream.range(0, SITES.size())
                        .mapToObj(i -> new RunIdentity.SiteCut(SITES.get(i), 1 + i % 5, 2025 + i % 2))
                        .toList(),
                OptionalLong.of(0),
                "4be1907a33cdd18f5a6b7c8d9e0f11223344556677889900aabbccddeeff0011");
        return new AnalysisResults(
                run,
                tables(),
                List.of(
                        survivalByDonor(),
                        survivalBy("F02", List.of("Under 1 year", "1 to under 2 years", "2 years and over"), 1),
                        survivalBy("F02_ERA", List.of("Before 2010", "2010 and later"), 2),
                        survivalFromBirth(),
                        graftFailure(),
                        gvhd(),
                        chronicGvhd(),
                        progression(),
                        new SampleMeans(12, cohortAccounting()).figure("F10", "FRACTURES", 0.3),
                        new SampleMeans(13, cohortAccounting()).figure("F10_INFECTIONS", "SERIOUS_INFECTIONS", 0.12),
                        byTreatment("F11", "birth"),
                        byTreatment("F11_180", "age of 180 days")));
    }

    private List<TableResult> tables() {
        long all = patients.size() + 9;
        SampleTables treated = new SampleTables(7, all, 74);
        SampleTables cohort = new SampleTables(8, all, patients.size());
        return List.of(
                cohort(),
                cohort.molecular(),
                prevalence(),
                new SampleTables(9, all, 151).transplants(),
                new SampleTables(9, all, 151).outcomes(),
                new SampleTables(10, all, 87).deaths(),
                interferon(),
                new SampleTables(11, all, 58).progression(),
                treated.progressionListing(),
                treated.adverseEvents(),
                treated.listing(),
                treated.laboratoryItems(),
                treated.laboratoryListing(),
                treated.shifts(),
                new SampleTables(9, all, 151).sight("T13", ""),
                new SampleTables(9, all, 151).sight("T13_GENOTYPE", TableResult.Section.REGULATOR_ONLY),
                cohort.rates(),
                treated.adherence(SITES),
                quality(),
                cohort.support(),
                cohort.vaccination(),
                treated.lanes(),
                new SampleTables(9, all, 151).mortality(SITES),
                new SampleTables(9, all, 151).mortalityLimits(),
                new SampleTables(9, all, 151).hazards(),
                new SampleTables(9, all, 151).hazardLevels(),
                new SampleTables(9, all, 151).singleHazardLevels(),
                new SampleTables(9, all, 151).abstractPage());
    }

    private Accounting cohortAccounting() {
        return new Accounting(
                patients.size() + 9,
                List.of(new Accounting.Reason("CLCN7_MONO", "Single CLCN7 allele (dominant form)", 9)),
                patients.size(),
                List.of(),
                patients.size());
    }

    private List<TableResult.Column> geneColumns() {
        List<TableResult.Column> columns = new ArrayList<>();
        columns.add(new TableResult.Column("TOTAL", "Total", patients.size()));
        for (int g = 0; g < GENES.size(); g++) {
            int gene = g;
            columns.add(new TableResult.Column(
                    GENES.get(g),
                    GENE_LABELS.get(g),
                    where(p -> p.gene() == gene).size()));
        }
        return columns;
    }

    private List<Patient> where(Predicate<Patient> condition) {
        return patients.stream().filter(condition).toList();
    }

    private List<Statistic> byGene(Function<List<Patient>, Statistic> statistic) {
        List<Statistic> cells = new ArrayList<>();
        cells.add(statistic.apply(patients));
        for (int g = 0; g < GENES.size(); g++) {
            int gene = g;
            cells.add(statistic.apply(where(p -> p.gene() == gene)));
        }
        return cells;
    }

    private TableResult.Row shareRow(String key, String label, Function<Patient, Integer> value) {
        return new TableResult.Row(key, label, byGene(group -> share(group, value)));
    }

    private static Statistic share(List<Patient> group, Function<Patient, Integer> value) {
        long of = group.stream().filter(p -> value.apply(p) >= 0).count();
        long n = group.stream().filter(p -> value.apply(p) == 1).count();
        return share(n, of);
    }

    private static Statistic share(long n, long of) {
        if (of == 0) {
            return new Statistic.NotEstimable("no patients");
        }
        double z = 1.959963984540054;
        double p = (double) n / of;
        double centre = (p + z * z / (2 * of)) / (1 + z * z / of);
        double half = z * Math.sqrt(p * (1 - p) / of + z * z / (4.0 * of * of)) / (1 + z * z / of);
        return new Statistic.Share(
                n, of, new Interval(Math.max(0, centre - half), Math.min(1, centre + half), 0.95, "Wilson"));
    }

    private static Statistic distribution(List<Patient> group, ToDoubleFunction<Patient> value) {
        double[] sorted = group.stream().mapToDouble(value).sorted().toArray();
        return new Statistic.Distribution(
                sorted.length,
                "days",
                new Quantiles(
                        quantile(sorted, 0),
                        quantile(sorted, 0.25),
                        quantile(sorted, 0.5),
                        quantile(sorted, 0.75),
                        quantile(sorted, 1)));
    }

    private static double quantile(double[] sorted, double p) {
        if (sorted.length == 0) {
            return Double.NaN;
        }
        double h = (sorted.length - 1) * p;
        int low = (int) Math.floor(h);
        int high = Math.min(sorted.length - 1, low + 1);
        return sorted[low] + (h - low) * (sorted[high] - sorted[low]);
    }

    private TableResult cohort() {
        List<TableResult.Section> sections = List.of(
                new TableResult.Section(
                        "sex",
                        "Sex",
                        true,
                        List.of(
                                shareRow("m", "Male", p -> p.male() ? 1 : 0),
                                shareRow("f", "Female", p -> p.male() ? 0 : 1))),
                new TableResult.Section(
                        "consanguinity",
                        "Consanguinity",
                        true,
                        List.of(
                                shareRow("yes", "Parents related", p -> p.consanguineous()),
                                shareRow(
                                        "no", "Not related", p -> p.consanguineous() < 0 ? -1 : 1 - p.consanguineous()),
                                new TableResult.Row(
                                        "missing",
                                        "Not known",
                                        byGene(group -> new Statistic.Count(
                                                group.stream()
                                                        .filter(p -> p.consanguineous() < 0)
                                                        .count(),
                                                true))))),
                new TableResult.Section(
                        "age",
                        "Age",
                        false,
                        List.of(
                                new TableResult.Row(
                                        "diagnosis",
                                        "At diagnosis",
                                        byGene(group -> distribution(group, Patient::ageAtDiagnosis))),
                                new TableResult.Row(
                                        "enrolment",
                                        "At enrolment",
                                        byGene(group -> distribution(group, Patient::ageAtEnrolment))))),
                new TableResult.Section(
                        "treatment",
                        "Treatment",
                        false,
                        List.of(
                                shareRow("hsct", "Ever transplanted", p -> p.transplanted() ? 1 : 0),
                                shareRow("interferon", "Ever on interferon gamma-1b", p -> p.interferon() ? 1 : 0))),
                new TableResult.Section(
                        "follow_up",
                        "Follow-up",
                        false,
                        List.of(
                                new TableResult.Row(
                                        "person_years",
                                        "Person-years",
                                        byGene(group -> new Statistic.Amount(
                                                group.size(),
                                                "years",
                                                group.stream()
                                                        .mapToDouble(p -> (p.age() - p.ageAtEnrolment()) / YEAR)
                                                        .sum()))),
                                new TableResult.Row(
                                        "median",
                                        "Median (95% CI)",
                                        byGene(group -> new Statistic.Estimate(
                                                group.size(),
                                                group.stream()
                                                        .filter(p -> !p.dead())
                                                        .count(),
                                                "days",
                                                1700 + group.size(),
                                                new Interval(
                                                        1500,
                                                        group.size() > 20 ? 2000 : Double.NaN,
                                                        0.95,
                                                        "log-log")))))),
                new TableResult.Section(
                        "vital_status",
                        "Vital status",
                        true,
                        List.of(
                                shareRow("alive", "Alive", p -> p.dead() ? 0 : 1),
                                shareRow("dead", "Dead", p -> p.dead() ? 1 : 0))));
        return new TableResult(
                "T01",
                "ARO",
                cohortAccounting(),
                geneColumns(),
                true,
                sections,
                List.of("Excluded as CLCN7 monoallelic (dominant form): n = 9."));
    }

    private TableResult prevalence() {
        List<String> labels = List.of(
                "Anaemia",
                "Thrombocytopenia",
                "Hepatosplenomegaly",
                "Severe visual impairment",
                "Hearing loss",
                "Hypocalcaemia",
                "Seizures",
                "Hydrocephalus",
                "Macrocephaly or frontal bossing",
                "Failure to thrive",
                "Recurrent infection",
                "Nasal obstruction");
        List<TableResult.Row> baseline = new ArrayList<>();
        for (int s = 0; s < labels.size(); s++) {
            int symptom = s;
            baseline.add(shareRow("sym_" + s, labels.get(s), p -> p.symptoms()[symptom]));
            baseline.add(new TableResult.Row(
                    "sym_" + s + "_not_known",
                    labels.get(s) + ": not known",
                    byGene(group -> new Statistic.Count(
                            group.stream()
                                    .filter(p -> p.symptoms()[symptom] < 0)
                                    .count(),
                            true))));
        }
        List<TableResult.Row> ever = List.of(
                shareRow("fracture", "Fracture", p -> p.symptoms()[12]),
                shareRow("osteomyelitis", "Osteomyelitis", p -> p.symptoms()[13]),
                shareRow("neurodegeneration", "Neurodegeneration", p -> p.gene() == 2 ? 1 : 0));
        return new TableResult(
                "T03",
                "ARO",
                cohortAccounting(),
                geneColumns(),
                true,
                List.of(
                        new TableResult.Section("baseline", "At baseline", false, baseline),
                        new TableResult.Section("ever", "Ever", false, ever)),
                List.of());
    }

    private TableResult interferon() {
        List<Patient> exposed = where(Patient::interferon);
        List<List<Patient>> groups = List.of(
                exposed,
                exposed.stream().filter(p -> p.ageAtInterferon() < YEAR).toList(),
                exposed.stream()
                        .filter(p -> p.ageAtInterferon() >= YEAR && p.ageAtInterferon() < 3 * YEAR)
                        .toList(),
                exposed.stream().filter(p -> p.ageAtInterferon() >= 3 * YEAR).toList());
        List<String> labels = List.of("Total", "Under 1 year at start", "1 to 3 years", "Over 3 years");
        List<TableResult.Column> columns = IntStream.range(0, 4)
                .mapToObj(i -> new TableResult.Column(
                        List.of("TOTAL", "UNDER_1", "FROM_1_TO_3", "OVER_3").get(i),
                        labels.get(i),
                        groups.get(i).size()))
                .toList();
        Function<Function<List<Patient>, Statistic>, List<Statistic>> by =
                statistic -> groups.stream().map(statistic).toList();
        List<TableResult.Section> sections = List.of(
                new TableResult.Section(
                        "indication",
                        "Indication",
                        true,
                        List.of(
                                new TableResult.Row(
                                        "smo",
                                        "Severe malignant osteopetrosis",
                                        by.apply(group -> share(group, p -> p.gene() < 5 ? 1 : 0))),
                                new TableResult.Row(
                                        "off_label",
                                        "Other osteopetrosis",
                                        by.apply(group -> share(group, p -> p.gene() < 5 ? 0 : 1))))),
                new TableResult.Section(
                        "exposure",
                        "Exposure",
                        false,
                        List.of(
                                new TableResult.Row(
                                        "age",
                                        "Age at start",
                                        by.apply(group -> distribution(group, Patient::ageAtInterferon))),
                                new TableResult.Row(
                                        "duration",
                                        "Time on drug",
                                        by.apply(group -> distribution(group, p -> 40 + p.age() / 6))),
                                new TableResult.Row(
                                        "person_years",
                                        "Person-years on drug",
                                        by.apply(group -> new Statistic.Amount(
                                                group.size(),
                                                "years",
                                                group.stream()
                                                        .mapToDouble(p -> (40 + p.age() / 6) / YEAR)
                                                        .sum()))),
                                new TableResult.Row(
                                        "rdi",
                                        "Relative dose intensity, %",
                                        by.apply(group -> new Statistic.Amount(
                                                group.size(), "percent", group.isEmpty() ? Double.NaN : 91.4))))),
                new TableResult.Section(
                        "stop",
                        "Reason of the last stop",
                        true,
                        List.of(
                                new TableResult.Row(
                                        "hsct",
                                        "Transplantation",
                                        by.apply(group -> share(group, p -> p.transplanted() ? 1 : 0))),
                                new TableResult.Row(
                                        "adverse_event",
                                        "Adverse event",
                                        by.apply(group ->
                                                share(group, p -> !p.transplanted() && p.male() && p.dead() ? 1 : 0))),
                                new TableResult.Row(
                                        "other",
                                        "Other or continuing",
                                        by.apply(group -> share(
                                                group, p -> !p.transplanted() && !(p.male() && p.dead()) ? 1 : 0))))),
                new TableResult.Section(
                        "stopping_rate",
                        "Interruptions",
                        false,
                        List.of(new TableResult.Row(
                                "interruptions", "Interruptions/person-years; per 100 py (95% CI)", by.apply(group -> {
                                    double years = group.stream()
                                            .mapToDouble(p -> (40 + p.age() / 6) / YEAR)
                                            .sum();
                                    long events = group.size() / 3;
                                    return new Statistic.Rate(
                                            group.size(),
                                            events,
                                            years,
                                            years == 0 ? Double.NaN : events / years,
                                            new Interval(
                                                    0.6 * events / years, 1.5 * events / years, 0.95, "exact Poisson"));
                                })))));
        return new TableResult(
                "T07",
                "SAFETY",
                new Accounting(
                        patients.size() + 9,
                        List.of(
                                new Accounting.Reason("CLCN7_MONO", "Single CLCN7 allele (dominant form)", 9),
                                new Accounting.Reason(
                                        "NO_INTERFERON",
                                        "Never given interferon gamma-1b",
                                        patients.size() - exposed.size())),
                        exposed.size(),
                        List.of(),
                        exposed.size()),
                columns,
                true,
                sections,
                List.of("Dose given in the wrong unit and corrected by query: n = 3."));
    }

    private TableResult quality() {
        long all = patients.size() + 9;
        List<TableResult.Column> columns = new ArrayList<>();
        String[][] measures = {
            {"patients", "Patients"},
            {"uploads", "Uploads"},
            {"rows", "Rows"},
            {"rejected", "Rows refused"},
            {"errors", "Errors per 1000 rows"},
            {"warnings", "Warnings per 1000 rows"},
            {"queries", "Queries per 1000 rows"},
            {"required", "Required columns filled, %"},
            {"key_optional", "Key optional columns filled, %"},
            {"follow_up", "Follow-up observed, %"},
            {"open_queries", "Open queries"},
            {"query_age", "Median age of queries, uploads"},
            {"rating", "Rating"}
        };
        for (String[] measure : measures) {
            columns.add(new TableResult.Column(measure[0], measure[1], all));
        }
        List<TableResult.Row> sites = new ArrayList<>();
        for (int i = 0; i < SITES.size(); i++) {
            int site = i;
            long n = where(p -> p.site() == site).size() + (i == 0 ? 9 : 0);
            sites.add(qualityRow(SITES.get(i), SITES.get(i), n, 1 + i % 5, 21300 / (i + 1), i));
        }
        return new TableResult(
                "T16",
                "ALL",
                new Accounting(all, List.of(), all, List.of(), all),
                columns,
                false,
                List.of(
                        new TableResult.Section(
                                "total", "All sites", false, List.of(qualityRow("TOTAL", "Total", all, 32, 128412, 3))),
                        new TableResult.Section("sites", "Sites", true, sites),
                        new TableResult.Section(
                                "files",
                                "Files, all sites",
                                false,
                                List.of(
                                        qualityRow("file_registration", "registration.csv", all, 12, 315, 0),
                                        qualityRow("file_labs", "labs.csv", all, 12, 98211, 7)))),
                List.of("S03, most frequent findings: L-002 (412), F-003 (77)."));
    }

    private static TableResult.Row qualityRow(String key, String label, long n, long uploads, long rows, int i) {
        double errors = 3.1 + (i * 7.3) % 23;
        double required = 99.6 - (i * 1.9) % 6;
        double optional = 97.0 - (i * 4.7) % 14;
        String rating = errors > 20 && optional < 90 ? "red" : errors > 20 || optional < 90 ? "amber" : "green";
        return new TableResult.Row(
                key,
                label,
                List.of(
                        new Statistic.Count(n, true),
                        new Statistic.Count(uploads, false),
                        new Statistic.Count(rows, false),
                        new Statistic.Count(rows / 150, false),
                        new Statistic.Amount(n, "per 1000 rows", errors),
                        new Statistic.Amount(n, "per 1000 rows", 11.0 + (i * 5.1) % 13),
                        new Statistic.Amount(n, "per 1000 rows", 2.0 + (i * 3.7) % 9),
                        new Statistic.Amount(n, "percent of cells", required),
                        new Statistic.Amount(n, "percent of cells", optional),
                        new Statistic.Amount(n, "percent of person-time", 93.5 - (i * 3.3) % 11),
                        new Statistic.Count((i * 7) % 23, false),
                        new Statistic.Amount(0, "uploads", 1 + i % 3),
                        new Statistic.NotEstimable(rating)));
    }

    private FigureResult survivalByDonor() {
        List<Patient> transplanted = where(Patient::transplanted);
        List<FigureResult.Curve> curves = new ArrayList<>();
        curves.add(survival("TOTAL", "All patients", transplanted));
        for (int d = 0; d < DONORS.size(); d++) {
            int donor = d;
            curves.add(survival(
                    DONORS.get(d),
                    DONOR_LABELS.get(d),
                    transplanted.stream().filter(p -> p.donor() == donor).toList()));
        }
        return new FigureResult(
                "F01",
                "HSCT1",
                "OS_HSCT1",
                FigureResult.Kind.SURVIVAL,
                transplantAccounting(transplanted.size()),
                "day of the first transplantation",
                curves,
                Optional.of(new FigureResult.Comparison("log-rank", 9.3127, 3, 0.02541)),
                List.of("Dropped because entry was not before exit: 3 patients."));
    }

    /** Two curves that only the regulator sees. */
    private FigureResult byTreatment(String id, String origin) {
        List<FigureResult.Curve> curves = List.of(
                survival(
                        FigureResult.REGULATOR_ONLY + "UNTREATED",
                        "Not transplanted (yet)",
                        where(patient -> !patient.transplanted())),
                survival(FigureResult.REGULATOR_ONLY + "TREATED", "Transplanted", where(Patient::transplanted)));
        return new FigureResult(
                id,
                "ARO",
                "OS_BIRTH",
                FigureResult.Kind.SURVIVAL,
                cohortAccounting(),
                origin,
                curves,
                Optional.of(new FigureResult.Comparison("Mantel\u2013Byar", 4.21, 1, 0.04018)),
                List.of(
                        "Hazard ratio of death with a first transplant against without: 0.62 (95% CI 0.39 to 0.98), from a Cox model with the"
                                + " treatment as a time-dependent covariate; not adjusted for anything."));
    }

    /** The same transplants in other groups, by age at enrolment. */
    private FigureResult survivalBy(String id, List<String> labels, int salt) {
        List<Patient> transplanted = where(Patient::transplanted);
        List<FigureResult.Curve> curves = new ArrayList<>();
        curves.add(survival("TOTAL", "All patients", transplanted));
        for (int g = 0; g < labels.size(); g++) {
            int group = g;
            curves.add(survival(
                    id + "_" + g,
                    labels.get(g),
                    transplanted.stream()
                            .filter(p -> (int) (p.ageAtEnrolment() * salt) % labels.size() == group)
                            .toList()));
        }
        return new FigureResult(
                id,
                "HSCT1",
                "OS_HSCT1",
                FigureResult.Kind.SURVIVAL,
                transplantAccounting(transplanted.size()),
                "day of the first transplantation",
                curves,
                Optional.empty(),
                List.of());
    }

    private FigureResult progression() {
        List<Patient> treated = where(Patient::interferon);
        List<FigureResult.Curve> curves = new ArrayList<>();
        curves.add(onInterferon("TOTAL", "Total", treated));
        curves.add(onInterferon(
                "INCIDENT",
                "Incident users",
                treated.stream().filter(Patient::male).toList()));
        curves.add(onInterferon(
                "PREVALENT",
                "Prevalent users, delayed entry",
                treated.stream().filter(p -> !p.male()).toList()));
        long all = patients.size() + 9;
        return new FigureResult(
                "F06",
                "SMO_IFN",
                "TTP_A",
                FigureResult.Kind.SURVIVAL,
                new Accounting(
                        all,
                        List.of(new Accounting.Reason("NO_INTERFERON", "Never treated", all - treated.size())),
                        treated.size(),
                        List.of(),
                        treated.size()),
                "Day of the first dose",
                curves,
                Optional.empty(),
                List.of(
                        "Prevalent users, delayed entry: the curve starts on day 31; patients whose observation ended by then: 2."));
    }

    private static FigureResult.Curve onInterferon(String key, String label, List<Patient> group) {
        return curve(
                key,
                label,
                group.stream()
                        .map(p -> new Observation(
                                p.male() ? 0 : 12, 20 + p.ageAtInterferon() / 2, p.symptoms()[3] > 0 ? 1 : 0))
                        .toList(),
                1,
                true);
    }

    private Accounting transplantAccounting(int analysed) {
        int mono = 9;
        int lost = 7;
        return new Accounting(
                patients.size() + mono,
                List.of(
                        new Accounting.Reason("CLCN7_MONO", "Single CLCN7 allele (dominant form)", mono),
                        new Accounting.Reason(
                                "NO_HSCT", "No allogeneic transplantation", patients.size() - analysed - lost)),
                analysed + lost,
                List.of(
                        new Accounting.Reason("NO_FOLLOW_UP", "No contact after transplantation", 4),
                        new Accounting.Reason("ENTRY_AFTER_EXIT", "Enrolled after the last contact", 3)),
                analysed);
    }

    private FigureResult.Curve survival(String key, String label, List<Patient> group) {
        return curve(
                key,
                label,
                group.stream()
                        .map(p -> new Observation(0, Math.max(0.5, p.transplantFollowUp()), p.dead() ? 1 : 0))
                        .toList(),
                1,
                true);
    }

    private FigureResult survivalFromBirth() {
        List<FigureResult.Curve> curves = new ArrayList<>();
        curves.add(fromBirth("TOTAL", "All patients", patients));
        for (int g : new int[] {0, 1, 2, 3, 6}) {
            curves.add(fromBirth(GENES.get(g), GENE_LABELS.get(g), where(p -> p.gene() == g)));
        }
        curves.add(
                fromBirth("REST", "Other or not tested", where(p -> p.gene() == 4 || p.gene() == 5 || p.gene() == 7)));
        return new FigureResult(
                "F03",
                "ARO",
                "OS_BIRTH",
                FigureResult.Kind.SURVIVAL,
                cohortAccounting(),
                "birth, with delayed entry at enrolment",
                curves,
                Optional.empty(),
                List.of("No test: groups with fewer than 5 events."));
    }

    private static FigureResult.Curve fromBirth(String key, String label, List<Patient> group) {
        return curve(
                key,
                label,
                group.stream()
                        .map(p -> new Observation(p.ageAtEnrolment(), p.age() + 0.5, p.dead() ? 1 : 0))
                        .toList(),
                1,
                true);
    }

    private FigureResult graftFailure() {
        List<Patient> transplanted = where(Patient::transplanted);
        List<Observation> observations = transplanted.stream()
                .map(p -> {
                    boolean failed = p.graftFailure() < p.transplantFollowUp();
                    return new Observation(
                            0,
                            Math.max(0.5, failed ? p.graftFailure() : p.transplantFollowUp()),
                            failed ? 1 : p.dead() ? 2 : 0);
                })
                .toList();
        return new FigureResult(
                "F04",
                "HSCT1",
                "GF_HSCT1",
                FigureResult.Kind.STACKED_INCIDENCE,
                transplantAccounting(transplanted.size()),
                "day of the first transplantation",
                List.of(
                        curve("GF", "Graft failure", observations, 1, false),
                        curve("DEATH", "Death without graft failure", observations, 2, false)),
                Optional.empty(),
                List.of());
    }

    private FigureResult gvhd() {
        return incidences(
                "F05",
                "AGVHD_2_4_HSCT1",
                List.of(
                        ofGvhd("ACUTE_2_4", "Acute, grade II\u2013IV", 2.5, 4),
                        ofGvhd(FigureResult.REGULATOR_ONLY + "ACUTE_3_4", "Acute, grade III\u2013IV", 2.5, 9)));
    }

    private FigureResult chronicGvhd() {
        return incidences("F05_CHRONIC", "CGVHD_HSCT1", List.of(ofGvhd("CHRONIC", "Chronic", 0.3, 6)));
    }

    private FigureResult incidences(String id, String endpoint, List<FigureResult.Curve> curves) {
        return new FigureResult(
                id,
                "HSCT1",
                endpoint,
                FigureResult.Kind.INCIDENCE,
                transplantAccounting(where(Patient::transplanted).size()),
                "day of the first transplantation",
                curves,
                Optional.empty(),
                List.of());
    }

    /** One of so many gets the disease, some time before the end of follow-up or the first year. */
    private FigureResult.Curve ofGvhd(String key, String label, double speed, int oneOf) {
        return curve(
                key,
                label,
                where(Patient::transplanted).stream()
                        .map(p -> {
                            double onset = 10 + p.ageAtDiagnosis() / speed;
                            boolean ill = (int) p.ageAtEnrolment() % oneOf == 0 && onset < p.transplantFollowUp();
                            return new Observation(
                                    0, Math.max(0.5, ill ? onset : p.transplantFollowUp()), ill ? 1 : p.dead() ? 2 : 0);
                        })
                        .toList(),
                1,
                false);
    }

    private record Observation(double entry, double exit, int cause) {}

    /** Kaplan-Meier or Aalen-Johansen with plain limits: good enough to look like the real thing. */
    private static FigureResult.Curve curve(
            String key, String label, List<Observation> observations, int cause, boolean survival) {
        List<Observation> kept =
                observations.stream().filter(o -> o.entry() < o.exit()).toList();
        double[] times =
                kept.stream().mapToDouble(Observation::exit).distinct().sorted().toArray();
        double[] entries =
                kept.stream().mapToDouble(Observation::entry).sorted().toArray();
        double start =
                entries.length == 0 || entries[entries.length - 1] == 0 ? 0 : entries[Math.min(entries.length - 1, 5)];
        double all = 1;
        double incidence = 0;
        double variance = 0;
        double shownTo = start;
        List<FigureResult.Point> points = new ArrayList<>();
        points.add(
                new FigureResult.Point(start, survival ? 1 : 0, survival ? 1 : 0, survival ? 1 : 0, kept.size(), 0, 0));
        for (double time : times) {
            if (time < start) {
                continue;
            }
            long atRisk = atRisk(kept, time);
            long events = at(kept, time, cause);
            long any =
                    kept.stream().filter(o -> o.exit() == time && o.cause() > 0).count();
            incidence += all * events / atRisk;
            if (atRisk > any) {
                variance += (double) any / (atRisk * (double) (atRisk - any));
            }
            all *= 1 - (double) any / atRisk;
            double estimate = survival ? all : incidence;
            double half = 1.96 * all * Math.sqrt(variance);
            points.add(new FigureResult.Point(
                    time,
                    estimate,
                    Math.max(0, estimate - half),
                    Math.min(1, estimate + half),
                    atRisk,
                    events,
                    at(kept, time, 0)));
            if (atRisk >= Math.max(5, kept.size() / 10)) {
                shownTo = time;
            }
        }
        double end = shownTo;
        double first = start;
        List<FigureResult.AtRisk> risk = new ArrayList<>();
        List<FigureResult.Landmark> landmarks = new ArrayList<>();
        for (double time : RISK_TIMES) {
            long before = points.stream()
                    .filter(p -> p.time() <= time)
                    .mapToLong(FigureResult.Point::events)
                    .sum();
            long atRisk = time == 0 && first == 0 ? kept.size() : atRisk(kept, time);
            risk.add(new FigureResult.AtRisk(time, atRisk, before));
            if (time > 0) {
                FigureResult.Point last =
                        points.stream().filter(p -> p.time() <= time).reduce(points.get(0), (a, b) -> b);
                landmarks.add(new FigureResult.Landmark(
                        time,
                        time == 100
                                ? "100 days"
                                : Math.round(time / YEAR) == 1 ? "1 year" : Math.round(time / YEAR) + " years",
                        time > end || time < first
                                ? new Statistic.NotEstimable("fewer than 5 at risk")
                                : new Statistic.Estimate(
                                        atRisk,
                                        before,
                                        "probability",
                                        last.estimate(),
                                        new Interval(last.lower(), last.upper(), 0.95, "log-log"))));
            }
        }
        long events = kept.stream().filter(o -> o.cause() == cause).count();
        double median = points.stream()
                .filter(p -> p.estimate() <= 0.5)
                .mapToDouble(FigureResult.Point::time)
                .findFirst()
                .orElse(Double.NaN);
        double[] followUp =
                kept.stream().mapToDouble(o -> o.exit() - o.entry()).sorted().toArray();
        return new FigureResult.Curve(
                key,
                label,
                kept.size(),
                events,
                kept.stream().mapToDouble(o -> (o.exit() - o.entry()) / YEAR).sum(),
                start,
                shownTo,
                points,
                risk,
                landmarks,
                survival
                        ? Optional.of(new Statistic.Estimate(
                                kept.size(),
                                events,
                                "days",
                                median,
                                new Interval(median * 0.7, Double.NaN, 0.95, "log-log")))
                        : Optional.empty(),
                Optional.of(new Statistic.Estimate(
                        kept.size(),
                        kept.size() - events,
                        "days",
                        quantile(followUp, 0.5),
                        new Interval(quantile(followUp, 0.4), quantile(followUp, 0.6), 0.95, "log-log"))));
    }

    private static long atRisk(List<Observation> observations, double time) {
        return observations.stream()
                .filter(o -> o.entry() < time && o.exit() >= time || time == 0 && o.entry() == 0)
                .count();
    }

    private static long at(List<Observation> observations, double time, int cause) {
        return observations.stream()
                .filter(o -> o.exit() == time && o.cause() == cause)
                .count();
    }
}
