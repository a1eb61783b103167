package org.aroregistry.core.study;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DonorKindTest {
    @ParameterizedTest
    @CsvSource({
        "MUD, UNRELATED, 10, 10, true",
        "MUD, UNRELATED, 10, 9, false",
        "MMUD, UNRELATED, 10, 9, true",
        "MMUD, UNRELATED, 10, 10, false",
        "MSD, PARENT, 10, 10, false",
        "MSD, SIBLING, 10, 10, true",
        "MFD, SIBLING, 10, 10, false",
        "MFD, PARENT, 12, 12, true",
        "HAPLO, PARENT, 10, 4, false",
        "HAPLO, PARENT, 10, 5, true",
        "HAPLO, PARENT, 10, 8, true",
        "HAPLO, PARENT, 10, 9, false",
        "HAPLO, UNRELATED, 10, 5, false",
        "MMFD, PARENT, 10, 9, true",
        "MMFD, SIBLING, 10, 9, true",
        "MMFD, PARENT, 10, 8, false",
        "MMFD, PARENT, 10, 10, false",
        "MMFD, PARENT, 12, 10, true"
    })
    void kinship_and_match_make_the_kind(DonorKind kind, String relation, int typed, int matches, boolean fits) {
        assertThat(kind.allowsRelation(relation) && kind.allowsMatch(typed, matches))
                .isEqualTo(fits);
    }

    @Test
    void every_match_from_one_half_on_belongs_to_one_kind_of_relative_or_stranger() {
        for (int typed : new int[] {6, 8, 10, 12}) {
            for (int matches = (typed + 1) / 2; matches <= typed; matches++) {
                assertThat(DonorKind.of("PARENT", typed, matches)).isPresent();
                assertThat(DonorKind.of("SIBLING", typed, matches)).isPresent();
                assertThat(DonorKind.of("UNRELATED", typed, matches)).isPresent();
            }
        }
        assertThat(DonorKind.of("PARENT", 10, 4)).isEmpty();
        assertThat(DonorKind.of("UCB_REL")).isEmpty();
    }
}
