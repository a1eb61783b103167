package org.aroregistry.statistics.multistate;

import java.util.Arrays;
import org.aroregistry.statistics.followup.SubjectRows;
import org.aroregistry.statistics.numeric.Ascending;

/**
 * The product integral of a sample: at each time with transitions, how many of those at risk moved where, and the probabilities after it.
 *
 * <p>Steps are the times with a transition after the start; positions on the grid are turned into numbers of steps once. What happens at a
 * step is kept as its moves (from, to), few even where states are many.
 */
final class OccupancySteps {
    final int stateCount;
    final int count;
    final double[] times;

    /** First move of each step; one more element marks the end. */
    final int[] firstMove;

    final int[] moveFrom;
    final int[] moveTo;

    /** Moves over those at risk: the step of the cumulative hazard. */
    final double[] moveHazard;

    final int[] moveAtRisk;

    /** Move that a row ends with, -1 if none. */
    final int[] moveOfRow;

    /** Probability of state s before step k at k * stateCount + s; the last block is after all steps. */
    final double[] probability;

    /** Number of steps at or before each position of the grid. */
    final int[] stepsUpTo;

    private final int[] moveOfCell;

    OccupancySteps(MultiStateSample sample, double startTime, double[] initial) {
        SubjectRows rows = sample.rows();
        int start = rows.grid().lastAtOrBefore(startTime);
        int gridSize = rows.grid().size();
        this.stateCount = initial.length;
        boolean[] isStep = new boolean[gridSize];
        int moving = 0;
        for (int i = 0; i < rows.size(); i++) {
            if (sample.moves(i) && rows.exit(i) > start) {
                isStep[rows.exit(i)] = true;
                moving++;
            }
        }
        this.stepsUpTo = new int[gridSize];
        int steps = 0;
        for (int g = 0; g < gridSize; g++) {
            steps += isStep[g] ? 1 : 0;
            stepsUpTo[g] = steps;
        }
        this.count = steps;
        this.times = new double[steps];
        this.firstMove = new int[steps + 1];
        this.moveFrom = new int[moving];
        this.moveTo = new int[moving];
        this.moveHazard = new double[moving];
        this.moveAtRisk = new int[moving];
        this.moveOfRow = new int[rows.size()];
        this.probability = new double[(steps + 1) * stateCount];
        this.moveOfCell = new int[stateCount * stateCount];
        System.arraycopy(initial, 0, probability, 0, stateCount);
        pass(sample, isStep);
    }

    private void pass(MultiStateSample sample, boolean[] isStep) {
        SubjectRows rows = sample.rows();
        int[] byEntry = rows.byEntry();
        int[] byExit = rows.byExit();
        int[] atRisk = new int[stateCount];
        Arrays.fill(moveOfRow, -1);
        int entered = 0;
        int left = 0;
        int step = 0;
        for (int g = 0; g < isStep.length; g++) {
            int leaving = left;
            while (leaving < byExit.length && rows.exit(byExit[leaving]) == g) {
                leaving++;
            }
            if (isStep[g]) {
                times[step] = rows.grid().time(g);
                gather(sample, byExit, left, leaving, step, atRisk);
                multiply(step);
                step++;
            }
            for (; left < leaving; left++) {
                atRisk[sample.from(byExit[left])]--;
            }
            // Who enters at this time is at risk from the next one on.
            for (; entered < byEntry.length && rows.entry(byEntry[entered]) == g; entered++) {
                atRisk[sample.from(byEntry[entered])]++;
            }
        }
    }

    /** Collects the moves of a step from the rows that end there. */
    private void gather(MultiStateSample sample, int[] byExit, int first, int end, int step, int[] atRisk) {
        int next = firstMove[step];
        for (int k = first; k < end; k++) {
            int row = byExit[k];
            if (sample.moves(row)) {
                int cell = sample.from(row) * stateCount + sample.to(row);
                if (moveOfCell[cell] == 0) {
                    moveFrom[next] = sample.from(row);
                    moveTo[next] = sample.to(row);
                    moveAtRisk[next] = atRisk[sample.from(row)];
                    moveOfCell[cell] = ++next;
                }
                moveOfRow[row] = moveOfCell[cell] - 1;
                moveHazard[moveOfRow[row]]++;
            }
        }
        firstMove[step + 1] = next;
        for (int m = firstMove[step]; m < next; m++) {
            moveOfCell[moveFrom[m] * stateCount + moveTo[m]] = 0;
        }
    }

    private void multiply(int step) {
        int before = step * stateCount;
        int after = before + stateCount;
        int[] leaving = new int[stateCount];
        int[] atRisk = new int[stateCount];
        for (int m = firstMove[step]; m < firstMove[step + 1]; m++) {
            leaving[moveFrom[m]] += (int) moveHazard[m];
            atRisk[moveFrom[m]] = moveAtRisk[m];
        }
        for (int s = 0; s < stateCount; s++) {
            double p = probability[before + s];
            // As a quotient of counts, so that a state everybody leaves is left with exactly 0.
            probability[after + s] = leaving[s] == 0 ? p : p * (atRisk[s] - leaving[s]) / atRisk[s];
        }
        for (int m = firstMove[step]; m < firstMove[step + 1]; m++) {
            moveHazard[m] /= moveAtRisk[m];
            probability[after + moveTo[m]] += probability[before + moveFrom[m]] * moveHazard[m];
        }
    }

    /** Number of steps at or before a time. */
    int stepsAt(double time) {
        return Ascending.countUpTo(times, time);
    }
}
