package org.aroregistry.batch.analysis;

/**
 * A finished statistics run.
 *
 * @param runId number of the run in the registry
 * @param freeze name of the freeze it read
 * @param resultHash SHA-256 over all its numbers; equal for every run on the same freeze
 * @param patients patients read
 * @param endpointRows endpoint rows stored
 * @param erasedPatients patients erased from the freeze since it was made, whom earlier runs on it had
 */
public record AnalysisOutcome(
        long runId, String freeze, String resultHash, long patients, long endpointRows, long erasedPatients) {}
