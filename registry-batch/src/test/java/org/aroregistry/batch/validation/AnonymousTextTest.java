package org.aroregistry.batch.validation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnonymousTextTest {
    @ParameterizedTest
    @CsvSource({
        "seen on 4.3.2024, a calendar date",
        "mail to a.b@clinic.org, an address",
        "says Dr Miller, the name of a person",
        "told by Anna Miller, the name of a person",
        "0012345678, a hospital number"
    })
    void words_that_may_identify_somebody_are_named_by_kind(String text, String kind) {
        assertThat(AnonymousText.problem(text))
                .hasValueSatisfying(
                        problem -> assertThat(problem).contains(kind).doesNotContain("Miller", "2024", "clinic"));
    }

    @Test
    void plain_words_may_be_kept() {
        assertThat(AnonymousText.problem("confirmed by the laboratory, day 214"))
                .isEmpty();
        assertThat(AnonymousText.problem("")).isEmpty();
    }
}
