package org.aroregistry.core.store;

import java.util.Optional;

/**
 * The result of walking the whole audit trail.
 *
 * @param events entries seen
 * @param fault what does not fit, in one sentence; empty if the chain is whole
 */
public record AuditCheck(long events, Optional<String> fault) {}
