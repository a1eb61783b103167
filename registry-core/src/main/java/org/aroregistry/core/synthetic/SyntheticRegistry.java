package org.aroregistry.core.synthetic;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes synthetic centres: one folder for each site, as a real centre would send it.
 *
 * <p>No row stands for a real child. One patient is in memory at a time, whatever the size. Each site depends on the seed
 * and its own number alone, so it can be written without the others.
 */
public final class SyntheticRegistry {
    /** Name of the list of injected errors, in the folder above the sites. */
    public static final String ANSWER_KEY = "answer-key.csv";

    private final GeneratorSettings settings;
    private final TrueWorld world;

    /** Prepares a registry; nothing is written yet. */
    public SyntheticRegistry(GeneratorSettings settings) {
        this.settings = settings;
        world = new TrueWorld(settings.seed(), settings.mix());
    }

    /**
     * Writes all sites into a folder, and the answer key if there are errors. Files of the same name are replaced.
     *
     * @param out the folder above the sites' folders; made if missing
     * @return what was written
     * @throws IOException if a file cannot be written
     */
    public GenerationReport write(Path out) throws IOException {
        Files.createDirectories(out);
        int[] counts = settings.patientsPerSite();
        Map<String, Long> rows = new LinkedHashMap<>();
        long patients = 0;
        try (AnswerKey key = settings.errors() ? AnswerKey.to(out.resolve(ANSWER_KEY)) : AnswerKey.none()) {
            for (int number = 1; number <= counts.length; number++) {
                writeSite(out, number, counts[number - 1], key).forEach((file, n) -> rows.merge(file, n, Long::sum));
                patients += counts[number - 1];
            }
            return new GenerationReport(counts.length, patients, rows, key.count());
        }
    }

    private Map<String, Long> writeSite(Path out, int number, int patients, AnswerKey key) throws IOException {
        SiteProfile site = SiteProfile.of(settings.seed(), number);
        FlawPlan flaws = new FlawPlan(settings.seed(), site, settings.errors());
        try (SiteFolder folder = new SiteFolder(site, out.resolve(site.id()), key, flaws)) {
            for (int index = 0; index < patients; index++) {
                List<Row> rows = observe(site, index).rows().all();
                for (Row row : settings.errors() ? ErrorInjector.inject(rows) : rows) {
                    folder.write(row);
                }
            }
            return folder.finish();
        }
    }

    private Observation observe(SiteProfile site, int index) {
        return Observation.of(settings.seed(), site, world.history(site, index));
    }
}
