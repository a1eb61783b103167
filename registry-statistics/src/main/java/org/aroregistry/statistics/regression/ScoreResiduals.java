package org.aroregistry.statistics.regression;

import java.util.Arrays;

/**
 * Each row's share of the score: what its event, and its time at risk, say for larger coefficients.
 *
 * <p>A row's share is the sum over the events of (x - mean of the risk set) times (own event - own hazard). The hazards and the hazards times
 * means are summed over time once; a row takes the difference between its two ends.
 */
final class ScoreResiduals {
    /** Share of position i in column j at i * width + j, on the scale of the design, not weighted. */
    final double[] values;

    /** Each event's covariates less the mean of its risk set, placed as the values; empty unless asked for. */
    final double[] schoenfeld;

    /** Expected number of events of each position, not weighted. */
    final double[] expected;

    private final CoxDesign design;
    private final RiskSets sets;
    private final double[] hazard;
    private final double[] tiedHazard;

    /** Hazard times mean of the risk set, by group. */
    private final double[] meanHazard;

    private ScoreResiduals(CoxDesign design, double[] beta, boolean keepSchoenfeld) {
        this.design = design;
        this.sets = new RiskSets(design).at(beta);
        this.values = new double[design.size * design.width];
        this.schoenfeld = new double[keepSchoenfeld ? values.length : 0];
        this.expected = new double[design.size];
        this.hazard = new double[design.groupCount()];
        this.tiedHazard = new double[design.groupCount()];
        this.meanHazard = new double[design.groupCount() * design.width];
    }

    static ScoreResiduals of(CoxDesign design, boolean efron, double[] beta, boolean keepSchoenfeld) {
        ScoreResiduals residuals = new ScoreResiduals(design, beta, keepSchoenfeld);
        TieSums ties = new TieSums(efron);
        residuals.sets.visit((group, set) -> {
            ties.add(set);
            residuals.addEvents(group, ties);
        });
        residuals.sets.expected(residuals.hazard, residuals.tiedHazard, residuals.expected);
        for (int i = 0; i < design.size; i++) {
            residuals.expected[i] /= design.weight(i);
        }
        residuals.subtractExpected();
        return residuals;
    }

    /** The residuals of a model without estimates: all NaN. */
    static ScoreResiduals undefined(CoxDesign design) {
        ScoreResiduals residuals = new ScoreResiduals(design, new double[design.width], true);
        Arrays.fill(residuals.values, Double.NaN);
        Arrays.fill(residuals.schoenfeld, Double.NaN);
        Arrays.fill(residuals.expected, Double.NaN);
        return residuals;
    }

    private void addEvents(int group, TieSums ties) {
        int width = design.width;
        hazard[group] = ties.hazard;
        tiedHazard[group] = ties.tiedHazard;
        for (int j = 0; j < width; j++) {
            double all = sets.totals[j] * ties.inverse;
            double tied = ties.tiedSquare == 0 ? 0 : sets.tiedTotals[j] * ties.inverse;
            meanHazard[group * width + j] = (ties.square * all - ties.tiedSquare * tied) * ties.inverse;
            double mean = ties.expected(sets, j) / sets.deathWeight;
            // The part of its own time's hazard that an event does not experience is given back here.
            double spared = (ties.tiedSquare * all - ties.tiedTiedSquare * tied) * ties.inverse;
            for (int i = design.groupStart[group]; i < design.groupStart[group + 1]; i++) {
                if (design.events[i]) {
                    int at = i * width + j;
                    double difference = design.x[at] - mean;
                    if (schoenfeld.length > 0) {
                        schoenfeld[at] = difference;
                    }
                    values[at] = difference - sets.risk[i] / design.weight(i) * spared;
                }
            }
        }
    }

    private void subtractExpected() {
        int width = design.width;
        for (int j = 0; j < width; j++) {
            IntervalSums summed = IntervalSums.over(sets, design, meanHazard, width, j);
            for (int g = 0; g < design.groupCount(); g++) {
                for (int i = design.groupStart[g]; i < design.groupStart[g + 1]; i++) {
                    double risk = sets.risk[i] / design.weight(i);
                    int at = i * width + j;
                    // What an event is spared of its own time was given back in addEvents; the hazard in expected is
                    // without it.
                    values[at] -= expected[i] * design.x[at] - risk * summed.upTo(i, g);
                }
            }
        }
    }
}
