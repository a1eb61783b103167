/**
 * Writes a report as HTML, SVG, PDF, CSV and JSON.
 *
 * <p>Reads the report model alone. The same model gives the same bytes, on every machine and in every locale.
 */
@NullMarked
package org.aroregistry.reports.render;

import org.jspecify.annotations.NullMarked;
