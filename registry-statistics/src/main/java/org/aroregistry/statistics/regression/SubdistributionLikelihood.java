package org.aroregistry.statistics.regression;

import java.util.Arrays;

/**
 * The partial likelihood of the subdistribution at some coefficients, with its score and information; linear in subjects.
 *
 * <p>The sums over a risk set are two running sums: of those still there, from the last time to the first, and of those with a competing
 * event, from the first to the last, which the censoring weights shrink at each step. The information is summed subject by subject: with m the
 * number of events a subject is expected to have, it is the sum of m x x' less that of the squared means over the events.
 *
 * <p>Risks are exp(linear predictor - shift), so that they never overflow.
 */
final class SubdistributionLikelihood {
    private final SubdistributionRiskSets sets;
    private final boolean efron;
    private final int width;

    /** Covariates less their means, row by row in the order of time. */
    private final double[] covariates;

    /** Sum of the covariates over the events of the cause. */
    private final double[] eventSum;

    private final double[] risk;
    private double shift;

    /** Per event time: sum of the risks of the events and of the risk set; those of risk times covariate. */
    private final double[] eventRisk;

    private final double[] setRisk;
    private final double[] eventMoment;
    private final double[] setMoment;

    /** Per event time: hazard, and that part of it that the events of the time themselves are under. */
    private final double[] hazard;

    private final double[] ownHazard;

    private double logLikelihood;
    private final double[] score;
    private final double[][] information;

    SubdistributionLikelihood(SubdistributionRiskSets sets, double[] covariates, int width, boolean efron) {
        this.sets = sets;
        this.covariates = covariates;
        this.width = width;
        this.efron = efron;
        int times = sets.eventTimeCount();
        this.risk = new double[sets.size()];
        this.eventRisk = new double[efron ? times : 0];
        this.setRisk = new double[times];
        this.eventMoment = new double[efron ? times * width : 0];
        this.setMoment = new double[times * width];
        this.hazard = new double[times];
        this.ownHazard = new double[times];
        this.score = new double[width];
        this.information = new double[width][width];
        this.eventSum = new double[width];
        for (int i = 0; i < risk.length; i++) {
            for (int k = 0; sets.own[i] && k < width; k++) {
                eventSum[k] += covariates[i * width + k];
            }
        }
    }

    double logLikelihood() {
        return logLikelihood;
    }

    double[] score() {
        return score.clone();
    }

    double[][] information() {
        return Arrays.stream(information).map(double[]::clone).toArray(double[][]::new);
    }

    /** Risk of a subject, by its place in the order of time, relative to {@link #riskUnit}. */
    double risk(int subject) {
        return risk[subject];
    }

    /** Risk of a subject at the means of the covariates, in the unit of {@link #risk}. */
    double riskUnit() {
        return Math.exp(-shift);
    }

    double hazard(int time) {
        return hazard[time];
    }

    /** Number of the risk sets that the events of a time see one after the other. */
    int shares(int time) {
        return efron ? sets.events[time] : 1;
    }

    /** Number of events that see the risk set of a share. */
    double eventsPerShare(int time) {
        return efron ? 1 : sets.events[time];
    }

    /** Part of the events' own risk that is missing in a share. */
    double missing(int time, int share) {
        return efron ? (double) share / sets.events[time] : 0;
    }

    double shareRisk(int time, int share) {
        return efron ? setRisk[time] - missing(time, share) * eventRisk[time] : setRisk[time];
    }

    double shareMean(int time, int share, int k) {
        int at = time * width + k;
        double moment = efron ? setMoment[at] - missing(time, share) * eventMoment[at] : setMoment[at];
        return moment / shareRisk(time, share);
    }

    double covariate(int subject, int k) {
        return covariates[subject * width + k];
    }

    int width() {
        return width;
    }

    SubdistributionRiskSets sets() {
        return sets;
    }

    /** Moves to other coefficients; likelihood, score and information are then those there. */
    void evaluate(double[] coefficients) {
        double events = risks(coefficients);
        sumPresent();
        addFading();
        sumEvents();
        hazards(events);
        inform();
    }

    /** Computes the risks and returns the sum of the linear predictors of the events. */
    private double risks(double[] coefficients) {
        shift = Double.NEGATIVE_INFINITY;
        double events = 0;
        for (int i = 0, at = 0; i < risk.length; i++) {
            double predictor = 0;
            for (int k = 0; k < width; k++) {
                predictor += covariates[at++] * coefficients[k];
            }
            risk[i] = predictor;
            shift = Math.max(shift, predictor);
            events += sets.own[i] ? predictor : 0;
        }
        for (int i = 0; i < risk.length; i++) {
            risk[i] = Math.exp(risk[i] - shift);
        }
        return events;
    }

    private void sumPresent() {
        if (sets.byEntry.length > 0) {
            sumPresentOfEntered();
            return;
        }
        double sum = 0;
        double[] moment = new double[width];
        int leaving = risk.length - 1;
        for (int u = setRisk.length - 1; u >= 0; u--) {
            for (; leaving >= 0 && sets.exited[leaving] > u; leaving--) {
                sum += risk[leaving];
                add(moment, leaving, risk[leaving]);
            }
            setRisk[u] = sum;
            System.arraycopy(moment, 0, setMoment, u * width, width);
        }
    }

    /**
     * The same where subjects enter late: who enters at or after a time is in the sum so far, as it leaves later still, and is taken out. What
     * is left may be far smaller than what was taken out, so that the sums keep what rounding takes from them.
     */
    private void sumPresentOfEntered() {
        CompensatedSum sum = new CompensatedSum();
        CompensatedSum[] moment = new CompensatedSum[width];
        Arrays.setAll(moment, k -> new CompensatedSum());
        int leaving = risk.length - 1;
        int entering = risk.length - 1;
        for (int u = setRisk.length - 1; u >= 0; u--) {
            for (; leaving >= 0 && sets.exited[leaving] > u; leaving--) {
                sum.add(risk[leaving]);
                add(moment, leaving, risk[leaving]);
            }
            for (; entering >= 0 && sets.entered[sets.byEntry[entering]] > u; entering--) {
                int subject = sets.byEntry[entering];
                sum.add(-risk[subject]);
                add(moment, subject, -risk[subject]);
            }
            setRisk[u] = sum.sum();
            for (int k = 0; k < width; k++) {
                setMoment[u * width + k] = moment[k].sum();
            }
        }
    }

    private void add(CompensatedSum[] moment, int subject, double factor) {
        for (int k = 0; k < width; k++) {
            moment[k].add(factor * covariates[subject * width + k]);
        }
    }

    private void addFading() {
        double sum = 0;
        double[] moment = new double[width];
        int next = 0;
        for (int u = 0; u < setRisk.length; u++) {
            sum *= sets.ratio[u];
            for (int k = 0; k < width; k++) {
                moment[k] *= sets.ratio[u];
            }
            for (; next < risk.length && sets.exited[next] <= u; next++) {
                double faded = sets.fade[next] * risk[next];
                if (faded > 0) {
                    sum += faded;
                    add(moment, next, faded);
                }
            }
            setRisk[u] += sum;
            for (int k = 0; k < width; k++) {
                setMoment[u * width + k] += moment[k];
            }
        }
    }

    private void add(double[] moment, int subject, double factor) {
        int at = subject * width;
        for (int k = 0; k < width; k++) {
            moment[k] += factor * covariates[at + k];
        }
    }

    private void sumEvents() {
        if (!efron) {
            return;
        }
        Arrays.fill(eventRisk, 0);
        Arrays.fill(eventMoment, 0);
        for (int i = 0; i < risk.length; i++) {
            if (sets.own[i]) {
                int u = sets.exited[i] - 1;
                eventRisk[u] += risk[i];
                for (int k = 0; k < width; k++) {
                    eventMoment[u * width + k] += risk[i] * covariates[i * width + k];
                }
            }
        }
    }

    private void hazards(double events) {
        logLikelihood = events;
        System.arraycopy(eventSum, 0, score, 0, width);
        for (double[] row : information) {
            Arrays.fill(row, 0);
        }
        double[] mean = new double[width];
        for (int u = 0; u < hazard.length; u++) {
            hazard[u] = 0;
            ownHazard[u] = 0;
            double count = eventsPerShare(u);
            for (int share = 0; share < shares(u); share++) {
                double total = shareRisk(u, share);
                logLikelihood -= count * (Math.log(total) + shift);
                hazard[u] += count / total;
                ownHazard[u] += (1 - missing(u, share)) * count / total;
                for (int k = 0; k < width; k++) {
                    mean[k] = shareMean(u, share, k);
                    score[k] -= count * mean[k];
                    for (int l = 0; l <= k; l++) {
                        information[k][l] -= count * mean[k] * mean[l];
                    }
                }
            }
        }
    }

    private void inform() {
        double[] expected = expectedEvents();
        for (int i = 0; i < risk.length; i++) {
            int at = i * width;
            for (int k = 0; k < width; k++) {
                double part = expected[i] * covariates[at + k];
                for (int l = 0; l <= k; l++) {
                    information[k][l] += part * covariates[at + l];
                }
            }
        }
        for (int k = 0; k < width; k++) {
            for (int l = 0; l < k; l++) {
                information[l][k] = information[k][l];
            }
        }
    }

    /** Events each subject is expected to have: its risk times the hazards it was under. */
    double[] expectedEvents() {
        RunningSums hazards = new RunningSums(hazard);
        double[] after = fromThen(hazard);
        double[] expected = new double[risk.length];
        for (int i = 0; i < risk.length; i++) {
            int exit = sets.exited[i];
            double present = sets.own[i]
                    ? hazards.between(sets.entered[i], exit - 1) + ownHazard[exit - 1]
                    : hazards.between(sets.entered[i], exit);
            double faded = exit < hazard.length ? sets.fade[i] * after[exit] : 0;
            expected[i] = risk[i] * (present + faded);
        }
        return expected;
    }

    /** For each event time the sum of values from it on, weighted relative to it. */
    double[] fromThen(double[] values) {
        double[] sums = values.clone();
        for (int u = sums.length - 2; u >= 0; u--) {
            sums[u] += sets.ratio[u + 1] * sums[u + 1];
        }
        return sums;
    }
}
