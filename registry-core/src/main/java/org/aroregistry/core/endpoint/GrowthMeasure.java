package org.aroregistry.core.endpoint;

import java.util.OptionalDouble;
import org.aroregistry.core.study.Answer;
import org.aroregistry.core.study.BodyMeasure;

/** What is measured of a child's growth; names are the codes of a reference file. */
public enum GrowthMeasure {
    /** Length to the age of 730 days, height from 731 days on, cm. */
    LENGTH(false, 6, 6) {
        @Override
        OptionalDouble value(BodyMeasure measure) {
            if (measure.lengthCm().isEmpty()) {
                return OptionalDouble.empty();
            }
            boolean young = measure.day() < HEIGHT_FROM_DAY;
            String position = measure.position().orElse(young ? LYING : STANDING);
            double measured = measure.lengthCm().getAsDouble();
            if (young && position.equals(STANDING)) {
                return OptionalDouble.of(measured + LYING_TALLER_CM);
            }
            return OptionalDouble.of(!young && position.equals(LYING) ? measured - LYING_TALLER_CM : measured);
        }
    },
    /** Weight, kg; none with oedema. */
    WEIGHT(true, 6, 5) {
        @Override
        OptionalDouble value(BodyMeasure measure) {
            return measure.oedema() == Answer.YES ? OptionalDouble.empty() : measure.weightKg();
        }
    },
    /** Head circumference, cm. */
    HEAD(false, 5, 5) {
        @Override
        OptionalDouble value(BodyMeasure measure) {
            return measure.headCm();
        }
    };

    private static final int HEIGHT_FROM_DAY = 731;
    private static final double LYING_TALLER_CM = 0.7;
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

    /** Returns what the reference is compared with. */
    abstract OptionalDouble value(BodyMeasure measure);

    /** Tells whether z-scores beyond 3 are counted in distances between standard deviations, as WHO does for weight. */
    boolean isSkewed() {
        return skewed;
    }

    /** Tells whether a z-score can be right: the limits of WHO (rule K-004). */
    boolean isPlausible(double z) {
        return z >= -lowest && z <= highest;
    }
}
