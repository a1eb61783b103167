package org.aroregistry.core.endpoint;

import java.util.Optional;
import java.util.OptionalDouble;
import org.aroregistry.core.study.InterferonSegment;

/**
 * The dose of an interferon segment beside the dose on the label (rules I-002, I-003, I-005).
 *
 * <p>Near 0.5 m2 the label's dose jumps, and the label names no formula for the surface: there both of its doses are accepted, and the
 * ratio is the one nearer to 1.
 *
 * @param micrograms one injection; empty if the size that its unit needs is not known
 * @param ratio dose by label dose for the measured size, or for the size the site dosed on where none was measured
 * @param ratioBySizeUsed dose by label dose for the size that the site dosed on, if it gave a weight
 * @param isNearBorder whether both doses of the label are accepted
 */
public record SegmentDose(
        OptionalDouble micrograms, OptionalDouble ratio, OptionalDouble ratioBySizeUsed, boolean isNearBorder) {
    private static final double BORDER_FROM = 0.47;
    private static final double BORDER_TO = 0.53;
    private static final double LOWEST = 0.10;
    private static final double HIGHEST = 3.0;

    /**
     * Judges a segment.
     *
     * @param segment the segment
     * @param size the child's measured size
     * @param formula the site's formula for the surface, if it named one
     */
    public static SegmentDose of(InterferonSegment segment, BodySize size, Optional<SurfaceFormula> formula) {
        OptionalDouble micrograms = InterferonDose.micrograms(segment, size);
        OptionalDouble weight = size.weightKg(segment.startDay());
        OptionalDouble length = size.lengthCm(segment.startDay());
        boolean measured = weight.isPresent();
        OptionalDouble kg = measured ? weight : segment.weightKgUsed();
        OptionalDouble cm = measured ? length : segment.heightCmUsed();
        OptionalDouble surface = BodySize.surfaceM2(kg, cm);
        boolean border = surface.isPresent()
                && (isNear(surface.getAsDouble()) || disagrees(surface.getAsDouble(), segment, kg, cm, formula));
        return new SegmentDose(
                micrograms,
                ratio(micrograms, kg, surface, border),
                ratio(
                        micrograms,
                        segment.weightKgUsed(),
                        BodySize.surfaceM2(segment.weightKgUsed(), segment.heightCmUsed()),
                        border),
                border);
    }

    /** Tells whether the dose cannot be right whatever size is taken: above 3.0 or below 0.10 of the label dose. */
    public boolean isImpossible() {
        return ratio.isPresent()
                && isOutside(ratio.getAsDouble())
                && (ratioBySizeUsed.isEmpty() || isOutside(ratioBySizeUsed.getAsDouble()));
    }

    private static boolean isOutside(double ratio) {
        return ratio > HIGHEST || ratio < LOWEST;
    }

    private static boolean isNear(double surface) {
        double rounded = CtcaeGrade.rounded(surface);
        return rounded >= BORDER_FROM && rounded <= BORDER_TO;
    }

    /** Tells whether the site's own surface lies on the other side of the label's limit. */
    private static boolean disagrees(
            double mosteller,
            InterferonSegment segment,
            OptionalDouble kg,
            OptionalDouble cm,
            Optional<SurfaceFormula> formula) {
        OptionalDouble own = segment.surfaceM2Used();
        if (own.isEmpty() && formula.isPresent() && kg.isPresent() && cm.isPresent()) {
            own = OptionalDouble.of(formula.get().surfaceM2(kg.getAsDouble(), cm.getAsDouble()));
        }
        return own.isPresent() && isAbove(own.getAsDouble()) != isAbove(mosteller);
    }

    private static boolean isAbove(double surface) {
        return surface > InterferonDose.LABEL_SURFACE_LIMIT;
    }

    private static OptionalDouble ratio(
            OptionalDouble micrograms, OptionalDouble kg, OptionalDouble surface, boolean border) {
        if (micrograms.isEmpty() || kg.isEmpty() || surface.isEmpty()) {
            return OptionalDouble.empty();
        }
        double dose = micrograms.getAsDouble();
        double bySurface = dose / (InterferonDose.LABEL_MCG_PER_M2 * surface.getAsDouble());
        double byWeight = dose / (InterferonDose.LABEL_MCG_PER_KG * kg.getAsDouble());
        double ratio =
                border ? nearerToOne(bySurface, byWeight) : isAbove(surface.getAsDouble()) ? bySurface : byWeight;
        return OptionalDouble.of(CtcaeGrade.rounded(ratio));
    }

    private static double nearerToOne(double one, double other) {
        return StrictMath.abs(StrictMath.log(one)) <= StrictMath.abs(StrictMath.log(other)) ? one : other;
    }
}
