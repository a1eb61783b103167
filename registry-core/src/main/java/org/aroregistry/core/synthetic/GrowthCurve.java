package org.aroregistry.core.synthetic;

/**
 * Body measures by age: rough medians of both sexes, and z-scores around them.
 *
 * <p>Made for plausible data only; the registry's own z-scores come from a proper reference table.
 */
final class GrowthCurve {
    private static final double[] AGE = {0, 30, 91, 182, 365, 730, 1096, 1461, 1826, 3652, 6574, 30_000};
    private static final double[] WEIGHT = {3.3, 4.4, 6.1, 7.6, 9.3, 11.8, 14.1, 16.2, 18.2, 31.5, 60, 65};
    private static final double[] LENGTH = {49.5, 54.2, 60.5, 66.7, 74.9, 87.0, 95.6, 103, 109.7, 138, 169, 170};
    private static final double[] HEAD = {34.2, 36.9, 40.0, 43.0, 45.8, 47.8, 48.9, 49.6, 50.2, 52.5, 55, 55};
    private static final double WEIGHT_LOG_SD = 0.12;
    private static final double LENGTH_SD_SHARE = 0.037;
    private static final double HEAD_SD = 1.3;

    private GrowthCurve() {}

    /** Returns kilograms. */
    static double weight(double ageDays, double z) {
        return at(WEIGHT, ageDays) * StrictMath.exp(WEIGHT_LOG_SD * z);
    }

    /** Returns centimetres. */
    static double length(double ageDays, double z) {
        return at(LENGTH, ageDays) * (1 + LENGTH_SD_SHARE * z);
    }

    /** Returns centimetres. */
    static double head(double ageDays, double z) {
        return at(HEAD, ageDays) + HEAD_SD * z;
    }

    /** Returns the body surface area after Mosteller, in square metres. */
    static double bodySurface(double lengthCm, double weightKg) {
        return StrictMath.sqrt(lengthCm * weightKg / 3600);
    }

    private static double at(double[] curve, double ageDays) {
        double age = StrictMath.max(0, ageDays);
        int i = 1;
        while (AGE[i] < age && i < AGE.length - 1) {
            i++;
        }
        double share = (age - AGE[i - 1]) / (AGE[i] - AGE[i - 1]);
        return curve[i - 1] + share * (curve[i] - curve[i - 1]);
    }
}
