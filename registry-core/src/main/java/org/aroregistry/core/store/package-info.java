/**
 * The registry's database: versioned rows, uploads, freezes, audit trail, analysis runs and results.
 *
 * <p>{@link org.aroregistry.core.store.Registry} is the way in. Rows are never overwritten: every row says from which registry version
 * to which it holds, and one number says which version everybody sees. The package knows the data dictionary but no rule, no
 * endpoint and no report; generated jOOQ classes stay inside it.
 */
@NullMarked
package org.aroregistry.core.store;

import org.jspecify.annotations.NullMarked;
