package org.aroregistry.batch.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.aroregistry.core.result.AnalysisResults;
import org.aroregistry.core.result.FigureResult;
import org.aroregistry.core.result.Statistic;
import org.aroregistry.core.store.Registry;
import org.aroregistry.core.store.testing.DatabaseTest;
import org.aroregistry.core.store.testing.TestDatabase;
import org.aroregistry.core.synthetic.GeneratorSettings;
import org.aroregistry.core.synthetic.GenotypeMix;
import org.aroregistry.core.synthetic.SyntheticRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The statistics over synthetic centres, from their files to the stored results, on both databases. */
@DatabaseTest
class SyntheticStatisticsIT {
    /** Result hash by seed: what the first database gave, the second must give too. */
    private static final Map<Long, String> HASHES = new ConcurrentHashMap<>();

    private static final long SEED = 20260101;
    private static final int PATIENTS = 120;

    private final Registry registry;

    SyntheticStatisticsIT(TestDatabase database) {
        this.registry = database.registry();
    }

    @Test
    void synthetic_centres_give_the_same_plausible_numbers_on_every_database(@TempDir Path folder) throws IOException {
        new SyntheticRegistry(new GeneratorSettings(6, PATIENTS, GenotypeMix.MIXED, SEED, false)).write(folder);
        new RegistryFiller(registry).publishFolders(folder);

        AnalysisOutcome outcome = new CohortStatistics(registry).run(AnalysisRequest.of("test", "test"));

        assertThat(outcome.resultHash()).isEqualTo(HASHES.computeIfAbsent(SEED, s -> outcome.resultHash()));
        AnalysisResults results = registry.runs().results(outcome.runId()).orElseThrow();
        assertThat(results.table("T01").orElseThrow().accounting().registered()).isEqualTo(PATIENTS);
        everyPatientHasOneRow(outcome.runId(), "OS_BIRTH");
        everyPatientHasOneRow(outcome.runId(), "TTP_A");
        // Bands of published cohorts: one-year survival after transplant 55 to 95 %.
        FigureResult survival = results.figure("F01").orElseThrow();
        assertThat(((Statistic.Estimate)
                                survival.curves().get(0).landmarks().get(1).estimate())
                        .value())
                .isBetween(0.55, 0.95);
        assertThat(results.figure("F03").orElseThrow().curves()).isNotEmpty();
        assertThat(results.figure("F04").orElseThrow().curves()).hasSize(2);
    }

    private void everyPatientHasOneRow(long runId, String endpoint) {
        Set<String> patients = new HashSet<>();
        registry.runs().forEachEndpointRow(runId, endpoint, row -> assertThat(patients.add(row.patientId()))
                .isTrue());
        assertThat(patients).hasSize(PATIENTS);
    }
}
