package org.aroregistry.statistics.survival;

/**
 * Robust standard errors: the infinitesimal jackknife, summed within clusters.
 *
 * <p>The influence of a subject on log S(t) is A(t) - A(e) while it is at risk, with A the sum of d/(n (n - d)) and e its entry, and stays at
 * A(x) - A(e), less 1/(n - d) at an event, once it has left at x. The hazards have the same form, with other sums. So the sum over clusters of
 * squared sums of influences needs only the present weight W and the constant part G of each cluster: it is ΣG² + 2A ΣGW + A² ΣW².
 */
final class RobustErrors {

    private final SurvivalSample sample;
    private final RiskTable table;
    private final WeightedCounts counts;
    private final int[] clusters;

    private RobustErrors(SurvivalSample sample, RiskTable table, WeightedCounts counts) {
        this.sample = sample;
        this.table = table;
        this.counts = counts;
        this.clusters = sample.weights().numberedClusters(sample.followUp());
    }

    /** Replaces the model-based standard errors of a curve. */
    static void into(SurvivalSteps steps, SurvivalSample sample, RiskTable table, WeightedCounts counts) {
        new RobustErrors(sample, table, counts).into(steps);
    }

    private void into(SurvivalSteps steps) {
        Influence survival = new Influence(clusters);
        Influence hazard = new Influence(clusters);
        Influence tied = new Influence(clusters);
        FollowUp followUp = sample.followUp();
        int size = followUp.size();
        int entered = 0;
        int left = 0;
        double survivalError = 0;
        double hazardError = 0;
        double tiedError = 0;
        for (int j = 0; j < table.size(); j++) {
            while (entered < size && (!followUp.delayed() || followUp.entryTime(entered) < table.time(j))) {
                int subject = followUp.delayed() ? followUp.entering(entered) : followUp.exiting(entered);
                double weight = sample.weights().weight(subject);
                survival.enter(subject, weight);
                hazard.enter(subject, weight);
                tied.enter(subject, weight);
                entered++;
            }
            double atRisk = counts.atRisk()[j];
            double events = counts.events()[j];
            if (events > 0) {
                double surviving = counts.surviving()[j];
                // Where nobody survives there is no survival left to be influenced.
                survival.pass(surviving > 0 ? events / (atRisk * surviving) : 0, surviving > 0 ? 1 / surviving : 0);
                hazard.pass(events / (atRisk * atRisk), 1 / atRisk);
                passTied(tied, atRisk, events, table.events(j));
            }
            while (left < size && followUp.exitTime(left) == table.time(j)) {
                int subject = followUp.exiting(left++);
                double weight = sample.weights().weight(subject);
                survival.leave(subject, weight, sample.event(subject));
                hazard.leave(subject, weight, sample.event(subject));
                tied.leave(subject, weight, sample.event(subject));
            }
            // Only events change the errors; rounding must not, or flat limits would wander by a last bit.
            if (events > 0) {
                survivalError = survival.error();
                hazardError = hazard.error();
                tiedError = tied.error();
            }
            steps.setErrors(j, survivalError, hazardError, tiedError);
        }
    }

    /** Tied events one after another: the k-th has n - k d/m at risk, of which the dead keep the part 1 - k/m. */
    private static void passTied(Influence tied, double atRisk, double weight, int events) {
        double each = weight / events;
        double all = 0;
        double own = 0;
        for (int k = 0; k < events; k++) {
            double left = atRisk - k * each;
            all += each / (left * left);
            own += 1 / (events * left) + each * k / (events * left * left);
        }
        tied.pass(all, own);
    }

    /**
     * Gives the robust standard error of a restricted mean.
     *
     * @param area the area under the curve from each time of the table to the horizon; 0 after it
     */
    static double restrictedMean(SurvivalSample sample, RiskTable table, double[] area) {
        WeightedCounts counts = WeightedCounts.of(sample, table);
        FollowUp followUp = sample.followUp();
        double[] cumulative = new double[table.size() + 1];
        double[] own = new double[table.size()];
        for (int j = 0; j < table.size(); j++) {
            double surviving = counts.surviving()[j];
            own[j] = surviving > 0 ? area[j] / surviving : 0;
            cumulative[j + 1] = cumulative[j] + own[j] * counts.events()[j] / counts.atRisk()[j];
        }
        int[] clusters = sample.weights().numberedClusters(sample.followUp());
        double[] sums = new double[sample.size()];
        int j = 0;
        for (int place = 0; place < followUp.size(); place++) {
            while (table.time(j) < followUp.exitTime(place)) {
                j++;
            }
            int subject = followUp.exiting(place);
            int first = followUp.firstIndexAtRisk(subject, table.grid());
            double influence = cumulative[j + 1] - cumulative[first] - (sample.event(subject) ? own[j] : 0);
            sums[clusters[subject]] += sample.weights().weight(subject) * influence;
        }
        double variance = 0;
        for (double sum : sums) {
            variance += sum * sum;
        }
        return Math.sqrt(variance);
    }

    /** The clusters' sums of influences on one running sum A. */
    private static final class Influence {
        /** Part of the largest term below which a variance is what rounding left of terms that cancel. */
        private static final double ROUNDING = 1e-13;

        private final int[] clusters;
        private final double[] constant;
        private final double[] present;
        private double constantSquares;
        private double products;
        private double presentSquares;
        private double sum;
        private double own;

        /** Largest sum of the terms' sizes so far: what the rounding of the running sums is measured by. */
        private double largest;

        Influence(int[] clusters) {
            this.clusters = clusters;
            this.constant = new double[clusters.length];
            this.present = new double[clusters.length];
        }

        void enter(int subject, double weight) {
            change(clusters[subject], -weight * sum, weight);
        }

        /** Passes a time, which adds to A; an event at the time has an influence of its own. */
        void pass(double step, double eventInfluence) {
            sum += step;
            own = eventInfluence;
            largest = Math.max(
                    largest, constantSquares + Math.abs(2 * sum * products) + (sum * sum + own * own) * presentSquares);
        }

        void leave(int subject, double weight, boolean event) {
            change(clusters[subject], weight * (sum - (event ? own : 0)), -weight);
        }

        private void change(int cluster, double toConstant, double toPresent) {
            double g = constant[cluster];
            double w = present[cluster];
            double newG = g + toConstant;
            double newW = w + toPresent;
            constantSquares += newG * newG - g * g;
            products += newG * newW - g * w;
            presentSquares += newW * newW - w * w;
            constant[cluster] = newG;
            present[cluster] = newW;
        }

        double error() {
            double variance = constantSquares + 2 * sum * products + sum * sum * presentSquares;
            // What is left of terms that cancel, as where a single subject is at risk, is rounding.
            return variance > ROUNDING * largest ? Math.sqrt(variance) : 0;
        }
    }
}
