package org.aroregistry.statistics.multistate;

import java.util.List;

/**
 * How rows of a multi-state sample ended.
 *
 * @param states names of the states
 * @param counts transitions from the state of the row to that of the column, both in the order of the states
 * @param withoutTransition rows in each state that ended without a transition
 */
public record TransitionTable(List<String> states, List<List<Integer>> counts, List<Integer> withoutTransition) {
    /** Copies the lists. */
    public TransitionTable {
        states = List.copyOf(states);
        counts = counts.stream().map(List::copyOf).toList();
        withoutTransition = List.copyOf(withoutTransition);
    }

    /**
     * Gives the number of transitions between two states.
     *
     * @throws IllegalArgumentException if a name is none of the states
     */
    public int count(String from, String to) {
        return counts.get(number(from)).get(number(to));
    }

    /**
     * Gives the number of rows in a state that ended without a transition.
     *
     * @throws IllegalArgumentException if the name is none of the states
     */
    public int withoutTransition(String from) {
        return withoutTransition.get(number(from));
    }

    private int number(String name) {
        int number = states.indexOf(name);
        if (number < 0) {
            throw new IllegalArgumentException("'" + name + "' is none of the states " + states);
        }
        return number;
    }
}
