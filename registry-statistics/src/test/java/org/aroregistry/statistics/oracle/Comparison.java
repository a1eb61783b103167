package org.aroregistry.statistics.oracle;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Compares numbers with an oracle, counts them, and remembers every deviation. */
final class Comparison {

    /** Differences accepted: relative to the larger number, or absolute. */
    record Tolerance(double relative, double absolute) {
        static final Tolerance NONE = new Tolerance(0, 0);
        static final Tolerance ESTIMATE = new Tolerance(1e-9, 1e-12);
        static final Tolerance ERROR = new Tolerance(1e-9, 1e-11);
        static final Tolerance LARGE_ERROR = new Tolerance(1e-8, 1e-11);
        static final Tolerance CHI_SQUARE = new Tolerance(1e-9, 1e-10);
        static final Tolerance P_VALUE = new Tolerance(1e-8, 1e-300);
        static final Tolerance EXACT_LIMIT = new Tolerance(1e-9, 1e-15);
        static final Tolerance MID_P = new Tolerance(1e-7, 1e-12);

        boolean accepts(double got, double expected) {
            double difference = Math.abs(got - expected);
            return difference <= absolute || difference <= relative * Math.max(Math.abs(got), Math.abs(expected));
        }
    }

    private final List<String> deviations = new ArrayList<>();
    private int count;

    int count() {
        return count;
    }

    List<String> deviations() {
        return deviations;
    }

    /** Compares one number; {@code null} and "NaN" in the oracle demand NaN here. */
    void number(String what, double got, JsonNode expected, Tolerance tolerance) {
        count++;
        if (expected.isNull() || expected.isString() && expected.asString().equals("NaN")) {
            if (!Double.isNaN(got)) {
                deviations.add(what + ": got " + got + ", expected none");
            }
            return;
        }
        double wanted = expected.isString() ? infinity(expected.asString()) : expected.asDouble();
        if (!(got == wanted || tolerance.accepts(got, wanted))) {
            deviations.add(what + ": got " + got + ", expected " + wanted);
        }
    }

    /** Compares a p-value, whose logarithm is compared where it is tiny. */
    void pValue(String what, double got, JsonNode expected) {
        if (expected.isNumber() && expected.asDouble() < 1e-12 && expected.asDouble() > 0) {
            count++;
            if (!(Math.abs(Math.log10(got) - Math.log10(expected.asDouble())) <= 1e-8)) {
                deviations.add(what + ": got " + got + ", expected " + expected.asDouble());
            }
        } else {
            number(what, got, expected, Tolerance.P_VALUE);
        }
    }

    void exactly(String what, long got, JsonNode expected) {
        count++;
        if (!expected.isNumber() || got != expected.asDouble()) {
            deviations.add(what + ": got " + got + ", expected " + expected);
        }
    }

    void exactly(String what, boolean got, JsonNode expected) {
        count++;
        if (!expected.isBoolean() || got != expected.asBoolean()) {
            deviations.add(what + ": got " + got + ", expected " + expected);
        }
    }

    void exactly(String what, boolean equal) {
        count++;
        if (!equal) {
            deviations.add(what + " differ");
        }
    }

    private static double infinity(String text) {
        return switch (text) {
            case "Inf" -> Double.POSITIVE_INFINITY;
            case "-Inf" -> Double.NEGATIVE_INFINITY;
            default -> throw new IllegalArgumentException("number '" + text + "'");
        };
    }
}
