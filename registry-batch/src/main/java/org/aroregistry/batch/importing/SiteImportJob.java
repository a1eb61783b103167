package org.aroregistry.batch.importing;

import java.util.List;
import org.aroregistry.batch.job.JobStoppedException;
import org.aroregistry.batch.job.RegistryJobs;
import org.aroregistry.core.store.Registry;
import org.aroregistry.core.store.Upload;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;

/**
 * The job of one upload: check, load, answer, publish.
 *
 * <p>A job that was killed is started again from its first step: the store remembers which files are loaded, and only the last step makes
 * anything visible. Nobody else can be running it: the store gives one process at a time the turn to work on an upload, and fences off an
 * earlier holder when rows are loaded.
 */
final class SiteImportJob {
    private static final String NAME = "siteImport";

    private final Registry registry;

    SiteImportJob(Registry registry) {
        this.registry = registry;
    }

    /**
     * Runs all steps.
     *
     * @throws ImportException if one of them failed
     */
    void run(ImportRun run, Upload upload) {
        JobParameters parameters = new JobParametersBuilder()
                .addString("site", upload.siteId())
                .addString("sha256", upload.request().contentSha256())
                .addString("dictionary", upload.request().dictionaryVersion())
                .addLong("upload", upload.uploadId(), false)
                .toJobParameters();
        try {
            RegistryJobs jobs = new RegistryJobs(registry.dataSource());
            jobs.run(
                    NAME,
                    parameters,
                    List.of(
                            jobs.step("check", run::check),
                            jobs.step("load", run::load),
                            jobs.step("answer", run::answer),
                            jobs.step("publish", run::publish)));
        } catch (JobStoppedException e) {
            throw new ImportException("the import " + e.getMessage(), e);
        }
    }
}
