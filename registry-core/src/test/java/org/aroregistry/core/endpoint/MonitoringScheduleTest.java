package org.aroregistry.core.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.aroregistry.core.endpoint.MonitoringWindow.Kind;
import org.aroregistry.core.endpoint.MonitoringWindow.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** First dose on day 400 of life, unless a table says otherwise. */
class MonitoringScheduleTest {
    private static final String LABS = "labs: sample_day analyte value unit result_text\n";

    private static String drug(String stop) {
        return "interferon: start_day stop_day stop_reason\n400 " + (stop.equals(".") ? ". ." : stop + " AE") + "\n";
    }

    private static String alive(int day) {
        return "status: status last_contact_day\nALIVE " + day + "\n";
    }

    private static String fullSet(int day) {
        return day + " HB 90 g/L .\n" + day + " WBC 5 10^9/L .\n" + day + " ANC 2 10^9/L .\n" + day
                + " PLT 90 10^9/L .\n"
                + day + " CREAT 30 umol/L .\n" + day + " AST 30 U/L .\n" + day + " BILI_T 10 umol/L .\n" + day
                + " URINE_PROT . . NEG\n";
    }

    private static List<MonitoringWindow> windows(Kind kind, String tables) {
        return MonitoringSchedule.of(Derived.facts(tables)).stream()
                .filter(window -> window.kind() == kind)
                .toList();
    }

    private static List<Status> statuses(Kind kind, String tables) {
        return windows(kind, tables).stream().map(MonitoringWindow::status).toList();
    }

    @ParameterizedTest(name = "full set on day {0}: {1}")
    @CsvSource({"369, MISSING", "370, DONE", "403, DONE", "404, MISSING"})
    void the_baseline_set_lies_from_thirty_days_before_to_three_days_after_the_first_dose(int day, Status expected) {
        assertThat(statuses(Kind.LABEL_BASELINE, drug("450") + alive(1000) + LABS + fullSet(day)))
                .containsExactly(expected);
    }

    @Test
    void one_missing_test_leaves_the_window_open_and_is_named() {
        String tables = drug("450")
                + alive(1000)
                + LABS
                + fullSet(395).replace("395 AST 30 U/L .\n", "").replace("NEG", "PENDING");
        MonitoringWindow window = windows(Kind.LABEL_BASELINE, tables).get(0);

        assertThat(window.status()).isEqualTo(Status.MISSING);
        assertThat(window.missing()).containsExactly("ALT or AST", "URINE_PROT");
        assertThat(window.results()).hasSize(6);
    }

    @ParameterizedTest(name = "full set on day {0}: {1}")
    @CsvSource({"459, MISSING", "460, DONE", "520, DONE", "521, MISSING"})
    void the_set_is_due_within_thirty_days_of_every_ninetieth_day(int day, Status expected) {
        assertThat(statuses(Kind.LABEL_QUARTER, drug("520") + alive(1000) + LABS + fullSet(day)))
                .as("the drug was given from day 460 to day 520 throughout")
                .startsWith(expected);
    }

    @Test
    void a_window_in_which_the_drug_was_stopped_was_not_due() {
        assertThat(statuses(Kind.LABEL_QUARTER, drug("519") + alive(1000))).containsExactly(Status.ENDED);
        assertThat(statuses(Kind.LABEL_QUARTER, drug("459") + alive(1000))).isEmpty();
        assertThat(statuses(Kind.LABEL_QUARTER, drug("580") + alive(1000)))
                .containsExactly(Status.MISSING, Status.ENDED);
    }

    @Test
    void a_window_that_is_not_over_is_not_yet_due_while_the_drug_goes_on() {
        assertThat(statuses(Kind.LABEL_QUARTER, drug(".") + alive(600)))
                .containsExactly(Status.MISSING, Status.NOT_YET_DUE);
        assertThat(statuses(Kind.LABEL_QUARTER, drug(".") + alive(600) + LABS + fullSet(590)))
                .as("done early")
                .containsExactly(Status.MISSING, Status.DONE);
        assertThat(statuses(Kind.LABEL_QUARTER, drug(".") + "status: status last_contact_day death_day\nDEAD 600 600"))
                .as("nothing is due after death")
                .containsExactly(Status.MISSING, Status.ENDED);
    }

    @Test
    void liver_tests_are_monthly_under_the_age_of_one_year() {
        String young = "interferon: start_day stop_day stop_reason\n300 500 AE\n" + alive(1000);

        assertThat(windows(Kind.LABEL_LIVER, young))
                .as("day 330 and day 360; day 390 is past the first year")
                .extracting(MonitoringWindow::from)
                .containsExactly(320, 350);
        assertThat(statuses(Kind.LABEL_LIVER, young + LABS + "340 ALT 30 U/L .\n371 ALT 30 U/L ."))
                .containsExactly(Status.DONE, Status.MISSING);
        assertThat(windows(Kind.LABEL_LIVER, drug("700") + alive(1000))).isEmpty();
    }

    @ParameterizedTest(name = "white cells on days {0} and {1}: {2}")
    @CsvSource({"400, 459, MISSING", "400, 460, DONE", "704, 764, DONE", "705, 765, MISSING"})
    void two_tests_of_a_treatment_year_lie_sixty_days_apart(int first, int second, Status expected) {
        assertThat(statuses(
                        Kind.FDA_WHITE_CELLS,
                        drug("700") + alive(2000) + LABS + first + " WBC 5 10^9/L .\n" + second + " ANC 2 10^9/L ."))
                .containsExactly(expected);
    }

    @Test
    void three_treatment_years_count_that_start_under_the_age_of_three() {
        assertThat(windows(Kind.FDA_LIVER, drug(".") + alive(3000)))
                .as("from day 400 and day 765; day 1130 is past the third year of life")
                .extracting(MonitoringWindow::from)
                .containsExactly(400, 765);
        assertThat(windows(Kind.FDA_LIVER, "interferon: start_day stop_day stop_reason\n30 . .\n" + alive(3000)))
                .extracting(MonitoringWindow::number)
                .containsExactly(1, 2, 3);
        assertThat(windows(Kind.FDA_LIVER, "interferon: start_day stop_day stop_reason\n1095 . .\n" + alive(3000)))
                .isEmpty();
    }

    @Test
    void a_treatment_year_that_is_not_over_is_due_only_when_it_is() {
        assertThat(statuses(Kind.FDA_LIVER, drug(".") + alive(763))).containsExactly(Status.NOT_YET_DUE);
        assertThat(statuses(Kind.FDA_LIVER, drug(".") + alive(764))).containsExactly(Status.MISSING);
        assertThat(statuses(Kind.FDA_LIVER, drug("500") + alive(763))).containsExactly(Status.ENDED);
        assertThat(statuses(Kind.FDA_LIVER, drug("500") + alive(2000)))
                .as("one year of treatment")
                .containsExactly(Status.MISSING);
    }

    @Test
    void antibodies_are_due_in_everybody() {
        assertThat(statuses(Kind.FDA_ANTIBODIES, drug(".") + alive(763))).containsExactly(Status.NOT_YET_DUE);
        assertThat(statuses(Kind.FDA_ANTIBODIES, drug(".") + alive(764))).containsExactly(Status.MISSING);
        assertThat(statuses(Kind.FDA_ANTIBODIES, drug("410") + alive(500))).containsExactly(Status.MISSING);
        assertThat(statuses(Kind.FDA_ANTIBODIES, drug("410") + alive(2000) + LABS + "1500 IFNG_NAB . . NEG"))
                .containsExactly(Status.DONE);
        assertThat(statuses(Kind.FDA_ANTIBODIES, drug("410") + alive(2000) + LABS + "399 IFNG_NAB . . NEG"))
                .containsExactly(Status.MISSING);
    }

    @Test
    void who_was_never_treated_has_no_windows() {
        assertThat(MonitoringSchedule.of(Derived.facts(""))).isEmpty();
    }

    @Test
    void the_example_of_the_page_comes_out() {
        List<String> windows =
                MonitoringSchedule.of(Derived.facts(drug(".") + alive(600) + LABS + fullSet(590))).stream()
                        .map(window -> window.kind() + " " + window.from() + "-" + window.to() + " " + window.status())
                        .toList();

        assertThat(windows)
                .containsExactly(
                        "LABEL_BASELINE 370-403 MISSING",
                        "LABEL_QUARTER 460-520 MISSING",
                        "LABEL_QUARTER 550-610 DONE",
                        "FDA_WHITE_CELLS 400-764 NOT_YET_DUE",
                        "FDA_LIVER 400-764 NOT_YET_DUE",
                        "FDA_ANTIBODIES 400-764 NOT_YET_DUE");
    }
}
