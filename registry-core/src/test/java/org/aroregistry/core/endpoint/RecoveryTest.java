package org.aroregistry.core.endpoint;

import static org.aroregistry.core.endpoint.Derived.row;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.aroregistry.core.endpoint.NeutrophilRecovery.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** First transplant on day 300 of life, alive on day 1000. Counts are written by days from the infusion. */
class RecoveryTest {
    private static final String HSCT = "hsct: hsct_day\n300\n";
    private static final String SHOWN = "8:0.1 11:0.2 14:0.3 17:0.6 19:0.8 21:1.2";

    private static String counts(String analyte, String series) {
        StringBuilder rows = new StringBuilder("labs: sample_day analyte value unit\n");
        for (String count : series.split(" ")) {
            String[] parts = count.split(":");
            rows.append(300 + Integer.parseInt(parts[0])).append(" " + analyte + " " + parts[1] + " 10^9/L\n");
        }
        return rows.toString();
    }

    private static String report(String status, String day) {
        return "engraftment: anc500_status anc500_rel\n" + status + " " + day + "\n";
    }

    @Test
    void counts_show_recovery_whatever_the_site_reports() {
        assertThat(row("ANC_HSCT1", HSCT + counts("ANC", SHOWN) + report("ACHIEVED", "19")))
                .isEqualTo("0 17 ANC_RECOVERED labs-4");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        // Five days with counts between day 7 and day 45 suffice; four do not.
        "11:0.2 14:0.3 17:0.6 19:0.8 21:1.2, 0 17 ANC_RECOVERED labs-3",
        "14:0.3 17:0.6 19:0.8 21:1.2, 0 19 ANC_RECOVERED engraftment-1",
        "6:0.1 14:0.3 17:0.6 19:0.8 21:1.2, 0 19 ANC_RECOVERED engraftment-1",
        "14:0.3 17:0.6 19:0.8 21:1.2 46:2, 0 19 ANC_RECOVERED engraftment-1",
        // Counts that end on the way up say nothing; counts that end low say that there was none.
        "8:0.1 11:0.2 14:0.3 17:0.3 21:0.6, 0 19 ANC_RECOVERED engraftment-1",
        "8:0.1 11:0.2 14:0.3 17:0.3 40:0.4, 0 700 LAST_CONTACT status-1"
    })
    void without_enough_counts_the_report_is_used(String series, String expected) {
        assertThat(row("ANC_HSCT1", HSCT + counts("ANC", series) + report("ACHIEVED", "19")))
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource({
        "ACHIEVED, 19, 0 19 ANC_RECOVERED engraftment-1",
        "ACHIEVED, UNK, EVENT_DAY_UNKNOWN",
        "NEVER_BELOW, ., 0 1 ANC_NEVER_LOW engraftment-1",
        "NOT_ACHIEVED, ., 0 700 LAST_CONTACT status-1",
        "UNK, ., NOT_EVALUABLE NOT_REPORTED"
    })
    void the_report_alone_gives_the_outcome(String status, String day, String expected) {
        assertThat(row("ANC_HSCT1", HSCT + report(status, day))).isEqualTo(expected);
    }

    @Test
    void counts_that_were_never_low_recovered_on_the_first_day() {
        assertThat(row("ANC_HSCT1", HSCT + counts("ANC", "3:2 8:0.9 11:0.5 14:0.7 17:1 21:2")))
                .isEqualTo("0 1 ANC_NEVER_LOW labs-1");
    }

    @Test
    void less_than_the_limit_is_not_the_limit() {
        String below =
                HSCT + "labs: sample_day analyte value value_op unit\n308 ANC 0.1 EQ 10^9/L\n310 ANC 0.1 EQ 10^9/L\n"
                        + "317 ANC 0.5 LT 10^9/L\n318 ANC 0.5 EQ 10^9/L\n319 ANC 0.7 EQ 10^9/L\n321 ANC 0.9 EQ 10^9/L\n";

        assertThat(row("ANC_HSCT1", below)).isEqualTo("0 18 ANC_RECOVERED labs-4");
        assertThat(row("ANC_HSCT1", below.replace("LT", "EQ"))).isEqualTo("0 17 ANC_RECOVERED labs-3");
    }

    @Test
    void counts_of_the_next_transplant_do_not_count() {
        assertThat(row("ANC_HSCT1", """
                        hsct: hsct_no hsct_day reason cond_start_rel
                        1 300 FIRST -8
                        2 330 PRIMARY_GF -14
                        """ + counts("ANC", "8:0.1 9:0.1 10:0.1 12:0.1 15:0.1 17:0.6 19:0.8 21:1.2")))
                .as("conditioning for the second one begins on day 16")
                .isEqualTo("0 30 PRIMARY_GRAFT_FAILURE hsct-2");
    }

    @ParameterizedTest(name = "{0} on day {1}: {2}")
    @CsvSource({
        "death, 12, 0 12 DEATH status-1",
        "death, 45, 0 45 DEATH status-1",
        "death, 46, NOT_EVALUABLE NOT_REPORTED",
        "boost, 14, 0 14 BOOST complications-1"
    })
    void who_died_before_counts_were_due_did_not_recover(String what, int day, String expected) {
        String tables = what.equals("death")
                ? "status: status last_contact_day death_day\nDEAD " + (300 + day) + " " + (300 + day)
                : "complications: comp_code onset_day\nBOOST " + (300 + day);

        assertThat(row("ANC_HSCT1", HSCT + tables)).isEqualTo(expected);
    }

    @Test
    void failure_of_the_graft_on_the_day_of_recovery_comes_first() {
        assertThat(row(
                        "ANC_HSCT1",
                        HSCT + "engraftment: anc500_status anc500_rel primary_gf autologous_recovery\nACHIEVED 25 Y Y"))
                .as("the patient's own cells came back; without a day primary failure is on day 30")
                .isEqualTo("0 25 ANC_RECOVERED engraftment-1");
        assertThat(row(
                        "ANC_HSCT1",
                        HSCT + "engraftment: anc500_status anc500_rel primary_gf autologous_recovery gf_rel\n"
                                + "ACHIEVED 25 Y Y 25"))
                .isEqualTo("0 25 PRIMARY_GRAFT_FAILURE engraftment-1");
    }

    @Test
    void derived_and_reported_recovery_are_compared() {
        Recovery recovery = Recovery.neutrophils(Derived.facts(HSCT + counts("ANC", SHOWN) + report("ACHIEVED", "21")))
                .orElseThrow();

        assertThat(recovery.derived().orElseThrow().day()).hasValue(17);
        assertThat(recovery.reported().orElseThrow().day()).hasValue(21);
        assertThat(recovery.differenceDays()).hasValue(-4);
        assertThat(recovery.used()).isEqualTo(recovery.derived());
        assertThat(Recovery.neutrophils(Derived.facts(HSCT + report("ACHIEVED", "21")))
                        .orElseThrow()
                        .differenceDays())
                .isEmpty();
        assertThat(Recovery.neutrophils(Derived.facts(""))).isEmpty();
    }

    private static PlateletRecovery platelets(String series, Integer... transfusions) {
        SortedMap<Integer, Double> counts = new TreeMap<>();
        for (String count : series.split(" ")) {
            String[] parts = count.split(":");
            counts.put(Integer.valueOf(parts[0]), Double.valueOf(parts[1]));
        }
        return PlateletRecovery.of(counts, new TreeSet<>(Set.of(transfusions)), RecoveryRule.ASTCT);
    }

    @ParameterizedTest(name = "transfused on day {0}: recovery on day {1}")
    @CsvSource({"16, 24", "17, 26", "25, 34"})
    void platelets_recover_without_transfusion_from_seven_days_before_to_two_days_after(int transfused, int day) {
        assertThat(platelets("10:8 24:20 26:25 28:40 34:60 36:80 38:90", transfused)
                        .day())
                .hasValue(day);
    }

    @Test
    void three_measured_days_of_twenty_are_needed() {
        assertThat(platelets("10:8 24:20 26:19.9 28:40 30:50 32:60").day()).hasValue(28);
        assertThat(platelets("10:8 24:20 26:25").status()).isEqualTo(Status.NOT_ACHIEVED);
    }

    @Test
    void platelets_before_the_fall_are_no_recovery() {
        assertThat(platelets("1:90 2:80 3:60 9:12 25:30 26:35 27:40").day()).hasValue(25);
        assertThat(platelets("1:90 2:80 3:60 12:25 25:30 26:35 27:40", 5).day())
                .as("a transfusion stands for a fall that was not measured")
                .hasValue(25);
        assertThat(platelets("1:90 8:25 12:20 16:40").status()).isEqualTo(Status.NEVER_BELOW);
        assertThat(platelets("1:90 8:25 12:20 16:40").day()).hasValue(1);
    }

    @Test
    void platelets_are_an_endpoint_with_counts_and_transfusions() {
        String series = HSCT + counts("PLT", "8:15 12:10 20:22 22:30 24:40 30:60");

        assertThat(row("PLT_HSCT1", series)).isEqualTo("0 20 PLT_RECOVERED labs-3");
        assertThat(row("PLT_HSCT1", series + "transfusions: start_day product\n318 PLT"))
                .as("transfused two days before; then the counts end on the way up")
                .isEqualTo("NOT_EVALUABLE NOT_REPORTED");
        assertThat(row("PLT_HSCT1", series + "transfusions: start_day product\n318 RBC"))
                .isEqualTo("0 20 PLT_RECOVERED labs-3");
        assertThat(row("PLT_HSCT1", series + "transfusions: start_day product\n318 PLT\nengraftment: plt20_rel\n33"))
                .isEqualTo("0 33 PLT_RECOVERED engraftment-1");
        assertThat(row(
                        "PLT_HSCT1",
                        Derived.facts(series + "engraftment: plt20_rel\n33", Set.of("labs", "engraftment"))))
                .as("without the file of transfusions counts do not show that there were none")
                .isEqualTo("0 33 PLT_RECOVERED engraftment-1");
    }

    @Test
    void platelets_that_stay_low_or_transfused_did_not_recover() {
        assertThat(row("PLT_HSCT1", HSCT + counts("PLT", "8:15 12:10 20:12 30:14 40:9")))
                .isEqualTo("0 700 LAST_CONTACT status-1");
        assertThat(row(
                        "PLT_HSCT1",
                        HSCT + counts("PLT", "8:15 12:10 20:12 30:14 40:30")
                                + "transfusions: start_day product\n339 PLT"))
                .isEqualTo("0 700 LAST_CONTACT status-1");
    }
}
