package org.aroregistry.batch.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.aroregistry.core.result.FigureResult;
import org.aroregistry.core.result.FigureResult.Curve;
import org.aroregistry.core.result.Statistic;
import org.junit.jupiter.api.Test;

class GvhdIncidenceTest {
    private static final String HSCT = "hsct: hsct_day donor_type\n1000 MSD\n";
    private static final String ENGRAFTED = "engraftment: anc500_status anc500_rel\nACHIEVED 15\n";
    private static final String STATUS = "status: status last_contact_day death_day\n";
    private static final String STAGES = "gvhd: type onset_rel skin_stage liver_stage ugi_stage lgi_stage\n";

    /** Ten patients: grade IV on day 20, II on day 40, I on day 25, chronic on day 200, one dead on day 30, five without. */
    private static StudyPopulation population() {
        List<String> tables = new ArrayList<>();
        for (String disease :
                List.of("ACUTE 20 4 0 0 0", "ACUTE 40 3 0 0 0", "ACUTE 25 1 0 0 0", "CHRONIC 200 . . . .")) {
            tables.add(HSCT + ENGRAFTED + STAGES + disease + "\n" + STATUS + "ALIVE 2000 .");
        }
        tables.add(HSCT + ENGRAFTED + "gvhd: type\nNONE\n" + STATUS + "DEAD 1030 1030");
        for (int i = 0; i < 5; i++) {
            tables.add(HSCT + ENGRAFTED + "gvhd: type\nNONE\n" + STATUS + "ALIVE 2000 .");
        }
        return Patients.population(tables.toArray(String[]::new));
    }

    private final FigureResult acute = GvhdIncidence.acute(
                    Patients.ENDPOINTS.definition("AGVHD_2_4_HSCT1"), Patients.ENDPOINTS.definition("AGVHD_3_4_HSCT1"))
            .compute(population());
    private final FigureResult chronic =
            GvhdIncidence.chronic(Patients.ENDPOINTS.definition("CGVHD_HSCT1")).compute(population());

    private static Statistic.Estimate at(Curve curve, int place) {
        return (Statistic.Estimate) curve.landmarks().get(place).estimate();
    }

    @Test
    void acute_disease_is_counted_from_the_onset_of_the_episode_that_reached_the_grade() {
        // One of ten on day 20, one dead on day 30, one of eight on day 40: 0.1 + 0.8 / 8 = 0.2.
        Curve moderate = acute.curves().get(0);
        assertThat(at(moderate, 0).value()).isCloseTo(0.1, within(1e-12));
        assertThat(at(moderate, 1).value()).isCloseTo(0.2, within(1e-12));
        assertThat(at(moderate, 1).events()).isEqualTo(2);
        assertThat(at(moderate, 1).atRisk()).isEqualTo(7);
    }

    @Test
    void severe_acute_disease_is_a_curve_for_the_regulator() {
        Curve severe = acute.curves().get(1);

        assertThat(at(severe, 1).value()).isCloseTo(0.1, within(1e-12));
        assertThat(severe.regulatorOnly()).isTrue();
        assertThat(acute.withoutRegulatorOnlyCurves().curves())
                .extracting(Curve::key)
                .containsExactly("ACUTE_2_4");
    }

    @Test
    void acute_curves_end_after_a_year() {
        assertThat(acute.kind()).isEqualTo(FigureResult.Kind.INCIDENCE);
        assertThat(acute.curves()).allMatch(curve -> curve.shownTo() <= 365);
    }

    @Test
    void chronic_disease_competes_with_death() {
        Curve curve = chronic.curves().get(0);

        // One dead of ten on day 30, one of nine ill on day 200: 0.9 / 9 = 0.1.
        assertThat(at(curve, 0).value()).isCloseTo(0.1, within(1e-12));
        assertThat(curve.events()).isEqualTo(1);
        assertThat(chronic.accounting().analysed()).isEqualTo(10);
    }

    @Test
    void without_transplants_there_are_no_curves() {
        FigureResult empty = GvhdIncidence.chronic(Patients.ENDPOINTS.definition("CGVHD_HSCT1"))
                .compute(Patients.population(""));

        assertThat(empty.curves()).isEmpty();
    }
}
