package org.aroregistry.batch.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.aroregistry.core.cohort.Cohort;
import org.aroregistry.core.endpoint.AnalysisRules;
import org.aroregistry.core.endpoint.EndpointCatalogue;
import org.aroregistry.core.endpoint.PatientFacts;
import org.aroregistry.core.endpoint.RateRule;
import org.aroregistry.core.result.Accounting;
import org.aroregistry.core.result.FigureResult;
import org.aroregistry.core.result.FigureResult.Curve;
import org.aroregistry.core.result.FigureResult.Point;
import org.aroregistry.core.result.Interval;
import org.aroregistry.core.result.Statistic;
import org.aroregistry.core.study.StudyTables;
import org.junit.jupiter.api.Test;

/** Expected values: event-means-expected.csv, made by event-means.R of event-means.csv. */
class MeanEventsTest {
    private static final MeanEvents FRACTURES =
            MeanEvents.fractures(Patients.ENDPOINTS.definition("OS_BIRTH"), RateRule.V1);
    private static final MeanEvents INFECTIONS =
            MeanEvents.seriousInfections(Patients.ENDPOINTS.definition("OS_BIRTH"), RateRule.V1);

    /** Five children who are followed from birth to day 300 without an event. */
    private static final List<String> FIVE = Collections.nCopies(5, child(300, false, "100 200 300"));

    private static String child(int exit, boolean died, String visits) {
        return "patients: enrol_day\n0\nvisits: visit_day\n0\n" + visits.replace(' ', '\n')
                + "\nstatus: status last_contact_day death_day\n" + (died ? "DEAD" : "ALIVE") + " " + exit + " "
                + (died ? exit : ".") + "\n";
    }

    private static String fractures(String days) {
        return "fractures: fx_day bone side\n" + days.replace(" ", " UNK L\n") + " UNK L\n";
    }

    private static StudyPopulation population(List<String> children, String... more) {
        List<String> all = new ArrayList<>(children);
        all.addAll(Arrays.asList(more));
        return Patients.population(all.toArray(String[]::new));
    }

    private static Curve curve(FigureResult figure, String key) {
        return figure.curves().stream()
                .filter(curve -> curve.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private static List<String[]> rows(String file) {
        return Patients.resource(file)
                .lines()
                .filter(line -> !line.startsWith("#"))
                .skip(1)
                .map(line -> line.split(",", -1))
                .toList();
    }

    private static String tables(String[] cells) {
        String gene = cells[0];
        String exit = cells[2];
        boolean died = cells[3].equals("1");
        return "patients: enrol_day\n" + cells[1]
                + "\ngenetics: test_day test_type test_result gene_symbol zygosity allele_no acmg_class variant_class\n40 WES POSITIVE "
                + gene + " HOM . P NULL_LOF\nvisits: visit_day\n" + cells[4].replace(' ', '\n') + "\n"
                + (cells[5].isEmpty() ? "" : fractures(cells[5]))
                + "status: status last_contact_day death_day\n" + (died ? "DEAD" : "ALIVE") + " " + exit + " "
                + (died ? exit : ".");
    }

    @Test
    void means_and_limits_of_ninety_patients_equal_r() {
        FigureResult figure = FRACTURES.compute(Patients.population(
                rows("event-means.csv").stream().map(MeanEventsTest::tables).toArray(String[]::new)));

        int compared = 0;
        for (String[] line : rows("event-means-expected.csv")) {
            Curve curve = curve(figure, line[0]);
            double day = Double.parseDouble(line[2]);
            assertThat(curve.start()).isEqualTo(Double.parseDouble(line[1]));
            if (day <= curve.shownTo()) {
                String name = line[0] + " on day " + line[2];
                Point point = curve.points().stream()
                        .filter(candidate -> candidate.time() == day)
                        .findFirst()
                        .orElseThrow();
                assertThat(point.atRisk()).as(name).isEqualTo(Long.parseLong(line[3]));
                assertThat(point.estimate()).as(name).isCloseTo(Double.parseDouble(line[4]), within(1e-10));
                assertThat(point.lower()).as(name).isCloseTo(Double.parseDouble(line[5]), within(1e-9));
                assertThat(point.upper()).as(name).isCloseTo(Double.parseDouble(line[6]), within(1e-9));
                compared++;
            }
        }
        assertThat(figure.curves()).extracting(Curve::key).containsExactly("TOTAL", "TCIRG1", "CLCN7");
        assertThat(compared)
                .isEqualTo(figure.curves().stream()
                        .mapToInt(curve -> curve.points().size() - 1)
                        .sum())
                .isGreaterThan(200);
    }

    @Test
    void who_died_keeps_the_number_and_lowers_what_is_added_later() {
        // Six followed on day 50, when one fracture makes 1/6; that child dies on day 60 of six alive, so 5/6 of 1/5
        // are added on day 150.
        String dies = child(60, true, "55") + fractures("50");
        List<String> four = FIVE.subList(0, 4);
        String breaks = child(300, false, "100 200 300") + fractures("150");

        Curve total = curve(FRACTURES.compute(population(four, dies, breaks)), "TOTAL");

        assertThat(total.points()).extracting(Point::time).containsExactly(0.0, 50.0, 150.0);
        assertThat(total.points().get(1).estimate()).isCloseTo(1 / 6.0, within(1e-15));
        assertThat(total.points().get(2).estimate()).isCloseTo(2 / 6.0, within(1e-15));
        assertThat(total.points().get(2).atRisk()).isEqualTo(5);
        assertThat(total.patients()).isEqualTo(6);
        assertThat(total.events()).isEqualTo(2);
        assertThat(total.personYears()).isCloseTo((5 * 300 + 55) / 365.25, within(1e-12));
    }

    @Test
    void bones_that_break_on_one_day_are_one_step_with_all_of_them() {
        Curve total = curve(
                FRACTURES.compute(population(FIVE, child(300, false, "100 200 300") + fractures("150 150 150"))),
                "TOTAL");

        assertThat(total.points()).hasSize(2);
        assertThat(total.points().get(1).time()).isEqualTo(150);
        assertThat(total.points().get(1).events()).isEqualTo(3);
        assertThat(total.points().get(1).estimate()).isCloseTo(3 / 6.0, within(1e-15));
    }

    @Test
    void a_curve_starts_where_five_are_followed_and_counts_from_there() {
        // Only the first child is followed before day 100; the second of its fractures is the first that counts.
        String early = child(300, false, "100 200 300") + fractures("20 150");
        List<String> late = FIVE.stream()
                .map(child -> child.replace("enrol_day\n0", "enrol_day\n100"))
                .toList();

        FigureResult figure = FRACTURES.compute(population(late, early));

        Curve total = curve(figure, "TOTAL");
        assertThat(total.start()).isEqualTo(100);
        assertThat(total.points().get(0).atRisk()).isEqualTo(6);
        assertThat(total.events()).isEqualTo(1);
        assertThat(figure.notes())
                .contains(
                        "Fractures, age in days at which each curve starts (patients whose observation ended by then; events before it):"
                                + " Total 100 (0; 1); Not tested or pending 100 (0; 1).");
    }

    @Test
    void fewer_than_five_have_no_curve() {
        FigureResult figure = FRACTURES.compute(population(FIVE.subList(0, 4)));

        assertThat(figure.curves()).isEmpty();
        assertThat(figure.notes())
                .contains(
                        "Fractures, no curve, as fewer than 5 patients were ever followed at one time: Total; Not tested or pending.");
    }

    @Test
    void the_mean_at_fixed_ages_ends_with_those_who_are_followed() {
        Curve total = curve(FRACTURES.compute(population(FIVE)), "TOTAL");

        assertThat(total.shownTo()).isEqualTo(300);
        assertThat(total.landmarks()).allSatisfy(landmark -> assertThat(landmark.estimate())
                .isEqualTo(new Statistic.NotEstimable(CurveBuilder.TOO_FEW)));
        Statistic.Estimate none = (Statistic.Estimate) curve(
                        FRACTURES.compute(population(Collections.nCopies(5, child(400, false, "100 200 300 400")))),
                        "TOTAL")
                .landmarks()
                .get(0)
                .estimate();
        assertThat(none.value()).isZero();
        assertThat(none.interval().method()).isEqualTo(Interval.NO_EVENT);
        String longer = child(400, false, "100 200 300 400");
        Statistic.Estimate year = (Statistic.Estimate) curve(
                        FRACTURES.compute(population(Collections.nCopies(5, longer), longer + fractures("40 50"))),
                        "TOTAL")
                .landmarks()
                .get(0)
                .estimate();
        assertThat(year.value()).isCloseTo(2 / 6.0, within(1e-15));
        assertThat(year.events()).isEqualTo(2);
        // One child has all events: influences 5/6 * 2/6 and five times -1/6 * 2/6.
        double error = Math.sqrt(30) / 18;
        assertThat(Math.log(year.interval().upper() / year.value()))
                .isCloseTo(1.959963984540054 * error * 3, within(1e-12));
    }

    @Test
    void serious_infections_are_a_figure_of_their_own() {
        String infected = child(300, false, "100 200 300")
                + "infections: onset_day resolved_day site_of_infection organism_class abx_route\n"
                + "40 50 BLOODSTREAM BACTERIAL IV\n120 130 EAR VIRAL NONE\n";

        FigureResult figure = INFECTIONS.compute(population(FIVE, infected));

        assertThat(curve(figure, "TOTAL").events()).isEqualTo(1);
        assertThat(figure.regulatorOnly()).isTrue();
        assertThat(figure.endpoint()).isEqualTo("SERIOUS_INFECTIONS");
    }

    @Test
    void patients_of_sites_that_never_sent_the_file_are_lost_and_those_without_two_visits_are_not() {
        AnalysedPatient notSent = AnalysedPatient.of(
                PatientFacts.of(
                        StudyTables.patient(Patients.id(90), "S002", child(300, false, "100 200 300")),
                        Cohort.ALL,
                        AnalysisRules.DEFAULT,
                        Set.of("patients", "visits", "status")),
                EndpointCatalogue.of(AnalysisRules.DEFAULT).definitions(),
                List.of());
        List<AnalysedPatient> all =
                new ArrayList<>(population(FIVE, child(60, true, "0")).registered());
        all.add(notSent);

        FigureResult figure = FRACTURES.compute(new StudyPopulation(all));

        assertThat(figure.accounting().losses())
                .containsExactly(
                        new Accounting.Reason("FILE_NEVER_SENT", "Site never sent the file of these events", 1));
        assertThat(figure.accounting().analysed()).isEqualTo(6);
        assertThat(curve(figure, "TOTAL").patients()).isEqualTo(6);
        assertThat(figure.notes())
                .contains("Patients who were never seen twice within 400 days, of whom only survival is known: 1.");
    }

    @Test
    void without_patients_there_is_no_curve_and_no_failure() {
        FigureResult figure = FRACTURES.compute(new StudyPopulation(List.of()));

        assertThat(figure.curves()).isEmpty();
        assertThat(figure.accounting().analysed()).isZero();
    }

    @Test
    void the_events_are_those_of_the_rates() {
        StudyPopulation population = Patients.population(
                rows("event-means.csv").stream().map(MeanEventsTest::tables).toArray(String[]::new));

        assertThat(population.registered()).allSatisfy(patient -> {
            EventTally tally = patient.tallies().get(RatedKind.FRACTURES);
            EventHistory history = patient.histories().get(RatedKind.FRACTURES);
            assertThat(history.days()).hasSize((int) tally.counted());
            assertThat(history.daysFollowed()).isEqualTo(tally.followed());
        });
    }
}
