package org.aroregistry.core.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SortedMap;
import java.util.TreeMap;
import org.aroregistry.core.endpoint.NeutrophilRecovery.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NeutrophilRecoveryTest {
    private static NeutrophilRecovery of(String series) {
        SortedMap<Integer, Double> counts = new TreeMap<>();
        for (String count : series.split(" ")) {
            String[] parts = count.split(":");
            counts.put(Integer.valueOf(parts[0]), Double.valueOf(parts[1]));
        }
        return NeutrophilRecovery.of(counts);
    }

    @ParameterizedTest
    @CsvSource({
        "12:0.2 13:0.4 14:0.51 15:0.6 16:0.49 17:0.55 18:0.7 19:1.0, 17",
        "10:0.1 17:0.6 19:0.8 21:1.2, 17",
        "10:0.1 17:0.6 26:0.8 27:0.9 28:1.0, 26",
        "10:0.1 20:0.5 21:0.5 22:0.5, 20",
        "10:0.1 17:0.6 20:0.6 24:0.6, 17",
        "1:0.9 2:0.9 3:0.9 9:0.1 18:0.6 19:0.6 20:0.6, 18"
    })
    void recovery_is_the_first_of_three_days_that_confirm_each_other(String series, int day) {
        assertThat(of(series).status()).isEqualTo(Status.ACHIEVED);
        assertThat(of(series).day()).hasValue(day);
    }

    @ParameterizedTest
    @CsvSource({"10:0.1 17:0.6 18:0.7", "10:0.1 17:0.6 20:0.6 25:0.6", "10:0.1 17:0.6 18:0.4 19:0.6"})
    void without_confirmation_recovery_is_not_shown(String series) {
        assertThat(of(series).status()).isEqualTo(Status.NOT_ACHIEVED);
        assertThat(of(series).day()).isEmpty();
    }

    @Test
    void a_count_that_never_fell_recovered_on_the_first_day() {
        assertThat(of("3:0.8 9:0.5 12:0.9").status()).isEqualTo(Status.NEVER_BELOW);
        assertThat(of("3:0.8 9:0.5 12:0.9").day()).hasValue(1);
    }
}
