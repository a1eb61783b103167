package org.aroregistry.core.synthetic;

import java.util.List;

/** A plain Kaplan-Meier estimate with delayed entry, so that these tests do not lean on the estimators under test elsewhere. */
final class ProductLimit {
    private ProductLimit() {}

    /**
     * One observed life.
     *
     * @param entry not at risk up to this time
     * @param exit last time at risk
     * @param event true if the event happened at exit
     */
    record Life(double entry, double exit, boolean event) {}

    /** Returns the share without event at a time. */
    static double survivalAt(double time, List<Life> lives) {
        return lives.stream()
                .filter(Life::event)
                .mapToDouble(Life::exit)
                .filter(t -> t <= time)
                .distinct()
                .sorted()
                .map(t -> 1 - (double) events(t, lives) / atRisk(t, lives))
                .reduce(1, (a, b) -> a * b);
    }

    /** Returns the first time at which at most half are without event, or not-a-number if that is never reached. */
    static double median(List<Life> lives) {
        double survival = 1;
        for (double t : lives.stream()
                .filter(Life::event)
                .mapToDouble(Life::exit)
                .distinct()
                .sorted()
                .toArray()) {
            survival *= 1 - (double) events(t, lives) / atRisk(t, lives);
            if (survival <= 0.5) {
                return t;
            }
        }
        return Double.NaN;
    }

    private static long events(double t, List<Life> lives) {
        return lives.stream().filter(l -> l.event() && l.exit() == t).count();
    }

    private static long atRisk(double t, List<Life> lives) {
        return lives.stream().filter(l -> l.entry() < t && t <= l.exit()).count();
    }
}
