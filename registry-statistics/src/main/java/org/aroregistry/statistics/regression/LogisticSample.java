package org.aroregistry.statistics.regression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A checked sample for logistic regression: a yes or no of each subject, with covariates.
 *
 * <p>An intercept is always in the model and comes first. Instances are immutable; the arrays are copied.
 */
public final class LogisticSample {
    /** Name of the first coefficient. */
    public static final String INTERCEPT = "(intercept)";

    private final boolean[] outcomes;
    private final List<String> columnNames;
    private final double[][] columns;
    private final int eventCount;

    private LogisticSample(Builder builder) {
        this.outcomes = builder.outcomes;
        this.columnNames = List.copyOf(builder.names);
        this.columns = builder.columns.toArray(double[][]::new);
        int count = 0;
        for (boolean outcome : outcomes) {
            count += outcome ? 1 : 0;
        }
        this.eventCount = count;
    }

    /**
     * Begins a sample.
     *
     * @param outcomes of each subject, length n ≥ 1: {@code true} is the event whose odds are modelled
     * @return a builder to add covariates to
     * @throws IllegalArgumentException if there are no subjects
     */
    public static Builder builder(boolean[] outcomes) {
        return new Builder(outcomes);
    }

    /**
     * Gives the number of subjects.
     *
     * @return at least 1
     */
    public int size() {
        return outcomes.length;
    }

    /**
     * Gives the number of subjects with the event.
     *
     * @return at least 0
     */
    public int eventCount() {
        return eventCount;
    }

    /** Gives the names of the coefficients, the intercept, "name" or "name=level", in order. */
    public List<String> columnNames() {
        return columnNames;
    }

    /** Outcomes by subject. Not to be changed. */
    boolean[] outcomes() {
        return outcomes;
    }

    /** Values of one coefficient's column by subject, ones for the intercept. Not to be changed. */
    double[] column(int index) {
        return columns[index];
    }

    /** Gathers the covariates of a sample; each is checked when it is given. */
    public static final class Builder {
        private final boolean[] outcomes;
        private final List<String> terms = new ArrayList<>();
        private final List<String> names = new ArrayList<>();
        private final List<double[]> columns = new ArrayList<>();

        private Builder(boolean[] outcomes) {
            if (outcomes.length == 0) {
                throw new IllegalArgumentException("there are no outcomes");
            }
            this.outcomes = outcomes.clone();
            double[] ones = new double[outcomes.length];
            Arrays.fill(ones, 1);
            add(INTERCEPT, ones);
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
            check(name, "values", values.length);
            for (int i = 0; i < values.length; i++) {
                if (!Double.isFinite(values[i])) {
                    throw new IllegalArgumentException(name + " of row " + i + " is " + values[i] + ", not finite");
                }
            }
            add(name, values.clone());
            return this;
        }

        /**
         * Adds a covariate that is a category, coded by an indicator per level other than the first, the reference.
         *
         * @param name unique within the sample; the coefficients are called "name=level"
         * @param levels at least one, each once
         * @param codes length n, position of each subject's level among the levels, from 0
         * @return this builder
         * @throws IllegalArgumentException if the name is taken, the length differs, a level is repeated or a code is none of them
         */
        public Builder category(String name, List<String> levels, int[] codes) {
            check(name, "codes", codes.length);
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
            IntStream.range(1, levels.size())
                    .forEach(level -> add(
                            name + "=" + levels.get(level),
                            Arrays.stream(codes)
                                    .mapToDouble(code -> code == level ? 1 : 0)
                                    .toArray()));
            return this;
        }

        /**
         * Makes the sample.
         *
         * @return the sample
         */
        public LogisticSample build() {
            return new LogisticSample(this);
        }

        private void check(String name, String what, int length) {
            if (terms.contains(name)) {
                throw new IllegalArgumentException("covariate " + name + " is there already");
            }
            if (length != outcomes.length) {
                throw new IllegalArgumentException(
                        outcomes.length + " outcomes for " + length + " " + what + " of " + name);
            }
            terms.add(name);
        }

        private void add(String name, double[] values) {
            names.add(name);
            columns.add(values);
        }
    }
}
