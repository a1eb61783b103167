package org.aroregistry.core.store;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.aroregistry.core.result.AnalysisResults;
import org.aroregistry.core.result.FigureResult;
import org.aroregistry.core.result.RunIdentity;
import org.aroregistry.core.result.TableResult;

/** Analysis runs, their endpoint rows and their results. */
public final class Runs {
    /**
     * Registers a run.
     *
     * @throws StoreException if there is no such freeze
     */
    public Run begin(NewRun run) {
        throw new UnsupportedOperationException();
    }

    /** Returns a run by its number. */
    public Optional<Run> find(long runId) {
        throw new UnsupportedOperationException();
    }

    /** Returns all runs, the newest first. */
    public List<Run> list() {
        throw new UnsupportedOperationException();
    }

    /** Returns the last finished run. */
    public Optional<Run> lastFinished() {
        throw new UnsupportedOperationException();
    }

    /** Forgets the endpoint rows of a run that starts over. */
    public void clear(long runId) {
        throw new UnsupportedOperationException();
    }

    /** Stores endpoint rows; call it with thousands at a time. */
    public void addEndpointRows(long runId, List<EndpointRow> rows) {
        throw new UnsupportedOperationException();
    }

    /** Hands the rows of an endpoint to the consumer, by analysis set, site and patient. */
    public void forEachEndpointRow(long runId, String endpoint, Consumer<EndpointRow> consumer) {
        throw new UnsupportedOperationException();
    }

    /**
     * Returns the hash over all numbers of a run, for {@link RunIdentity#resultHash}.
     *
     * <p>Equal results give equal hashes, on every machine and database; the run's number and the time play no part.
     */
    public static String hash(List<TableResult> tables, List<FigureResult> figures) {
        throw new UnsupportedOperationException();
    }

    /**
     * Stores the results of a run and ends it.
     *
     * @throws StoreException if the run has ended, or its result hash is not that of the tables and figures
     */
    public void finish(AnalysisResults results, String actor) {
        throw new UnsupportedOperationException();
    }

    /** Returns the results of a finished run, exactly as they were stored. */
    public Optional<AnalysisResults> results(long runId) {
        throw new UnsupportedOperationException();
    }
}
