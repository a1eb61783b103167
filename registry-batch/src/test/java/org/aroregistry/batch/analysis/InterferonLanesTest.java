package org.aroregistry.batch.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.aroregistry.core.result.Statistic;
import org.aroregistry.core.result.TableResult;
import org.aroregistry.core.result.TableResult.Row;
import org.junit.jupiter.api.Test;

/** First dose on day 100 of life, week 14. */
class InterferonLanesTest {
    private static final String COURSES = "interferon: start_day stop_day\n100 170\n240 310\n";

    private static TableResult lanes(String... patients) {
        return new InterferonLanes(Patients.ENDPOINTS).compute(Patients.population(patients));
    }

    private static List<String> words(Row row) {
        return row.cells().stream()
                .map(cell -> cell instanceof Statistic.Count count
                        ? Long.toString(count.n())
                        : ((Statistic.Text) cell).text())
                .toList();
    }

    @Test
    void each_stretch_of_interferon_and_each_event_has_a_line_in_weeks_from_the_first_dose() {
        TableResult table = lanes(COURSES + "visits: visit_day\n100\nhsct: hsct_day cond_start_rel\n380 -10\n"
                + "infections: onset_day site_of_infection organism_class abx_route\n135 LUNG BACTERIAL IV\n"
                + "status: status last_contact_day death_day\nDEAD 450 450\n");

        assertThat(table.sections().get(0).rows())
                .extracting(InterferonLanesTest::words)
                .containsExactly(
                        List.of("14", "Interferon", "0", "10", "\u2013"),
                        List.of("14", "Interferon", "20", "30", "\u2013"),
                        List.of("14", "Progression", "5", "5", "Serious bacterial infection"),
                        List.of("14", "Transplant", "40", "40", "\u2013"),
                        List.of("14", "Death", "50", "50", "\u2013"));
    }

    @Test
    void who_lives_was_last_seen_and_a_transplant_before_interferon_is_not_drawn() {
        TableResult table = lanes(COURSES + "hsct: hsct_day\n50\nstatus: status last_contact_day\nALIVE 800\n");

        assertThat(table.sections().get(0).rows())
                .extracting(row -> words(row).get(1))
                .containsExactly("Interferon", "Interferon", "Last seen");
    }

    @Test
    void at_most_forty_patients_are_shown_those_followed_longest() {
        List<String> patients =
                new ArrayList<>(Collections.nCopies(40, COURSES + "status: status last_contact_day\nALIVE 800\n"));
        patients.add(COURSES + "status: status last_contact_day\nALIVE 400\n");

        TableResult table = lanes(patients.toArray(String[]::new));

        assertThat(table.sections().get(0).rows().stream().map(Row::label).distinct())
                .hasSize(40);
        assertThat(table.sections().get(0).rows()).noneMatch(row -> words(row).contains("43"));
        assertThat(table.notes().get(0)).endsWith("Patients shown: 40 of 41, those followed longest.");
    }

    @Test
    void no_line_names_a_patient_or_tells_an_age_in_days() {
        TableResult table = lanes(COURSES, COURSES + "patients: consent_scope\nCORE_RESEARCH\n");

        assertThat(table.regulatorOnly()).isTrue();
        assertThat(table.accounting().analysed()).isEqualTo(1);
        assertThat(table.sections().toString())
                .doesNotContain("ARO-")
                .doesNotContain("S001")
                .doesNotContain("310");
    }
}
