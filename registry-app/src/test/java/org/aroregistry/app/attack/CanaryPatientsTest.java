package org.aroregistry.app.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.aroregistry.batch.importing.ManifestWriter;
import org.aroregistry.core.synthetic.GeneratorSettings;
import org.aroregistry.core.synthetic.Preset;
import org.aroregistry.core.synthetic.SyntheticRegistry;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Patients with values that nobody else has: none of them comes back in a public file, in whatever format. */
class CanaryPatientsTest {
    private static final String VARIANT = "c.7171717G>C";
    private static final String TEXT = "canary in the coal mine";
    private static final int EXTRACT_YEAR = 2025;

    @TempDir
    private static Path folder;

    private static String publicText;
    private static String regulatorText;

    @BeforeAll
    static void publish() throws IOException {
        Path sites = folder.resolve("sites");
        new SyntheticRegistry(GeneratorSettings.of(Preset.TINY, 7).withSize(3, 40)).write(sites);
        plant(sites.resolve("S001/genetics.csv"), "hgvs_c", VARIANT);
        plant(sites.resolve("S001/adverse_events.csv"), "ae_text", TEXT);
        ManifestWriter.update(
                sites.resolve("S001"),
                new ManifestWriter.Choices(
                        Optional.empty(), OptionalInt.of(1), Optional.empty(), OptionalInt.empty(), Optional.empty()),
                EXTRACT_YEAR);
        PublicRuns.write(PublicRuns.of(sites, folder), folder);
        publicText = text(folder.resolve(PublicRuns.PUBLIC));
        regulatorText = text(folder.resolve(PublicRuns.REGULATOR));
    }

    /** Puts a value into the first row of a file. */
    private static void plant(Path file, String column, String value) throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        int at = Arrays.asList(lines.get(0).split(",", -1)).indexOf(column);
        String[] cells = lines.get(1).split(",", -1);
        cells[at] = value;
        lines.set(1, String.join(",", cells));
        Files.write(file, lines);
    }

    private static String text(Path reports) throws IOException {
        StringBuilder text = new StringBuilder();
        try (Stream<Path> files = Files.list(reports)) {
            for (Path file : files.sorted().toList()) {
                text.append(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
            }
        }
        return text.toString();
    }

    /** Returns the values of a column in the files of all sites. */
    private static Set<String> values(String file, String column) throws IOException {
        Set<String> values = new TreeSet<>();
        try (Stream<Path> sites = Files.list(folder.resolve("sites"))) {
            for (Path site :
                    sites.filter(path -> Files.exists(path.resolve(file))).toList()) {
                List<String> lines = Files.readAllLines(site.resolve(file));
                // Sites write the same columns with their own separator.
                String separator = Pattern.quote(lines.get(0).contains(";") ? ";" : ",");
                int at = Arrays.asList(lines.get(0).split(separator, -1)).indexOf(column);
                lines.stream()
                        .skip(1)
                        .map(line -> line.split(separator, -1)[at])
                        .forEach(values::add);
            }
        }
        values.remove("");
        return values;
    }

    @Test
    void no_patient_record_or_site_is_named() throws IOException {
        Set<String> names = values("patients.csv", "patient_id");
        names.addAll(values("patients.csv", "record_id"));
        names.addAll(values("patients.csv", "site_id"));

        assertThat(names).hasSizeGreaterThan(70).noneMatch(publicText::contains);
    }

    @Test
    void no_patient_has_a_number_of_its_own() {
        assertThat(publicText).doesNotContain("patient_1", "Patient 1<", "regulator_");
        assertThat(regulatorText).contains("patient_1");
    }

    @Test
    void no_variant_and_no_free_text_comes_back() throws IOException {
        Set<String> texts = values("genetics.csv", "hgvs_c");
        texts.addAll(values("adverse_events.csv", "ae_text"));

        assertThat(texts).contains(VARIANT, TEXT).noneMatch(publicText::contains);
    }

    @Test
    void no_exact_age_of_a_patient_is_printed() throws IOException {
        Set<String> ages = values("patients.csv", "enrol_day");
        ages.addAll(values("status.csv", "last_contact_day"));
        ages.addAll(values("status.csv", "death_day"));
        Pattern coarse = Pattern.compile("\\d{1,3}|UNK");
        List<String> exact =
                ages.stream().filter(age -> !coarse.matcher(age).matches()).toList();

        List<String> printed = exact.stream()
                .filter(age -> Pattern.compile("(?<![\\d.])" + age + "(?![\\d.])")
                        .matcher(publicText)
                        .find())
                .toList();

        assertThat(exact).hasSizeGreaterThan(15);
        assertThat(printed).isEmpty();
    }
}
