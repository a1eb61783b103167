package org.aroregistry.statistics.survival;

import java.util.Arrays;

/**
 * Score and covariance of Gray's test of one cause, summed over strata; one pass over the times of each.
 *
 * <p>Notation of the paper, for group k before the time: n at risk, S the Kaplan-Meier estimate of being free of every cause, F the incidence
 * of the cause; h = n/S, R = h (1 - F). F0 without group is the pooled incidence, with increments d/Σh for the d events of the cause.
 */
final class GraySums {

    private final double rho;
    private final int groups;

    /** The last group is left out of scores and covariance: its score is minus the sum of the others. */
    private final int tested;

    private final double[] score;
    private final double[][] covariance;

    /** Subjects at risk, and how many of them leave at this time by an event of the cause, by another one, or at all. */
    private final int[] atRisk;

    private final int[] own;
    private final int[] other;
    private final int[] leaving;

    private final double[] survivalBefore;
    private final double[] survival;
    private final double[] inverseSurvival;
    private final double[] incidence;

    /** n/S before the time, 0 for a group that has left. */
    private final double[] h;

    private double events;
    private double inverseSum;
    private double pooledBefore;
    private double pooled;
    private double weight;

    /** Sum of the weights a of each pair of groups times the pooled hazard. */
    private final double[][] c;

    private final double[] squares;
    private final double[][] mixed;
    private final double[] influence;

    GraySums(double rho, int groups) {
        this.rho = rho;
        this.groups = groups;
        this.tested = groups - 1;
        this.score = new double[tested];
        this.covariance = new double[tested][tested];
        this.atRisk = new int[groups];
        this.own = new int[groups];
        this.other = new int[groups];
        this.leaving = new int[groups];
        this.survivalBefore = new double[groups];
        this.survival = new double[groups];
        this.inverseSurvival = new double[groups];
        this.incidence = new double[groups];
        this.h = new double[groups];
        this.c = new double[groups][tested];
        this.squares = new double[groups];
        this.mixed = new double[groups][tested];
        this.influence = new double[tested];
    }

    /** Sum of weighted observed less expected of a group. */
    double score(int group) {
        return score[group];
    }

    double covariance(int group, int other) {
        return covariance[Math.max(group, other)][Math.min(group, other)];
    }

    /** Begins a stratum; its subjects are announced first, then the times passed. */
    void begin() {
        pooled = 0;
        for (int k = 0; k < groups; k++) {
            atRisk[k] = 0;
            own[k] = 0;
            other[k] = 0;
            leaving[k] = 0;
            survival[k] = 1;
            inverseSurvival[k] = 1;
            incidence[k] = 0;
            squares[k] = 0;
            Arrays.fill(c[k], 0);
            Arrays.fill(mixed[k], 0);
        }
    }

    void announce(int group) {
        atRisk[group]++;
    }

    /** Takes one subject that leaves at the present time. */
    void leave(int group, boolean ownCause, boolean otherCause) {
        leaving[group]++;
        if (ownCause) {
            own[group]++;
        } else if (otherCause) {
            other[group]++;
        }
    }

    /** Ends the present time after all that leave at it were taken. */
    void pass() {
        int all = 0;
        events = 0;
        for (int k = 0; k < groups; k++) {
            events += own[k];
            all += own[k] + other[k];
        }
        if (all > 0) {
            weigh();
            moveCurves();
            if (events > 0) {
                addOwnEvents();
            }
            if (all > events) {
                addOtherEvents();
            }
        }
        for (int k = 0; k < groups; k++) {
            atRisk[k] -= leaving[k];
            own[k] = 0;
            other[k] = 0;
            leaving[k] = 0;
        }
    }

    /** Adds to the score, with the curves as they are before the time, and moves the pooled incidence. */
    private void weigh() {
        double hSum = 0;
        double rSum = 0;
        int present = 0;
        for (int k = 0; k < groups; k++) {
            present += atRisk[k] > 0 ? 1 : 0;
            h[k] = atRisk[k] == 0 ? 0 : atRisk[k] * inverseSurvival[k];
            hSum += h[k];
            rSum += h[k] * (1 - incidence[k]);
        }
        inverseSum = 1 / hSum;
        pooledBefore = pooled;
        pooled += events * inverseSum;
        weight = rho == 0 ? 1 : Math.pow(1 - pooledBefore, rho);
        // A group alone is compared with nobody; and its pooled incidence can be 1 before its last event.
        if (events == 0 || present == 1) {
            return;
        }
        double expected = events / rSum;
        double hazard = weight * events * inverseSum / (1 - pooledBefore);
        for (int i = 0; i < tested; i++) {
            score[i] += weight * (own[i] - expected * h[i] * (1 - incidence[i]));
            double part = hazard * h[i];
            for (int k = 0; k < groups; k++) {
                c[k][i] += part * ((i == k ? 1 : 0) - h[k] * inverseSum);
            }
        }
    }

    private void moveCurves() {
        for (int k = 0; k < groups; k++) {
            survivalBefore[k] = survival[k];
            int all = own[k] + other[k];
            if (all > 0) {
                double n = atRisk[k];
                incidence[k] += survival[k] * own[k] / n;
                survival[k] *= (n - all) / n;
                inverseSurvival[k] = 1 / survival[k];
            }
        }
    }

    /** Events of the cause: the hypergeometric factor is that of all groups together, as they share one hazard if there is no difference. */
    private void addOwnEvents() {
        for (int k = 0; k < groups; k++) {
            if (atRisk[k] == 0) {
                continue;
            }
            double factor = survival[k] > 0 ? 1 - (1 - pooled) * inverseSurvival[k] : 1;
            double ties = events > 1 ? 1 - (events - 1) / (survivalBefore[k] / inverseSum - 1) : 1;
            double variance = ties * events * inverseSum / h[k];
            for (int i = 0; i < tested; i++) {
                double a = weight * h[i] * ((i == k ? 1 : 0) - h[k] * inverseSum);
                influence[i] = a - factor * c[k][i];
            }
            add(k, factor, variance);
        }
    }

    /** Events of other causes, whose hazard may differ between the groups. */
    private void addOtherEvents() {
        for (int k = 0; k < groups; k++) {
            if (other[k] == 0 || !(survival[k] > 0)) {
                continue;
            }
            double n = atRisk[k];
            double factor = (1 - pooled) * inverseSurvival[k];
            double ties = other[k] > 1 ? 1 - (other[k] - 1) / (n - 1) : 1;
            double share = survivalBefore[k] / n;
            for (int i = 0; i < tested; i++) {
                influence[i] = -factor * c[k][i];
            }
            add(k, factor, ties * share * share * other[k]);
        }
    }

    /**
     * Adds independent events of group k with a variance, each of which moves the scores at the end by influence + factor c(end).
     *
     * <p>c(end) is known at the end only, so the square is kept in its three parts.
     */
    private void add(int k, double factor, double variance) {
        squares[k] += factor * factor * variance;
        for (int i = 0; i < tested; i++) {
            double part = influence[i] * variance;
            mixed[k][i] += part * factor;
            for (int j = 0; j <= i; j++) {
                covariance[i][j] += part * influence[j];
            }
        }
    }

    /** Ends a stratum. */
    void end() {
        for (int k = 0; k < groups; k++) {
            for (int i = 0; i < tested; i++) {
                for (int j = 0; j <= i; j++) {
                    covariance[i][j] += c[k][i] * c[k][j] * squares[k] + c[k][i] * mixed[k][j] + c[k][j] * mixed[k][i];
                }
            }
        }
    }
}
