/**
 * Qualification cases: data sets with the results another program computed of them.
 *
 * <p>Owns the format (data.csv, expected.json), the selection of rows, and the comparison of numbers with its tolerances. Knows no estimator:
 * the {@code checks} compute, this package compares.
 */
@NullMarked
package org.aroregistry.qualification.cases;

import org.jspecify.annotations.NullMarked;
