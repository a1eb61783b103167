package org.aroregistry.statistics.recurrent;

import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.aroregistry.statistics.followup.SubjectRows;

/**
 * A checked sample of subjects who can have an event repeatedly, and possibly a terminal one.
 *
 * <ul>
 *   <li>Each row is an interval (entry, time] in which its subject was observed, ended by an event or not. A subject is at risk at t if one of its
 *       rows has entry &lt; t ≤ time. Gaps between rows are allowed, overlaps are not.
 *   <li>Events and terminal events come before censorings: who is censored at t is at risk at t. A row may end with an event and a terminal event
 *       at once; the event then counts.
 *   <li>In a row events may be unseen, as between two visits that lie too far apart: its subject is then at risk of the terminal event alone ({@link
 *       #withEventsSeen}).
 *   <li>Times closer than rounding error are one time, decided once over all rows. So build one sample of all groups and {@link #select} the
 *       groups from it.
 * </ul>
 *
 * <p>Instances are immutable; the arrays are copied.
 */
public final class RecurrentSample {
    private final SubjectRows rows;
    private final boolean[] events;
    private final boolean[] terminals;
    private final boolean[] seen;

    private RecurrentSample(SubjectRows rows, boolean[] events, boolean[] terminals, boolean[] seen) {
        this.rows = rows;
        this.events = events;
        this.terminals = terminals;
        this.seen = seen;
    }

    /**
     * Takes a sample without terminal events.
     *
     * @param subjects subject of each row: any numbers, length n ≥ 1
     * @param entries begin of each row, finite
     * @param times end of each row, finite, after its entry, in the unit of the entries
     * @param events length n; whether the row ended with the event
     * @return the sample
     * @throws IllegalArgumentException if lengths differ or are zero, a time is not finite or not after its entry, or rows of a subject overlap
     */
    public static RecurrentSample of(int[] subjects, double[] entries, double[] times, boolean[] events) {
        return of(subjects, entries, times, events, new boolean[events.length]);
    }

    /**
     * Takes a sample with terminal events, such as deaths, after which no event can happen.
     *
     * @param subjects subject of each row: any numbers, length n ≥ 1
     * @param entries begin of each row, finite
     * @param times end of each row, finite, after its entry, in the unit of the entries
     * @param events length n; whether the row ended with the event
     * @param terminals length n; whether the row ended with the terminal event
     * @return the sample
     * @throws IllegalArgumentException if lengths differ or are zero, a time is not finite or not after its entry, rows of a subject overlap, or a
     *     subject has a row after its terminal event
     */
    public static RecurrentSample of(
            int[] subjects, double[] entries, double[] times, boolean[] events, boolean[] terminals) {
        SubjectRows.requireLength("events", events.length, subjects.length);
        SubjectRows.requireLength("terminal events", terminals.length, subjects.length);
        SubjectRows rows = SubjectRows.of(subjects, entries, times);
        int[] order = rows.bySubject();
        for (int k = 1; k < order.length; k++) {
            if (terminals[order[k - 1]] && rows.subject(order[k]) == rows.subject(order[k - 1])) {
                throw new IllegalArgumentException("row " + order[k] + " of subject " + subjects[order[k]]
                        + " follows its terminal event in row " + order[k - 1]);
            }
        }
        boolean[] seen = new boolean[events.length];
        Arrays.fill(seen, true);
        return new RecurrentSample(rows, events.clone(), terminals.clone(), seen);
    }

    /**
     * Says in which rows events would have been seen; in the others a subject is at risk of the terminal event alone.
     *
     * <p>So each kind of event has the risk set that suits it: deaths are often known of subjects whose other events are not.
     *
     * @param seen of each row, length n
     * @return the sample with that knowledge
     * @throws IllegalArgumentException if the length differs or a row ends with an event that is not seen
     */
    public RecurrentSample withEventsSeen(boolean[] seen) {
        SubjectRows.requireLength("rows seen", seen.length, size());
        for (int i = 0; i < seen.length; i++) {
            if (events[i] && !seen[i]) {
                throw new IllegalArgumentException("row " + i + " ends with an event, but its events are not seen");
            }
        }
        return new RecurrentSample(rows, events, terminals, seen.clone());
    }

    /** Gives the number of rows, at least 1. */
    public int size() {
        return rows.size();
    }

    /** Gives the number of subjects, at least 1. */
    public int subjectCount() {
        return rows.subjectCount();
    }

    /** Gives the number of events of all subjects. */
    public int eventCount() {
        return count(events);
    }

    /** Gives the number of terminal events, at most one per subject. */
    public int terminalCount() {
        return count(terminals);
    }

    private static int count(boolean[] flags) {
        return (int) IntStream.range(0, flags.length).filter(i -> flags[i]).count();
    }

    /** Counts subjects by their number of events; numbers that nobody has are left out. */
    public SortedMap<Integer, Integer> eventsPerSubject() {
        int[] own = new int[subjectCount()];
        for (int i = 0; i < events.length; i++) {
            own[rows.subject(i)] += events[i] ? 1 : 0;
        }
        SortedMap<Integer, Integer> subjects = new TreeMap<>();
        for (int number : own) {
            subjects.merge(number, 1, Integer::sum);
        }
        return subjects;
    }

    /**
     * Picks rows, for instance those of one group; ties stay as decided over the whole sample.
     *
     * @param keep says of each index (0-based position in the arrays given) whether to keep the row
     * @return the picked rows in their order
     * @throws IllegalArgumentException if none is picked
     */
    public RecurrentSample select(IntPredicate keep) {
        int[] picked = IntStream.range(0, size()).filter(keep).toArray();
        SubjectRows selected = rows.select(picked);
        boolean[] ownEvents = new boolean[picked.length];
        boolean[] ownTerminals = new boolean[picked.length];
        boolean[] ownSeen = new boolean[picked.length];
        for (int i = 0; i < picked.length; i++) {
            ownEvents[i] = events[picked[i]];
            ownTerminals[i] = terminals[picked[i]];
            ownSeen[i] = seen[picked[i]];
        }
        return new RecurrentSample(selected, ownEvents, ownTerminals, ownSeen);
    }

    SubjectRows rows() {
        return rows;
    }

    boolean event(int row) {
        return events[row];
    }

    boolean seen(int row) {
        return seen[row];
    }

    boolean terminal(int row) {
        return terminals[row];
    }
}
