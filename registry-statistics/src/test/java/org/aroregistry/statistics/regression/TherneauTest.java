package org.aroregistry.statistics.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.aroregistry.statistics.ConfidenceLevel;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The three small data sets of appendix E of Therneau and Grambsch (2000) at every step: at 0, after one step of Newton's method, at the maximum.
 *
 * <p>Every denominator of the partial likelihood is a polynomial in r = exp(β), written down by hand from the risk sets. Residuals and hazards are
 * those of R (src/test/r/therneau.R).
 */
class TherneauTest {

    /**
     * One set with one treatment of ties: log-likelihood events × β - Σ weight × log P(r).
     *
     * @param covariate sum of weight × x over the events
     */
    private record Worked(int set, Ties ties, double covariate, List<Denominator> denominators) {
        double logLikelihood(double beta) {
            double r = Math.exp(beta);
            return covariate * beta
                    - denominators.stream()
                            .mapToDouble(one -> one.weight * Math.log(one.value(r, 0)))
                            .sum();
        }

        double score(double beta) {
            double r = Math.exp(beta);
            return covariate
                    - denominators.stream()
                            .mapToDouble(one -> one.weight * one.value(r, 1) / one.value(r, 0))
                            .sum();
        }

        double information(double beta) {
            double r = Math.exp(beta);
            return denominators.stream()
                    .mapToDouble(one -> {
                        double mean = one.value(r, 1) / one.value(r, 0);
                        return one.weight * (one.value(r, 2) / one.value(r, 0) - mean * mean);
                    })
                    .sum();
        }

        @Override
        public String toString() {
            return "set " + set + ", " + ties;
        }
    }

    /** P(r) = Σ coefficient × r^power; the power is the covariate of those at risk. */
    private record Denominator(double weight, double... coefficients) {
        double value(double r, int moment) {
            return IntStream.range(0, coefficients.length)
                    .mapToDouble(power -> coefficients[power] * Math.pow(power, moment) * Math.pow(r, power))
                    .sum();
        }
    }

    private static Denominator of(double weight, double... coefficients) {
        return new Denominator(weight, coefficients);
    }

    static Stream<Worked> worked() {
        return Stream.of(
                new Worked(1, Ties.BRESLOW, 2, List.of(of(1, 3, 3), of(2, 3, 1))),
                // The second of the two at 6 sees r + 3 less half of their r + 1.
                new Worked(1, Ties.EFRON, 2, List.of(of(1, 3, 3), of(1, 3, 1), of(1, 2.5, 0.5))),
                new Worked(2, Ties.BRESLOW, 4, List.of(of(1, 1, 1), of(1, 2, 1), of(3, 2, 3), of(2, 1, 3))),
                // The second of the two at 9 sees 3r + 2 less half of their 2r.
                new Worked(2, Ties.EFRON, 4, List.of(of(1, 1, 1), of(1, 2, 1), of(2, 2, 3), of(2, 1, 3), of(1, 2, 2))),
                new Worked(3, Ties.BRESLOW, 11, List.of(of(1, 7, 11, 1), of(10, 5, 11), of(2, 1, 2))),
                // Three at 2 with weights 10 and risks 7r + 3: each sees a third less than the one before.
                new Worked(
                        3,
                        Ties.EFRON,
                        11,
                        List.of(
                                of(1, 7, 11, 1),
                                of(10.0 / 3, 5, 11),
                                of(10.0 / 3, 4, 26.0 / 3),
                                of(10.0 / 3, 3, 19.0 / 3),
                                of(2, 1, 2))));
    }

    private static CoxSample sample(int set) {
        return switch (set) {
            case 1 ->
                CoxSample.builder(new double[] {1, 1, 6, 6, 8, 9}, new boolean[] {true, false, true, true, false, true})
                        .covariate("x", new double[] {1, 1, 1, 0, 0, 0})
                        .build();
            case 2 ->
                CoxSample.builder(
                                new double[] {2, 3, 6, 7, 8, 9, 9, 9, 14, 17},
                                new boolean[] {true, true, true, true, true, true, true, false, false, false})
                        .entries(new double[] {1, 2, 5, 2, 1, 7, 3, 4, 8, 8})
                        .covariate("x", new double[] {1, 0, 0, 1, 0, 1, 1, 1, 0, 0})
                        .build();
            default ->
                CoxSample.builder(
                                new double[] {1, 1, 2, 2, 2, 2, 3, 4, 5},
                                new boolean[] {true, false, true, true, true, false, false, true, false})
                        .covariate("x", new double[] {2, 0, 1, 1, 0, 1, 0, 1, 0})
                        .weights(new double[] {1, 2, 3, 4, 3, 2, 1, 2, 1})
                        .build();
        };
    }

    @ParameterizedTest
    @MethodSource("worked")
    void likelihood_score_and_information_are_those_worked_by_hand(Worked worked) {
        CoxDesign design = CoxDesign.of(sample(worked.set()));
        double scale = design.scale[0];
        double afterOneStep = worked.score(0) / worked.information(0);
        CoxFit fit = CoxRegression.withDefaults().with(worked.ties()).fit(sample(worked.set()));

        for (double beta : new double[] {0, afterOneStep, fit.estimates()[0]}) {
            PartialLikelihood.Evaluation at =
                    new ApproximateTies(design, worked.ties() == Ties.EFRON).at(new double[] {beta * scale});
            assertThat(at.logLikelihood()).isCloseTo(worked.logLikelihood(beta), within(1e-12));
            assertThat(at.score()[0] * scale).isCloseTo(worked.score(beta), within(1e-12));
            assertThat(at.information()[0][0] * scale * scale).isCloseTo(worked.information(beta), within(1e-12));
        }
        assertThat(worked.score(fit.estimates()[0])).isCloseTo(0, within(1e-12));
        assertThat(fit.nullLogLikelihood()).isCloseTo(worked.logLikelihood(0), within(1e-12));
        assertThat(fit.logLikelihood()).isCloseTo(worked.logLikelihood(fit.estimates()[0]), within(1e-12));
        assertThat(fit.scoreTest().statistic())
                .isCloseTo(worked.score(0) * worked.score(0) / worked.information(0), within(1e-12));
    }

    @ParameterizedTest
    @MethodSource("worked")
    void residuals_and_hazards_are_those_of_r_at_every_step(Worked worked) throws IOException {
        for (int iterations : new int[] {0, 1, 50}) {
            Map<String, double[]> expected =
                    expected(worked.set() + "," + worked.ties().name().toLowerCase(Locale.ROOT) + "," + iterations);
            double beta = expected.get("coefficient")[0];
            CoxModel model = modelAt(worked, beta);
            double[][] covariance = {{1 / worked.information(beta)}};
            CoxResiduals residuals = CoxResiduals.of(model, covariance);
            CoxPrediction prediction = CoxPrediction.of(model, covariance);

            double[] error =
                    prediction
                            .predict(
                                    CoxProfile.reference(model.sample()),
                                    prediction.baseline().get(0).times())
                            .stream()
                            .mapToDouble(at -> at.standardError() / at.survival())
                            .toArray();
            same(expected, "logLikelihood", worked.logLikelihood(beta));
            same(expected, "information", worked.information(beta));
            same(expected, "martingale", residuals.martingale());
            same(
                    expected,
                    "score",
                    Arrays.stream(residuals.score()).mapToDouble(row -> row[0]).toArray());
            same(
                    expected,
                    "schoenfeld",
                    residuals.schoenfeld().stream()
                            .mapToDouble(residual -> residual.values()[0])
                            .toArray());
            same(expected, "hazard", prediction.baseline().get(0).cumulativeHazard());
            same(expected, "hazardError", error);
        }
    }

    /** The model as if the climb had ended there. */
    private static CoxModel modelAt(Worked worked, double beta) {
        CoxSample sample = sample(worked.set());
        CoxDesign design = CoxDesign.of(sample);
        double[] scaled = {beta * design.scale[0]};
        PartialLikelihood.Evaluation at = new ApproximateTies(design, worked.ties() == Ties.EFRON).at(scaled);
        return new CoxModel(
                sample,
                design,
                worked.ties(),
                ConfidenceLevel.NINETY_FIVE_PERCENT,
                CoxOutcome.CONVERGED,
                scaled,
                new boolean[1],
                at,
                at);
    }

    private static void same(Map<String, double[]> expected, String quantity, double... got) {
        // R stops within 1e-8 of the maximum; what is quadratic there is closer.
        assertThat(got).as(quantity).containsExactly(expected.get(quantity), within(1e-8));
    }

    private static Map<String, double[]> expected(String prefix) throws IOException {
        Map<String, double[]> values = new HashMap<>();
        for (String line : lines()) {
            if (line.startsWith(prefix + ",")) {
                List<String> cells = List.of(line.split(","));
                values.put(
                        cells.get(3),
                        Arrays.stream(cells.get(4).split(" "))
                                .mapToDouble(Double::parseDouble)
                                .toArray());
            }
        }
        return values;
    }

    private static List<String> lines() throws IOException {
        try (InputStream file = Objects.requireNonNull(TherneauTest.class.getResourceAsStream("therneau.csv"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }
}
