/** Root of the {@code core} module. */
@org.jspecify.annotations.NullMarked
package org.aroregistry.core;
