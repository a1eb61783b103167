package org.aroregistry.batch.analysis;

import java.time.Duration;
import java.util.List;
import java.util.function.LongConsumer;
import org.aroregistry.batch.job.JobStoppedException;
import org.aroregistry.batch.job.RegistryJobs;
import org.aroregistry.core.dictionary.Dictionary;
import org.aroregistry.core.endpoint.EndpointCatalogue;
import org.aroregistry.core.store.AnalysisTurn;
import org.aroregistry.core.store.Freeze;
import org.aroregistry.core.store.NewRun;
import org.aroregistry.core.store.Registry;
import org.aroregistry.core.store.Run;
import org.aroregistry.core.study.Patient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;

/**
 * Runs the job {@code cohortStatistics} on a registry: derive, estimate, store.
 *
 * <p>A request makes a run with a number of its own. Runs on the same freeze with the same cohort, rules and software give the same
 * result hash. A run that was killed goes on when the same is asked for again: the endpoint rows that it stored stay, the others follow.
 * A run that has ended is never touched. One analysis runs at a time.
 */
public final class CohortStatistics {
    /** Name of the job in the job repository. */
    public static final String JOB_NAME = "cohortStatistics";

    private static final Logger LOG = LoggerFactory.getLogger(CohortStatistics.class);
    private static final int PATIENTS_PER_CHUNK = 500;
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Registry registry;
    private final int patientsPerChunk;
    private final LongConsumer progress;

    /** Prepares runs on a registry that stays open. */
    public CohortStatistics(Registry registry) {
        this(registry, PATIENTS_PER_CHUNK, patients -> {});
    }

    /**
     * Prepares runs that tell how far they are.
     *
     * @param patientsPerChunk patients whose rows are stored at a time
     * @param progress is told, after each chunk, of how many patients the rows are stored
     */
    CohortStatistics(Registry registry, int patientsPerChunk, LongConsumer progress) {
        this.registry = registry;
        this.patientsPerChunk = patientsPerChunk;
        this.progress = progress;
    }

    /**
     * Computes and stores all reports' numbers.
     *
     * @throws AnalysisException if there is no such freeze, nothing to analyse, or the database failed
     * @throws org.aroregistry.core.store.StoreException if another analysis is still running after ten minutes
     */
    public AnalysisOutcome run(AnalysisRequest request) {
        if (request.freeze().isEmpty() && registry.currentVersion() == 0) {
            throw new AnalysisException("there is nothing to analyse: import a site first");
        }
        Freeze freeze = request.freeze().map(this::named).orElseGet(() -> current(request));
        try (AnalysisTurn ignored = registry.runs().takeTurn(PATIENCE)) {
            return run(request, freeze);
        }
    }

    private AnalysisOutcome run(AnalysisRequest request, Freeze freeze) {
        EndpointCatalogue endpoints = EndpointCatalogue.of(request.rules());
        NewRun wanted = new NewRun(
                freeze.name(),
                request.cohort().name(),
                Dictionary.current().version(),
                request.softwareVersion(),
                DefinitionVersions.of(request.rules(), request.growth()),
                request.actor());
        Run run = registry.runs().unfinished(wanted).orElseGet(() -> registry.runs()
                .begin(wanted));
        StatisticsRun work = new StatisticsRun(registry, request, endpoints, freeze, run, progress);
        JobParameters parameters =
                new JobParametersBuilder().addLong("run", run.runId()).toJobParameters();
        LOG.info(
                "statistics run {} on freeze {}: {} patients stored before", run.runId(), freeze.name(), work.stored());
        try {
            RegistryJobs jobs = new RegistryJobs(registry.dataSource());
            jobs.run(
                    JOB_NAME,
                    parameters,
                    List.of(
                            jobs.<Patient, AnalysedPatient>step(
                                    "derive",
                                    patientsPerChunk,
                                    work.patients(),
                                    work::derive,
                                    chunk -> work.write(chunk.getItems())),
                            jobs.step("estimate", work::estimate),
                            jobs.step("store", work::store)));
        } catch (JobStoppedException e) {
            throw new AnalysisException("the statistics " + e.getMessage(), e);
        }
        return work.outcome();
    }

    private Freeze named(String name) {
        return registry.freezes()
                .find(name)
                .orElseThrow(() -> new AnalysisException("there is no freeze '" + name + "': make it with 'aro freeze "
                        + name + "', or leave the name out"));
    }

    private Freeze current(AnalysisRequest request) {
        long version = registry.currentVersion();
        return registry.freezes().list().stream()
                .filter(existing -> existing.version() == version)
                .findFirst()
                .orElseGet(() -> registry.freezes().freeze("version-" + version, request.actor()));
    }
}
