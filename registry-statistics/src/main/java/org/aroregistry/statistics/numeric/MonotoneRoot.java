package org.aroregistry.statistics.numeric;

import java.util.function.DoubleUnaryOperator;

/**
 * The root of an increasing function of a non-negative number, to the last bit.
 *
 * <p>Halves the interval between two neighbouring floating-point numbers of the same sign, not of the same size: non-negative doubles are
 * ordered like their bit patterns, so at most 64 evaluations reach adjacent numbers from any bracket, with full relative accuracy for tiny
 * roots too. That is what an absolute tolerance, as in the solvers of Commons Math, cannot give.
 */
public final class MonotoneRoot {

    private MonotoneRoot() {}

    /**
     * Finds where an increasing function changes its sign.
     *
     * @param function increasing on the bracket, negative to the left of the root
     * @param lower left end, finite and at least 0
     * @param upper right end, finite and at least the left one
     * @return the smallest number found at which the function is at least 0; the right end if there is none
     * @throws IllegalArgumentException if the ends are not a bracket of non-negative finite numbers
     */
    public static double ofIncreasing(DoubleUnaryOperator function, double lower, double upper) {
        if (!(lower >= 0 && upper >= lower && upper < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "bracket " + lower + " to " + upper + " is not finite, ordered and at least 0");
        }
        long below = Double.doubleToLongBits(lower + 0.0);
        long above = Double.doubleToLongBits(upper + 0.0);
        while (above - below > 1) {
            long middle = below + (above - below) / 2;
            if (function.applyAsDouble(Double.longBitsToDouble(middle)) < 0) {
                below = middle;
            } else {
                above = middle;
            }
        }
        return Double.longBitsToDouble(above);
    }
}
