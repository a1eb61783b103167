package org.aroregistry.statistics.regression;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.aroregistry.statistics.ConfidenceInterval;

/**
 * Baseline hazards and predictions of a Cox model.
 *
 * <p>The hazard has the form of the ties: Efron's for Efron, Breslow's otherwise. Equals R's {@code basehaz(fit, centered = FALSE)} and
 * {@code survfit(fit, newdata, conf.type = "log")}. If the fit did not converge there is no hazard: it is NaN from the first time on.
 */
public final class CoxPrediction {
    private final CoxModel model;
    private final double[][] covariance;

    /** Cumulative hazard by group, for covariates at the stratum's centre. */
    private final double[] hazard;

    /** Sum of its increments' variances by group. */
    private final double[] variance;

    /** Cumulative hazard times mean of the risk set, column j of group g at g * width + j. */
    private final double[] meanHazard;

    private CoxPrediction(CoxModel model, double[][] covariance) {
        this.model = model;
        this.covariance = covariance;
        CoxDesign design = model.design();
        int width = design.width;
        this.hazard = new double[design.groupCount()];
        this.variance = new double[design.groupCount()];
        this.meanHazard = new double[design.groupCount() * width];
        if (!model.converged()) {
            Arrays.fill(hazard, Double.NaN);
            Arrays.fill(variance, Double.NaN);
            return;
        }
        TieSums ties = new TieSums(model.efron());
        new RiskSets(design).at(model.beta()).visit((group, set) -> {
            ties.add(set);
            double unit = Math.exp(-set.shift[group]);
            hazard[group] = unit * ties.hazard;
            variance[group] = unit * ties.inverse * unit * ties.inverse * ties.square;
            for (int j = 0; j < width; j++) {
                double means =
                        ties.square * set.totals[j] - (ties.tiedSquare == 0 ? 0 : ties.tiedSquare * set.tiedTotals[j]);
                meanHazard[group * width + j] = unit * ties.inverse * ties.inverse * means;
            }
        });
        for (int s = 0; s < design.strataCount(); s++) {
            for (int g = design.stratumStart[s] + 1; g < design.stratumStart[s + 1]; g++) {
                hazard[g] += hazard[g - 1];
                variance[g] += variance[g - 1];
                for (int j = 0; j < width; j++) {
                    meanHazard[g * width + j] += meanHazard[(g - 1) * width + j];
                }
            }
        }
    }

    static CoxPrediction of(CoxModel model, double[][] covariance) {
        return new CoxPrediction(model, covariance);
    }

    /**
     * Gives the cumulative hazards with every covariate 0.
     *
     * @return one per stratum, by label ascending
     */
    public List<BaselineHazard> baseline() {
        return IntStream.range(0, model.design().strataCount())
                .mapToObj(this::baseline)
                .toList();
    }

    private BaselineHazard baseline(int stratum) {
        CoxDesign design = model.design();
        int from = design.stratumStart[stratum];
        int to = design.stratumStart[stratum + 1];
        double factor = Math.exp(predictor(scaled(CoxProfile.reference(model.sample()), stratum)));
        double[] cumulative = Arrays.copyOfRange(hazard, from, to);
        for (int g = 0; g < cumulative.length; g++) {
            cumulative[g] *= factor;
        }
        return new BaselineHazard(
                design.stratumLabel[stratum], Arrays.copyOfRange(design.groupTime, from, to), cumulative);
    }

    /**
     * Predicts for a profile, in a model without strata.
     *
     * @param profile the covariates
     * @param times any times; before the first event survival is 1, after the last time it stays as it was
     * @return one per time
     * @throws IllegalArgumentException if the model has several strata, the profile is of a sample with other covariates, or a time is NaN
     */
    public List<PredictedSurvival> predict(CoxProfile profile, double... times) {
        if (model.design().strataCount() > 1) {
            throw new IllegalArgumentException(
                    "the model has " + model.design().strataCount() + " strata, so name one of them");
        }
        return predict(profile, 0, times);
    }

    /**
     * Predicts for a profile in one stratum.
     *
     * @param profile the covariates
     * @param label the stratum, as in the sample
     * @param times any times
     * @return one per time
     * @throws IllegalArgumentException if there is no such stratum, the profile is of a sample with other covariates, or a time is NaN
     */
    public List<PredictedSurvival> predictInStratum(CoxProfile profile, int label, double... times) {
        int stratum = Arrays.binarySearch(model.design().stratumLabel, label);
        if (stratum < 0) {
            throw new IllegalArgumentException(
                    "label " + label + " is none of the strata " + Arrays.toString(model.design().stratumLabel));
        }
        return predict(profile, stratum, times);
    }

    /**
     * Predicts for every row of the sample, with its own covariates and stratum.
     *
     * @param time any time
     * @return by row, the expected number of events up to the time
     * @throws IllegalArgumentException if the time is NaN
     */
    public double[] cumulativeHazards(double time) {
        if (Double.isNaN(time)) {
            throw new IllegalArgumentException("time is not a number");
        }
        CoxDesign design = model.design();
        double[] hazards = new double[design.size];
        for (int s = 0; s < design.strataCount(); s++) {
            int group = groupAt(time, s);
            if (group < design.stratumStart[s]) {
                continue;
            }
            for (int i = design.firstRow(s); i < design.groupStart[design.stratumStart[s + 1]]; i++) {
                double predictor = 0;
                for (int j = 0; j < design.width; j++) {
                    predictor += model.beta()[j] * design.x[i * design.width + j];
                }
                hazards[design.order[i]] = Math.exp(predictor) * hazard[group];
            }
        }
        return hazards;
    }

    /** Last group of the stratum at the time or before; less than its first if there is none. */
    private int groupAt(double time, int stratum) {
        CoxDesign design = model.design();
        int from = design.stratumStart[stratum];
        int found = Arrays.binarySearch(design.groupTime, from, design.stratumStart[stratum + 1], time);
        return found >= 0 ? found : -found - 2;
    }

    private List<PredictedSurvival> predict(CoxProfile profile, int stratum, double[] times) {
        profile.requireColumns(model.sample());
        for (int i = 0; i < times.length; i++) {
            if (Double.isNaN(times[i])) {
                throw new IllegalArgumentException("time " + i + " is not a number");
            }
        }
        double[] centred = scaled(profile, stratum);
        double risk = Math.exp(predictor(centred));
        return Arrays.stream(times)
                .mapToObj(time -> at(time, stratum, centred, risk))
                .toList();
    }

    private PredictedSurvival at(double time, int stratum, double[] centred, double risk) {
        CoxDesign design = model.design();
        int group = groupAt(time, stratum);
        if (group < design.stratumStart[stratum]) {
            return new PredictedSurvival(time, 0, 1, 0, new ConfidenceInterval(1, 1));
        }
        double cumulative = risk * hazard[group];
        double error = risk * Math.sqrt(variance[group] + fromCoefficients(group, centred));
        double survival = Math.exp(-cumulative);
        double half = model.level().z() * error;
        return new PredictedSurvival(time, cumulative, survival, survival * error, limits(cumulative, half));
    }

    /** A profile so far from the data that its hazard or error is infinite has no limits. */
    private static ConfidenceInterval limits(double cumulative, double half) {
        return half < Double.POSITIVE_INFINITY
                ? new ConfidenceInterval(Math.exp(-cumulative - half), Math.min(1, Math.exp(-cumulative + half)))
                : ConfidenceInterval.undefined();
    }

    /** The part of the variance of H that comes from the coefficients: d' V d with d = z H - sum of mean times hazard. */
    private double fromCoefficients(int group, double[] centred) {
        CoxDesign design = model.design();
        int width = design.width;
        double[] d = new double[width];
        for (int j = 0; j < width; j++) {
            d[j] = (centred[j] * hazard[group] - meanHazard[group * width + j]) * design.scale[j];
        }
        double sum = 0;
        for (int j = 0; j < width; j++) {
            for (int k = 0; k < width; k++) {
                sum += d[j] * covariance[design.columns[j]][design.columns[k]] * d[k];
            }
        }
        return Math.max(0, sum);
    }

    private double[] scaled(CoxProfile profile, int stratum) {
        CoxDesign design = model.design();
        double[] centred = new double[design.width];
        for (int j = 0; j < design.width; j++) {
            centred[j] =
                    (profile.value(design.columns[j]) - design.centre[stratum * design.width + j]) / design.scale[j];
        }
        return centred;
    }

    private double predictor(double[] centred) {
        double sum = 0;
        for (int j = 0; j < centred.length; j++) {
            sum += model.beta()[j] * centred[j];
        }
        return sum;
    }
}
