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

    /** Takes the measurements of one child, by rising day. */
    public BodySize(List<BodyMeasure> measures) {
        this.weight = Series.of(measures, BodyMeasure::weightKg);
        this.length = Series.of(measures, BodyMeasure::lengthCm);
    }

    /** Returns the weight in kilograms at an age in days; empty if none was measured near enough. */
    public OptionalDouble weightKg(int day) {
        return weight.at(day);
    }

    OptionalDouble surfaceM2(int day) {
        return surfaceM2(weight.at(day), length.at(day));
    }

    /** Returns the body surface area in square metres; empty without a weight. */
    public static OptionalDouble surfaceM2(OptionalDouble weightKg, OptionalDouble lengthCm) {
        if (weightKg.isEmpty()) {
            return OptionalDouble.empty();
        }
        double w = weightKg.getAsDouble();
        return OptionalDouble.of(
                lengthCm.isPresent() ? Math.sqrt(lengthCm.getAsDouble() * w / 3600) : (4 * w + 7) / (90 + w));
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
            int window = day < YOUNG_DAYS ? WINDOW_YOUNG : WINDOW;
            return days.length > 0 && Math.abs(days[nearest] - day) <= window
                    ? OptionalDouble.of(values[nearest])
                    : OptionalDouble.empty();
        }
    }
}
