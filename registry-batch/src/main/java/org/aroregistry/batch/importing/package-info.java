/**
 * Takes a centre's upload in: one pipeline with two endings, {@code SiteValidation} (tell) and {@code SiteImport} (tell and store).
 *
 * <p>It knows files, rules and the store, and the order in which they work. It must not know a rule, a command line or a report.
 */
@NullMarked
package org.aroregistry.batch.importing;

import org.jspecify.annotations.NullMarked;
