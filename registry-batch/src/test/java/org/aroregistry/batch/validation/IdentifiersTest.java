package org.aroregistry.batch.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.aroregistry.batch.validation.Identifiers.Kind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifiersTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "2024-03-04",
                "2024-03-04T10:00",
                "04.03.2024",
                "4.3.24",
                "03/04/2024",
                "3/4/24",
                "4-Mar-2024",
                "04 March 2024",
                "4mar24",
                "March 4, 2024",
                "20240304",
                "seen on 2024/3/4 again"
            })
    void dates_are_found(String text) {
        assertThat(Identifiers.find(text)).isEqualTo(Kind.DATE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ward@clinic.example",
                "https://clinic.example",
                "www.clinic.example",
                "10.20.30.40",
                "+49 30 1234567",
                "(030) 123-4567",
                "030/1234567",
                "+493012345678"
            })
    void contacts_are_found(String text) {
        assertThat(Identifiers.find(text)).isEqualTo(Kind.CONTACT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "118",
                "5.400",
                "-280",
                "2020-2024",
                "10^9/L",
                "c.1897C>T",
                "NM_006019.4",
                "c.123_126del",
                "HP:0001903",
                "9-Oct",
                "99999999",
                "grade 3 on day 12",
                "1.2.3",
                "45123",
                "13.13.2024",
                "F9VWDMfeb12",
                "0FEB3Jlab10",
                "2-3 weeks",
                "temperature 38.5-39.5 for 48 hours",
                "12 of 100",
                "may 12"
            })
    void ordinary_values_are_left_alone(String text) {
        assertThat(Identifiers.find(text)).isEqualTo(Kind.NONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"20240304", "2024-03-04", "04-03-2024", "4mar2024"})
    void an_id_may_not_be_a_date(String id) {
        assertThat(Identifiers.isDateAsId(id)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"H0FEBJlab10", "4Q6SHBhsc1", "2024", "99999999", "1", "12-3"})
    void an_id_may_hold_letters_that_look_like_a_month(String id) {
        assertThat(Identifiers.isDateAsId(id)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1 ", "w", "1", "@", "(", "+1", "1jan ", "Ab ", "a@b ", "1-", "1.", "19 20-"})
    void a_long_cell_takes_time_in_proportion_and_no_stack(String part) {
        String cell = part.repeat(900_000 / part.length());

        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            Identifiers.find(cell);
            Identifiers.looksLikeName(cell);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "call 030 1234567 8a",
                "x@y.z ward@clinic.example",
                "12a 345 6789 00",
                "2020-2024 030/1234567",
                "(030)(1234567)",
                "1.5 030 1234567"
            })
    void contacts_are_found_next_to_what_is_none(String text) {
        assertThat(Identifiers.find(text)).isEqualTo(Kind.CONTACT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@clinic.example",
                "ward@",
                "ward@clinic",
                "a @b.cd",
                "+12345",
                "1.030 1234567",
                "123 4567a",
                "2020 - 2024"
            })
    void what_only_resembles_a_contact_is_left_alone(String text) {
        assertThat(Identifiers.find(text)).isEqualTo(Kind.NONE);
    }
}
