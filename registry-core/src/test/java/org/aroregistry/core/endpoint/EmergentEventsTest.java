package org.aroregistry.core.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import org.aroregistry.core.study.AdverseEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Interferon from day 100 to day 200 and from day 300 to day 350; alive on day 1000. */
class EmergentEventsTest {
    private static final String COURSES = "interferon: start_day stop_day stop_reason\n100 200 AE\n300 350 AE\n";

    private static EmergentEvents of(String rows) {
        return EmergentEvents.of(
                Derived.facts(COURSES + "adverse_events: onset_day ae_term ctcae_grade serious related_ifn\n" + rows));
    }

    @ParameterizedTest(name = "day {0}: {1}")
    @CsvSource({
        "99, false",
        "100, true",
        "230, true",
        "231, false",
        "299, false",
        "300, true",
        "380, true",
        "381, false"
    })
    void events_emerge_from_the_first_dose_to_thirty_days_after_the_last(int day, boolean emergent) {
        EmergentEvents events = of(day + " FEVER 2 N POSSIBLE");

        assertThat(events.events()).hasSize(emergent ? 1 : 0);
        assertThat(events.others()).hasSize(emergent ? 0 : 1);
    }

    @Test
    void exposure_is_the_days_in_which_an_event_would_count() {
        EmergentEvents events = of("310 FEVER 2 N POSSIBLE\n320 FEVER 3 N POSSIBLE\n120 RASH UNK N UNRELATED");

        assertThat(events.exposureDays()).as("131 and 81 days").isEqualTo(212);
        assertThat(events.daysToFirst(event -> event.term().equals("FEVER"))).hasValue(131 + 11);
        assertThat(events.daysAtRisk(event -> event.term().equals("FEVER"))).isEqualTo(142);
        assertThat(events.daysAtRisk(event -> event.term().equals("NAUSEA"))).isEqualTo(212);
        assertThat(events.worstGrade(event -> event.term().equals("FEVER"))).hasValue(3);
        assertThat(events.worstGrade(event -> event.term().equals("RASH"))).isEmpty();
        assertThat(events.events()).filteredOn(AdverseEvent::isRelated).hasSize(2);
    }

    @Test
    void exposure_ends_with_follow_up() {
        assertThat(EmergentEvents.of(Derived.facts("interferon: start_day stop_day stop_reason\n100 200 DEATH\n"
                                + "status: status last_contact_day death_day\nDEAD 210 210"))
                        .exposureDays())
                .isEqualTo(111);
        assertThat(EmergentEvents.of(Derived.facts("")).exposureDays()).isZero();
    }

    @Test
    void the_code_list_says_what_the_label_names() {
        assertThat(EmergentEvents.isExpected("FEVER")).isTrue();
        assertThat(EmergentEvents.isExpected("ANAEMIA")).isFalse();
        assertThat(EmergentEvents.isExpected("INFECTION")).isFalse();
    }
}
