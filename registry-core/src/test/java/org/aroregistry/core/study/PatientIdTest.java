package org.aroregistry.core.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PatientIdTest {

    @Test
    void check_character_is_that_of_the_published_example() {
        // ISO 7064's own example of MOD 37,36.
        assertThat(PatientId.checkCharacter("A12425GABC1234002")).isEqualTo('M');
    }

    @ParameterizedTest
    @CsvSource({
        "000001, ARO-000001-P",
        "7F3K9Q, ARO-7F3K9Q-W",
        "ZZZZZZ, ARO-ZZZZZZ-5",
        "1E1000, ARO-1E1000-R",
    })
    void payload_gets_prefix_and_check_character(String payload, String id) {
        assertThat(PatientId.ofPayload(payload)).hasToString(id);
        assertThat(PatientId.isValid(id)).isTrue();
        assertThat(new PatientId(id).value()).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ARO-000001-Q", "ARO-010000-P"})
    void wrong_check_character_is_refused(String id) {
        assertThat(PatientId.problemOf(id)).contains("patient_id '" + id + "' has a wrong check character");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PatientId(id))
                .withMessage("patient_id '" + id + "' has a wrong check character");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1.00E+03", "aro-000001-p", "ARO-00000I-P", "ARO-000001", "ARO-1-P", "ARO-000001-P "})
    void text_of_another_shape_is_refused(String text) {
        assertThat(PatientId.problemOf(text)).contains("patient_id '" + text + "' is not like ARO-7F3K9Q-W");
    }

    @Test
    void every_single_wrong_character_is_caught() {
        String id = PatientId.ofPayload("7F3K9Q").value();

        for (int place = 4; place < 10; place++) {
            for (char wrong : "0123456789ABCDEFGHJKMNPQRSTVWXYZ".toCharArray()) {
                String changed = id.substring(0, place) + wrong + id.substring(place + 1);

                assertThat(PatientId.isValid(changed)).as(changed).isEqualTo(changed.equals(id));
            }
        }
    }

    @Test
    void payload_with_a_letter_that_looks_like_a_digit_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PatientId.ofPayload("00000O"))
                .withMessage("payload '00000O' is not six characters of 0-9A-Z without ILOU");
    }
}
