package org.aroregistry.core.endpoint;

import java.util.OptionalDouble;
import org.aroregistry.core.study.InterferonSegment;

/**
 * Interferon gamma-1b doses in micrograms per injection.
 *
 * <p>100 mcg are 2 million IU or 0.5 mL; on the scale used before 2000, 50 mcg were 1.5 million units. The label gives 50 mcg per
 * m2 above 0.5 m2 of body surface, and 1.5 mcg per kg up to it.
 */
final class InterferonDose {
    private static final double IU_PER_MCG = 20_000;
    private static final double OLD_UNITS_PER_MCG = 30_000;
    private static final double MCG_PER_MILLION_IU = 50;
    private static final double MCG_PER_ML = 200;
    private static final double LABEL_SURFACE_LIMIT = 0.5;
    private static final double LABEL_MCG_PER_M2 = 50;
    private static final double LABEL_MCG_PER_KG = 1.5;
    private static final double SMALLEST_PLAUSIBLE = 0.5;
    private static final double LARGEST_PLAUSIBLE = 2000;

    private InterferonDose() {}

    /** Returns the dose of a segment, by the size that the site dosed on, or else the measured one; empty if neither is known. */
    static OptionalDouble micrograms(InterferonSegment segment, BodySize size) {
        return switch (segment.doseUnit()) {
            case "MCG" -> OptionalDouble.of(segment.dose());
            case "MCG_M2" -> times(segment.dose(), surfaceM2(segment, size, segment.startDay()));
            case "MCG_KG" -> times(segment.dose(), weightKg(segment, size, segment.startDay()));
            case "IU" -> OptionalDouble.of(segment.dose() / IU_PER_MCG);
            case "MIU" -> OptionalDouble.of(segment.dose() * MCG_PER_MILLION_IU);
            case "U_PRE2000" -> OptionalDouble.of(segment.dose() / OLD_UNITS_PER_MCG);
            case "ML" -> OptionalDouble.of(segment.dose() * MCG_PER_ML);
            default -> OptionalDouble.empty();
        };
    }

    /** Tells whether a dose can be one injection; outside the unit is probably wrong. */
    static boolean isPlausible(double micrograms) {
        return micrograms >= SMALLEST_PLAUSIBLE && micrograms <= LARGEST_PLAUSIBLE;
    }

    /** Returns the dose on the label for the child's measured size on a day; the size the site dosed on where none was measured. */
    static OptionalDouble label(InterferonSegment segment, BodySize size, int day) {
        OptionalDouble weight = size.weightKg(day);
        if (weight.isPresent()) {
            return label(weight.getAsDouble(), size.surfaceM2(day).orElseThrow());
        }
        if (segment.weightKgUsed().isEmpty()) {
            return OptionalDouble.empty();
        }
        return label(
                segment.weightKgUsed().getAsDouble(),
                BodySize.surfaceM2(segment.weightKgUsed(), segment.heightCmUsed())
                        .orElseThrow());
    }

    static OptionalDouble label(double weightKg, double surfaceM2) {
        return OptionalDouble.of(
                surfaceM2 > LABEL_SURFACE_LIMIT ? LABEL_MCG_PER_M2 * surfaceM2 : LABEL_MCG_PER_KG * weightKg);
    }

    private static OptionalDouble weightKg(InterferonSegment segment, BodySize size, int day) {
        return segment.weightKgUsed().isPresent() ? segment.weightKgUsed() : size.weightKg(day);
    }

    private static OptionalDouble surfaceM2(InterferonSegment segment, BodySize size, int day) {
        return segment.surfaceM2Used().isPresent() ? segment.surfaceM2Used() : size.surfaceM2(day);
    }

    private static OptionalDouble times(double dose, OptionalDouble size) {
        return size.isPresent() ? OptionalDouble.of(dose * size.getAsDouble()) : OptionalDouble.empty();
    }
}
