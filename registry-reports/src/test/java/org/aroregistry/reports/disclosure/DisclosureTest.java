package org.aroregistry.reports.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.aroregistry.core.result.Accounting;
import org.aroregistry.core.result.AnalysisResults;
import org.aroregistry.core.result.FigureResult;
import org.aroregistry.core.result.Interval;
import org.aroregistry.core.result.Quantiles;
import org.aroregistry.core.result.Statistic;
import org.aroregistry.core.result.TableResult;
import org.aroregistry.reports.SampleResults;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class DisclosureTest {
    private static final AnalysisResults SAMPLE = SampleResults.standard();

    /** No other report says anything of the patients of a figure. */
    private static final RelatedGroups ALONE =
            new RelatedGroups(new AnalysisResults(SAMPLE.run(), List.of(), List.of()));

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void no_reason_of_an_accounting_with_few_patients_can_be_worked_out(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Accounting.Reason> exclusions = reasons(random);
        List<Accounting.Reason> losses = reasons(random);
        long analysed = 20 + random.nextInt(20);
        long eligible = analysed + sum(losses);
        Accounting accounting = new Accounting(eligible + sum(exclusions), exclusions, eligible, losses, analysed);

        DisclosedAccounting disclosed = new AccountingSuppression(accounting, false).disclosed();

        List<Long> truth = new ArrayList<>(List.of(accounting.registered()));
        exclusions.forEach(reason -> truth.add(reason.n()));
        truth.add(eligible);
        losses.forEach(reason -> truth.add(reason.n()));
        List<Disclosed> shown = new ArrayList<>(List.of(disclosed.registered()));
        disclosed.exclusions().forEach(reason -> shown.add(reason.n()));
        shown.add(disclosed.eligible());
        disclosed.losses().forEach(reason -> shown.add(reason.n()));
        List<TreeSet<Long>> possible = new ArrayList<>();
        truth.forEach(value -> possible.add(new TreeSet<>()));
        boolean analysedSeen = !disclosed.analysed().hidden();
        tryAll(shown, truth, exclusions.size(), analysedSeen ? analysed : -1, new long[truth.size()], 0, possible);
        for (int i = 0; i < truth.size(); i++) {
            assertThat(possible.get(i)).contains(truth.get(i));
            if (Profile.isSmall(truth.get(i))) {
                assertThat(possible.get(i)).as("line %s of %s", i, accounting).hasSizeGreaterThan(1);
            }
        }
    }

    private static void tryAll(
            List<Disclosed> shown,
            List<Long> truth,
            int exclusions,
            long analysed,
            long[] values,
            int at,
            List<TreeSet<Long>> possible) {
        if (at == values.length) {
            long excluded = LongStream.of(values).skip(1).limit(exclusions).sum();
            long eligible = values[exclusions + 1];
            long lost = LongStream.of(values).skip(exclusions + 2L).sum();
            boolean fits =
                    values[0] - excluded == eligible && (analysed < 0 ? eligible >= lost : eligible - lost == analysed);
            for (int i = 0; fits && i < values.length; i++) {
                possible.get(i).add(values[i]);
            }
            return;
        }
        boolean sum = at == 0 || at == exclusions + 1;
        for (long value = 0; value <= (sum ? 70 : 14); value++) {
            Disclosed cell = shown.get(at);
            boolean fits = cell instanceof Disclosed.Small
                    ? Profile.isSmall(value)
                    : cell.hidden() ? !Profile.isSmall(value) : value == truth.get(at);
            if (fits) {
                values[at] = value;
                tryAll(shown, truth, exclusions, analysed, values, at + 1, possible);
            }
        }
    }

    private static List<Accounting.Reason> reasons(SplittableRandom random) {
        List<Accounting.Reason> reasons = new ArrayList<>();
        int n = random.nextInt(3);
        for (int i = 0; i < n; i++) {
            reasons.add(new Accounting.Reason("R" + i, "Reason", random.nextInt(9)));
        }
        return reasons;
    }

    private static long sum(List<Accounting.Reason> reasons) {
        return reasons.stream().mapToLong(Accounting.Reason::n).sum();
    }

    @Test
    void a_small_exclusion_hides_the_number_registered_in_every_report() {
        TableResult small = table(
                "T01",
                new Accounting(103, List.of(new Accounting.Reason("MONO", "Single allele", 3)), 100, List.of(), 100));
        TableResult other = table(
                "T07", new Accounting(103, List.of(new Accounting.Reason("OTHER", "Other", 53)), 50, List.of(), 50));

        DisclosedResults disclosed = new Disclosure(Profile.PUBLIC, Optional.empty())
                .apply(new AnalysisResults(SAMPLE.run(), List.of(small, other), List.of()));

        for (DisclosedTable table : disclosed.tables()) {
            assertThat(table.accounting().registered()).isEqualTo(new Disclosed.Withheld());
        }
        assertThat(disclosed.tables().get(1).accounting().exclusions().get(0).n())
                .isEqualTo(new Disclosed.Withheld());
    }

    private static TableResult table(String id, Accounting accounting) {
        return new TableResult(
                id,
                "ARO",
                accounting,
                List.of(new TableResult.Column("TOTAL", "Total", accounting.analysed())),
                false,
                List.of(),
                List.of());
    }

    @Test
    void the_regulator_sees_every_number_as_it_was_computed() {
        DisclosedResults disclosed = new Disclosure(Profile.REGULATOR, Optional.empty()).apply(SAMPLE);

        for (TableResult table : SAMPLE.tables()) {
            List<Disclosed> expected = table.sections().stream()
                    .flatMap(section -> section.rows().stream())
                    .flatMap(row -> row.cells().stream())
                    .<Disclosed>map(Disclosed.Shown::new)
                    .toList();
            assertThat(disclosed.table(table.id()).orElseThrow().sections().stream()
                            .flatMap(section -> section.rows().stream())
                            .flatMap(row -> row.cells().stream()))
                    .containsExactlyElementsOf(expected);
        }
    }

    @Test
    void numbers_of_one_public_curve_never_differ_by_one_to_four_patients() {
        DisclosedResults disclosed = new Disclosure(Profile.PUBLIC, Optional.empty()).apply(SAMPLE);

        int compared = 0;
        for (DisclosedFigure figure : disclosed.figures()) {
            FigureResult source = SAMPLE.figure(figure.id()).orElseThrow();
            for (DisclosedFigure.Curve curve : figure.curves()) {
                FigureResult.Curve exact = source.curves().stream()
                        .filter(other -> other.key().equals(curve.key()))
                        .findFirst()
                        .orElseThrow();
                List<Long> events = new ArrayList<>(List.of(0L));
                curve.points().forEach(point -> events.add(eventsBy(exact, point.time())));
                curve.risk().stream()
                        .flatMap(risk -> count(risk.cumulativeEvents()).stream())
                        .forEach(events::add);
                curve.landmarks().stream()
                        .filter(landmark -> landmark.estimate() instanceof Disclosed.Value)
                        .forEach(landmark -> events.add(eventsBy(exact, landmark.time())));
                count(curve.events()).ifPresent(events::add);
                List<Long> atRisk =
                        new ArrayList<>(count(curve.patients()).stream().toList());
                curve.risk().stream()
                        .flatMap(risk -> count(risk.atRisk()).stream())
                        .forEach(atRisk::add);
                for (List<Long> numbers : List.of(events, atRisk)) {
                    for (long a : numbers) {
                        for (long b : numbers) {
                            assertThat(Profile.isSmall(Math.abs(a - b)))
                                    .as("%s %s: %s", figure.id(), curve.key(), numbers)
                                    .isFalse();
                            compared++;
                        }
                    }
                }
            }
        }
        assertThat(compared).isGreaterThan(1000);
    }

    private static long eventsBy(FigureResult.Curve curve, double time) {
        return curve.points().stream()
                .filter(point -> point.time() <= time)
                .mapToLong(FigureResult.Point::events)
                .sum();
    }

    private static Optional<Long> count(Disclosed disclosed) {
        return disclosed instanceof Disclosed.Shown shown && shown.statistic() instanceof Statistic.Count count
                ? Optional.of(count.n())
                : Optional.empty();
    }

    @Test
    void no_number_at_risk_is_the_only_hidden_one_beside_its_total() {
        DisclosedResults disclosed = new Disclosure(Profile.PUBLIC, Optional.empty()).apply(SAMPLE);

        DisclosedFigure figure = disclosed.figure("F01").orElseThrow();
        for (int k = 0; k < figure.curves().get(0).risk().size(); k++) {
            int column = k;
            long hidden = figure.curves().stream()
                    .filter(curve -> curve.risk().get(column).atRisk().hidden())
                    .count();
            assertThat(hidden).as("at risk at %s", k).isNotEqualTo(1);
        }
    }

    @Test
    void a_public_curve_is_exact_where_it_steps_and_ends_with_five_at_risk_in_whole_weeks() {
        DisclosedResults disclosed = new Disclosure(Profile.PUBLIC, Optional.empty()).apply(SAMPLE);

        DisclosedFigure.Curve curve =
                disclosed.figure("F01").orElseThrow().curves().get(0);
        FigureResult.Curve exact = SAMPLE.figure("F01").orElseThrow().curves().get(0);
        assertThat(curve.points()).hasSizeGreaterThan(3);
        assertThat(curve.censored()).isEmpty();
        assertThat(curve.shownTo() % 7).isZero();
        for (DisclosedFigure.Point point : curve.points()) {
            double value = exact.points().stream()
                    .filter(other -> other.time() <= point.time())
                    .reduce((a, b) -> b)
                    .orElseThrow()
                    .estimate();
            assertThat(point.estimate()).isEqualTo(Math.round(value * 1000) / 1000.0);
        }
        assertThat(exact.points().stream()
                        .filter(point -> point.time() <= curve.shownTo())
                        .allMatch(point -> point.atRisk() >= 5))
                .isTrue();
    }

    @Test
    void a_curve_of_a_group_with_few_events_is_not_drawn() {
        DisclosedResults disclosed = new Disclosure(Profile.PUBLIC, Optional.empty()).apply(SAMPLE);

        DisclosedFigure.Curve curve = disclosed.figure("F03").orElseThrow().curves().stream()
                .filter(other -> other.key().equals("SNX10"))
                .findFirst()
                .orElseThrow();
        assertThat(curve.events()).isEqualTo(new Disclosed.Small());
        assertThat(curve.drawn()).isFalse();
        assertThat(curve.points()).isEmpty();
        assertThat(curve.landmarks())
                .noneMatch(landmark -> landmark.estimate() instanceof Disclosed.Value
                        || landmark.estimate() instanceof Disclosed.Shown shown
                                && shown.statistic() instanceof Statistic.Estimate);
    }

    @Test
    void a_public_distribution_has_no_count_and_no_extremes_and_is_rounded_down() {
        Disclosed shown =
                Disclosure.open(new Statistic.Distribution(40, "days", new Quantiles(3, 25, 800, 4000, 6001)), false);

        assertThat(shown).isEqualTo(new Disclosed.Quartiles("days", 21, 26 * 365.25 / 12, 10 * 365.25));
    }

    @Test
    void an_estimate_on_few_events_is_withheld() {
        Interval interval = new Interval(0.8, 1, 0.95, "log-log");

        assertThat(Disclosure.open(new Statistic.Estimate(40, 2, "probability", 0.95, interval), false))
                .isEqualTo(new Disclosed.Withheld());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Dropped: 3 patients.|Dropped: <5 patients.",
                "Excluded as carriers: n = 4.|Excluded as carriers: n = <5.",
                "Excluded as carriers: n = 41.|Excluded as carriers: n = 41.",
                "Two-year survival, 14 patients|Two-year survival, 14 patients",
                "2 enrolled patients left|<5 enrolled patients left",
                "Version 1.2 of the rule|Version 1.2 of the rule",
                "above 0.5 m2 of body surface|above 0.5 m2 of body surface",
                "Dropped, entry after exit: 3|Dropped, entry after exit: <5",
                "Patients who entered after time zero: 88.|Patients who entered after time zero: [c].",
                "OSTM1: the curve starts at an age of 45 days; before: 0.|OSTM1: the curve starts at an age of 42 days; before: 0."
            })
    void notes_of_the_run_lose_their_small_counts(String note, String expected) {
        Accounting accounting = new Accounting(90, List.of(), 90, List.of(), 90);

        assertThat(NoteSuppression.of(note, accounting)).isEqualTo(expected);
    }

    @Test
    void the_public_sees_letters_for_sites_and_a_site_sees_itself() {
        DisclosedTable everybody = new Disclosure(Profile.PUBLIC, Optional.empty())
                .apply(SAMPLE)
                .table("T16")
                .orElseThrow();
        DisclosedTable own = new Disclosure(Profile.PUBLIC, Optional.of("S03"))
                .apply(SAMPLE)
                .table("T16")
                .orElseThrow();

        assertThat(everybody.toString()).doesNotContainPattern("S\\d\\d");
        assertThat(labels(everybody)).contains("Site A", "Site L");
        assertThat(labels(own)).contains("Your site (S03)");
        assertThat(own.toString().replace("S03", "")).doesNotContainPattern("S\\d\\d");
    }

    @Test
    void notes_on_sites_do_not_stand_in_the_order_of_their_names() {
        Statistic few = new Statistic.Count(6, true);
        Statistic many = new Statistic.Count(40, true);
        TableResult table = sites(
                List.of(
                        new TableResult.Row("S01", "S01", List.of(few)),
                        new TableResult.Row("S02", "S02", List.of(many))),
                List.of(
                        "Rows are those read.",
                        "S01, most frequent findings: F-003 (7).",
                        "S02, most frequent findings: none."));

        DisclosedTable disclosed = disclosed(table);

        // The larger site is A, and its note comes first.
        assertThat(disclosed.notes())
                .containsExactly(
                        "Rows are those read.",
                        "Site A, most frequent findings: none.",
                        "Site B, most frequent findings: F-003 (7).");
    }

    @Test
    void letters_say_nothing_of_hidden_numbers_of_patients() {
        // By their text, 4 would stand between 36 and 5 and so be known.
        assertThat(disclosed(sitesOf(4, 36, 1, 5, 2))).isEqualTo(disclosed(sitesOf(1, 36, 4, 5, 2)));
    }

    private static TableResult sitesOf(long... patients) {
        List<TableResult.Row> rows = new ArrayList<>();
        for (int i = 0; i < patients.length; i++) {
            rows.add(new TableResult.Row(
                    "S0" + (i + 1),
                    "S0" + (i + 1),
                    List.of(
                            new Statistic.Count(patients[i], true),
                            new Statistic.Amount(patients[i], "percent of windows", 80))));
        }
        return sites(rows, List.of());
    }

    @Test
    void the_follow_up_of_a_small_site_is_withheld_and_takes_no_other_site_with_it() {
        List<TableResult.Row> rows = new ArrayList<>();
        long[] patients = {3, 2, 20, 21};
        for (int i = 0; i < patients.length; i++) {
            rows.add(new TableResult.Row(
                    "S0" + (i + 1),
                    "S0" + (i + 1),
                    List.of(
                            new Statistic.Count(patients[i], true),
                            new Statistic.Amount(patients[i], "percent of cells", 99),
                            new Statistic.Amount(patients[i], "percent of person-time", 80))));
        }

        DisclosedTable disclosed = disclosed(sites(rows, List.of()));

        for (DisclosedTable.Row row : disclosed.sections().get(0).rows()) {
            boolean small = row.cells().get(0) instanceof Disclosed.Small;
            assertThat(row.cells().get(1).hidden()).isFalse();
            assertThat(row.cells().get(2).hidden()).isEqualTo(small);
        }
        assertThat(disclosed.sections().get(0).rows().stream()
                        .filter(row -> row.cells().get(2).hidden()))
                .hasSize(2);
    }

    /** Survival of some patients who die on given days and are followed for 1000 otherwise; drawn to day 500. */
    private static DisclosedFigure.Curve publicCurve(int patients, int... deaths) {
        List<FigureResult.Point> points = new ArrayList<>();
        points.add(new FigureResult.Point(0, 1, Double.NaN, Double.NaN, patients, 0, 0));
        for (int i = 0; i < deaths.length; i++) {
            double survival = (patients - i - 1.0) / patients;
            points.add(new FigureResult.Point(deaths[i], survival, 0, 1, patients - i, 1, 0));
        }
        points.add(new FigureResult.Point(
                500, (patients - deaths.length) / (double) patients, 0, 1, patients - deaths.length, 0, 1));
        FigureResult.Curve curve = new FigureResult.Curve(
                "A",
                "Group A",
                patients,
                deaths.length,
                30,
                0,
                500,
                points,
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty());
        FigureResult figure = new FigureResult(
                "F01",
                "HSCT1",
                "OS_HSCT1",
                FigureResult.Kind.SURVIVAL,
                new Accounting(patients, List.of(), patients, List.of(), patients),
                "transplant",
                List.of(curve),
                Optional.empty(),
                List.of());
        return new FigureSuppression(figure, false, ALONE).disclosed().curves().get(0);
    }

    @Test
    void a_curve_is_not_drawn_where_its_public_steps_would_mislead() {
        // Five of ten die: one step from 100 to 50 percent, and 100 percent before it.
        assertThat(publicCurve(10, 20, 40, 60, 80, 100).drawn()).isFalse();
        // Five of forty die: one step to 87.5 percent.
        DisclosedFigure.Curve mild = publicCurve(40, 20, 40, 60, 80, 100);
        assertThat(mild.drawn()).isTrue();
        assertThat(mild.points()).extracting(DisclosedFigure.Point::estimate).containsExactly(1.0, 0.875);
        assertThat(publicCurve(40).drawn()).isTrue();
    }

    @Test
    void another_estimate_of_the_same_patients_neither_enters_the_sum_of_groups_nor_is_lost() {
        FigureResult sample = SAMPLE.figure("F01").orElseThrow();
        FigureResult.Curve first = sample.curves().get(1);
        FigureResult.Curve again = new FigureResult.Curve(
                "ALTERNATIVE_AGAIN",
                "Again",
                first.patients(),
                first.events(),
                first.personYears(),
                first.start(),
                first.shownTo(),
                first.points(),
                first.risk(),
                first.landmarks(),
                first.median(),
                first.medianFollowUp());
        List<FigureResult.Curve> curves = new ArrayList<>(sample.curves());
        curves.add(again);
        FigureResult both = new FigureResult(
                sample.id(),
                sample.analysisSet(),
                sample.endpoint(),
                sample.kind(),
                sample.accounting(),
                sample.origin(),
                curves,
                sample.comparison(),
                sample.notes());

        List<DisclosedFigure.Curve> with =
                new FigureSuppression(both, false, ALONE).disclosed().curves();
        List<DisclosedFigure.Curve> without =
                new FigureSuppression(sample, false, ALONE).disclosed().curves();

        assertThat(with).hasSize(without.size() + 1);
        assertThat(with.get(with.size() - 1).key()).isEqualTo("ALTERNATIVE_AGAIN");
        for (int j = 0; j < without.size(); j++) {
            assertThat(with.get(j).risk()).isEqualTo(without.get(j).risk());
            assertThat(with.get(j).events()).isEqualTo(without.get(j).events());
        }
    }

    /** A table of sites as T16 is; its rows add up to the patients. */
    private static TableResult sites(List<TableResult.Row> rows, List<String> notes) {
        long n = rows.stream()
                .mapToLong(row -> ((Statistic.Count) row.cells().get(0)).n())
                .sum();
        List<TableResult.Column> columns = new ArrayList<>();
        for (int j = 0; j < rows.get(0).cells().size(); j++) {
            columns.add(new TableResult.Column("c" + j, "", n));
        }
        return new TableResult(
                "T16",
                "ALL",
                new Accounting(n, List.of(), n, List.of(), n),
                columns,
                false,
                List.of(new TableResult.Section("sites", "Sites", true, rows)),
                notes);
    }

    private static DisclosedTable disclosed(TableResult table) {
        return new Disclosure(Profile.PUBLIC, Optional.empty())
                .apply(new AnalysisResults(SAMPLE.run(), List.of(table), List.of()))
                .tables()
                .get(0);
    }

    private static List<String> labels(DisclosedTable table) {
        return table.sections().stream()
                .flatMap(section -> section.rows().stream())
                .map(DisclosedTable.Row::label)
                .toList();
    }

    @Test
    void competing_probabilities_are_shown_together_or_not_at_all() {
        Interval interval = new Interval(0.1, 0.9, 0.95, "log-log");
        List<TableResult.Row> rows = new ArrayList<>();
        for (double[] row : new double[][] {{0.5, 20}, {0.4, 16}, {0.1, 3}}) {
            rows.add(new TableResult.Row(
                    "r" + row[1],
                    "",
                    List.of(new Statistic.Estimate(30, (long) row[1], "probability", row[0], interval))));
        }
        TableResult table = new TableResult(
                "T07",
                "SAFETY",
                new Accounting(40, List.of(), 40, List.of(), 40),
                List.of(new TableResult.Column("TOTAL", "Total", 40)),
                false,
                List.of(new TableResult.Section("persistence", "", false, rows)),
                List.of());

        DisclosedResults disclosed = new Disclosure(Profile.PUBLIC, Optional.empty())
                .apply(new AnalysisResults(SAMPLE.run(), List.of(table), List.of()));

        assertThat(disclosed.tables().get(0).sections().get(0).rows())
                .allMatch(row -> row.cells().get(0).equals(new Disclosed.Withheld()));
    }

    @Test
    void letters_go_on_after_z() {
        assertThat(SiteLetters.letter(25)).isEqualTo("Z");
        assertThat(SiteLetters.letter(26)).isEqualTo("AA");
        assertThat(SiteLetters.letter(53)).isEqualTo("BB");
    }

    @Test
    void sections_and_tables_for_the_regulator_are_not_there_for_the_public() {
        DisclosedResults open = new Disclosure(Profile.PUBLIC, Optional.empty()).apply(SAMPLE);
        DisclosedResults full = new Disclosure(Profile.REGULATOR, Optional.empty()).apply(SAMPLE);

        assertThat(open.table("T10")).isEmpty();
        assertThat(full.table("T10")).isPresent();
        assertThat(open.tables().stream()
                        .flatMap(table -> table.sections().stream())
                        .map(DisclosedTable.Section::key))
                .isNotEmpty()
                .noneMatch(key -> key.startsWith(TableResult.Section.REGULATOR_ONLY));
        assertThat(full.tables().stream()
                        .flatMap(table -> table.sections().stream())
                        .map(DisclosedTable.Section::key))
                .anyMatch(key -> key.startsWith(TableResult.Section.REGULATOR_ONLY));
    }

    @Test
    void all_patients_together_are_drawn_once_for_each_endpoint() {
        DisclosedResults open = new Disclosure(Profile.PUBLIC, Optional.empty()).apply(SAMPLE);
        DisclosedResults full = new Disclosure(Profile.REGULATOR, Optional.empty()).apply(SAMPLE);

        assertThat(open.figure("F01").orElseThrow().curves())
                .extracting(DisclosedFigure.Curve::key)
                .contains("TOTAL");
        for (String id : List.of("F02", "F02_ERA")) {
            assertThat(open.figure(id).orElseThrow().curves())
                    .extracting(DisclosedFigure.Curve::key)
                    .doesNotContain("TOTAL");
            assertThat(open.figure(id).orElseThrow().notes())
                    .contains(
                            "All patients together are shown in F01 alone: two drawings of one curve could be subtracted"
                                    + " from each other.");
            assertThat(full.figure(id).orElseThrow().curves())
                    .extracting(DisclosedFigure.Curve::key)
                    .contains("TOTAL");
        }
    }

    @Test
    void no_group_of_another_figure_steps_between_fixed_times_in_the_week_of_the_total() {
        DisclosedResults open = new Disclosure(Profile.PUBLIC, Optional.empty()).apply(SAMPLE);
        DisclosedFigure first = open.figure("F01").orElseThrow();
        TreeSet<Double> fixed = new TreeSet<>();
        first.curves().get(0).risk().forEach(risk -> fixed.add(risk.time()));
        TreeSet<Double> total = new TreeSet<>();
        first.curves().get(0).points().forEach(point -> total.add(point.time()));
        total.removeAll(fixed);

        int steps = 0;
        for (String id : List.of("F02", "F02_ERA")) {
            for (DisclosedFigure.Curve curve : open.figure(id).orElseThrow().curves()) {
                // Every curve begins on day 0.
                for (DisclosedFigure.Point point : curve.points()
                        .subList(
                                Math.min(1, curve.points().size()),
                                curve.points().size())) {
                    assertThat(total).as("%s %s", id, curve.key()).doesNotContain(point.time());
                    steps++;
                }
            }
        }
        assertThat(total).isNotEmpty();
        assertThat(steps).isGreaterThan(5);
    }

    @Test
    void a_day_in_a_footnote_is_the_first_of_its_week() {
        Accounting accounting = new Accounting(100, List.of(), 100, List.of(), 100);

        assertThat(NoteSuppression.of(
                        "Prevalent users: the curve starts on day 31; patients whose observation ended by then: 2.",
                        accounting))
                .isEqualTo(
                        "Prevalent users: the curve starts on day 28; patients whose observation ended by then: <5.");
    }
}
