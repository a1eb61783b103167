package org.aroregistry.statistics.regression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.aroregistry.statistics.followup.OrderedTimes;
import org.aroregistry.statistics.survival.CompetingRisksSample;
import org.jspecify.annotations.Nullable;

/**
 * A checked sample for regression: rows of follow-up with covariates, and optionally entries, strata, weights and clusters.
 *
 * <ul>
 *   <li>A row is at risk at t if entry &lt; t ≤ time. Without entries it is at risk from the beginning, zero included. A subject whose
 *       covariates change has several rows, one per interval (entry, time].
 *   <li>Events come before censorings: a row censored at t is at risk at t. Who enters at t is not.
 *   <li>Times (entries included) closer than rounding error are one time, decided once over all rows as R's {@code timefix = TRUE} does.
 *   <li>Risk sets never cross strata; rows of one cluster may be dependent, which the robust variance respects.
 * </ul>
 *
 * <p>Instances are immutable; the arrays are copied.
 */
public final class CoxSample {
    private final OrderedTimes ordered;
    private final boolean[] events;
    private final int @Nullable [] strata;
    private final double @Nullable [] weights;
    private final int @Nullable [] clusters;
    private final List<CoxTerm> terms;
    private final List<String> columnNames;
    private final double[][] columns;
    private final int eventCount;

    private CoxSample(Builder builder) {
        this.events = builder.events;
        this.strata = builder.strata;
        this.weights = builder.weights;
        this.clusters = builder.clusters;
        this.terms = List.copyOf(builder.terms);
        this.columnNames =
                terms.stream().flatMap(term -> term.columns().stream()).toList();
        this.columns = builder.columns.toArray(double[][]::new);
        this.ordered = builder.entries == null
                ? OrderedTimes.of(builder.times)
                : OrderedTimes.of(builder.entries, builder.times);
        for (int i = 0; i < ordered.entries().length; i++) {
            requireOrder(i, ordered.entries()[i], ordered.times()[i], " once rounding error is removed");
        }
        int count = 0;
        for (boolean event : events) {
            count += event ? 1 : 0;
        }
        this.eventCount = count;
    }

    private static void requireOrder(int row, double entry, double time, String circumstance) {
        if (!(entry < time)) {
            throw new IllegalArgumentException(
                    "row " + row + " enters at " + entry + ", not before its time " + time + circumstance);
        }
    }

    /**
     * Begins a sample in which everybody is observed from the beginning; {@link Builder#entries} changes that.
     *
     * @param times end of follow-up of each row, length n ≥ 1, finite, in any unit and order
     * @param events length n; {@code true} if the event was seen at that time, {@code false} if censored
     * @return a builder to add covariates to
     * @throws IllegalArgumentException if the lengths differ or are zero, or a time is not finite
     */
    public static Builder builder(double[] times, boolean[] events) {
        return new Builder(times, events);
    }

    /**
     * Begins a sample for the hazard of one of several causes: that cause is the event, the others censor. The cause-specific Cox model.
     *
     * @param sample the subjects; its entries come with it
     * @param cause the cause, from 1
     * @return a builder to add covariates to, with the subjects as rows in their order
     * @throws IllegalArgumentException if there is no such cause
     */
    public static Builder builder(CompetingRisksSample sample, int cause) {
        if (cause < 1 || cause > sample.causeCount()) {
            throw new IllegalArgumentException("cause " + cause + " is not between 1 and " + sample.causeCount());
        }
        boolean[] events = new boolean[sample.size()];
        for (int i = 0; i < events.length; i++) {
            events[i] = sample.cause(i) == cause;
        }
        Builder builder = new Builder(sample.times(), events);
        return sample.hasDelayedEntry() ? builder.entries(sample.entries()) : builder;
    }

    /**
     * Gives the number of rows.
     *
     * @return at least 1
     */
    public int size() {
        return events.length;
    }

    /**
     * Gives the number of events, not weighted.
     *
     * @return at least 0
     */
    public int eventCount() {
        return eventCount;
    }

    /** Gives the covariates in the order they were added. */
    public List<CoxTerm> terms() {
        return terms;
    }

    /** Gives the names of the coefficients, "name" or "name=level", in order. */
    public List<String> columnNames() {
        return columnNames;
    }

    /**
     * Says whether rows have entries of their own.
     *
     * @return {@code false} if everybody is observed from the beginning
     */
    public boolean hasEntries() {
        return ordered.entries().length > 0;
    }

    /** Says whether clusters were given. */
    public boolean hasClusters() {
        return clusters != null;
    }

    /** Says whether a weight is not a whole number, so that weights cannot be counts of identical rows. */
    public boolean hasFractionalWeights() {
        return weights != null && Arrays.stream(weights).anyMatch(weight -> weight != Math.rint(weight));
    }

    /** Times, rounding ties merged. Not to be changed; so for the other arrays. */
    double[] times() {
        return ordered.times();
    }

    /** Rows by time, ascending. */
    int[] byTime() {
        return ordered.byTime();
    }

    boolean[] events() {
        return events;
    }

    double @Nullable [] entries() {
        return hasEntries() ? ordered.entries() : null;
    }

    /** Rows by entry, ascending; empty without entries. */
    int[] byEntry() {
        return ordered.byEntry();
    }

    int @Nullable [] strata() {
        return strata;
    }

    double @Nullable [] weights() {
        return weights;
    }

    int @Nullable [] clusters() {
        return clusters;
    }

    /** Values of one coefficient's column, by row. */
    double[] column(int index) {
        return columns[index];
    }

    int columnCount() {
        return columns.length;
    }

    /** Gathers the parts of a sample; each is checked when it is given. */
    public static final class Builder {
        private final double[] times;
        private final boolean[] events;
        private double @Nullable [] entries;
        private int @Nullable [] strata;
        private double @Nullable [] weights;
        private int @Nullable [] clusters;
        private final List<CoxTerm> terms = new ArrayList<>();
        private final Set<String> names = new HashSet<>();
        private final List<double[]> columns = new ArrayList<>();

        private Builder(double[] times, boolean[] events) {
            if (times.length == 0) {
                throw new IllegalArgumentException("there are no times");
            }
            this.times = times.clone();
            this.events = events.clone();
            requireLength("events", events.length);
            requireFinite("time", times);
        }

        /**
         * Lets each row be observed from just after its entry (left truncation, or an interval of a subject).
         *
         * @param entries length n, finite, each before the time of its row
         * @return this builder
         * @throws IllegalArgumentException if the length differs or an entry is not finite or not before its time
         */
        public Builder entries(double[] entries) {
            requireLength("entries", entries.length);
            requireFinite("entry", entries);
            for (int i = 0; i < entries.length; i++) {
                requireOrder(i, entries[i], times[i], "");
            }
            this.entries = entries.clone();
            return this;
        }

        /**
         * Gives each stratum a baseline hazard of its own.
         *
         * @param strata length n, any numbers, equal within a stratum
         * @return this builder
         * @throws IllegalArgumentException if the length differs
         */
        public Builder strata(int[] strata) {
            requireLength("strata", strata.length);
            this.strata = strata.clone();
            return this;
        }

        /**
         * Weighs the rows.
         *
         * @param weights length n, finite and greater than 0
         * @return this builder
         * @throws IllegalArgumentException if the length differs or a weight is not finite and positive
         */
        public Builder weights(double[] weights) {
            requireLength("weights", weights.length);
            for (int i = 0; i < weights.length; i++) {
                if (!(weights[i] > 0 && weights[i] < Double.POSITIVE_INFINITY)) {
                    throw new IllegalArgumentException(
                            "weight of row " + i + " is " + weights[i] + ", not finite and greater than 0");
                }
            }
            this.weights = weights.clone();
            return this;
        }

        /**
         * Names the rows that may be dependent, such as those of one subject, family or centre.
         *
         * @param clusters length n, any numbers, equal within a cluster
         * @return this builder
         * @throws IllegalArgumentException if the length differs
         */
        public Builder clusters(int[] clusters) {
            requireLength("clusters", clusters.length);
            this.clusters = clusters.clone();
            return this;
        }

        /**
         * Adds a covariate that is a number.
         *
         * @param name unique within the sample
         * @param values length n, finite
         * @return this builder
         * @throws IllegalArgumentException if the name is taken, the length differs or a value is not finite
         */
        public Builder covariate(String name, double[] values) {
            requireLength("values of " + name, values.length);
            requireFinite(name, values);
            add(new CoxTerm(name, List.of(), columns.size(), List.of(name)), List.of(values.clone()));
            return this;
        }

        /**
         * Adds a covariate that is a category, coded by an indicator per level other than the first, the reference.
         *
         * @param name unique within the sample; the coefficients are called "name=level"
         * @param levels at least one, each once
         * @param codes length n, position of each row's level among the levels, from 0
         * @return this builder
         * @throws IllegalArgumentException if the name is taken, the length differs, a level is repeated or a code is none of them
         */
        public Builder category(String name, List<String> levels, int[] codes) {
            requireLength("codes of " + name, codes.length);
            if (levels.isEmpty() || Set.copyOf(levels).size() < levels.size()) {
                throw new IllegalArgumentException(
                        "levels of " + name + " are " + levels + ", not at least one and distinct");
            }
            for (int i = 0; i < codes.length; i++) {
                if (codes[i] < 0 || codes[i] >= levels.size()) {
                    throw new IllegalArgumentException(
                            name + " of row " + i + " is code " + codes[i] + " of " + levels.size() + " levels");
                }
            }
            List<String> coded =
                    levels.stream().skip(1).map(level -> name + "=" + level).toList();
            List<double[]> indicators = IntStream.range(1, levels.size())
                    .mapToObj(level -> Arrays.stream(codes)
                            .mapToDouble(code -> code == level ? 1 : 0)
                            .toArray())
                    .toList();
            add(new CoxTerm(name, levels, columns.size(), coded), indicators);
            return this;
        }

        /**
         * Makes the sample.
         *
         * @return the sample
         * @throws IllegalArgumentException if a row enters at its time once rounding error is removed
         */
        public CoxSample build() {
            return new CoxSample(this);
        }

        private void add(CoxTerm term, List<double[]> values) {
            if (!names.add(term.name())) {
                throw new IllegalArgumentException("covariate " + term.name() + " is there already");
            }
            terms.add(term);
            columns.addAll(values);
        }

        private void requireLength(String what, int length) {
            if (length != times.length) {
                throw new IllegalArgumentException(times.length + " times for " + length + " " + what);
            }
        }

        private static void requireFinite(String what, double[] values) {
            for (int i = 0; i < values.length; i++) {
                if (!Double.isFinite(values[i])) {
                    throw new IllegalArgumentException(what + " of row " + i + " is " + values[i] + ", not finite");
                }
            }
        }
    }
}
