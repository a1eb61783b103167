package org.aroregistry.batch.analysis;

import java.util.UUID;
import org.aroregistry.core.store.Registry;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.configuration.support.MapJobRegistry;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.support.TaskExecutorJobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.repository.support.JdbcJobRepositoryFactoryBean;
import org.springframework.core.task.SyncTaskExecutor;
import org.springframework.jdbc.support.JdbcTransactionManager;

/**
 * Runs the job {@code cohortStatistics} on a registry: freeze, derive, estimate, store.
 *
 * <p>Every call is a run of its own with a number of its own. Runs on the same freeze with the same cohort, rules and software give the
 * same result hash. A run that was interrupted never shows; start another.
 */
public final class CohortStatistics {
    /** Name of the job in the job repository. */
    public static final String JOB_NAME = "cohortStatistics";

    private final Registry registry;

    /** Prepares runs on a registry that stays open. */
    public CohortStatistics(Registry registry) {
        this.registry = registry;
    }

    /**
     * Computes and stores all reports' numbers.
     *
     * @throws AnalysisException if there is no such freeze, nothing to analyse, or the database failed
     */
    public AnalysisOutcome run(AnalysisRequest request) {
        StatisticsRun run = new StatisticsRun(registry, request);
        run.check();
        JdbcTransactionManager transactions = new JdbcTransactionManager(registry.dataSource());
        JobRepository jobs = jobRepository(transactions);
        JobParameters parameters = new JobParametersBuilder()
                .addString("freeze", request.freeze().orElse(""), false)
                .addString("cohort", request.cohort().name(), false)
                .addString("request", UUID.randomUUID().toString())
                .toJobParameters();
        JobExecution execution = start(jobs, new StatisticsJob(jobs, transactions, run), parameters);
        if (execution.getStatus() != BatchStatus.COMPLETED) {
            throw failure(execution);
        }
        return run.outcome();
    }

    private static JobExecution start(JobRepository jobs, StatisticsJob job, JobParameters parameters) {
        TaskExecutorJobOperator operator = new TaskExecutorJobOperator();
        operator.setJobRepository(jobs);
        operator.setJobRegistry(new MapJobRegistry());
        operator.setTaskExecutor(new SyncTaskExecutor());
        try {
            return operator.start(job.build(), parameters);
        } catch (JobExecutionException e) {
            throw new AnalysisException("the statistics could not be started: " + e.getMessage(), e);
        }
    }

    private JobRepository jobRepository(JdbcTransactionManager transactions) {
        JdbcJobRepositoryFactoryBean factory = new JdbcJobRepositoryFactoryBean();
        factory.setDataSource(registry.dataSource());
        factory.setTransactionManager(transactions);
        try {
            factory.afterPropertiesSet();
            return factory.getObject();
        } catch (Exception e) { // declared by the factory, which gives no narrower type
            throw new AnalysisException("the job repository of the registry cannot be used", e);
        }
    }

    private static AnalysisException failure(JobExecution execution) {
        return execution.getAllFailureExceptions().stream()
                .findFirst()
                .map(cause -> new AnalysisException("the statistics stopped: " + cause.getMessage(), cause))
                .orElseGet(() -> new AnalysisException("the statistics stopped"));
    }
}
