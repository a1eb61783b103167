package org.aroregistry.batch.job;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Iterator;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.configuration.support.MapJobRegistry;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.builder.SimpleJobBuilder;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.launch.support.TaskExecutorJobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.repository.support.JdbcJobRepositoryFactoryBean;
import org.springframework.batch.core.step.FatalStepExecutionException;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.ItemProcessor;
import org.springframework.batch.infrastructure.item.ItemReader;
import org.springframework.batch.infrastructure.item.ItemWriter;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.batch.infrastructure.support.transaction.ResourcelessTransactionManager;
import org.springframework.core.NestedRuntimeException;
import org.springframework.core.task.SyncTaskExecutor;
import org.springframework.jdbc.support.JdbcTransactionManager;

/**
 * Runs jobs step by step, with their history in the registry's database, and starts those again that were killed.
 *
 * <p>A job that is started again runs all its steps again: each finds out from the store what is done. The store commits its own work, so
 * the steps hold no transaction open.
 */
public final class RegistryJobs {
    private final JobRepository history;
    private final ResourcelessTransactionManager transactions = new ResourcelessTransactionManager();
    private @Nullable RuntimeException stepFailure;

    /**
     * Opens the history.
     *
     * @param source connections to the registry's database, which has the tables of the job repository
     * @throws JobStoppedException if it cannot be used
     */
    public RegistryJobs(DataSource source) {
        JdbcJobRepositoryFactoryBean factory = new JdbcJobRepositoryFactoryBean();
        factory.setDataSource(source);
        factory.setTransactionManager(new JdbcTransactionManager(source));
        try {
            factory.afterPropertiesSet();
            history = factory.getObject();
        } catch (Exception e) { // declared by the factory, which gives no narrower type
            throw new JobStoppedException("could not be started: the history of the jobs cannot be used", e);
        }
    }

    /** Makes a step that does its work in one piece. */
    public Step step(String name, Runnable work) {
        return new StepBuilder(name, history)
                .tasklet(
                        (contribution, context) -> {
                            remembering(work);
                            return RepeatStatus.FINISHED;
                        },
                        transactions)
                .allowStartIfComplete(true)
                .build();
    }

    /** When the database is lost, Spring Batch cannot write down why the step failed, and tells only that. */
    private void remembering(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            stepFailure = e;
            throw e;
        }
    }

    /**
     * Makes a step that reads items one by one and writes them in chunks.
     *
     * @param itemsPerChunk items written at a time
     */
    public <I, O> Step step(
            String name,
            int itemsPerChunk,
            ItemReader<I> reader,
            ItemProcessor<? super I, ? extends O> processor,
            ItemWriter<? super O> writer) {
        return new StepBuilder(name, history)
                .<I, O>chunk(itemsPerChunk)
                .transactionManager(transactions)
                .reader(reader)
                .processor(processor)
                .writer(writer)
                .allowStartIfComplete(true)
                .build();
    }

    /**
     * Runs the steps in their order, under the name and parameters of the job.
     *
     * <p>The caller makes sure that nobody else runs the job with these parameters: an execution that the history shows as running was
     * killed, and is marked as failed.
     *
     * @throws JobStoppedException if a step failed; its exception is the cause
     */
    public void run(String name, JobParameters parameters, List<Step> steps) {
        stepFailure = null;
        JobExecution execution;
        try {
            buryTheDead(name, parameters);
            execution = start(job(name, steps), parameters);
        } catch (NestedRuntimeException e) {
            throw stopped(e);
        }
        if (execution.getStatus() != BatchStatus.COMPLETED) {
            throw failure(execution);
        }
    }

    private Job job(String name, List<Step> steps) {
        Iterator<Step> rest = steps.iterator();
        SimpleJobBuilder job = new JobBuilder(name, history).start(rest.next());
        while (rest.hasNext()) {
            job = job.next(rest.next());
        }
        return job.build();
    }

    private JobExecution start(Job job, JobParameters parameters) {
        TaskExecutorJobOperator operator = new TaskExecutorJobOperator();
        operator.setJobRepository(history);
        operator.setJobRegistry(new MapJobRegistry());
        operator.setTaskExecutor(new SyncTaskExecutor());
        try {
            return operator.start(job, parameters);
        } catch (JobExecutionException e) {
            throw new JobStoppedException("could not be started: " + e.getMessage(), e);
        }
    }

    /**
     * Marks executions that were killed as failed; Spring Batch would wait for them for ever.
     *
     * <p>It would not start a job again either whose last step it calls unknown, as it does when it could not write to the history.
     */
    private void buryTheDead(String name, JobParameters parameters) {
        JobInstance instance = history.getJobInstance(name, parameters);
        if (instance == null) {
            return;
        }
        if (history.getJobExecutions(instance).isEmpty()) {
            // Killed between the two: Spring Batch would never start it.
            history.deleteJobInstance(instance);
            return;
        }
        for (JobExecution execution : history.getJobExecutions(instance)) {
            if (isDead(execution.getStatus())
                    || execution.getStepExecutions().stream().anyMatch(step -> isDead(step.getStatus()))) {
                bury(execution);
            }
        }
    }

    private static boolean isDead(BatchStatus status) {
        return status.isRunning() || status == BatchStatus.UNKNOWN;
    }

    private void bury(JobExecution execution) {
        LocalDateTime now = LocalDateTime.now(ZoneOffset.UTC);
        for (StepExecution step : execution.getStepExecutions()) {
            if (isDead(step.getStatus())) {
                step.setStatus(BatchStatus.FAILED);
                step.setExitStatus(ExitStatus.FAILED.addExitDescription("killed"));
                step.setEndTime(now);
                history.update(step);
            }
        }
        execution.setStatus(BatchStatus.FAILED);
        execution.setExitStatus(ExitStatus.FAILED.addExitDescription("killed"));
        execution.setEndTime(now);
        history.update(execution);
    }

    private JobStoppedException failure(JobExecution execution) {
        return execution.getAllFailureExceptions().stream()
                .findFirst()
                .map(RegistryJobs::reason)
                .map(this::stopped)
                .orElseGet(() -> new JobStoppedException("stopped", null));
    }

    private JobStoppedException stopped(Throwable failure) {
        Throwable cause = stepFailure == null ? failure : stepFailure;
        String message = cause instanceof NestedRuntimeException
                ? "the history of the jobs could not be written: start the same command again when the database can be"
                        + " reached"
                : cause.getMessage();
        return new JobStoppedException("stopped: " + message, cause);
    }

    /** Spring Batch wraps what happened in a chunk, under a message that says nothing. */
    private static Throwable reason(Throwable failure) {
        Throwable cause = failure.getCause();
        return failure instanceof FatalStepExecutionException && cause != null ? cause : failure;
    }
}
