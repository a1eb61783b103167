/** Root of the {@code app} module. */
@org.jspecify.annotations.NullMarked
package org.aroregistry.app;
