package org.aroregistry.batch.analysis;

import static org.assertj.core.api.Assertions.assertThat;

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
        assertThat(total.points().get(0)).isEqualTo(new FigureResult.Point(200, 1, 1, 1, 5, 0, 0));
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

        assertThat(((Statistic.Estimate) total.landmarks().get(0).estimate()).value())
                .isEqualTo(1);
        assertThat(total.points()).anySatisfy(point -> {
            assertThat(point.time()).isEqualTo(400);
            assertThat(point.estimate()).isEqualTo(5.0 / 6);
        });
        assertThat(total.risk()).startsWith(new AtRisk(200, 5, 0), new AtRisk(365, 6, 0));
    }

    @Test
    void a_genotype_that_never_has_five_at_risk_has_no_curve_and_a_note() {
        assertThat(figure.curves()).extracting(Curve::key).containsExactly("TOTAL", "TCIRG1");
        assertThat(figure.notes()).contains("OSTM1: no curve, as fewer than 5 patients were ever at risk at one time.");
    }
}
