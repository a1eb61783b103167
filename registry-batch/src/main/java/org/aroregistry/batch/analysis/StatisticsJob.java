package org.aroregistry.batch.analysis;

import org.aroregistry.core.study.Patient;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.transaction.PlatformTransactionManager;

/** The steps of the job: freeze, derive, estimate, store. */
final class StatisticsJob {
    private static final int PATIENTS_PER_CHUNK = 500;

    private final JobRepository jobs;
    private final PlatformTransactionManager transactions;
    private final StatisticsRun run;

    StatisticsJob(JobRepository jobs, PlatformTransactionManager transactions, StatisticsRun run) {
        this.jobs = jobs;
        this.transactions = transactions;
        this.run = run;
    }

    Job build() {
        return new JobBuilder(CohortStatistics.JOB_NAME, jobs)
                .start(step("freeze", run::freeze))
                .next(derive())
                .next(step("estimate", run::estimate))
                .next(step("store", run::store))
                .build();
    }

    /** Reads patients, derives their endpoints, stores the rows. */
    private Step derive() {
        return new StepBuilder("derive", jobs)
                .<Patient, AnalysedPatient>chunk(PATIENTS_PER_CHUNK)
                .transactionManager(transactions)
                .reader(run.patients())
                .processor(run::derive)
                .writer(chunk -> run.write(chunk.getItems()))
                .build();
    }

    private Step step(String name, Runnable work) {
        return new StepBuilder(name, jobs)
                .tasklet(
                        (contribution, context) -> {
                            work.run();
                            return RepeatStatus.FINISHED;
                        },
                        transactions)
                .build();
    }
}
