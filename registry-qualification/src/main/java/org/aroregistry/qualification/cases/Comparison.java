package org.aroregistry.qualification.cases;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Compares computed numbers with those of a case, counts them by quantity, and remembers every deviation.
 *
 * <p>Where the case holds {@code null} or "NaN" no number may come out: NaN is expected.
 */
public final class Comparison {
    /** From this size on p-values are compared by their logarithm. */
    private static final double TINY_P = 1e-12;

    private static final int DEVIATIONS_KEPT = 1000;

    private final Map<String, QuantityTally> tallies = new LinkedHashMap<>();
    private final List<Deviation> deviations = new ArrayList<>();
    private final List<String> omissions = new ArrayList<>();
    private final Set<String> leftOut = new HashSet<>();
    private final Set<JsonNode> compared = Collections.newSetFromMap(new IdentityHashMap<>());

    /**
     * Compares a number.
     *
     * @param quantity what it is, such as "survival"; numbers of one quantity are counted together
     * @param where which of them
     * @param got the computed number, NaN if there is none
     * @param expected a JSON number, "Inf", "-Inf", "NaN" or null
     * @param tolerance accepted difference
     */
    public void number(String quantity, String where, double got, JsonNode expected, Tolerance tolerance) {
        hold(quantity, where, expected);
        if (expected.isNull() || expected.isString() && expected.asString().equals("NaN")) {
            note(
                    quantity,
                    where,
                    Double.isNaN(got),
                    Double.isNaN(got) ? 0 : Double.POSITIVE_INFINITY,
                    String.valueOf(got),
                    "none",
                    tolerance);
            return;
        }
        if (!expected.isNumber() && !expected.isString()) {
            note(quantity, where, false, Double.POSITIVE_INFINITY, String.valueOf(got), expected.toString(), tolerance);
            return;
        }
        number(
                quantity,
                where,
                got,
                expected.isString() ? infinity(expected.asString()) : expected.asDouble(),
                tolerance);
    }

    /** Compares a number with a plain one. */
    public void number(String quantity, String where, double got, double expected, Tolerance tolerance) {
        boolean accepted = tolerance.accepts(got, expected);
        double error = got == expected ? 0 : relativeError(got, expected);
        // Near 0 the absolute tolerance alone decides: the share that a rounding error has there says nothing.
        boolean nearZero = accepted && error > tolerance.relative();
        note(quantity, where, accepted, nearZero ? 0 : error, String.valueOf(got), String.valueOf(expected), tolerance);
    }

    /** Compares a p-value, whose decimal logarithm is compared where it is tiny. */
    public void pValue(String quantity, String where, double got, JsonNode expected) {
        hold(quantity, where, expected);
        if (expected.isNumber() && expected.asDouble() < TINY_P && expected.asDouble() > 0) {
            double wanted = expected.asDouble();
            double difference = Math.abs(Math.log10(got) - Math.log10(wanted));
            note(
                    quantity,
                    where,
                    difference <= 1e-8,
                    relativeError(got, wanted),
                    String.valueOf(got),
                    String.valueOf(wanted),
                    Tolerance.P_VALUE);
        } else {
            number(quantity, where, got, expected, Tolerance.P_VALUE);
        }
    }

    /** Compares a count. */
    public void exactly(String quantity, String where, long got, JsonNode expected) {
        hold(quantity, where, expected);
        boolean equal = expected.isNumber() && got == expected.asDouble();
        note(
                quantity,
                where,
                equal,
                equal ? 0 : Double.POSITIVE_INFINITY,
                String.valueOf(got),
                expected.toString(),
                Tolerance.NONE);
    }

    /** Compares a flag. */
    public void exactly(String quantity, String where, boolean got, JsonNode expected) {
        hold(quantity, where, expected);
        boolean equal = expected.isBoolean() && got == expected.asBoolean();
        note(
                quantity,
                where,
                equal,
                equal ? 0 : Double.POSITIVE_INFINITY,
                String.valueOf(got),
                expected.toString(),
                Tolerance.NONE);
    }

    /** Compares a text of the case, such as the name of a term; a number counts as the text it is written as. */
    public void exactly(String quantity, String where, String got, JsonNode expected) {
        hold(quantity, where, expected);
        exactly(quantity, where, got, expected.isContainer() ? expected.toString() : expected.asString());
    }

    /** Compares texts, such as the outcome of a fit. */
    public void exactly(String quantity, String where, String got, String expected) {
        boolean equal = got.equals(expected);
        note(quantity, where, equal, equal ? 0 : Double.POSITIVE_INFINITY, got, expected, Tolerance.NONE);
    }

    /** Refuses a value that the case does not hold, and remembers one that it does. */
    private void hold(String quantity, String where, JsonNode expected) {
        if (expected == null || expected.isMissingNode()) {
            throw new IllegalArgumentException(
                    "the case holds no " + quantity + (where.isEmpty() ? "" : " at " + where));
        }
        compared.add(expected);
    }

    /**
     * Takes a value of the case as used: it said what to compute, or how the comparison went depended on it.
     *
     * @param expected a value of the expected results
     */
    public void use(JsonNode expected) {
        compared.add(expected);
    }

    /** Says whether a value of the case was compared or used. */
    boolean holds(JsonNode expected) {
        return compared.contains(expected);
    }

    /**
     * Leaves numbers out because the program that computed them is known to compute them wrongly; the report says so.
     *
     * @param omission what is left out and why, with the evidence
     * @param fields where the numbers stand, such as "curves[].se[][]"
     */
    public void omit(String omission, String... fields) {
        if (!omissions.contains(omission)) {
            omissions.add(omission);
        }
        leftOut.addAll(List.of(fields));
    }

    /** Says whether numbers of a field are left out with a reason. */
    boolean leavesOut(String field) {
        return leftOut.contains(field);
    }

    /** Gives what was left out and why. */
    public List<String> omissions() {
        return List.copyOf(omissions);
    }

    /** Gives what was compared, by quantity in the order of first comparison. */
    public Collection<QuantityTally> tallies() {
        return List.copyOf(tallies.values());
    }

    /** Gives the deviations, the first 1000 at most. */
    public List<Deviation> deviations() {
        return List.copyOf(deviations);
    }

    private void note(
            String quantity,
            String where,
            boolean accepted,
            double error,
            String got,
            String expected,
            Tolerance tolerance) {
        tallies.merge(
                quantity,
                new QuantityTally(quantity, 1, accepted ? 0 : 1, error, error > 0 ? where : "", tolerance),
                QuantityTally::plus);
        if (!accepted && deviations.size() < DEVIATIONS_KEPT) {
            deviations.add(new Deviation(quantity, where, got, expected, tolerance.toString()));
        }
    }

    private static double relativeError(double got, double expected) {
        double error = Math.abs(got - expected) / Math.max(Math.abs(got), Math.abs(expected));
        return Double.isNaN(error) ? Double.POSITIVE_INFINITY : error;
    }

    private static double infinity(String text) {
        return switch (text) {
            case "Inf" -> Double.POSITIVE_INFINITY;
            case "-Inf" -> Double.NEGATIVE_INFINITY;
            default ->
                throw new IllegalArgumentException("the case holds the text '" + text + "' where a number belongs");
        };
    }
}
