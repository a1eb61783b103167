package org.aroregistry.core.endpoint;

import java.util.OptionalDouble;
import org.aroregistry.core.study.Answer;
import org.aroregistry.core.study.BodyMeasure;

/** What is measured of a child's growth. */
public enum GrowthMeasure {
    /** Length to the age of 730 days, height from 731 days on, cm. */
    LENGTH(false, 6, 6) {
        @Override
        GrowthCurve curve(int day) {
            return day < HEIGHT_FROM_DAY ? GrowthCurve.LENGTH : GrowthCurve.HEIGHT;
        }

        @Override
        OptionalDouble value(BodyMeasure measure, GrowthConvention convention) {
            if (measure.lengthCm().isEmpty()) {
                return OptionalDouble.empty();
            }
            boolean young = measure.day() < HEIGHT_FROM_DAY;
            String position = measure.position().orElse(young ? LYING : STANDING);
            double measured = measure.lengthCm().getAsDouble();
            if (young && position.equals(STANDING)) {
                return OptionalDouble.of(measured + convention.lyingTallerCm());
            }
            return OptionalDouble.of(
                    !young && position.equals(LYING) ? measured - convention.lyingTallerCm() : measured);
        }
    },
    /** Weight, kg; none with oedema. */
    WEIGHT(true, 6, 5) {
        @Override
        GrowthCurve curve(int day) {
            return GrowthCurve.WEIGHT;
        }

        @Override
        OptionalDouble value(BodyMeasure measure, GrowthConvention convention) {
            return measure.oedema() == Answer.YES ? OptionalDouble.empty() : measure.weightKg();
        }
    },
    /** Head circumference, cm. */
    HEAD(false, 5, 5) {
        @Override
        GrowthCurve curve(int day) {
            return GrowthCurve.HEAD;
        }

        @Override
        OptionalDouble value(BodyMeasure measure, GrowthConvention convention) {
            return measure.headCm();
        }
    };

    private static final int HEIGHT_FROM_DAY = 731;
    private static final String LYING = "L";
    private static final String STANDING = "H";

    private final boolean skewed;
    private final double lowest;
    private final double highest;

    GrowthMeasure(boolean skewed, double lowest, double highest) {
        this.skewed = skewed;
        this.lowest = lowest;
        this.highest = highest;
    }

    /** Returns the curve that a child of an age in days is compared with. */
    abstract GrowthCurve curve(int day);

    /** Returns what the curve is compared with. */
    abstract OptionalDouble value(BodyMeasure measure, GrowthConvention convention);

    /** Tells whether WHO counts z-scores beyond 3 in distances between standard deviations. */
    boolean isSkewed() {
        return skewed;
    }

    /**
     * Tells whether a value can be right: the limits of WHO (rule K-004), beyond 3 counted in distances between standard deviations whatever the
     * convention. By the power alone, CDC's girls of 17 would weigh too little with 32 kg and never too much.
     */
    boolean isPlausible(LmsPoint point, double value) {
        double z = point.restrictedZ(value);
        return z >= -lowest && z <= highest;
    }
}
