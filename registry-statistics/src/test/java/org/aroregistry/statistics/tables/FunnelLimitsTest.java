package org.aroregistry.statistics.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.aroregistry.statistics.ConfidenceInterval;
import org.aroregistry.statistics.ConfidenceLevel;
import org.aroregistry.statistics.numeric.Binomial;
import org.junit.jupiter.api.Test;

class FunnelLimitsTest {
    private static final ConfidenceLevel WARNING = ConfidenceLevel.NINETY_FIVE_PERCENT;
    private static final ConfidenceLevel ALARM = new ConfidenceLevel(0.998);

    @Test
    void limits_of_five_patients_worked_by_hand() {
        // P(X <= 4) = 31/32 is less than 0.975, so r = 5; (1 - 0.975) / (1/32) = 0.8.
        ConfidenceInterval limits = new FunnelLimits(0.5).of(5, WARNING);

        assertThat(limits.upper()).isCloseTo((5 - 0.8) / 5, within(1e-13));
        // P(X = 0) = 1/32 reaches 0.025, and 0 - 0.2 lies below zero.
        assertThat(limits.lower()).isZero();
    }

    @Test
    void limits_agree_with_r() throws IOException {
        List<String> cases;
        try (InputStream stream = FunnelLimitsTest.class.getResourceAsStream("funnel-limits.csv")) {
            cases = new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> Character.isDigit(line.charAt(0)))
                    .toList();
        }
        assertThat(cases).hasSize(72);
        for (String line : cases) {
            String[] cells = line.split(",");
            long n = Long.parseLong(cells[0]);
            FunnelLimits funnel = new FunnelLimits(Double.parseDouble(cells[1]));
            ConfidenceInterval warning = funnel.of(n, WARNING);
            ConfidenceInterval alarm = funnel.of(n, ALARM);
            double limit =
                    switch (cells[2]) {
                        case "0.001" -> alarm.lower();
                        case "0.025" -> warning.lower();
                        case "0.975" -> warning.upper();
                        default -> alarm.upper();
                    };
            assertThat(limit).as(line).isCloseTo(Double.parseDouble(cells[3]), within(1e-11));
        }
    }

    @Test
    void limits_close_in_with_size_and_lie_around_the_target() {
        FunnelLimits funnel = new FunnelLimits(0.2);
        double width = 1;
        for (long n = 40; n <= 4000; n *= 10) {
            ConfidenceInterval limits = funnel.of(n, WARNING);
            assertThat(limits.lower()).isLessThan(0.2);
            assertThat(limits.upper()).isGreaterThan(0.2);
            assertThat(limits.upper() - limits.lower()).isLessThan(width);
            width = limits.upper() - limits.lower();
        }
    }

    @Test
    void what_is_no_proportion_no_size_and_no_probability_is_refused() {
        assertThatThrownBy(() -> new FunnelLimits(Double.NaN))
                .hasMessage("target NaN is not between 0 and 1, both excluded");
        assertThatThrownBy(() -> new FunnelLimits(0.2).of(0, WARNING)).hasMessage("size 0 is less than 1");
        assertThatThrownBy(() -> Binomial.of(5, 1, 1).interpolatedQuantile(1))
                .hasMessage("probability 1.0 is not between 0 and 1, both excluded");
    }
}
