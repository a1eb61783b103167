package org.aroregistry.reports.model;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The vertical axis of a figure, from 0 on.
 *
 * @param title its title
 * @param top value at its top, above 0
 * @param step distance of ticks
 * @param percent whether values are proportions, which are labelled in percent
 */
public record ValueAxis(String title, double top, double step, boolean percent) {
    private static final double[] STEPS = {1, 2, 5, 10};
    private static final double MOST_TICKS = 6;

    /** Returns the axis of proportions, from 0 to 100 percent. */
    public static ValueAxis ofProportions(String title) {
        return new ValueAxis(title, 1, 0.2, true);
    }

    /**
     * Returns the axis of numbers with round ticks.
     *
     * @param largest the largest number; of 0 or less the axis is that of 1
     */
    public static ValueAxis ofNumbers(String title, double largest) {
        double wanted = (largest > 0 ? largest : 1) / MOST_TICKS;
        double magnitude = Math.pow(10, Math.floor(Math.log10(wanted)));
        for (double candidate : STEPS) {
            double step = candidate * magnitude;
            if (step >= wanted) {
                return new ValueAxis(title, step * Math.ceil(largest > 0 ? largest / step : 1 / step), step, false);
            }
        }
        throw new IllegalArgumentException("largest number " + largest + " is not finite");
    }

    /** Returns the values of the ticks, from 0 to the top. */
    public List<Double> ticks() {
        return IntStream.rangeClosed(0, (int) Math.round(top / step))
                .mapToObj(tick -> tick * step)
                .toList();
    }
}
