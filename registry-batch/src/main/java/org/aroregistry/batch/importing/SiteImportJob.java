package org.aroregistry.batch.importing;

import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.batch.infrastructure.support.transaction.ResourcelessTransactionManager;

/**
 * The steps of the job: check, load, answer, publish.
 *
 * <p>A restarted job runs all of them again, because each finds out by itself what is done: the store remembers which files are loaded,
 * and only the last step makes anything visible.
 */
final class SiteImportJob {
    /** Name of the job in the job repository. */
    static final String NAME = "siteImport";

    private final JobRepository jobs;
    private final ImportRun run;
    // The store commits its own chunks: a transaction around a whole step would hold a connection for nothing.
    private final ResourcelessTransactionManager transactions = new ResourcelessTransactionManager();

    SiteImportJob(JobRepository jobs, ImportRun run) {
        this.jobs = jobs;
        this.run = run;
    }

    Job build() {
        return new JobBuilder(NAME, jobs)
                .start(step("check", run::check))
                .next(step("load", run::load))
                .next(step("answer", run::answer))
                .next(step("publish", run::publish))
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
                .allowStartIfComplete(true)
                .build();
    }
}
