package org.aroregistry.statistics.multistate;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.aroregistry.statistics.followup.SubjectRows;

/**
 * A checked sample of subjects observed in states: each row an interval (entry, time] in one state, ended by a transition or not.
 *
 * <ul>
 *   <li>A subject is at risk of leaving the state of a row at t if entry &lt; t ≤ time. Who enters at t is not at risk at t, so a subject that
 *       enters a state at t can leave it after t at the earliest.
 *   <li>Transitions come before censorings: who is censored at t is at risk at t.
 *   <li>Times closer than rounding error are one time, decided once over all rows. So build one sample of all groups and {@link #select} the
 *       groups from it.
 *   <li>A row that ends without a transition is censored there, unless the next row of its subject goes on from that time; splitting a row so
 *       changes nothing. Gaps are allowed, overlaps are not. Any state can lead to any other.
 *   <li>A transition from a state to itself is counted in {@link #transitions} and is none to the estimates.
 * </ul>
 *
 * <p>Instances are immutable; the arrays are copied.
 */
public final class MultiStateSample {
    /** In place of the state entered: the row ends without a transition. */
    public static final int NO_TRANSITION = -1;

    private final List<String> states;
    private final SubjectRows rows;
    private final int[] from;
    private final int[] to;

    private MultiStateSample(List<String> states, SubjectRows rows, int[] from, int[] to) {
        this.states = states;
        this.rows = rows;
        this.from = from;
        this.to = to;
    }

    /**
     * Takes a sample with numbered states.
     *
     * @param states names of the states, at least one, each once; their order is that of all results
     * @param subjects subject of each row: any numbers, length n ≥ 1
     * @param entries begin of each row, finite
     * @param times end of each row, finite, after its entry, in the unit of the entries
     * @param from state during each row, as position among the states
     * @param to state entered at the end of each row, as position among the states, or {@link #NO_TRANSITION}
     * @return the sample
     * @throws IllegalArgumentException if lengths differ or are zero, a state's name is repeated, a position is out of range, a time is not
     *     finite or not after its entry, or rows of a subject overlap
     */
    public static MultiStateSample of(
            List<String> states, int[] subjects, double[] entries, double[] times, int[] from, int[] to) {
        if (states.isEmpty() || Set.copyOf(states).size() < states.size()) {
            throw new IllegalArgumentException("states are " + states + ", not at least one and distinct");
        }
        SubjectRows.requireLength("from-states", from.length, subjects.length);
        SubjectRows.requireLength("to-states", to.length, subjects.length);
        for (int i = 0; i < from.length; i++) {
            requireState("from-state", i, from[i], states.size(), 0);
            requireState("to-state", i, to[i], states.size(), NO_TRANSITION);
        }
        return new MultiStateSample(
                List.copyOf(states), SubjectRows.of(subjects, entries, times), from.clone(), to.clone());
    }

    private static void requireState(String what, int row, int state, int count, int least) {
        if (state < least || state >= count) {
            throw new IllegalArgumentException(
                    what + " of row " + row + " is " + state + ", not between " + least + " and " + (count - 1));
        }
    }

    /**
     * Takes a sample with states by name.
     *
     * @param states names of the states, at least one, each once; their order is that of all results
     * @param subjects subject of each row: any numbers, length n ≥ 1
     * @param entries begin of each row, finite
     * @param times end of each row, finite, after its entry, in the unit of the entries
     * @param from name of the state during each row
     * @param to name of the state entered at the end of each row, or the name for none
     * @param none what stands in {@code to} where a row ends without a transition, such as "censor"; no name of a state
     * @return the sample
     * @throws IllegalArgumentException as {@link #of(List, int[], double[], double[], int[], int[])} does, or if a name is not known
     */
    public static MultiStateSample of(
            List<String> states,
            int[] subjects,
            double[] entries,
            double[] times,
            List<String> from,
            List<String> to,
            String none) {
        if (states.contains(none)) {
            throw new IllegalArgumentException("'" + none + "' is a state and cannot mean that there is no transition");
        }
        int[] fromNumbers = new int[from.size()];
        for (int i = 0; i < fromNumbers.length; i++) {
            fromNumbers[i] = number(states, "from-state", i, from.get(i));
        }
        int[] toNumbers = new int[to.size()];
        for (int i = 0; i < toNumbers.length; i++) {
            toNumbers[i] = to.get(i).equals(none) ? NO_TRANSITION : number(states, "to-state", i, to.get(i));
        }
        return of(states, subjects, entries, times, fromNumbers, toNumbers);
    }

    private static int number(List<String> states, String what, int row, String name) {
        int number = states.indexOf(name);
        if (number < 0) {
            throw new IllegalArgumentException(
                    what + " of row " + row + " is '" + name + "', none of the states " + states);
        }
        return number;
    }

    /** Gives the number of rows, at least 1. */
    public int size() {
        return rows.size();
    }

    /** Gives the number of subjects, at least 1. */
    public int subjectCount() {
        return rows.subjectCount();
    }

    /** Gives the names of the states in order. */
    public List<String> states() {
        return states;
    }

    /** Counts how the rows ended, by the state during the row and the state entered. */
    public TransitionTable transitions() {
        int count = states.size();
        int[][] counts = new int[count][count];
        int[] ended = new int[count];
        for (int i = 0; i < from.length; i++) {
            if (to[i] == NO_TRANSITION) {
                ended[from[i]]++;
            } else {
                counts[from[i]][to[i]]++;
            }
        }
        List<List<Integer>> lines = new ArrayList<>();
        for (int[] line : counts) {
            lines.add(IntStream.of(line).boxed().toList());
        }
        return new TransitionTable(states, lines, IntStream.of(ended).boxed().toList());
    }

    /**
     * Picks rows, for instance those of one group; ties stay as decided over the whole sample.
     *
     * @param keep says of each index (0-based position in the arrays given) whether to keep the row
     * @return the picked rows in their order
     * @throws IllegalArgumentException if none is picked
     */
    public MultiStateSample select(IntPredicate keep) {
        int[] picked = IntStream.range(0, size()).filter(keep).toArray();
        return new MultiStateSample(
                states, rows.select(picked), SubjectRows.pick(from, picked), SubjectRows.pick(to, picked));
    }

    SubjectRows rows() {
        return rows;
    }

    int from(int row) {
        return from[row];
    }

    /** Whether a row ends with a move to another state. */
    boolean moves(int row) {
        return to[row] != NO_TRANSITION && to[row] != from[row];
    }

    int to(int row) {
        return to[row];
    }

    int state(String name) {
        int number = states.indexOf(name);
        if (number < 0) {
            throw new IllegalArgumentException("'" + name + "' is none of the states " + states);
        }
        return number;
    }
}
