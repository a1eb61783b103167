/**
 * Decides what is right and wrong in an upload: one class per family of rules, each rule one method.
 *
 * <p>{@link org.aroregistry.batch.validation.RowChecker} reads a row ({@code CellReader}) and runs the rules over it, which
 * {@link org.aroregistry.batch.validation.ImplementedRules} lists.
 *
 * <p>It is driven by the data dictionary and knows rows, not databases: what the registry already holds comes in as
 * {@link org.aroregistry.batch.validation.PatientFacts}. Bad data never throws; it becomes findings.
 */
@NullMarked
package org.aroregistry.batch.validation;

import org.jspecify.annotations.NullMarked;
