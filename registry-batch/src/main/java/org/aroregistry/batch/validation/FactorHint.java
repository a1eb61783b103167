package org.aroregistry.batch.validation;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Predicate;

/** Tells by which power of ten a number may be wrong. */
final class FactorHint {
    private static final List<Integer> POWERS = List.of(-1, 1, -2, 2);

    private FactorHint() {}

    /**
     * Returns a hint if the number would fit once multiplied or divided by 10 or 100; else empty.
     *
     * @param number the number that does not fit
     * @param fits what is plausible
     */
    static String of(BigDecimal number, Predicate<BigDecimal> fits) {
        for (int power : POWERS) {
            if (fits.test(number.scaleByPowerOfTen(power))) {
                return "perhaps too " + (power < 0 ? "large" : "small") + " by a factor of "
                        + (StrictMath.abs(power) == 1 ? "10" : "100");
            }
        }
        return "";
    }
}
