package org.aroregistry.qualification.checks;

import java.util.Arrays;
import org.aroregistry.qualification.cases.CaseAnalysis;
import org.aroregistry.qualification.cases.Tolerance;
import org.aroregistry.statistics.regression.CoxFit;
import org.aroregistry.statistics.regression.CoxOutcome;
import org.aroregistry.statistics.regression.CoxPrediction;
import org.aroregistry.statistics.regression.CoxRegression;
import org.aroregistry.statistics.regression.CoxSample;
import org.aroregistry.statistics.regression.PredictionAccuracy;
import tools.jackson.databind.JsonNode;

/** Brier scores and areas under the curve of a Cox model with Efron's ties, on its own rows. */
final class PredictionCheck {
    private PredictionCheck() {}

    static void run(CaseAnalysis analysis) {
        CoxSample sample = RegressionRows.sample(analysis);
        PredictionAccuracy accuracy = PredictionAccuracy.of(sample);
        CoxFit fit = CoxRegression.withDefaults().fit(sample);
        if (fit.outcome() != CoxOutcome.CONVERGED) {
            throw new IllegalArgumentException("no prediction: the outcome of the fit is " + fit.outcome());
        }
        CoxPrediction prediction = fit.prediction();
        double[] times = CaseAnalysis.numbers(analysis.spec().get("times"));
        for (int j = 0; j < times.length; j++) {
            double time = times[j];
            double[] hazards = prediction.cumulativeHazards(time);
            double[] survival =
                    Arrays.stream(hazards).map(hazard -> Math.exp(-hazard)).toArray();
            compare(analysis, "Brier score, Kaplan-Meier", time, accuracy.nullBrierScore(time), "brierNull", j);
            compare(analysis, "Brier score", time, accuracy.brierScore(time, survival), "brierCox", j);
            compare(analysis, "area under the curve", time, accuracy.areaUnderCurve(time, hazards), "aucCox", j);
        }
    }

    private static void compare(CaseAnalysis analysis, String what, double time, double got, String key, int j) {
        JsonNode wanted = analysis.expected().get(key).get(j);
        analysis.comparison().number(what, "at " + time, got, wanted, Tolerance.MODEL);
    }
}
