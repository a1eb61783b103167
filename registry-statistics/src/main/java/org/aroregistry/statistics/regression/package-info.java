/**
 * Regression models for time-to-event data: the sample they take, the Cox model, its residuals, tests and predictions.
 *
 * <p>Owns the coding of covariates and the risk sets of rows with weights, strata and (entry, time] intervals. Must not know what the event
 * is, nor where the rows come from.
 */
@NullMarked
package org.aroregistry.statistics.regression;

import org.jspecify.annotations.NullMarked;
