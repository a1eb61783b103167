/**
 * Reads what a centre sent: a folder or ZIP archive, its bytes, its lines, its cells as text.
 *
 * <p>It knows encodings, delimiters, line ends and quotes, and reports them as facts. It must not know what a column means: which
 * of the facts are faults is decided by {@code org.aroregistry.batch.validation}.
 */
@NullMarked
package org.aroregistry.batch.file;

import org.jspecify.annotations.NullMarked;
