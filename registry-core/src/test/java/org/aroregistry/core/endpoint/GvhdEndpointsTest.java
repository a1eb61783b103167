package org.aroregistry.core.endpoint;

import static org.aroregistry.core.endpoint.Derived.row;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** First transplant on day 300 of life, neutrophil recovery on day 20, alive on day 1000. */
class GvhdEndpointsTest {
    private static final String HSCT = "hsct: hsct_day\n300\nengraftment: anc500_rel\n20\n";
    private static final String ACUTE =
            "gvhd: type onset_rel skin_stage liver_stage ugi_stage lgi_stage acute_grade\nACUTE 30 ";
    private static final String NONE = "0 700 LAST_CONTACT status-1";

    @ParameterizedTest(name = "stages {0}, grade of the site {1}: {2} / {3}")
    @CsvSource({
        "2 0 0 0, ., none, none",
        "3 0 0 0, ., event, none",
        "0 0 1 0, ., event, none",
        "1 1 0 0, ., event, none",
        "3 2 0 0, ., event, event",
        "0 0 0 3, ., event, event",
        "4 0 0 0, ., event, event",
        // The stages decide, whatever the site made of them.
        "2 0 0 0, 3, none, none",
        // Known stages suffice for grade II and may hide a III.
        "3 UNK 0 0, ., event, unknown",
        "3 UNK 0 0, 2, event, none",
        "3 UNK 0 0, 4, event, event",
        "UNK UNK UNK UNK, ., unknown, unknown",
        "UNK UNK UNK UNK, 2, event, none",
        "1 0 UNK 0, ., unknown, none"
    })
    void the_grade_follows_from_the_stages(String stages, String grade, String second, String third) {
        String tables = HSCT + ACUTE + stages + " " + grade;

        assertThat(row("AGVHD_2_4_HSCT1", tables)).isEqualTo(expected(second, "AGVHD_2_4"));
        assertThat(row("AGVHD_3_4_HSCT1", tables)).isEqualTo(expected(third, "AGVHD_3_4"));
    }

    private static String expected(String outcome, String event) {
        return switch (outcome) {
            case "event" -> "0 30 " + event + " gvhd-1";
            case "none" -> NONE;
            default -> "NOT_EVALUABLE GRADE_UNKNOWN";
        };
    }

    @Test
    void the_episode_that_reached_the_grade_gives_the_day() {
        assertThat(row("AGVHD_3_4_HSCT1", HSCT + ACUTE + "2 0 0 0 1\nLATE_ACUTE 130 0 3 0 0 3"))
                .isEqualTo("0 130 AGVHD_3_4 gvhd-2");
    }

    @Test
    void an_unknown_grade_after_the_event_matters_no_more() {
        assertThat(row("AGVHD_2_4_HSCT1", HSCT + ACUTE + "3 0 0 0 2\nLATE_ACUTE 130 UNK UNK UNK UNK UNK"))
                .isEqualTo("0 30 AGVHD_2_4 gvhd-1");
    }

    @Test
    void disease_after_a_second_transplant_belongs_to_that_one() {
        assertThat(row("AGVHD_2_4_HSCT1", """
                        hsct: hsct_no hsct_day reason
                        1 300 FIRST
                        2 400 MIXED_CHIMERISM
                        engraftment: anc500_rel
                        20
                        gvhd: hsct_no type onset_rel skin_stage liver_stage ugi_stage lgi_stage
                        1 NONE . . . . .
                        2 ACUTE 20 3 0 0 0
                        """)).isEqualTo("0 100 SECOND_HSCT hsct-2");
    }

    @Test
    void that_there_was_none_must_be_said() {
        assertThat(row("AGVHD_2_4_HSCT1", HSCT + "gvhd: type\nNONE")).isEqualTo(NONE);
        assertThat(row("CGVHD_HSCT1", HSCT + "gvhd: type\nNONE")).isEqualTo(NONE);
        for (String endpoint : new String[] {"AGVHD_2_4_HSCT1", "CGVHD_HSCT1", "GRFS_HSCT1"}) {
            assertThat(row(endpoint, HSCT)).as(endpoint).isEqualTo("NOT_EVALUABLE NOT_REPORTED");
        }
    }

    @ParameterizedTest(name = "death on day {0}: {1}")
    @CsvSource({"99, 0 99 DEATH status-1", "100, 0 100 DEATH status-1", "101, NOT_EVALUABLE NOT_REPORTED"})
    void who_died_before_the_report_was_due_died_without_the_disease(int day, String expected) {
        String death = "status: status last_contact_day death_day\nDEAD " + (300 + day) + " " + (300 + day);

        assertThat(row("CGVHD_HSCT1", HSCT + death)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "recovery {0}, donor cells {1}: {2}")
    @CsvSource({
        "NOT_ACHIEVED, ., NOT_EVALUABLE NO_DONOR_CELLS",
        "NOT_ACHIEVED, 4.9, NOT_EVALUABLE NO_DONOR_CELLS",
        "NOT_ACHIEVED, 5, 0 700 LAST_CONTACT status-1",
        "NEVER_BELOW, ., 0 700 LAST_CONTACT status-1"
    })
    void without_donor_cells_nobody_is_at_risk_of_acute_disease(String status, String percent, String expected) {
        String samples = percent.equals(".") ? "" : "chimerism: rel_day lineage donor_pct\n15 T_CD3 " + percent + "\n";

        assertThat(row(
                        "AGVHD_2_4_HSCT1",
                        "hsct: hsct_day\n300\nengraftment: anc500_status\n" + status + "\n" + samples
                                + "gvhd: type\nNONE"))
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}, systemic treatment {1}: {2} / {3}")
    @CsvSource({
        "CHRONIC, Y, 0 150 CGVHD gvhd-1, 0 150 CGVHD_TREATED gvhd-1",
        "OVERLAP, Y, 0 150 CGVHD gvhd-1, 0 150 CGVHD_TREATED gvhd-1",
        "CHRONIC, N, 0 150 CGVHD gvhd-1, 0 700 LAST_CONTACT status-1",
        "CHRONIC, UNK, 0 150 CGVHD gvhd-1, NOT_EVALUABLE TREATMENT_UNKNOWN",
        "LATE_ACUTE, Y, 0 700 LAST_CONTACT status-1, 0 700 LAST_CONTACT status-1"
    })
    void chronic_disease_ends_survival_without_it_if_it_needed_treatment(
            String type, String treated, String chronic, String survival) {
        String tables = HSCT + "gvhd: type onset_rel systemic_treatment skin_stage liver_stage ugi_stage lgi_stage\n"
                + type + " 150 " + treated + " 1 0 0 0";

        assertThat(row("CGVHD_HSCT1", tables)).isEqualTo(chronic);
        assertThat(row("GRFS_HSCT1", tables)).isEqualTo(survival);
    }

    @Test
    void severe_acute_disease_ends_survival_without_it() {
        assertThat(row("GRFS_HSCT1", HSCT + ACUTE + "0 2 0 0 3")).isEqualTo("0 30 AGVHD_3_4 gvhd-1");
        assertThat(row("GRFS_HSCT1", HSCT + ACUTE + "3 0 0 0 2")).isEqualTo(NONE);
    }
}
