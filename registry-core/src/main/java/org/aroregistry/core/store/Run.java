package org.aroregistry.core.store;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * An analysis run.
 *
 * @param runId number in the registry
 * @param request what it was to compute
 * @param startedAt when it began, in UTC
 * @param finishedAt when its results were stored; empty if it has not ended
 * @param resultHash hash over all numbers of its results, once stored
 * @param erasedPatients patients erased from the freeze between its making and the run; empty if the run has not ended, or did not note it
 */
public record Run(
        long runId,
        NewRun request,
        Instant startedAt,
        Optional<Instant> finishedAt,
        Optional<String> resultHash,
        OptionalLong erasedPatients) {}
