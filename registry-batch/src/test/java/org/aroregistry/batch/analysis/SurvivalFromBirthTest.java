package org.aroregistry.batch.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.aroregistry.core.endpoint.AnalysisRules;
import org.aroregistry.core.endpoint.EndpointCatalogue;
import org.aroregistry.core.result.FigureResult;
import org.aroregistry.core.result.FigureResult.AtRisk;
import org.aroregistry.core.result.FigureResult.Curve;
import org.aroregistry.core.result.Statistic;
import org.junit.jupiter.api.Test;

class SurvivalFromBirthTest {
    private static String patient(int enrolled, int end, boolean dead, String gene) {
        return "patients: enrol_day\n" + enrolled + "\nstatus: status last_contact_day death_day\n"
                + (dead ? "DEAD " + end + " " + end : "ALIVE " + end + " .")
                + "\ngenetics: gene_symbol zygosity acmg_class\n" + gene + " HOM P";
    }

    private final FigureResult figure = new SurvivalFromBirth(Patients.ENDPOINTS.definition("OS_BIRTH"))
            .compute(Patients.population(
                    patient(10, 90, true, "TCIRG1"),
                    patient(50, 900, false, "TCIRG1"),
                    patient(100, 800, false, "TCIRG1"),
                    patient(120, 400, true, "TCIRG1"),
                    patient(150, 700, false, "TCIRG1"),
                    patient(200, 600, false, "TCIRG1"),
                    patient(250, 500, false, "OSTM1")));

    @Test
    void the_curve_starts_at_the_youngest_age_with_five_at_risk_among_those_alive() {
        // From day 200 on: the second to the sixth patient. The first died before.
        Curve total = figure.curves().get(0);

        assertThat(total.key()).isEqualTo("TOTAL");
        assertThat(total.start()).isEqualTo(200);
        assertThat(total.points().get(0)).isEqualTo(new FigureResult.Point(200, 1, Double.NaN, Double.NaN, 5, 0, 0));
        assertThat(total.patients()).isEqualTo(6);
        assertThat(total.events()).isEqualTo(1);
        assertThat(figure.notes())
                .contains(
                        "Total: the curve starts at an age of 200 days; patients whose observation ended by then: 1.");
    }

    @Test
    void survival_is_of_those_alive_at_the_start() {
        // One of six at risk dies on day 400; at 1 year nobody has.
        Curve total = figure.curves().get(0);

        Statistic.Estimate atOneYear =
                (Statistic.Estimate) total.landmarks().get(0).estimate();
        assertThat(atOneYear.value()).isEqualTo(1);
        assertThat(atOneYear.interval().method()).isEqualTo("no event");
        assertThat(atOneYear.interval().lower()).isNaN();
        assertThat(atOneYear.interval().upper()).isNaN();
        assertThat(total.points()).anySatisfy(point -> {
            assertThat(point.time()).isEqualTo(400);
            assertThat(point.estimate()).isEqualTo(5.0 / 6);
        });
        assertThat(total.risk()).startsWith(new AtRisk(200, 5, 0), new AtRisk(365, 6, 0), new AtRisk(730, 2, 1));
        assertThat(total.hasLateEntries()).isTrue();
        assertThat(total.entries(total.risk().get(0))).hasValue(5);
        assertThat(total.entries(total.risk().get(1))).hasValue(6);
    }

    @Test
    void before_the_first_event_no_step_has_limits_and_from_it_on_every_step_has() {
        Curve total = figure.curves().get(0);

        assertThat(total.points())
                .allSatisfy(point -> assertThat(Double.isNaN(point.lower())).isEqualTo(point.time() < 400));
    }

    /** Six retrospective patients of S001, diagnosed on day 60 and enrolled in 2020, and one prospective patient. */
    private static FigureResult captured() {
        List<String> tables = new ArrayList<>();
        int[][] enrolledEndDead = {
            {500, 100, 1},
            {500, 200, 1},
            {400, 300, 0},
            {350, 900, 0},
            {300, 800, 0},
            {250, 700, 0},
            {10, 600, 0},
            {20, 650, 0}
        };
        for (int i = 0; i < enrolledEndDead.length; i++) {
            int[] p = enrolledEndDead[i];
            tables.add(
                    "patients: enrol_day enrol_type enrol_year\n" + p[0] + (i < 6 ? " RETROSPECTIVE" : " PROSPECTIVE")
                            + " 2020\nbaseline: dx_day aro_type\n60 OC_RICH\nstatus: status last_contact_day death_day\n"
                            + (p[2] == 1 ? "DEAD " + p[1] + " " + p[1] : "ALIVE " + p[1] + " ."));
        }
        AnalysisRules rules = AnalysisRules.DEFAULT.withCompleteCapture(Map.of("S001", 2010));
        return new SurvivalFromBirth(EndpointCatalogue.of(rules).definition("OS_BIRTH"))
                .compute(Patients.population(rules, tables.toArray(String[]::new)));
    }

    @Test
    void complete_capture_gives_a_second_estimate_from_birth_and_delayed_entry_stays_the_first() {
        FigureResult both = captured();

        assertThat(both.accounting().analysed()).isEqualTo(8);
        assertThat(both.curves())
                .extracting(Curve::label)
                .startsWith("Total, delayed entry")
                .endsWith("Complete capture, from birth");
        // With delayed entry the three who were gone before enrolment tell nothing; five are at risk after day 350,
        // none dies.
        Curve delayed = both.curves().get(0);
        assertThat(delayed.start()).isEqualTo(350);
        assertThat(delayed.patients()).isEqualTo(5);
        assertThat(delayed.events()).isZero();
        assertThat(delayed.alternative()).isFalse();
        // From birth six are at risk; one dies on day 100, one of five on day 200: 5/6 x 4/5.
        Curve fromBirth = both.curves().get(both.curves().size() - 1);
        assertThat(fromBirth.start()).isZero();
        assertThat(fromBirth.patients()).isEqualTo(6);
        assertThat(fromBirth.alternative()).isTrue();
        assertThat(fromBirth.points()).anySatisfy(point -> {
            assertThat(point.time()).isEqualTo(200);
            assertThat(point.estimate()).isCloseTo(4.0 / 6, within(1e-15));
        });
        assertThat(fromBirth.risk()).startsWith(new AtRisk(0, 6, 0), new AtRisk(365, 3, 2));
        assertThat(both.notes())
                .contains("Patients whom the certified complete capture of their site lets enter at time zero: 6.")
                .anySatisfy(note -> assertThat(note).contains("who are left out there: 3."));
    }

    @Test
    void a_genotype_that_never_has_five_at_risk_has_no_curve_and_a_note() {
        assertThat(figure.curves()).extracting(Curve::key).containsExactly("TOTAL", "TCIRG1");
        assertThat(figure.notes()).contains("OSTM1: no curve, as fewer than 5 patients were ever at risk at one time.");
    }
}
