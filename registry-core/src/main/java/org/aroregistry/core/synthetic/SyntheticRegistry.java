package org.aroregistry.core.synthetic;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes synthetic centres: one folder for each site, as a real centre would send it.
 *
 * <p>No row stands for a real child. One patient is in memory at a time, whatever the size. Each site depends on the seed
 * and its own number alone, so it can be written without the others.
 */
public final class SyntheticRegistry {
    /** Name of the list of injected errors, in the folder above the sites. */
    public static final String ANSWER_KEY = "answer-key.csv";

    /** Name of the folder above the sites' second uploads, where there are any. */
    public static final String SECOND_UPLOADS = "second-uploads";

    private static final double TRANSFERRED = 0.01;
    /** Places of children registered a second time; no site has so many first registrations. */
    private static final int SECOND_REGISTRATIONS = 600_000;

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
        // A key left over from an earlier run would accuse clean files.
        Files.deleteIfExists(out.resolve(ANSWER_KEY));
        int[] counts = settings.patientsPerSite();
        Map<String, Long> rows = new LinkedHashMap<>();
        try (AnswerKey key = settings.errors() ? AnswerKey.to(out.resolve(ANSWER_KEY)) : AnswerKey.none()) {
            for (int number = 1; number <= counts.length; number++) {
                writeSite(out, number, counts, key).forEach((file, n) -> rows.merge(file, n, Long::sum));
            }
            return new GenerationReport(counts.length, rows.getOrDefault("patients", 0L), rows, key.count());
        }
    }

    private Map<String, Long> writeSite(Path out, int number, int[] counts, AnswerKey key) throws IOException {
        SiteProfile site = SiteProfile.of(settings.seed(), number);
        FlawPlan flaws = new FlawPlan(settings.seed(), site, settings.errors());
        ErrorInjector injector = new ErrorInjector(settings.seed(), site, flaws);
        SecondUpload later = new SecondUpload(settings.seed(), site, out.resolve(SECOND_UPLOADS));
        try (SiteFolder folder = new SiteFolder(site, out.resolve(site.id()), key, flaws)) {
            for (int index = 0; index < counts[number - 1]; index++) {
                Observation seen = Observation.of(settings.seed(), site, world.history(site, index));
                if (!settings.errors()) {
                    write(folder, seen.rows().all());
                    continue;
                }
                later.consider(seen);
                write(folder, injector.inject(seen));
                Optional<Observation> transferred = transferred(site, index, counts);
                if (transferred.isPresent()) {
                    write(folder, injector.inject(transferred.get()));
                }
            }
            if (settings.errors()) {
                injector.reportHabits(key);
                later.write(key);
            }
            return folder.finish();
        }
    }

    private static void write(SiteFolder folder, List<Row> rows) throws IOException {
        for (Row row : rows) {
            folder.write(row);
        }
    }

    /** One patient in a hundred is a child that another site registered before, if that can be seen from their variants. */
    private Optional<Observation> transferred(SiteProfile site, int index, int[] counts) {
        RandomStream random = RandomStream.of(settings.seed(), site.id(), "transfer", Integer.toString(index));
        if (!random.chance(TRANSFERRED) || counts.length == 1) {
            return Optional.empty();
        }
        int other = 1 + (site.number() - 1 + random.between(1, counts.length - 1)) % counts.length;
        SiteProfile first = SiteProfile.of(settings.seed(), other);
        PatientHistory history = world.history(first, random.between(0, counts[other - 1] - 1));
        if (!history.child().genotype().isBiallelic()) {
            return Optional.empty();
        }
        PatientHistory again = history.registeredAgain(world.idOf(site.number(), SECOND_REGISTRATIONS + index));
        boolean recognisable = sameVariants(
                acceptedVariants(first, Observation.of(settings.seed(), first, history)),
                acceptedVariants(site, registeredAgain(site, again)));
        return recognisable ? Optional.of(registeredAgain(site, again)) : Optional.empty();
    }

    private Observation registeredAgain(SiteProfile site, PatientHistory again) {
        Observation seen = Observation.of(settings.seed(), site, again);
        seen.rows().all().stream()
                .filter(row -> row.fileName().equals("patients"))
                .forEach(row -> row.with(new InjectedError("registered_at_two_sites", "", "C-006")));
        return seen;
    }

    /** Tells whether both sites tell the same two variants: only by these can the child be recognised. */
    private static boolean sameVariants(List<String> first, List<String> second) {
        boolean two = first.size() == 2 || first.size() == 1 && first.get(0).startsWith("HOM");
        return two && first.equals(second);
    }

    /** Returns the variants as a site will send them; none if a row of them has an error. */
    private List<String> acceptedVariants(SiteProfile site, Observation seen) {
        FlawPlan flaws = new FlawPlan(settings.seed(), site, true);
        List<Row> rows = new ErrorInjector(settings.seed(), site, flaws)
                .inject(seen).stream()
                        .filter(row -> row.fileName().equals("genetics"))
                        .toList();
        boolean flawed = !flaws.allow("genetics")
                || rows.stream().flatMap(row -> row.errors().stream()).anyMatch(error -> !error.type()
                        .equals(CellErrors.MISSING_TOKEN_ERROR));
        return flawed
                ? List.of()
                : rows.stream()
                        .filter(row -> row.get("variant_role").equals("CAUSAL"))
                        .map(row -> String.join(" ", row.get("zygosity"), row.get("gene_symbol"), row.get("hgvs_c")))
                        .sorted()
                        .toList();
    }
}
