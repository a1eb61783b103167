package org.aroregistry.core.endpoint;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.aroregistry.core.study.InterferonSegment;

/**
 * Interferon gamma-1b doses in micrograms per injection.
 *
 * <p>100 mcg are 2 million IU or 0.5 mL; on the scale used before 2000, 50 mcg were 1.5 million units. The label gives 50 mcg per
 * m2 above 0.5 m2 of body surface, and 1.5 mcg per kg up to it.
 */
public final class InterferonDose {
    private static final double IU_PER_MCG = 20_000;
    private static final double OLD_UNITS_PER_MCG = 30_000;
    private static final double MCG_PER_MILLION_IU = 50;
    private static final double MCG_PER_ML = 200;
    /** The content of one vial: a single dose is not expected above it. */
    public static final double MCG_PER_VIAL = 100;

    static final double LABEL_SURFACE_LIMIT = 0.5;
    static final double LABEL_MCG_PER_M2 = 50;
    static final double LABEL_MCG_PER_KG = 1.5;
    private static final double SMALLEST_PLAUSIBLE = 0.5;
    private static final double LARGEST_PLAUSIBLE = 2000;
    private static final double SMALLEST_USUAL = 3;
    private static final double LOWEST_USUAL_RATIO = 0.4;
    private static final double HIGHEST_USUAL_RATIO = 1.6;

    /**
     * A unit that may have been meant.
     *
     * @param unit code of {@code interferon.dose_unit}
     * @param factor turns the meant unit into this one
     */
    private record Other(String unit, double factor) {}

    /** In the order in which they are named. */
    private static final Map<String, Other> OTHER_UNITS = otherUnits();

    private static Map<String, Other> otherUnits() {
        Map<String, Other> units = new LinkedHashMap<>();
        units.put("milligrams", new Other("MCG", 1000));
        units.put("MCG", new Other("MCG", 1));
        units.put("MCG_KG", new Other("MCG_KG", 1));
        units.put("MCG_M2", new Other("MCG_M2", 1));
        units.put("IU", new Other("IU", 1));
        units.put("MIU", new Other("MIU", 1));
        units.put("U_PRE2000 (units before 2000)", new Other("U_PRE2000", 1));
        units.put("million units on the scale before 2000", new Other("U_PRE2000", 1_000_000));
        units.put("ML", new Other("ML", 1));
        return units;
    }

    private InterferonDose() {}

    /** Returns the dose of a segment, by the size that the site dosed on, or else the measured one; empty if neither is known. */
    static OptionalDouble micrograms(InterferonSegment segment, BodySize size) {
        return micrograms(
                segment.dose(),
                segment.doseUnit(),
                weightKg(segment, size, segment.startDay()),
                surfaceM2(segment, size, segment.startDay()));
    }

    /**
     * Converts a dose.
     *
     * @param dose dose of one injection
     * @param unit code of {@code interferon.dose_unit}
     * @param weightKg weight, for doses per kg
     * @param surfaceM2 body surface area, for doses per m2
     * @return micrograms; empty if the size that the unit needs is not known
     */
    public static OptionalDouble micrograms(
            double dose, String unit, OptionalDouble weightKg, OptionalDouble surfaceM2) {
        return switch (unit) {
            case "MCG" -> OptionalDouble.of(dose);
            case "MCG_M2" -> times(dose, surfaceM2);
            case "MCG_KG" -> times(dose, weightKg);
            case "IU" -> OptionalDouble.of(dose / IU_PER_MCG);
            case "MIU" -> OptionalDouble.of(dose * MCG_PER_MILLION_IU);
            case "U_PRE2000" -> OptionalDouble.of(dose / OLD_UNITS_PER_MCG);
            case "ML" -> OptionalDouble.of(dose * MCG_PER_ML);
            default -> OptionalDouble.empty();
        };
    }

    /**
     * Looks for units in which a number would be a usual dose.
     *
     * @param dose the number
     * @param unit its unit as given, left out
     * @param weightKg weight, if known
     * @param surfaceM2 body surface area, if known
     * @return the units in words: on the label dose if the size is known, or else near it; 3 to 100 micrograms if it is not
     */
    public static List<String> unitsThatFit(
            double dose, String unit, OptionalDouble weightKg, OptionalDouble surfaceM2) {
        OptionalDouble label = weightKg.isPresent() && surfaceM2.isPresent()
                ? label(weightKg.getAsDouble(), surfaceM2.getAsDouble())
                : OptionalDouble.empty();
        Map<String, Double> micrograms = new LinkedHashMap<>();
        OTHER_UNITS.forEach((words, other) -> {
            boolean given = other.unit().equals(unit) && other.factor() == 1;
            OptionalDouble converted = micrograms(dose * other.factor(), other.unit(), weightKg, surfaceM2);
            if (!given && converted.isPresent()) {
                micrograms.put(words, converted.getAsDouble());
            }
        });
        if (label.isEmpty()) {
            return within(micrograms, SMALLEST_USUAL, MCG_PER_VIAL);
        }
        double full = label.getAsDouble();
        List<String> onLabel = within(micrograms, 0.80 * full, 1.25 * full);
        return onLabel.isEmpty() ? within(micrograms, LOWEST_USUAL_RATIO * full, HIGHEST_USUAL_RATIO * full) : onLabel;
    }

    private static List<String> within(Map<String, Double> micrograms, double lowest, double highest) {
        return micrograms.entrySet().stream()
                .filter(entry -> entry.getValue() >= lowest && entry.getValue() <= highest)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Tells whether a dose can be one injection; outside the unit is probably wrong. */
    public static boolean isPlausible(double micrograms) {
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

    /** Returns the dose on the label for a size: always present. */
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
