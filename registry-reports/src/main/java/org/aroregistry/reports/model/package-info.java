/**
 * A report as data: every text is ready to print, every number that may not be seen is already gone.
 *
 * <p>The only input of the renderers. The package knows neither the analysis results nor any file format.
 */
@NullMarked
package org.aroregistry.reports.model;

import org.jspecify.annotations.NullMarked;
