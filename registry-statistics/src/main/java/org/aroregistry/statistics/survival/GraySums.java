package org.aroregistry.statistics.survival;

import java.util.Arrays;

/**
 * Score and covariance of Gray's test of one cause, summed over strata; one pass over the times of each.
 *
 * <p>Notation of the paper, for group k before the time: n at risk, S the Kaplan-Meier estimate of being free of every cause, F the incidence
 * of the cause; h = n/S, R = h (1 - F). F0 without group is the pooled incidence, with increments d/Σh for the d events of the cause.
 *
 * <p>An event takes n to n - 1 and S to S (n - 1)/n, so h changes when a subject is censored only. It is kept with its inverse S/n, from which S
 * after an event follows without a division; divisions would be most of the time.
 */
final class GraySums {

    private final double rho;
    private final int cause;
    private final int groups;

    /** The last group is left out of scores and covariance: its score is minus the sum of the others. */
    private final int tested;

    private final double[] score;
    private final double[] covariance;

    /** Subjects at risk, and how many of them leave at this time by an event of the cause, or by another one. */
    private final int[] atRisk;

    private final int[] own;
    private final int[] other;

    /** Groups with events at this time. */
    private final int[] touched;

    private int touchedCount;

    /** Whether subjects of the group were censored since h was computed. */
    private final boolean[] stale;

    private final double[] survival;
    private final double[] inverseSurvival;
    private final double[] incidence;

    /** n/S before the time, 0 for a group that has left, and its inverse. */
    private final double[] h;

    private final double[] inverseH;

    /** Events of the cause at this time, and of the others, in all groups. */
    private int events;

    private int otherEvents;

    /** One over the sum of h. */
    private double inverseSum;

    /** Whether one group only is at risk. */
    private boolean alone;

    private double pooled;
    private double weight;

    /** Sum of the weights a of each pair of groups times the pooled hazard: that of k and i at k * tested + i. */
    private final double[] c;

    private final double[] squares;
    private final double[] mixed;
    private final double[] influence;

    private GraySums(double rho, int cause, int groups) {
        this.rho = rho;
        this.cause = cause;
        this.groups = groups;
        this.tested = groups - 1;
        this.score = new double[tested];
        this.covariance = new double[tested * tested];
        this.atRisk = new int[groups];
        this.own = new int[groups];
        this.other = new int[groups];
        this.touched = new int[groups];
        this.stale = new boolean[groups];
        this.survival = new double[groups];
        this.inverseSurvival = new double[groups];
        this.incidence = new double[groups];
        this.h = new double[groups];
        this.inverseH = new double[groups];
        this.c = new double[groups * tested];
        this.squares = new double[groups];
        this.mixed = new double[groups * tested];
        this.influence = new double[tested];
    }

    /** Sums over all strata. */
    static GraySums of(GrayRows rows, int cause, double rho) {
        GraySums sums = new GraySums(rho, cause, rows.groupCount());
        for (int from = 0, to; from < rows.size(); from = to) {
            to = rows.endOfStratum(from);
            sums.add(rows, from, to);
        }
        return sums;
    }

    /** Number of groups whose scores are kept. */
    int tested() {
        return tested;
    }

    /** Sum of weighted observed less expected of a group. */
    double score(int group) {
        return score[group];
    }

    double covariance(int group, int other) {
        return covariance[Math.max(group, other) * tested + Math.min(group, other)];
    }

    private void add(GrayRows rows, int from, int to) {
        begin();
        for (int place = from; place < to; place++) {
            atRisk[rows.group(place)]++;
        }
        for (int place = from, next; place < to; place = next) {
            next = rows.endOfTime(place, to);
            for (int i = place; i < next; i++) {
                leave(rows.group(i), rows.cause(i));
            }
            if (touchedCount > 0) {
                pass();
                forget();
            }
            for (int i = place; i < next; i++) {
                if (rows.cause(i) == 0) {
                    remove(rows.group(i));
                }
            }
        }
        end();
    }

    private void begin() {
        pooled = 0;
        Arrays.fill(atRisk, 0);
        Arrays.fill(stale, true);
        Arrays.fill(survival, 1);
        Arrays.fill(inverseSurvival, 1);
        Arrays.fill(incidence, 0);
        Arrays.fill(squares, 0);
        Arrays.fill(c, 0);
        Arrays.fill(mixed, 0);
    }

    /** Takes the event of one subject that leaves at the present time. */
    private void leave(int group, int ended) {
        if (ended == 0) {
            return;
        }
        if (own[group] + other[group] == 0) {
            touched[touchedCount++] = group;
        }
        if (ended == cause) {
            own[group]++;
            events++;
        } else {
            other[group]++;
            otherEvents++;
        }
    }

    /** Adds the events of the present time after all that leave at it were taken. */
    private void pass() {
        weigh();
        moveCurves();
        if (events > 0) {
            addOwnEvents();
        }
        if (otherEvents > 0) {
            addOtherEvents();
        }
    }

    /** Takes those with events at the present time out of the risk set. */
    private void forget() {
        for (int t = 0; t < touchedCount; t++) {
            int k = touched[t];
            atRisk[k] -= own[k] + other[k];
            stale[k] |= atRisk[k] == 0;
            own[k] = 0;
            other[k] = 0;
        }
        touchedCount = 0;
        events = 0;
        otherEvents = 0;
    }

    /** Takes a censored subject out of the risk set. */
    private void remove(int group) {
        atRisk[group]--;
        stale[group] = true;
    }

    private void refresh() {
        boolean changed = false;
        for (int k = 0; k < groups; k++) {
            if (stale[k]) {
                stale[k] = false;
                changed = true;
                h[k] = atRisk[k] == 0 ? 0 : atRisk[k] * inverseSurvival[k];
                inverseH[k] = survival[k] / atRisk[k];
            }
        }
        if (changed) {
            double sum = 0;
            int present = 0;
            for (double part : h) {
                sum += part;
                present += part > 0 ? 1 : 0;
            }
            inverseSum = 1 / sum;
            alone = present == 1;
        }
    }

    /** Adds to the score, with the curves as they are before the time, and moves the pooled incidence. */
    private void weigh() {
        refresh();
        double before = pooled;
        pooled += events * inverseSum;
        weight = rho == 0 ? 1 : Math.pow(1 - before, rho);
        // A group alone is compared with nobody; and its pooled incidence can be 1 before its last event.
        if (events == 0 || alone) {
            return;
        }
        double rSum = 0;
        for (int k = 0; k < groups; k++) {
            rSum += h[k] * (1 - incidence[k]);
        }
        double weighted = weight * events;
        double inverse = weighted / (rSum * (1 - before));
        double expected = (1 - before) * inverse;
        double hazard = inverseSum * rSum * inverse;
        for (int i = 0; i < tested; i++) {
            score[i] += weight * own[i] - expected * h[i] * (1 - incidence[i]);
            double part = hazard * h[i];
            for (int k = 0; k < groups; k++) {
                c[k * tested + i] += part * ((i == k ? 1 : 0) - h[k] * inverseSum);
            }
        }
    }

    private void moveCurves() {
        for (int t = 0; t < touchedCount; t++) {
            int k = touched[t];
            int left = atRisk[k] - own[k] - other[k];
            incidence[k] += own[k] * inverseH[k];
            survival[k] = left * inverseH[k];
            inverseSurvival[k] = left == 0 ? 0 : h[k] / left;
        }
    }

    /** Events of the cause: the hypergeometric factor is that of all groups together, as they share one hazard if there is no difference. */
    private void addOwnEvents() {
        for (int k = 0; k < groups; k++) {
            if (atRisk[k] == 0) {
                continue;
            }
            double factor = survival[k] > 0 ? 1 - (1 - pooled) * inverseSurvival[k] : 1;
            // Survival before the time is n times S/n.
            double ties = events > 1 ? 1 - (events - 1) / (atRisk[k] * inverseH[k] / inverseSum - 1) : 1;
            double variance = ties * events * inverseSum * inverseH[k];
            for (int i = 0; i < tested; i++) {
                double a = weight * h[i] * ((i == k ? 1 : 0) - h[k] * inverseSum);
                influence[i] = a - factor * c[k * tested + i];
            }
            add(k, factor, variance);
        }
    }

    /** Events of other causes, whose hazard may differ between the groups. */
    private void addOtherEvents() {
        for (int t = 0; t < touchedCount; t++) {
            int k = touched[t];
            if (other[k] == 0 || !(survival[k] > 0)) {
                continue;
            }
            double factor = (1 - pooled) * inverseSurvival[k];
            double ties = other[k] > 1 ? 1 - (other[k] - 1) / (atRisk[k] - 1.0) : 1;
            for (int i = 0; i < tested; i++) {
                influence[i] = -factor * c[k * tested + i];
            }
            add(k, factor, ties * inverseH[k] * inverseH[k] * other[k]);
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
            mixed[k * tested + i] += part * factor;
            for (int j = 0; j <= i; j++) {
                covariance[i * tested + j] += part * influence[j];
            }
        }
    }

    private void end() {
        for (int k = 0; k < groups; k++) {
            int row = k * tested;
            for (int i = 0; i < tested; i++) {
                for (int j = 0; j <= i; j++) {
                    covariance[i * tested + j] += c[row + i] * c[row + j] * squares[k]
                            + c[row + i] * mixed[row + j]
                            + c[row + j] * mixed[row + i];
                }
            }
        }
    }
}
