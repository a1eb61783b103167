package org.aroregistry.statistics.regression;

/** The covariates of one subject to predict for. Immutable. */
public final class CoxProfile {
    private final CoxSample sample;
    private final double[] values;

    private CoxProfile(CoxSample sample, double[] values) {
        this.sample = sample;
        this.values = values;
    }

    /**
     * Gives the profile in which every number is 0 and every category at its reference.
     *
     * @param sample names the covariates
     * @return the profile
     */
    public static CoxProfile reference(CoxSample sample) {
        return new CoxProfile(sample, new double[sample.columnCount()]);
    }

    /**
     * Sets a number.
     *
     * @param name a covariate that is a number
     * @param value finite
     * @return the changed profile
     * @throws IllegalArgumentException if there is no such number, or the value is not finite
     */
    public CoxProfile with(String name, double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(name + " is " + value + ", not finite");
        }
        for (CoxTerm term : sample.terms()) {
            if (term.name().equals(name) && term.levels().isEmpty()) {
                double[] changed = values.clone();
                changed[term.firstColumn()] = value;
                return new CoxProfile(sample, changed);
            }
        }
        throw new IllegalArgumentException("no covariate " + name + " that is a number");
    }

    /**
     * Sets a category.
     *
     * @param name a covariate that is a category
     * @param level one of its levels
     * @return the changed profile
     * @throws IllegalArgumentException if there is no such category or level
     */
    public CoxProfile with(String name, String level) {
        for (CoxTerm term : sample.terms()) {
            if (term.name().equals(name) && !term.levels().isEmpty()) {
                int found = term.levels().indexOf(level);
                if (found < 0) {
                    throw new IllegalArgumentException(name + " has no level " + level + ", only " + term.levels());
                }
                double[] changed = values.clone();
                for (int l = 1; l < term.levels().size(); l++) {
                    changed[term.firstColumn() + l - 1] = l == found ? 1 : 0;
                }
                return new CoxProfile(sample, changed);
            }
        }
        throw new IllegalArgumentException("no covariate " + name + " that is a category");
    }

    void requireColumns(CoxSample other) {
        if (!sample.columnNames().equals(other.columnNames())) {
            throw new IllegalArgumentException(
                    "the profile has the covariates " + sample.columnNames() + ", the model " + other.columnNames());
        }
    }

    double value(int column) {
        return values[column];
    }
}
