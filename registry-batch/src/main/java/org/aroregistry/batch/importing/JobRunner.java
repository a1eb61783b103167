package org.aroregistry.batch.importing;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.aroregistry.core.store.Registry;
import org.aroregistry.core.store.Upload;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.configuration.support.MapJobRegistry;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.support.TaskExecutorJobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.repository.support.JdbcJobRepositoryFactoryBean;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.core.task.SyncTaskExecutor;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** Starts or restarts the job of one upload, with its history in the registry's database. */
final class JobRunner {
    private final Registry registry;

    JobRunner(Registry registry) {
        this.registry = registry;
    }

    /**
     * Runs all steps.
     *
     * @throws ImportException if one of them failed
     */
    void run(ImportRun run, Upload upload) {
        JobRepository jobs = jobRepository();
        JobParameters parameters = new JobParametersBuilder()
                .addString("site", upload.siteId())
                .addString("sha256", upload.request().contentSha256())
                .addString("dictionary", upload.request().dictionaryVersion())
                .addLong("upload", upload.uploadId(), false)
                .toJobParameters();
        buryTheDead(jobs, parameters);
        JobExecution execution = start(jobs, new SiteImportJob(jobs, run), parameters);
        if (execution.getStatus() != BatchStatus.COMPLETED) {
            throw failure(execution);
        }
    }

    private static JobExecution start(JobRepository jobs, SiteImportJob job, JobParameters parameters) {
        TaskExecutorJobOperator operator = new TaskExecutorJobOperator();
        operator.setJobRepository(jobs);
        operator.setJobRegistry(new MapJobRegistry());
        operator.setTaskExecutor(new SyncTaskExecutor());
        try {
            return operator.start(job.build(), parameters);
        } catch (JobExecutionException e) {
            throw new ImportException("the import could not be started: " + e.getMessage(), e);
        }
    }

    /**
     * Marks an execution that was killed as failed; Spring Batch would wait for it for ever.
     *
     * <p>Nobody can be running it: on this machine the lock of the work folder says so, and everywhere the store lets one upload load at
     * a time and fences off an earlier holder.
     */
    private static void buryTheDead(JobRepository jobs, JobParameters parameters) {
        JobInstance instance = jobs.getJobInstance(SiteImportJob.NAME, parameters);
        if (instance == null) {
            return;
        }
        for (JobExecution execution : jobs.getJobExecutions(instance)) {
            if (execution.isRunning()) {
                bury(jobs, execution);
            }
        }
    }

    private static void bury(JobRepository jobs, JobExecution execution) {
        LocalDateTime now = LocalDateTime.now(ZoneOffset.UTC);
        for (StepExecution step : execution.getStepExecutions()) {
            if (step.getStatus().isRunning()) {
                step.setStatus(BatchStatus.FAILED);
                step.setExitStatus(ExitStatus.FAILED.addExitDescription("killed"));
                step.setEndTime(now);
                jobs.update(step);
            }
        }
        execution.setStatus(BatchStatus.FAILED);
        execution.setExitStatus(ExitStatus.FAILED.addExitDescription("killed"));
        execution.setEndTime(now);
        jobs.update(execution);
    }

    private JobRepository jobRepository() {
        JdbcJobRepositoryFactoryBean factory = new JdbcJobRepositoryFactoryBean();
        factory.setDataSource(registry.dataSource());
        factory.setTransactionManager(new JdbcTransactionManager(registry.dataSource()));
        try {
            factory.afterPropertiesSet();
            return factory.getObject();
        } catch (Exception e) { // declared by the factory, which gives no narrower type
            throw new ImportException("the job repository of the registry cannot be used", e);
        }
    }

    private static ImportException failure(JobExecution execution) {
        return execution.getAllFailureExceptions().stream()
                .findFirst()
                .map(cause -> new ImportException("the import stopped: " + cause.getMessage(), cause))
                .orElseGet(() -> new ImportException("the import stopped"));
    }
}
