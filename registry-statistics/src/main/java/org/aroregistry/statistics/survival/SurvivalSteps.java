package org.aroregistry.statistics.survival;

import org.aroregistry.statistics.numeric.Ascending;

/** The steps of a survival curve, by column. */
final class SurvivalSteps {

    private final RiskTable table;
    private final WeightedCounts weighted;
    private final boolean hasWeights;
    private final boolean robust;
    private final double[] survival;
    private final double[] logErrors;
    private final double[] hazards;
    private final double[] hazardErrors;
    private final double[] tieCorrected;
    private final double[] tieCorrectedErrors;

    private SurvivalSteps(RiskTable table, WeightedCounts weighted, CaseWeights weights) {
        int size = table.size();
        this.table = table;
        this.weighted = weighted;
        this.hasWeights = weights.present();
        this.robust = weights.robust();
        this.survival = new double[size];
        this.logErrors = new double[size];
        this.hazards = new double[size];
        this.hazardErrors = new double[size];
        this.tieCorrected = new double[size];
        this.tieCorrectedErrors = new double[size];
    }

    static SurvivalSteps of(SurvivalSample sample) {
        RiskTable table = sample.riskTable();
        CaseWeights weights = sample.weights();
        WeightedCounts counts = weights.present()
                ? WeightedCounts.of(sample, table)
                : new WeightedCounts(new double[0], new double[0], new double[0], new double[0]);
        SurvivalSteps steps = new SurvivalSteps(table, counts, weights);
        steps.accumulate();
        if (weights.robust()) {
            RobustErrors.into(steps, sample, table, counts);
        }
        return steps;
    }

    private void accumulate() {
        SurvivalMoments moments = new SurvivalMoments();
        for (int j = 0; j < survival.length; j++) {
            double n = weightAtRisk(j);
            double d = weightOfEvents(j);
            moments.add(n, d, hasWeights ? weighted.surviving()[j] : n - d, table.events(j));
            survival[j] = moments.survival();
            logErrors[j] = moments.logStandardError();
            hazards[j] = moments.hazard();
            hazardErrors[j] = moments.hazardError();
            tieCorrected[j] = moments.tieCorrectedHazard();
            tieCorrectedErrors[j] = moments.tieCorrectedHazardError();
        }
    }

    void setErrors(int j, double logError, double hazardError, double tieCorrectedError) {
        // A survival of 0 has a robust error of 0, and its logarithm none.
        logErrors[j] = survival[j] > 0 ? logError : Double.NaN;
        hazardErrors[j] = hazardError;
        tieCorrectedErrors[j] = tieCorrectedError;
    }

    RiskTable table() {
        return table;
    }

    int size() {
        return survival.length;
    }

    double time(int j) {
        return table.time(j);
    }

    double weightAtRisk(int j) {
        return hasWeights ? weighted.atRisk()[j] : table.atRisk(j);
    }

    double weightOfEvents(int j) {
        return hasWeights ? weighted.events()[j] : table.events(j);
    }

    double weightCensored(int j) {
        return hasWeights ? weighted.censored()[j] : table.censored(j);
    }

    double survival(int j) {
        return survival[j];
    }

    double standardError(int j) {
        return robust && survival[j] == 0 ? 0 : survival[j] * logErrors[j];
    }

    double logStandardError(int j) {
        return logErrors[j];
    }

    double hazard(int j) {
        return hazards[j];
    }

    double hazardError(int j) {
        return hazardErrors[j];
    }

    double tieCorrectedHazard(int j) {
        return tieCorrected[j];
    }

    double tieCorrectedHazardError(int j) {
        return tieCorrectedErrors[j];
    }

    /** Index of the last step at or before a time, -1 if the time is before all of them. */
    int lastIndexAt(double time) {
        return Ascending.countUpTo(table.grid(), time) - 1;
    }
}
