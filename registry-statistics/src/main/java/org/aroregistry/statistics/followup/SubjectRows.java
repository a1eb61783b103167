package org.aroregistry.statistics.followup;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Checked rows of follow-up: each an interval (entry, time] of a subject.
 *
 * <p>A subject is under observation at t if one of its rows has entry &lt; t ≤ time. Its rows may leave gaps, in which it is not observed, but
 * must not overlap: it would count twice. The order of the rows is free. Immutable; arrays given out are not to be changed.
 */
public final class SubjectRows {
    private final TimeGrid grid;
    private final int[] subjects;
    private final int[] entries;
    private final int[] exits;
    private final double[] durations;
    private final int subjectCount;

    private SubjectRows(TimeGrid grid, int[] subjects, int[] entries, int[] exits, double[] durations) {
        this.grid = grid;
        this.subjects = subjects;
        this.entries = entries;
        this.exits = exits;
        this.durations = durations;
        this.subjectCount = Arrays.stream(subjects).max().orElseThrow() + 1;
    }

    /**
     * Checks rows and finds the grid of their times.
     *
     * @param subjects subject of each row, any numbers, length n ≥ 1
     * @param entries begin of each row, finite, any sign
     * @param times end of each row, finite, after its entry
     * @return the rows
     * @throws IllegalArgumentException if lengths differ or are zero, a value is not finite, a row does not end after its entry, or rows of a
     *     subject overlap
     */
    public static SubjectRows of(int[] subjects, double[] entries, double[] times) {
        int n = subjects.length;
        if (n == 0) {
            throw new IllegalArgumentException("there are no subjects");
        }
        requireLength("entries", entries.length, n);
        requireLength("times", times.length, n);
        double[] durations = new double[n];
        for (int i = 0; i < n; i++) {
            requireFinite("entry", i, entries[i]);
            requireFinite("time", i, times[i]);
            durations[i] = times[i] - entries[i];
        }
        int[][] positions = new int[2][n];
        TimeGrid grid = TimeGrid.of(positions, entries, times);
        for (int i = 0; i < n; i++) {
            if (positions[0][i] >= positions[1][i]) {
                throw new IllegalArgumentException("row " + i + " enters at " + entries[i] + ", not before its time "
                        + times[i] + (entries[i] < times[i] ? " once rounding error is removed" : ""));
            }
        }
        SubjectRows rows = new SubjectRows(grid, numbered(subjects), positions[0], positions[1], durations);
        rows.requireDisjoint(subjects);
        return rows;
    }

    /** Says that an array has the wrong length. */
    public static void requireLength(String what, int length, int rows) {
        if (length != rows) {
            throw new IllegalArgumentException(length + " " + what + " for " + rows + " rows");
        }
    }

    private static void requireFinite(String what, int row, double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(what + " of row " + row + " is " + value + ", not finite");
        }
    }

    /** Numbers subjects from 0 in the order of their first rows. */
    private static int[] numbered(int[] subjects) {
        int least = Arrays.stream(subjects).min().orElseThrow();
        long range = (long) Arrays.stream(subjects).max().orElseThrow() - least + 1;
        return range <= 4L * subjects.length ? numberedByTable(subjects, least, (int) range) : numberedByMap(subjects);
    }

    /** For subjects that are numbered closely already, as they mostly are. */
    private static int[] numberedByTable(int[] subjects, int least, int range) {
        int[] numbers = new int[range];
        int[] numbered = new int[subjects.length];
        int next = 0;
        for (int i = 0; i < subjects.length; i++) {
            int place = subjects[i] - least;
            if (numbers[place] == 0) {
                numbers[place] = ++next;
            }
            numbered[i] = numbers[place] - 1;
        }
        return numbered;
    }

    private static int[] numberedByMap(int[] subjects) {
        Map<Integer, Integer> numbers = new HashMap<>();
        int[] numbered = new int[subjects.length];
        for (int i = 0; i < subjects.length; i++) {
            Integer number = numbers.putIfAbsent(subjects[i], numbers.size());
            numbered[i] = number == null ? numbers.size() - 1 : number;
        }
        return numbered;
    }

    private void requireDisjoint(int[] names) {
        int[] order = bySubject();
        for (int k = 1; k < order.length; k++) {
            int row = order[k];
            int before = order[k - 1];
            if (subjects[row] == subjects[before] && entries[row] < exits[before]) {
                throw new IllegalArgumentException("rows " + before + " and " + row + " of subject " + names[row]
                        + " overlap: one ends at " + grid.time(exits[before]) + ", the other enters at "
                        + grid.time(entries[row]));
            }
        }
    }

    /**
     * Picks rows; ties stay as decided over all rows, subjects are numbered anew.
     *
     * @param picked indices of rows, at least one
     * @return these rows in this order
     * @throws IllegalArgumentException if none is picked
     */
    public SubjectRows select(int[] picked) {
        if (picked.length == 0) {
            throw new IllegalArgumentException("none of the " + size() + " rows is selected");
        }
        return new SubjectRows(
                grid,
                numbered(pick(subjects, picked)),
                pick(entries, picked),
                pick(exits, picked),
                Arrays.stream(picked).mapToDouble(i -> durations[i]).toArray());
    }

    /** Picks elements of an array by index. */
    public static int[] pick(int[] values, int[] picked) {
        return Arrays.stream(picked).map(i -> values[i]).toArray();
    }

    /** Gives the number of rows, at least 1. */
    public int size() {
        return subjects.length;
    }

    /** Gives the number of subjects, at least 1. */
    public int subjectCount() {
        return subjectCount;
    }

    /** Gives the grid of all times, those of rows not picked included. */
    public TimeGrid grid() {
        return grid;
    }

    /** Gives the number of a row's subject, from 0 in the order of first rows. */
    public int subject(int row) {
        return subjects[row];
    }

    /** Gives the position of a row's entry on the grid. */
    public int entry(int row) {
        return entries[row];
    }

    /** Gives the position of a row's time on the grid, after that of its entry. */
    public int exit(int row) {
        return exits[row];
    }

    /** Gives the length of a row from the times as given: merging ties does not change it. */
    public double duration(int row) {
        return durations[row];
    }

    /** Gives the last position at which anybody was observed. */
    public int lastExit() {
        return Arrays.stream(exits).max().orElseThrow();
    }

    /** Gives the rows ordered by subject, those of one subject by time. */
    public int[] bySubject() {
        int[] byTime = byPosition(entries);
        return bucketed(byTime, subjects, subjectCount);
    }

    /** Gives the rows ordered by entry. */
    public int[] byEntry() {
        return byPosition(entries);
    }

    /** Gives the rows ordered by time. */
    public int[] byExit() {
        return byPosition(exits);
    }

    private int[] byPosition(int[] positions) {
        int[] rows = new int[positions.length];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = i;
        }
        return bucketed(rows, positions, grid.size());
    }

    /** Sorts rows by a key from 0 to count - 1, stable. */
    private static int[] bucketed(int[] rows, int[] keys, int count) {
        int[] starts = new int[count + 1];
        for (int key : keys) {
            starts[key + 1]++;
        }
        for (int k = 0; k < count; k++) {
            starts[k + 1] += starts[k];
        }
        int[] sorted = new int[rows.length];
        for (int row : rows) {
            sorted[starts[keys[row]]++] = row;
        }
        return sorted;
    }
}
