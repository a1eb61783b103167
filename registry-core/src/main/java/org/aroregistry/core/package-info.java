/** Root of the core module: dictionary, domain vocabulary, registry store, cohorts, endpoints and results. */
@org.jspecify.annotations.NullMarked
package org.aroregistry.core;
