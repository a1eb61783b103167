package org.aroregistry.batch.analysis;

import static org.aroregistry.batch.analysis.CohortTablesTest.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.aroregistry.core.result.Accounting.Reason;
import org.aroregistry.core.result.Statistic;
import org.aroregistry.core.result.TableResult;
import org.aroregistry.core.result.TableResult.Column;
import org.junit.jupiter.api.Test;

/** Interferon on days 100 to 199 and a transplant on day 400; columns are on interferon, not on it, after the transplant. */
class VaccinationResponseTest {
    private static final int ON = 0;
    private static final int OFF = 1;
    private static final int AFTER = 2;
    private static final String DOSES = "vaccinations: vacc_day vaccine titre_done\n";
    private static final String LABS = "labs: sample_day analyte result_text\n";
    private static final String TREATED = "interferon: start_day stop_day\n100 199\nhsct: hsct_day\n400\n" + DOSES
            + "110 DTAP Y\n210 DTAP UNK\n300 HEPB N\n400 MMR N\n" + LABS + "140 VACC_TITRE POS\n320 VACC_TITRE NEG\n";

    private static TableResult table(String... patients) {
        return new VaccinationResponse().compute(Patients.population(patients));
    }

    private static Statistic cell(TableResult table, String vaccine, String row, int column) {
        return row(table, vaccine, row).cells().get(column);
    }

    private static void isShare(Statistic cell, long n, long of) {
        assertThat(((Statistic.Share) cell).n()).isEqualTo(n);
        assertThat(((Statistic.Share) cell).of()).isEqualTo(of);
    }

    @Test
    void doses_are_divided_by_the_treatment_on_their_day() {
        TableResult table = table(TREATED, "");

        assertThat(table.columns()).extracting(Column::key).containsExactly("ON_DRUG", "OFF_DRUG", "AFTER_TRANSPLANT");
        assertThat(table.columns()).extracting(Column::n).containsExactly(1L, 1L, 1L);
        assertThat(cell(table, "dtap", "dosed", ON)).isEqualTo(new Statistic.Count(1, true));
        assertThat(cell(table, "dtap", "dosed", OFF)).isEqualTo(new Statistic.Count(1, true));
        assertThat(cell(table, "mmr", "dosed", AFTER)).isEqualTo(new Statistic.Count(1, true));
        assertThat(table.accounting().exclusions())
                .containsExactly(new Reason("NO_VACCINATION", "No vaccination reported", 1));
    }

    @Test
    void a_dose_is_answered_by_the_first_result_from_14_days_after_it() {
        TableResult table = table(TREATED);

        isShare(cell(table, "dtap", "positive", ON), 1, 1);
        isShare(cell(table, "dtap", "positive", OFF), 0, 1);
        isShare(cell(table, "hepb", "positive", OFF), 0, 1);
        assertThat(cell(table, "mmr", "positive", AFTER)).isEqualTo(new Statistic.NotEstimable("no patients"));
        isShare(cell(table, "mmr", "titre", AFTER), 0, 1);
    }

    @Test
    void results_before_14_and_after_365_days_answer_nothing() {
        TableResult table = table(
                DOSES + "100 IPV N\n" + LABS + "113 VACC_TITRE POS",
                DOSES + "100 IPV N\n" + LABS + "114 VACC_TITRE POS",
                DOSES + "100 IPV N\n" + LABS + "465 VACC_TITRE EQUIVOCAL",
                DOSES + "100 IPV N\n" + LABS + "466 VACC_TITRE POS");

        isShare(cell(table, "ipv", "titre", OFF), 2, 4);
        isShare(cell(table, "ipv", "positive", OFF), 1, 2);
    }

    @Test
    void results_within_180_days_after_immunoglobulin_do_not_count() {
        String ivig = "medications: med_code start_day stop_day\nIVIG 50 100\n";
        TableResult table = table(
                ivig + DOSES + "90 PCV Y\n" + LABS + "280 VACC_TITRE POS",
                ivig + DOSES + "90 PCV Y\n" + LABS + "281 VACC_TITRE POS");

        isShare(cell(table, "pcv", "titre", OFF), 2, 2);
        isShare(cell(table, "pcv", "positive", OFF), 1, 1);
    }

    @Test
    void limits_are_exact() {
        // One of one: the lower limit is 0.025.
        Statistic.Share share = (Statistic.Share) cell(table(TREATED), "dtap", "positive", ON);

        assertThat(share.interval().lower()).isCloseTo(0.025, within(1e-12));
        assertThat(share.interval().upper()).isEqualTo(1);
    }
}
