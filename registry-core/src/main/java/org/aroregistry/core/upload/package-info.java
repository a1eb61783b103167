/**
 * The vocabulary of an upload: findings about cells, rows and files, and the accounting of what became of every row.
 *
 * <p>The import writes these, the store keeps them, receipts and reports show them.
 */
@NullMarked
package org.aroregistry.core.upload;

import org.jspecify.annotations.NullMarked;
