package org.aroregistry.core.endpoint;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.aroregistry.core.study.BodyMeasure;

/**
 * Weight and body surface area of a child on any day.
 *
 * <p>Between two measurements values are interpolated; before the first and after the last the nearest one counts if it is no
 * further than 60 days away (180 days from the age of two years). Surface area is Mosteller's; with a weight but no length it is
 * (4 w + 7) / (90 + w).
 */
public final class BodySize {
    private static final int YOUNG_DAYS = 730;
    private static final int WINDOW_YOUNG = 60;
    private static final int WINDOW = 180;

    private final Series weight;
    private final Series length;

    /**
     * Takes the measurements of a child.
     *
     * @param measures by rising day
     */
    public BodySize(List<BodyMeasure> measures) {
        this.weight = Series.of(measures, BodyMeasure::weightKg);
        this.length = Series.of(measures, BodyMeasure::lengthCm);
    }

    /** Returns the weight on a day, in kg; empty if none was measured near enough. */
    public OptionalDouble weightKg(int day) {
        return weight.at(day);
    }

    /** Returns the length or height on a day, in cm; empty if none was measured near enough. */
    public OptionalDouble lengthCm(int day) {
        return length.at(day);
    }

    /** Returns the body surface area on a day, in m2; empty if no weight was measured near enough. */
    public OptionalDouble surfaceM2(int day) {
        return surfaceM2(weight.at(day), length.at(day));
    }

    /** Tells whether the child was weighed within 60 days of a day (180 days from the age of two years), before or after. */
    public boolean isWeighedNear(int day) {
        return Arrays.stream(weight.days()).anyMatch(weighed -> Math.abs(weighed - day) <= window(day));
    }

    private static int window(int day) {
        return day < YOUNG_DAYS ? WINDOW_YOUNG : WINDOW;
    }

    /** Returns the body surface area in m2: Mosteller's, or by weight alone without a length; empty without a weight. */
    public static OptionalDouble surfaceM2(OptionalDouble weightKg, OptionalDouble lengthCm) {
        if (weightKg.isEmpty()) {
            return OptionalDouble.empty();
        }
        double w = weightKg.getAsDouble();
        return OptionalDouble.of(
                lengthCm.isPresent()
                        ? SurfaceFormula.MOSTELLER.surfaceM2(w, lengthCm.getAsDouble())
                        : SurfaceFormula.WEIGHT_ONLY.surfaceM2(w, 0));
    }

    /**
     * Measured values by rising day, the last one of each day.
     *
     * @param days the days
     * @param values value on each day
     */
    private record Series(int[] days, double[] values) {

        static Series of(List<BodyMeasure> measures, Function<BodyMeasure, OptionalDouble> value) {
            List<BodyMeasure> used = new ArrayList<>();
            for (BodyMeasure measure : measures) {
                if (value.apply(measure).isPresent()) {
                    if (!used.isEmpty() && used.get(used.size() - 1).day() == measure.day()) {
                        used.remove(used.size() - 1);
                    }
                    used.add(measure);
                }
            }
            return new Series(
                    used.stream().mapToInt(BodyMeasure::day).toArray(),
                    used.stream()
                            .mapToDouble(measure -> value.apply(measure).orElseThrow())
                            .toArray());
        }

        OptionalDouble at(int day) {
            int place = Arrays.binarySearch(days, day);
            if (place >= 0) {
                return OptionalDouble.of(values[place]);
            }
            int next = -place - 1;
            if (next > 0 && next < days.length) {
                double part = (double) (day - days[next - 1]) / (days[next] - days[next - 1]);
                return OptionalDouble.of(values[next - 1] + part * (values[next] - values[next - 1]));
            }
            int nearest = next == 0 ? 0 : days.length - 1;
            return days.length > 0 && Math.abs(days[nearest] - day) <= window(day)
                    ? OptionalDouble.of(values[nearest])
                    : OptionalDouble.empty();
        }
    }
}
