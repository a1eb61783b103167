package org.aroregistry.batch.analysis;

import static org.aroregistry.batch.analysis.CohortTablesTest.row;
import static org.assertj.core.api.Assertions.assertThat;

import org.aroregistry.core.result.Accounting.Reason;
import org.aroregistry.core.result.Statistic;
import org.aroregistry.core.result.TableResult;
import org.aroregistry.core.result.TableResult.Column;
import org.aroregistry.core.result.TableResult.Row;
import org.aroregistry.core.result.TableResult.Section;
import org.junit.jupiter.api.Test;

/** Transplants are on day 100: deaths on days 199, 200, 465 and 466 are 99, 100, 365 and 366 days after it. */
class DeathCausesTest {
    private static final String TRANSPLANT = "hsct: hsct_day\n100\n";
    private static final String INTERFERON = "interferon: start_day stop_day\n50 60\n";

    private final TableResult table = new DeathCauses()
            .compute(Patients.population(
                    dead(300, "DISEASE", "BLEEDING", "UNLIKELY") + INTERFERON,
                    dead(300, "NEURODEGENERATION", ".", "."),
                    TRANSPLANT + dead(199, "TRM", "GRAFT_FAILURE", "POSSIBLE") + INTERFERON,
                    TRANSPLANT + dead(200, "TRM", "VOD_MOF", "."),
                    TRANSPLANT + dead(465, "UNKNOWN", ".", ".") + INTERFERON,
                    TRANSPLANT + dead(466, "UNK", ".", "UNASSESSABLE") + INTERFERON,
                    "status: status last_contact_day\nALIVE 900",
                    "status: status last_contact_day\nLOST 20"));

    private static String dead(int day, String category, String detail, String related) {
        return "status: status last_contact_day death_day cause_category cause_detail ifn_related\nDEAD " + day + " "
                + day + " " + category + " " + detail + " " + related + "\n";
    }

    private Statistic.Share share(String section, String key, int column) {
        return (Statistic.Share) row(table, section, key).cells().get(column);
    }

    @Test
    void the_dead_are_divided_by_the_time_from_the_first_transplant() {
        assertThat(table.columns())
                .extracting(Column::key)
                .containsExactly("TOTAL", "NO_TRANSPLANT", "EARLY", "FIRST_YEAR", "LATE");
        assertThat(table.columns()).extracting(Column::n).containsExactly(6L, 2L, 1L, 2L, 1L);
    }

    @Test
    void who_is_not_known_to_have_died_is_accounted_for() {
        assertThat(table.accounting().exclusions())
                .containsExactly(new Reason("NOT_DEAD", "Not known to have died by the last contact", 2));
        assertThat(table.accounting().analysed()).isEqualTo(6);
    }

    @Test
    void a_cause_that_nobody_knows_is_not_known() {
        assertThat(share("category", "trm", 0).n()).isEqualTo(2);
        assertThat(share("category", "trm", 0).of()).isEqualTo(4);
        assertThat(row(table, "category", "not_known").cells().get(0)).isEqualTo(new Statistic.Count(2, true));
        assertThat(table.sections().get(0).rows()).extracting(Row::key).doesNotContain("unknown");
    }

    @Test
    void relation_to_interferon_is_told_of_those_treated_with_it() {
        assertThat(share("interferon", "related", 0).n()).isEqualTo(1);
        assertThat(share("interferon", "unrelated", 0).n()).isEqualTo(1);
        assertThat(share("interferon", "unassessable", 0).n()).isEqualTo(1);
        assertThat(share("interferon", "related", 0).of()).isEqualTo(3);
        assertThat(row(table, "interferon", "not_known").cells().get(0)).isEqualTo(new Statistic.Count(1, true));
        assertThat(row(table, "interferon", "untreated").cells().get(0)).isEqualTo(new Statistic.Count(2, true));
    }

    @Test
    void details_are_for_the_regulator_alone_and_every_death_has_one_row() {
        Section detail = table.sections().get(2);

        assertThat(detail.regulatorOnly()).isTrue();
        assertThat(table.regulatorOnly()).isFalse();
        assertThat(detail.rows())
                .extracting(Row::label)
                .containsExactly(
                        "Osteopetrosis: Bleeding",
                        "Transplant-related: Graft failure",
                        "Transplant-related: Veno-occlusive disease, organ failure",
                        "Neurodegeneration: no detail given",
                        "Unknown: no detail given");
        assertThat(((Statistic.Share) detail.rows().get(4).cells().get(0)).n()).isEqualTo(2);
    }

    @Test
    void a_death_on_no_known_day_after_a_transplant_has_a_column_of_its_own() {
        TableResult undated = new DeathCauses()
                .compute(Patients.population(
                        TRANSPLANT + "status: status last_contact_day death_day cause_category\nDEAD 300 . TRM"));

        assertThat(undated.columns()).extracting(Column::key).endsWith("NOT_KNOWN");
        assertThat(undated.columns().get(5).n()).isEqualTo(1);
    }
}
