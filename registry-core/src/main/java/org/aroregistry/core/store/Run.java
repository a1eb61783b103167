package org.aroregistry.core.store;

import java.time.Instant;
import java.util.Optional;

/**
 * An analysis run.
 *
 * @param runId number in the registry
 * @param request what it was to compute
 * @param startedAt when it began, in UTC
 * @param finishedAt when its results were stored; empty if it has not ended
 * @param resultHash hash over all numbers of its results, once stored
 */
public record Run(
        long runId, NewRun request, Instant startedAt, Optional<Instant> finishedAt, Optional<String> resultHash) {}
