package org.aroregistry.statistics.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A small transplant cohort with delayed entry and competing causes, against printed output of R; see fixtures/hsct.csv. */
class HsctFixtureTest {

    private static final Offset<Double> TEN_DIGITS = within(6e-11);

    private List<String[]> rows;

    @BeforeEach
    void read_the_fixture() throws IOException {
        rows = Files.readAllLines(Path.of("src", "test", "resources", "fixtures", "hsct.csv")).stream()
                .filter(line -> line.startsWith("P"))
                .map(line -> line.split(",", -1))
                .toList();
        assertThat(rows).hasSize(24);
    }

    private double[] column(int index) {
        return rows.stream().mapToDouble(row -> Double.parseDouble(row[index])).toArray();
    }

    private SurvivalSample deaths() {
        return SurvivalSample.of(column(3), flags());
    }

    private SurvivalSample deathsWithEntry() {
        return SurvivalSample.of(column(2), column(3), flags());
    }

    private boolean[] flags() {
        boolean[] events = new boolean[rows.size()];
        for (int i = 0; i < events.length; i++) {
            events[i] = rows.get(i)[4].equals("1");
        }
        return events;
    }

    private int[] groups() {
        return rows.stream().mapToInt(row -> row[1].equals("MSD") ? 0 : 1).toArray();
    }

    private int[] causes() {
        return rows.stream().mapToInt(row -> Integer.parseInt(row[6])).toArray();
    }

    @Test
    void overall_survival_agrees_with_survfit() {
        SurvivalCurve curve = KaplanMeier.withDefaults().estimate(deaths());

        SurvivalEstimate day100 = curve.at(100);
        assertThat(day100.survival()).isCloseTo(0.6984126984, TEN_DIGITS);
        assertThat(day100.standardError()).isCloseTo(0.09542687262, TEN_DIGITS);
        assertThat(day100.interval().lower()).isCloseTo(0.4691160745, TEN_DIGITS);
        assertThat(day100.interval().upper()).isCloseTo(0.8434778910, TEN_DIGITS);
        assertThat(curve.at(365).survival()).isCloseTo(0.5674603175, TEN_DIGITS);
        assertThat(curve.at(730).survival()).isCloseTo(0.5158730159, TEN_DIGITS);
        assertThat(curve.at(730).interval().lower()).isCloseTo(0.2964288942, TEN_DIGITS);
        assertThat(curve.at(730).interval().upper()).isCloseTo(0.6974679265, TEN_DIGITS);
        assertThat(curve.median().time()).isEmpty();
        assertThat(curve.median().lower()).hasValue(96);
        assertThat(curve.median().upper()).isEmpty();
    }

    @Test
    void survival_by_donor_agrees_with_survfit() {
        int[] groups = groups();
        SurvivalCurve matched = KaplanMeier.withDefaults().estimate(deaths().select(i -> groups[i] == 0));
        SurvivalCurve alternative = KaplanMeier.withDefaults().estimate(deaths().select(i -> groups[i] == 1));

        assertThat(matched.at(28).interval().lower()).isEqualTo(1);
        assertThat(matched.at(28).interval().upper()).isEqualTo(1);
        assertThat(matched.at(365).survival()).isCloseTo(0.8, TEN_DIGITS);
        assertThat(matched.at(365).interval().lower()).isCloseTo(0.4086907816, TEN_DIGITS);
        assertThat(matched.at(365).interval().upper()).isCloseTo(0.9458726458, TEN_DIGITS);
        assertThat(alternative.at(365).survival()).isCloseTo(0.3896103896, TEN_DIGITS);
        assertThat(alternative.at(365).interval().lower()).isCloseTo(0.1432917317, TEN_DIGITS);
        assertThat(alternative.at(365).interval().upper()).isCloseTo(0.6329792537, TEN_DIGITS);
        assertThat(alternative.median().time()).hasValue(240);
        assertThat(alternative.median().lower()).hasValue(61);
        assertThat(alternative.median().upper()).isEmpty();
    }

    @Test
    void log_rank_agrees_with_survdiff() {
        LogRankResult result = LogRankTest.withDefaults().test(deaths(), groups());

        assertThat(result.test().statistic()).isCloseTo(2.317312562, within(6e-10));
        assertThat(result.test().degreesOfFreedom()).isEqualTo(1);
        assertThat(result.test().pValue()).isCloseTo(0.1279, within(6e-5));
        assertThat(result.groups().get(0).observed()).isEqualTo(3);
        assertThat(result.groups().get(0).expected()).isCloseTo(5.49245, within(6e-6));
        assertThat(result.covariance().get(0).get(1)).isCloseTo(-2.680822875, within(6e-10));
    }

    @Test
    void restricted_means_agree_with_survfit() {
        int[] groups = groups();
        RestrictedMean all = KaplanMeier.withDefaults().estimate(deaths()).restrictedMean(730);
        RestrictedMean matched = KaplanMeier.withDefaults()
                .estimate(deaths().select(i -> groups[i] == 0))
                .restrictedMean(730);

        assertThat(all.estimate()).isCloseTo(450.181, within(6e-4));
        assertThat(all.standardError()).isCloseTo(63.4372, within(6e-5));
        assertThat(matched.estimate()).isCloseTo(561.757, within(6e-4));
        assertThat(matched.standardError()).isCloseTo(84.7258, within(6e-5));
        assertThat(all.beyondFollowUp()).isFalse();
    }

    @Test
    void delayed_entry_agrees_with_survfit() {
        SurvivalCurve curve = KaplanMeier.withDefaults().estimate(deathsWithEntry());

        assertThat(new int[] {curve.atRisk(15), curve.atRisk(96), curve.atRisk(240), curve.atRisk(412)})
                .containsExactly(19, 15, 14, 11);
        assertThat(curve.at(100).survival()).isCloseTo(0.6439628483, TEN_DIGITS);
        assertThat(curve.at(100).standardError()).isCloseTo(0.10769394200, TEN_DIGITS);
        assertThat(curve.at(365).survival()).isCloseTo(0.5125418588, TEN_DIGITS);
        assertThat(curve.at(730).survival()).isCloseTo(0.4659471444, TEN_DIGITS);
        assertThat(curve.at(730).interval().lower()).isCloseTo(0.2490716868, TEN_DIGITS);
        assertThat(curve.at(730).interval().upper()).isCloseTo(0.6573277815, TEN_DIGITS);
        assertThat(curve.median().time()).hasValue(412);
        assertThat(curve.median().lower()).hasValue(75);
        assertThat(curve.median().upper()).isEmpty();
    }

    @Test
    void cumulative_incidences_agree_with_survfit_and_cmprsk() {
        CompetingRisksSample sample = CompetingRisksSample.of(2, column(5), causes());
        CumulativeIncidence survfit = AalenJohansen.withDefaults().estimate(sample);
        CumulativeIncidence cuminc =
                AalenJohansen.withDefaults().with(IncidenceVariance.GRAY).estimate(sample);

        assertThat(survfit.cause(1).at(28).incidence()).isCloseTo(0.08333333333, TEN_DIGITS);
        assertThat(survfit.cause(1).at(100).incidence()).isCloseTo(0.1710526316, TEN_DIGITS);
        assertThat(survfit.cause(1).at(180).incidence()).isCloseTo(0.2149122807, TEN_DIGITS);
        assertThat(survfit.cause(2).at(365).incidence()).isCloseTo(0.3026315789, TEN_DIGITS);
        assertThat(survfit.cause(1).at(28).standardError()).isCloseTo(0.05641693337, TEN_DIGITS);
        assertThat(survfit.cause(2).at(100).standardError()).isCloseTo(0.08528304497, TEN_DIGITS);
        assertThat(cuminc.cause(1).at(28).standardError()).isCloseTo(Math.sqrt(0.003327521434), TEN_DIGITS);
        assertThat(cuminc.cause(1).at(180).standardError()).isCloseTo(Math.sqrt(0.007660241713), TEN_DIGITS);
        assertThat(cuminc.cause(2).at(365).standardError()).isCloseTo(Math.sqrt(0.009708815120), TEN_DIGITS);
        assertThat(survfit.eventFree().at(365).survival()).isCloseTo(0.4824561404, TEN_DIGITS);
    }

    @Test
    void cumulative_incidences_with_delayed_entry_agree_with_survfit() {
        rows = rows.stream()
                .filter(row -> Double.parseDouble(row[2]) < Double.parseDouble(row[5]))
                .toList();
        CompetingRisksSample sample = CompetingRisksSample.of(2, column(2), column(5), causes());

        CumulativeIncidence result = AalenJohansen.withDefaults().estimate(sample);

        assertThat(sample.size()).isEqualTo(23);
        assertThat(result.cause(1).at(100).incidence()).isCloseTo(0.1578947368, TEN_DIGITS);
        assertThat(result.cause(2).at(100).incidence()).isCloseTo(0.2631578947, TEN_DIGITS);
        assertThat(result.cause(1).at(100).standardError()).isCloseTo(0.08345304130, TEN_DIGITS);
        assertThat(result.cause(1).at(180).standardError()).isCloseTo(0.09322343727, TEN_DIGITS);
        assertThat(result.cause(2).at(365).standardError()).isCloseTo(0.10488260954, TEN_DIGITS);
        assertThat(result.eventFree().at(365).survival()).isCloseTo(0.4385964912, TEN_DIGITS);
    }

    @Test
    void one_minus_kaplan_meier_of_one_cause_overstates_its_incidence() {
        CompetingRisksSample sample = CompetingRisksSample.of(2, column(5), causes());

        double wrong = 1
                - KaplanMeier.withDefaults()
                        .estimate(sample.causeSpecific(1))
                        .at(180)
                        .survival();

        assertThat(wrong).isCloseTo(0.24404361287, TEN_DIGITS);
    }
}
