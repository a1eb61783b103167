package org.aroregistry.batch.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.aroregistry.core.store.testing.DatabaseTest;
import org.aroregistry.core.store.testing.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;

@DatabaseTest
class RegistryJobsTest {
    private final TestDatabase database;

    RegistryJobsTest(TestDatabase database) {
        this.database = database;
    }

    @ParameterizedTest
    @ValueSource(strings = {"STARTED", "UNKNOWN", "FAILED"})
    void a_job_starts_again_whatever_the_history_calls_its_last_step(String status) throws SQLException {
        JobParameters parameters =
                new JobParametersBuilder().addString("status", status).toJobParameters();
        AtomicInteger runs = new AtomicInteger();
        assertThatThrownBy(() -> run(parameters, () -> {
                    runs.incrementAndGet();
                    throw new IllegalStateException("the disk is full");
                }))
                .isInstanceOf(JobStoppedException.class)
                .hasMessage("stopped: the disk is full");
        // As after a kill, or after a connection that broke while the history was written.
        execute("UPDATE BATCH_STEP_EXECUTION SET STATUS = '" + status + "'");
        execute("UPDATE BATCH_JOB_EXECUTION SET STATUS = '" + status + "'"
                + (status.equals("STARTED") ? ", END_TIME = NULL" : ""));

        run(parameters, runs::incrementAndGet);

        assertThat(runs).hasValue(2);
    }

    private void run(JobParameters parameters, Runnable work) {
        RegistryJobs jobs = new RegistryJobs(database.registry().dataSource());
        jobs.run("test", parameters, List.of(jobs.step("work", work)));
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.registry().dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
