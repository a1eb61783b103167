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
    private final double[] score;
    private final double[][] covariance;

    /** Subjects at risk, and how many of them leave at this time by an event of the cause, by another one, or at all. */
    private final int[] atRisk;

    private final int[] own;
    private final int[] other;
    private final int[] leaving;

    private final double[] survivalBefore;
    private final double[] survival;
    private final double[] incidenceBefore;
    private final double[] incidence;

    /** Σh, ΣR and the events of the cause over all groups at this time. */
    private double hSum;

    private double rSum;
    private double events;

    private double pooledBefore;
    private double pooled;

    /** Contribution of this time, a, and its sum weighted by the pooled hazard, c, group by group. */
    private final double[][] a;

    private final double[][] c;
    private final double[] squares;
    private final double[][] mixed;
    private final double[] influence;

    GraySums(double rho, int groups) {
        this.rho = rho;
        this.groups = groups;
        this.score = new double[groups];
        this.covariance = new double[groups][groups];
        this.atRisk = new int[groups];
        this.own = new int[groups];
        this.other = new int[groups];
        this.leaving = new int[groups];
        this.survivalBefore = new double[groups];
        this.survival = new double[groups];
        this.incidenceBefore = new double[groups];
        this.incidence = new double[groups];
        this.a = new double[groups][groups];
        this.c = new double[groups][groups];
        this.squares = new double[groups];
        this.mixed = new double[groups][groups];
        this.influence = new double[groups];
    }

    /** Sum of weighted observed less expected of a group. */
    double score(int group) {
        return score[group];
    }

    double covariance(int group, int other) {
        return covariance[group][other];
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
            moveCurves();
            addScore();
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

    private void moveCurves() {
        hSum = 0;
        rSum = 0;
        for (int k = 0; k < groups; k++) {
            survivalBefore[k] = survival[k];
            incidenceBefore[k] = incidence[k];
            if (atRisk[k] > 0) {
                double n = atRisk[k];
                survival[k] = survivalBefore[k] * (n - own[k] - other[k]) / n;
                incidence[k] = incidenceBefore[k] + survivalBefore[k] * own[k] / n;
                hSum += n / survivalBefore[k];
                rSum += n * (1 - incidenceBefore[k]) / survivalBefore[k];
            }
        }
        pooledBefore = pooled;
        pooled = pooledBefore + events / hSum;
    }

    private void addScore() {
        double weight = rho == 0 ? 1 : Math.pow(1 - pooledBefore, rho);
        double hazard = events / (hSum * (1 - pooledBefore));
        for (int k = 0; k < groups; k++) {
            if (atRisk[k] == 0) {
                continue;
            }
            double h = atRisk[k] / survivalBefore[k];
            for (int l = 0; l < groups; l++) {
                double hOther = atRisk[l] == 0 ? 0 : atRisk[l] / survivalBefore[l];
                a[k][l] = k == l ? weight * h * (1 - h / hSum) : -weight * h * hOther / hSum;
                c[k][l] += events > 0 ? a[k][l] * hazard : 0;
            }
            score[k] += weight * (own[k] - events * h * (1 - incidenceBefore[k]) / rSum);
        }
    }

    /** Events of the cause: the hypergeometric factor is that of all groups together, as they share one hazard if there is no difference. */
    private void addOwnEvents() {
        for (int k = 0; k < groups; k++) {
            if (atRisk[k] == 0) {
                continue;
            }
            double factor = survival[k] > 0 ? 1 - (1 - pooled) / survival[k] : 1;
            double ties = events > 1 ? 1 - (events - 1) / (hSum * survivalBefore[k] - 1) : 1;
            double variance = ties * survivalBefore[k] * events / (hSum * atRisk[k]);
            for (int i = 0; i < groups; i++) {
                // A group that has left contributes nothing at this time, but keeps its past.
                influence[i] = (atRisk[i] == 0 ? 0 : a[i][k]) - factor * c[i][k];
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
            double factor = (1 - pooled) / survival[k];
            double ties = other[k] > 1 ? 1 - (other[k] - 1) / (n - 1) : 1;
            double variance = ties * survivalBefore[k] * survivalBefore[k] * other[k] / (n * n);
            for (int i = 0; i < groups; i++) {
                influence[i] = -factor * c[i][k];
            }
            add(k, factor, variance);
        }
    }

    /**
     * Adds independent events of group k with a variance, each of which moves the scores at the end by influence + factor c(end).
     *
     * <p>c(end) is known at the end only, so the square is kept in its three parts.
     */
    private void add(int k, double factor, double variance) {
        squares[k] += factor * factor * variance;
        for (int i = 0; i < groups; i++) {
            mixed[k][i] += influence[i] * factor * variance;
            for (int j = 0; j < groups; j++) {
                covariance[i][j] += influence[i] * influence[j] * variance;
            }
        }
    }

    /** Ends a stratum. */
    void end() {
        for (int k = 0; k < groups; k++) {
            for (int i = 0; i < groups; i++) {
                for (int j = 0; j < groups; j++) {
                    covariance[i][j] += c[i][k] * c[j][k] * squares[k] + c[i][k] * mixed[k][j] + c[j][k] * mixed[k][i];
                }
            }
        }
    }
}
