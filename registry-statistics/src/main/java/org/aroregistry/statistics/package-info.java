/** Root of the {@code statistics} module. */
@org.jspecify.annotations.NullMarked
package org.aroregistry.statistics;
