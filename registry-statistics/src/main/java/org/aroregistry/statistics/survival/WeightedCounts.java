package org.aroregistry.statistics.survival;

/**
 * The weights at risk, with events and censored at each time of a table, and the weight that survives the events.
 *
 * <p>Summed from the last time back, so that no weight is the difference of two sums: where nobody survives, the surviving weight is exactly 0.
 *
 * @param atRisk weight at risk at each time
 * @param events weight with the event
 * @param censored weight censored
 * @param surviving weight at risk without the event
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared, and not seen outside the package.
record WeightedCounts(double[] atRisk, double[] events, double[] censored, double[] surviving) {

    static WeightedCounts of(SurvivalSample sample, RiskTable table) {
        FollowUp followUp = sample.followUp();
        CaseWeights weights = sample.weights();
        int size = table.size();
        WeightedCounts counts =
                new WeightedCounts(new double[size], new double[size], new double[size], new double[size]);
        int exits = followUp.size();
        int entries = followUp.delayed() ? followUp.size() : 0;
        double present = 0;
        int presentCount = 0;
        for (int j = size - 1; j >= 0; j--) {
            while (entries > 0 && followUp.entryTime(entries - 1) >= table.time(j)) {
                double weight = weights.weight(followUp.entering(--entries));
                presentCount -= weight > 0 ? 1 : 0;
                present = presentCount == 0 ? 0 : present - weight;
            }
            while (exits > 0 && followUp.exitTime(exits - 1) == table.time(j)) {
                int subject = followUp.exiting(--exits);
                double weight = weights.weight(subject);
                presentCount += weight > 0 ? 1 : 0;
                if (sample.event(subject)) {
                    counts.events[j] += weight;
                } else {
                    counts.censored[j] += weight;
                }
            }
            counts.surviving[j] = present + counts.censored[j];
            present = counts.surviving[j] + counts.events[j];
            counts.atRisk[j] = present;
        }
        return counts;
    }
}
