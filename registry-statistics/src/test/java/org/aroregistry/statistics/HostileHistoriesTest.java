package org.aroregistry.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.aroregistry.statistics.exposure.ExposureComparison;
import org.aroregistry.statistics.exposure.ExposureSample;
import org.aroregistry.statistics.exposure.LandmarkAnalysis;
import org.aroregistry.statistics.exposure.MantelByar;
import org.aroregistry.statistics.exposure.NaiveEverNever;
import org.aroregistry.statistics.exposure.SimonMakuch;
import org.aroregistry.statistics.multistate.MeanTimeInState;
import org.aroregistry.statistics.multistate.MultiStateSample;
import org.aroregistry.statistics.multistate.OccupancyEstimate;
import org.aroregistry.statistics.multistate.OccupancyEstimator;
import org.aroregistry.statistics.multistate.StateOccupancy;
import org.aroregistry.statistics.recurrent.MeanCumulativeFunction;
import org.aroregistry.statistics.recurrent.RecurrentEstimate;
import org.aroregistry.statistics.recurrent.RecurrentRows;
import org.aroregistry.statistics.recurrent.RecurrentSample;
import org.aroregistry.statistics.regression.CoxOutcome;
import org.aroregistry.statistics.regression.CoxRegression;
import org.aroregistry.statistics.survival.KaplanMeier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Histories that leave a method without an answer: a result that says so, and no number that is none. */
class HostileHistoriesTest {
    static Stream<HostileData> data() {
        return HostileData.all();
    }

    /** Rows of no length, or of none but rounding error, are no rows: the caller leaves them out. */
    static Stream<HostileData> dataWithLength() {
        return data().filter(data -> data.lastTime() > 0.1 && data.lastTime() < 1e300);
    }

    /** Group 1 exposed from the middle of its time, group 0 never. */
    private static ExposureSample exposures(HostileData data) {
        double[] exposed = IntStream.range(0, data.size())
                .mapToDouble(i -> data.groups()[i] == 0 ? Double.NaN : (data.begins()[i] + data.times()[i]) / 2)
                .toArray();
        return data.delayed()
                ? ExposureSample.of(data.entries(), data.times(), data.events(), exposed)
                : ExposureSample.of(data.times(), data.events(), exposed);
    }

    @ParameterizedTest
    @MethodSource("data")
    void comparisons_of_exposure_are_whole_or_uninformative(HostileData data) {
        ExposureSample sample = exposures(data);

        for (ExposureComparison comparison : List.of(
                MantelByar.test(sample),
                NaiveEverNever.compareWithImmortalTimeBias(sample),
                LandmarkAnalysis.at(sample, 0).compare(),
                LandmarkAnalysis.at(sample, data.lastTime()).compare())) {
            assertThat(comparison.test().isInformative()).isEqualTo(comparison.variance() > 0);
            assertThat(Double.isNaN(comparison.test().pValue())).isEqualTo(!(comparison.variance() > 0));
            assertThat(comparison.exposed().expected()).isFinite();
            assertThat(comparison.exposed().personTime()).isNotNegative();
        }
    }

    @ParameterizedTest
    @MethodSource("data")
    void curves_and_fits_of_an_empty_side_are_absent_or_say_so(HostileData data) {
        ExposureSample sample = exposures(data);
        boolean anybody = sample.split().size() > 0;

        SimonMakuch.Curves curves = SimonMakuch.estimate(sample, KaplanMeier.withDefaults());
        boolean exposed = IntStream.range(0, sample.split().size())
                .anyMatch(i -> sample.split().exposed()[i]);
        assertThat(curves.exposed().isPresent()).isEqualTo(exposed);
        assertThat(MantelByar.fit(sample, CoxRegression.withDefaults()).isPresent())
                .isEqualTo(anybody);
        MantelByar.fit(sample, CoxRegression.withDefaults())
                .ifPresent(fit -> assertThat(fit.outcome()).isNotEqualTo(CoxOutcome.NOT_CONVERGED));
        LandmarkAnalysis nobody = LandmarkAnalysis.at(sample, data.lastTime());
        assertThat(nobody.size()).isZero();
        assertThat(nobody.excluded()).isEqualTo(data.size());
        assertThat(nobody.curve(true, KaplanMeier.withDefaults())).isEmpty();
        assertThat(nobody.fit(CoxRegression.withDefaults())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("dataWithLength")
    void mean_number_of_events_has_limits_unless_it_is_zero(HostileData data) {
        int[] subjects = IntStream.range(0, data.size()).toArray();
        RecurrentSample alive = RecurrentSample.of(subjects, data.begins(), data.times(), data.events());
        RecurrentSample dying = RecurrentSample.of(subjects, data.begins(), data.times(), data.events(), data.events());

        for (RecurrentSample sample : List.of(alive, dying)) {
            RecurrentEstimate estimate =
                    MeanCumulativeFunction.withDefaults().estimate(sample).at(data.lastTime());
            assertThat(estimate.mean()).isFinite();
            assertThat(estimate.standardError()).isFinite();
            assertThat(estimate.interval().isDefined()).isEqualTo(estimate.mean() > 0);
        }
        for (RecurrentRows rows : List.of(RecurrentRows.andersenGill(alive), RecurrentRows.weiLinWeissfeld(alive, 3))) {
            CoxOutcome outcome = CoxRegression.withDefaults()
                    .fit(rows.coxSample()
                            .covariate("group", rows.spread(data.covariate()))
                            .build())
                    .outcome();
            assertThat(outcome == CoxOutcome.NO_EVENTS).isEqualTo(alive.eventCount() == 0);
            assertThat(outcome).isNotEqualTo(CoxOutcome.NOT_CONVERGED);
        }
    }

    @ParameterizedTest
    @MethodSource("dataWithLength")
    void probabilities_of_states_sum_to_one_with_errors_that_are_numbers(HostileData data) {
        int[] to = IntStream.range(0, data.size())
                .map(i -> data.events()[i] ? 1 : -1)
                .toArray();
        MultiStateSample sample = MultiStateSample.of(
                List.of("alive", "dead"),
                IntStream.range(0, data.size()).toArray(),
                data.begins(),
                data.times(),
                new int[data.size()],
                to);
        StateOccupancy occupancy = OccupancyEstimator.withDefaults().estimate(sample);

        for (double time : data.times()) {
            OccupancyEstimate estimate = occupancy.at(time);
            assertThat(Arrays.stream(occupancy.probabilitiesAt(time)).sum()).isCloseTo(1, within(1e-12));
            for (OccupancyEstimate.InState state : estimate.states()) {
                assertThat(state.standardError()).isFinite();
                assertThat(state.interval().isDefined()).isTrue();
            }
        }
        assertThat(occupancy.meanTimes(data.lastTime()).stream()
                        .mapToDouble(MeanTimeInState::estimate)
                        .sum())
                .isCloseTo(data.lastTime(), within(1e-9));
    }
}
