/**
 * Endpoints as data, and how each patient's origin, entry, exit and event follow from them.
 *
 * <p>An {@link org.aroregistry.core.endpoint.EndpointDefinition} names its sources; {@link
 * org.aroregistry.core.endpoint.EndpointDerivation} applies it to one patient and says of everybody who is not analysed why. Must
 * not know databases, estimators or reports.
 */
@NullMarked
package org.aroregistry.core.endpoint;

import org.jspecify.annotations.NullMarked;
