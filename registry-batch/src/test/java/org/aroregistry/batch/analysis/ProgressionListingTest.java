package org.aroregistry.batch.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.aroregistry.core.result.Accounting.Reason;
import org.aroregistry.core.result.Statistic;
import org.aroregistry.core.result.TableResult;
import org.aroregistry.core.result.TableResult.Row;
import org.junit.jupiter.api.Test;

/** First dose on day 100, unless a table says otherwise. */
class ProgressionListingTest {
    private static final String DRUG = "interferon: start_day stop_day\n100 200\n";
    private static final String DIED = DRUG + "labs: sample_day analyte value unit\n95 HB 95 g/L\n95 PLT 80 10^9/L\n"
            + "visits: visit_day\n100\nstatus: status last_contact_day death_day\nDEAD 140 140\n";
    private static final String CONDITIONED = DRUG
            + "patients: enrol_day\n130\nvisits: visit_day\n900\nstatus: status last_contact_day\nALIVE 900\n"
            + "hsct: hsct_day cond_start_rel\n170 -10\n";
    private static final String NEVER_AT_RISK = "interferon: start_day stop_day\n100 200\n"
            + "patients: enrol_day\n950\nvisits: visit_day\n900\nstatus: status last_contact_day\nALIVE 900\n";

    private final TableResult listing = new ProgressionListing(Patients.ENDPOINTS)
            .compute(Patients.population(DIED, CONDITIONED, NEVER_AT_RISK, ""));

    private static List<String> words(Row row) {
        return row.cells().stream()
                .map(cell -> cell instanceof Statistic.Count count
                        ? Long.toString(count.n())
                        : ((Statistic.Text) cell).text())
                .toList();
    }

    private List<String> line(String outcome) {
        return listing.sections().get(0).rows().stream()
                .map(ProgressionListingTest::words)
                .filter(words -> words.get(4).equals(outcome))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void who_progressed_has_the_day_and_the_event_that_defined_it() {
        assertThat(line("Progressed").subList(0, 6))
                .containsExactly("Under 1 year", "By the first dose", "0", "40", "Progressed", "Death");
        assertThat(line("Progressed").get(6)).contains("Loss of hearing").doesNotContain("Fall in haemoglobin");
    }

    @Test
    void who_was_conditioned_is_censored_then_and_counts_from_enrolment() {
        assertThat(line("Censored").subList(0, 6))
                .containsExactly("Under 1 year", "Later", "30", "60", "Censored", "Conditioning for transplant");
    }

    @Test
    void who_cannot_be_analysed_has_a_line_with_the_reason() {
        assertThat(line("Not analysed"))
                .containsExactly(
                        "Under 1 year",
                        "\u2013",
                        "\u2013",
                        "\u2013",
                        "Not analysed",
                        "Observation ended before it began",
                        "\u2013");
    }

    @Test
    void patients_are_numbered_and_never_named() {
        assertThat(listing.sections().get(0).rows()).extracting(Row::label).containsExactly("D01", "D02", "D03");
        assertThat(listing.regulatorOnly()).isTrue();
        assertThat(listing.toString()).doesNotContain("ARO-").doesNotContain("S001");
    }

    @Test
    void who_did_not_agree_to_reports_to_regulators_is_not_listed_and_is_accounted_for() {
        TableResult narrow = new ProgressionListing(Patients.ENDPOINTS)
                .compute(Patients.population("patients: consent_scope\nCORE_RESEARCH\n" + DIED, CONDITIONED));

        assertThat(narrow.sections().get(0).rows()).hasSize(1);
        assertThat(narrow.accounting().exclusions())
                .contains(new Reason("CONSENT_TOO_NARROW", "Consent does not cover this use", 1));
    }
}
