package org.aroregistry.core.endpoint;

/** Formulas for the body surface area of a child; names are the codes of {@code interferon.bsa_formula}. */
public enum SurfaceFormula {
    /** Square root of length times weight by 3600; the registry's own choice. */
    MOSTELLER,
    /** Haycock 1978. */
    HAYCOCK,
    /** DuBois and DuBois 1916. */
    DUBOIS,
    /** Boyd 1935. */
    BOYD,
    /** (4 w + 7) / (90 + w), where no length is known. */
    WEIGHT_ONLY;

    /**
     * Returns the body surface area in m2.
     *
     * @param weightKg weight in kg
     * @param lengthCm length or height in cm; without meaning for {@link #WEIGHT_ONLY}
     */
    public double surfaceM2(double weightKg, double lengthCm) {
        double grams = 1000 * weightKg;
        return switch (this) {
            case MOSTELLER -> Math.sqrt(lengthCm * weightKg / 3600);
            case HAYCOCK -> 0.024265 * StrictMath.pow(weightKg, 0.5378) * StrictMath.pow(lengthCm, 0.3964);
            case DUBOIS -> 0.007184 * StrictMath.pow(weightKg, 0.425) * StrictMath.pow(lengthCm, 0.725);
            case BOYD ->
                0.0003207
                        * StrictMath.pow(lengthCm, 0.3)
                        * StrictMath.pow(grams, 0.7285 - 0.0188 * StrictMath.log10(grams));
            case WEIGHT_ONLY -> (4 * weightKg + 7) / (90 + weightKg);
        };
    }
}
