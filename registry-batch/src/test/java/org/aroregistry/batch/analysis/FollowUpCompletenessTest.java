package org.aroregistry.batch.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FollowUpCompletenessTest {
    private static final FollowUpCompleteness EXTRACT_OF_2025 = new FollowUpCompleteness(List.of(new SiteDelivery(
            "S001", 1, 1, 2025, Map.of(), new SiteDelivery.FindingCounts(Map.of(), Map.of(), Map.of()), List.of())));

    private static String patient(int enrolledIn, String status, int days) {
        return "patients: enrol_day enrol_year\n100 " + enrolledIn + "\nstatus: status last_contact_day death_day\n"
                + status + " " + (100 + days) + " " + (status.equals("DEAD") ? 100 + days : ".");
    }

    private static double percent(String... patients) {
        return EXTRACT_OF_2025
                .percent(Patients.population(patients).registered())
                .orElseThrow();
    }

    @Test
    void observed_time_is_a_part_of_the_years_from_enrolment_to_the_extract() {
        // Enrolled in 2021, extract of 2025: 4 years expected, of which 731 days of 1461 were seen.
        assertThat(percent(patient(2021, "ALIVE", 731))).isCloseTo(100 * 731 / 1461.0, within(1e-12));
        assertThat(percent(patient(2021, "LOST", 731))).isCloseTo(100 * 731 / 1461.0, within(1e-12));
    }

    @Test
    void nobody_is_expected_to_be_followed_beyond_death_or_transfer() {
        assertThat(percent(patient(2021, "DEAD", 10), patient(2021, "TRANSFERRED", 30)))
                .isEqualTo(100);
        // 10 of 10 days and 731 of 1461.
        assertThat(percent(patient(2021, "DEAD", 10), patient(2021, "ALIVE", 731)))
                .isCloseTo(100 * 741 / 1471.0, within(1e-12));
    }

    @Test
    void nobody_is_expected_to_be_followed_after_consent_was_withdrawn() {
        String withdrawn = "patients: enrol_day enrol_year consent_withdrawn_day\n100 2021 400\n"
                + "status: status last_contact_day\nWITHDRAWN ";

        // 300 days from enrolment on day 100 to the withdrawal on day 400.
        assertThat(percent(withdrawn + 400)).isEqualTo(100);
        assertThat(percent(withdrawn + 250)).isEqualTo(50);
    }

    @Test
    void more_than_expected_counts_as_expected() {
        // Enrolled early in 2024 and seen late in 2025: 600 days, where 365.25 are expected; the other 0 of 730.5.
        assertThat(percent(patient(2024, "ALIVE", 600))).isEqualTo(100);
        assertThat(percent(patient(2024, "ALIVE", 600), patient(2023, "LOST", 0)))
                .isCloseTo(100 * 600 / 1330.5, within(1e-12));
    }

    @Test
    void without_expected_time_there_is_no_percentage() {
        assertThat(EXTRACT_OF_2025.percent(
                        Patients.population(patient(2025, "ALIVE", 0)).registered()))
                .isEmpty();
    }
}
