package org.aroregistry.app.attack;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.commons.math3.optim.MaxIter;
import org.apache.commons.math3.optim.linear.LinearConstraint;
import org.apache.commons.math3.optim.linear.LinearConstraintSet;
import org.apache.commons.math3.optim.linear.LinearObjectiveFunction;
import org.apache.commons.math3.optim.linear.NonNegativeConstraint;
import org.apache.commons.math3.optim.linear.PivotSelectionRule;
import org.apache.commons.math3.optim.linear.Relationship;
import org.apache.commons.math3.optim.linear.SimplexSolver;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;

/**
 * A reader who combines sums: unknown counts with bounds, and linear equations between them.
 *
 * <p>Bounds are narrowed through single equations first, which knows that counts are whole and that some are never 1 to 4; then a
 * linear program over all equations that hang together gives the smallest and the largest value of a count.
 */
final class LinearReader {
    /** Larger than any number of patients. */
    static final double MANY = 1e5;

    private static final double TINY = 1e-6;
    private static final double SURE = 0.999;
    private static final int ROUNDS = 500;

    /** Larger systems are narrowed only: a program of 400 equations found nothing more and took twice as long. */
    private static final int LARGEST_PROGRAM = 160;

    /** As far as a count is moved to see whether it can. */
    private static final double FAR = 50;

    private final List<String> names = new ArrayList<>();
    private final List<double[]> bounds = new ArrayList<>();
    private final List<Boolean> neverSmall = new ArrayList<>();
    private final List<Equation> equations = new ArrayList<>();
    private final Map<Integer, List<Equation>> of = new HashMap<>();
    private final Set<Integer> inDoubt = new HashSet<>();

    /** The unknowns times their factors add up to zero. */
    private record Equation(int[] unknowns, double[] factors) {}

    /** Adds a count that lies between two numbers, and that may be known never to be 1 to 4. */
    int unknown(String name, double lower, double upper, boolean gap) {
        names.add(name);
        bounds.add(new double[] {lower, upper});
        neverSmall.add(gap);
        return bounds.size() - 1;
    }

    /** Adds that the unknowns times their factors add up to zero. */
    void zero(List<Integer> unknowns, List<Double> factors) {
        int[] counted = IntStream.range(0, factors.size())
                .filter(k -> Math.abs(factors.get(k)) > TINY)
                .toArray();
        Equation equation = new Equation(
                IntStream.of(counted).map(unknowns::get).toArray(),
                IntStream.of(counted).mapToDouble(factors::get).toArray());
        equations.add(equation);
        for (int unknown : equation.unknowns()) {
            of.computeIfAbsent(unknown, key -> new ArrayList<>()).add(equation);
        }
    }

    /** Narrows all bounds through single equations. */
    void narrow() {
        boolean changed = true;
        for (int round = 0; changed && round < ROUNDS; round++) {
            changed = false;
            for (Equation equation : equations) {
                changed |= narrow(equation);
            }
        }
    }

    /** Returns the smallest value that a count can have. */
    double lower(int unknown) {
        return bounds.get(unknown)[0];
    }

    /** Returns the largest value that a count can have. */
    double upper(int unknown) {
        return bounds.get(unknown)[1];
    }

    /**
     * Tells whether only one value is left for a count, by all equations that hang together with it.
     *
     * @param unknown the count
     * @param truth what the counts are; the search for other values starts there
     */
    boolean isCertain(int unknown, Map<Integer, Long> truth) {
        if (isKnown(unknown)) {
            return true;
        }
        if (inDoubt.contains(unknown)) {
            return false;
        }
        List<Equation> near = together(unknown);
        boolean complete = near.stream()
                .flatMapToInt(equation -> IntStream.of(equation.unknowns()))
                .allMatch(other -> isKnown(other) || truth.containsKey(other));
        if (near.isEmpty() || !complete || near.size() > LARGEST_PROGRAM) {
            return false;
        }
        return !canMove(unknown, 1, near, truth) && !canMove(unknown, -1, near, truth);
    }

    private boolean isKnown(int unknown) {
        return upper(unknown) - lower(unknown) < SURE;
    }

    /** Returns the equations that are linked with an unknown through other unknowns. */
    private List<Equation> together(int unknown) {
        Set<Integer> seen = new HashSet<>();
        List<Equation> found = new ArrayList<>();
        List<Integer> open = new ArrayList<>(List.of(unknown));
        while (!open.isEmpty()) {
            int next = open.remove(open.size() - 1);
            if (seen.add(next) && !isKnown(next)) {
                for (Equation equation : of.getOrDefault(next, List.of())) {
                    if (!found.contains(equation)) {
                        found.add(equation);
                        for (int other : equation.unknowns()) {
                            open.add(other);
                        }
                    }
                }
            }
        }
        return found;
    }

    /**
     * Tells whether the count could be larger, or smaller, by one or more.
     *
     * <p>Moves away from the truth are split into those up and those down, so that nothing moves at the start.
     */
    private boolean canMove(int unknown, int direction, List<Equation> near, Map<Integer, Long> truth) {
        Map<Integer, Integer> index = new LinkedHashMap<>();
        for (Equation equation : near) {
            for (int other : equation.unknowns()) {
                if (!isKnown(other)) {
                    index.putIfAbsent(other, index.size());
                }
            }
        }
        int n = index.size();
        List<LinearConstraint> constraints = new ArrayList<>();
        for (Equation equation : near) {
            double[] row = new double[2 * n];
            for (int k = 0; k < equation.unknowns().length; k++) {
                Integer i = index.get(equation.unknowns()[k]);
                if (i != null) {
                    row[i] += equation.factors()[k];
                    row[n + i] -= equation.factors()[k];
                }
            }
            constraints.add(new LinearConstraint(row, Relationship.LEQ, 0));
            constraints.add(new LinearConstraint(negative(row), Relationship.LEQ, 0));
        }
        index.forEach((other, i) -> {
            constraints.add(atMost(2 * n, i, Math.min(FAR, upper(other) - truth.get(other))));
            constraints.add(atMost(2 * n, n + i, Math.min(FAR, truth.get(other) - lower(other))));
        });
        double[] objective = new double[2 * n];
        objective[index.get(unknown)] = direction;
        objective[n + index.get(unknown)] = -direction;
        double[] moves = new SimplexSolver()
                .optimize(
                        new MaxIter(50_000),
                        new LinearObjectiveFunction(objective, 0),
                        new LinearConstraintSet(constraints),
                        GoalType.MAXIMIZE,
                        PivotSelectionRule.BLAND,
                        new NonNegativeConstraint(true))
                .getPoint();
        index.forEach((other, i) -> {
            if (Math.abs(moves[i] - moves[n + i]) > SURE) {
                inDoubt.add(other);
            }
        });
        return inDoubt.contains(unknown);
    }

    private static LinearConstraint atMost(int length, int i, double limit) {
        double[] row = new double[length];
        row[i] = 1;
        return new LinearConstraint(row, Relationship.LEQ, limit);
    }

    private static double[] negative(double[] row) {
        return DoubleStream.of(row).map(value -> -value).toArray();
    }

    private boolean narrow(Equation equation) {
        double low = 0;
        double high = 0;
        for (int k = 0; k < equation.unknowns().length; k++) {
            low += least(equation, k);
            high += most(equation, k);
        }
        boolean changed = false;
        for (int k = 0; k < equation.unknowns().length; k++) {
            double factor = equation.factors()[k];
            double a = -(low - least(equation, k)) / factor;
            double b = -(high - most(equation, k)) / factor;
            int unknown = equation.unknowns()[k];
            changed |= tighten(unknown, Math.min(a, b), Math.max(a, b));
            if (lower(unknown) > upper(unknown)) {
                throw new IllegalStateException("what the reports say cannot be true at once: "
                        + IntStream.of(equation.unknowns())
                                .mapToObj(other -> names.get(other) + " " + lower(other) + ".." + upper(other))
                                .toList());
            }
            if (changed) {
                return true;
            }
        }
        return changed;
    }

    private double least(Equation equation, int k) {
        int unknown = equation.unknowns()[k];
        return equation.factors()[k] * (equation.factors()[k] > 0 ? lower(unknown) : upper(unknown));
    }

    private double most(Equation equation, int k) {
        int unknown = equation.unknowns()[k];
        return equation.factors()[k] * (equation.factors()[k] > 0 ? upper(unknown) : lower(unknown));
    }

    private boolean tighten(int unknown, double atLeast, double atMost) {
        double[] bound = bounds.get(unknown);
        double lower = Math.max(bound[0], Math.ceil(atLeast - TINY));
        double upper = Math.min(bound[1], Math.floor(atMost + TINY));
        if (neverSmall.get(unknown)) {
            lower = lower > 0 && lower < 5 ? 5 : lower;
            upper = upper > 0 && upper < 5 ? 0 : upper;
        }
        boolean changed = lower > bound[0] || upper < bound[1];
        bound[0] = lower;
        bound[1] = upper;
        return changed;
    }
}
