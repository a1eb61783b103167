/**
 * Real databases for tests: every class marked {@link org.aroregistry.core.store.testing.DatabaseTest} runs on H2 and again on MySQL.
 *
 * <p>Shared with the modules above as a test archive.
 */
@NullMarked
package org.aroregistry.core.store.testing;

import org.jspecify.annotations.NullMarked;
