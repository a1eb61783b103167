/**
 * Turns the results of an analysis run into reports.
 *
 * <p>{@link org.aroregistry.reports.ReportWriter} is the way in. The line is: results, disclosure control, report as data,
 * files. Nothing in this module estimates or counts; it only reads results.
 */
@NullMarked
package org.aroregistry.reports;

import org.jspecify.annotations.NullMarked;
