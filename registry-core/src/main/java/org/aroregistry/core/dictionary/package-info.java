/**
 * The data dictionary: every file, column, code list, rule and captured concept, as data.
 *
 * <p>It is the single source of what a centre may send. Parsing, field checks, templates, documentation and the
 * Frictionless data package all come from here. It knows nothing of the database, of jobs or of reports.
 */
@NullMarked
package org.aroregistry.core.dictionary;

import org.jspecify.annotations.NullMarked;
