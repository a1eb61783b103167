package org.aroregistry.statistics.regression;

import java.util.List;

/**
 * A covariate as the caller named it, and the columns that code it.
 *
 * @param name such as "age" or "treatment"
 * @param levels of a category, the reference first; none for a number
 * @param firstColumn position of its first column among all columns, from 0
 * @param columns names of its coefficients: the name itself for a number, "name=level" of each level but the reference for a category; none for
 *     a category of one level
 */
public record CoxTerm(String name, List<String> levels, int firstColumn, List<String> columns) {
    /** Copies the lists. */
    public CoxTerm {
        levels = List.copyOf(levels);
        columns = List.copyOf(columns);
    }
}
