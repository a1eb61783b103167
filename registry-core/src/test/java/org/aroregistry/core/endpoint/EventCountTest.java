package org.aroregistry.core.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.aroregistry.core.cohort.Cohort;
import org.aroregistry.core.endpoint.EventCount.FractureKind;
import org.aroregistry.core.study.Patient;
import org.aroregistry.core.study.StudyTables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Enrolled on day 0, alive on day 1000 unless a table says otherwise. */
class EventCountTest {
    private static final String VISITS = "visits: visit_day\n100\n300\n700\n";

    private static List<String> periods(String tables) {
        return PersonPeriod.of(Derived.facts(tables)).stream()
                .map(period -> period.phase() + (period.onInterferon() ? " on " : " off ") + period.after() + "-"
                        + period.to())
                .toList();
    }

    @Test
    void a_patient_is_followed_from_visit_to_visit() {
        assertThat(periods("visits: visit_day\n700\n100\n300"))
                .containsExactly("BEFORE off 100-300", "BEFORE off 300-700");
        assertThat(periods("visits: visit_day\n100\n500")).as("400 days apart").containsExactly("BEFORE off 100-500");
        assertThat(periods("visits: visit_day\n100\n501")).as("401 days apart").isEmpty();
        assertThat(periods("visits: visit_day\n100")).isEmpty();
    }

    @Test
    void nobody_is_followed_before_enrolment_or_after_the_end() {
        assertThat(periods("patients: enrol_day\n150\n" + VISITS))
                .containsExactly("BEFORE off 150-300", "BEFORE off 300-700");
        assertThat(periods("patients: enrol_day\n300\n" + VISITS)).containsExactly("BEFORE off 300-700");
        assertThat(periods(VISITS + "status: status last_contact_day death_day\nDEAD 650 650"))
                .containsExactly("BEFORE off 100-300", "BEFORE off 300-650");
    }

    @Test
    void complete_capture_lets_the_time_before_enrolment_count() {
        String retrospective = "patients: enrol_day enrol_type enrol_year\n600 RETROSPECTIVE 2020\n" + VISITS;
        AnalysisRules certified = AnalysisRules.DEFAULT.withCompleteCapture(Map.of("S001", 2000));

        assertThat(periods(retrospective)).containsExactly("BEFORE off 600-700");
        assertThat(PersonPeriod.of(PatientFacts.of(
                        StudyTables.patient(retrospective), Cohort.ALL, certified, Set.copyOf(Patient.FILES))))
                .hasSize(2);
    }

    @Test
    void time_is_split_at_the_transplant_and_where_interferon_starts_and_stops() {
        assertThat(periods(
                        "visits: visit_day\n100\n300\n600\n900\nhsct: hsct_day\n400\ninterferon: start_day stop_day stop_reason\n"
                                + "150 200 NEXT_SEGMENT\n215 250 HSCT"))
                .as("a gap of 14 days is none")
                .containsExactly(
                        "BEFORE off 100-149",
                        "BEFORE on 149-250",
                        "BEFORE off 250-300",
                        "BEFORE off 300-399",
                        "TO_DAY_100 off 399-500",
                        "TO_DAY_365 off 500-600",
                        "TO_DAY_365 off 600-765",
                        "LATER off 765-900");
        assertThat(periods(VISITS + "interferon: start_day stop_day stop_reason\n150 200 NEXT_SEGMENT\n216 250 HSCT"))
                .as("a gap of 15 days is time off the drug")
                .contains("BEFORE on 149-200", "BEFORE off 200-215", "BEFORE on 215-250");
    }

    private static String fractures(String rows) {
        return fractures(FractureKind.FRAGILITY, rows);
    }

    private static String fractures(FractureKind kind, String rows) {
        EventCount count = EventCount.fractures(
                        Derived.facts(VISITS + "fractures: fx_day bone side healing mechanism fx_day_prec\n" + rows),
                        kind)
                .orElseThrow();
        return String.join(
                " ",
                count.events().stream()
                        .map(event -> event.source().recordId().replace("fractures-", "") + ":" + event.standing())
                        .toList());
    }

    @Test
    void fractures_count_while_the_patient_is_followed() {
        assertThat(fractures("100 FEMUR L . . .\n101 TIBIA_FIBULA L . . .\n700 RIB L . . .\n701 HAND L . . ."))
                .isEqualTo("1:NOT_FOLLOWED 2:COUNTED 3:COUNTED 4:NOT_FOLLOWED");
    }

    @ParameterizedTest(name = "{0} after {1}: {2}")
    @CsvSource({
        "290, 200 FEMUR L . . ., SAME_EVENT",
        "291, 200 FEMUR L . . ., COUNTED",
        "290, 200 FEMUR L HEALED . ., COUNTED",
        "290, 200 FEMUR R . . ., COUNTED",
        "290, 200 UNK L . . ., COUNTED"
    })
    void a_bone_that_breaks_again_within_ninety_days_is_one_fracture(int day, String first, String expected) {
        assertThat(fractures(first + "\n" + day + " FEMUR L . . .")).isEqualTo("1:COUNTED 2:" + expected);
    }

    @Test
    void fractures_of_birth_and_high_energy_are_counted_apart() {
        String rows = "200 FEMUR L . FALL .\n300 FEMUR R . HIGH_ENERGY .\n400 RIB L . UNK .";

        assertThat(fractures(FractureKind.FRAGILITY, rows)).isEqualTo("1:COUNTED 2:OTHER_KIND 3:COUNTED");
        assertThat(fractures(FractureKind.HIGH_ENERGY, rows)).isEqualTo("1:OTHER_KIND 2:COUNTED 3:OTHER_KIND");
    }

    @Test
    void a_day_known_to_the_year_has_no_period() {
        assertThat(fractures("200 FEMUR L . . Y\n300 FEMUR R . . M")).isEqualTo("1:DAY_UNKNOWN 2:COUNTED");
    }

    private static EventCount infections(boolean seriousOnly, String rows) {
        return EventCount.infections(
                        Derived.facts(VISITS
                                + "infections: onset_day resolved_day site_of_infection organism_class abx_route\n"
                                + rows),
                        seriousOnly)
                .orElseThrow();
    }

    @ParameterizedTest(name = "over on day {0}, next on day {1}: {2} episodes")
    @CsvSource({"210, 223, 1", "210, 224, 2", "., 213, 1", "., 214, 2"})
    void infections_are_episodes_with_two_weeks_between_them(String over, int next, int episodes) {
        assertThat(infections(false, "200 " + over + " LUNG VIRAL NONE\n" + next + " . EAR BACTERIAL ORAL")
                        .events(period -> true))
                .isEqualTo(episodes);
    }

    @Test
    void serious_bacterial_infections_are_those_of_progression() {
        String rows = "200 250 LUNG VIRAL IV\n255 . BLOODSTREAM BACTERIAL IV\n400 . EAR BACTERIAL ORAL";

        assertThat(infections(true, rows).events(period -> true))
                .as("the viral episode before does not swallow the sepsis")
                .isEqualTo(1);
        assertThat(infections(false, rows).events(period -> true)).isEqualTo(2);
    }

    @Test
    void rates_are_events_and_days_of_the_same_periods() {
        EventCount count = EventCount.fractures(
                        Derived.facts(VISITS + "hsct: hsct_day\n400\nfractures: fx_day bone side\n150 FEMUR L\n"
                                + "450 FEMUR R\n460 RIB L"),
                        FractureKind.FRAGILITY)
                .orElseThrow();

        assertThat(count.personDays(period -> period.phase() == TransplantPhase.BEFORE))
                .isEqualTo(299);
        assertThat(count.events(period -> period.phase() == TransplantPhase.BEFORE))
                .isEqualTo(1);
        assertThat(count.personDays(period -> period.phase() == TransplantPhase.TO_DAY_100))
                .isEqualTo(101);
        assertThat(count.events(period -> period.phase() == TransplantPhase.TO_DAY_100))
                .isEqualTo(2);
        assertThat(count.personDays(period -> true)).isEqualTo(600);
    }

    @Test
    void where_the_site_never_sent_the_file_there_is_no_rate() {
        PatientFacts facts = Derived.facts(VISITS, Set.of("visits"));

        assertThat(EventCount.fractures(facts, FractureKind.FRAGILITY)).isEmpty();
        assertThat(EventCount.infections(facts, false)).isEmpty();
    }
}
