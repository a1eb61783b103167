/** Root of the {@code batch} module. */
@org.jspecify.annotations.NullMarked
package org.aroregistry.batch;
