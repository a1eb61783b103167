package org.aroregistry.statistics.survival;

/** The counts at each distinct time from which every estimator works: at risk, events by cause, censored. */
final class RiskTable {

    private final double[] times;
    private final int[] atRisk;
    private final int[][] ends;

    private RiskTable(double[] times, int[] atRisk, int[][] ends) {
        this.times = times;
        this.atRisk = atRisk;
        this.ends = ends;
    }

    /**
     * Counts a sample.
     *
     * @param grid ascending distinct times, among them every exit time of the sample
     * @param causeCount number of causes
     * @param causes of the subjects in the order in which they leave: 0 censored, 1 to causeCount an event
     */
    static RiskTable of(FollowUp followUp, double[] grid, int causeCount, int[] causes) {
        int[][] ends = new int[causeCount + 1][grid.length];
        int[] atRisk = new int[grid.length];
        int size = followUp.size();
        int entered = followUp.delayed() ? 0 : size;
        int left = 0;
        for (int j = 0; j < grid.length; j++) {
            while (entered < size && followUp.entryTime(entered) < grid[j]) {
                entered++;
            }
            atRisk[j] = entered - left;
            while (left < size && followUp.exitTime(left) == grid[j]) {
                ends[causes[left++]][j]++;
            }
        }
        return new RiskTable(grid, atRisk, ends);
    }

    double[] grid() {
        return times;
    }

    int size() {
        return times.length;
    }

    double time(int j) {
        return times[j];
    }

    int atRisk(int j) {
        return atRisk[j];
    }

    int censored(int j) {
        return ends[0][j];
    }

    /** Events of one cause, 1-based. */
    int events(int j, int cause) {
        return ends[cause][j];
    }

    /** Events of all causes. */
    int events(int j) {
        int sum = 0;
        for (int cause = 1; cause < ends.length; cause++) {
            sum += ends[cause][j];
        }
        return sum;
    }
}
