/** Root of the {@code reports} module. */
@org.jspecify.annotations.NullMarked
package org.aroregistry.reports;
