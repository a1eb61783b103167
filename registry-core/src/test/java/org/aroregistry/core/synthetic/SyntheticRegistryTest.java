package org.aroregistry.core.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SyntheticRegistryTest {
    private static final Set<String> CATALOGUE = Set.of(
            "administrative_last_contact",
            "ambiguous_thousand",
            "birth_date_column",
            "blank_rows",
            "bom",
            "date_for_day",
            "dead_then_alive",
            "decimal_comma",
            "duplicate_conflicting",
            "duplicate_exact",
            "event_after_death",
            "formula_text",
            "fractions",
            "gene_alias",
            "grams",
            "hla_as_date",
            "homozygous_twice",
            "inches",
            "international_units_as_micrograms",
            "lower_case_codes",
            "mangled_id",
            "metres",
            "milligrams_for_micrograms",
            "mismatched_mud",
            "missing_token",
            "mixed_line_ends",
            "months_for_days",
            "orphan_child",
            "ragged_row",
            "rank_rankl_swap",
            "registered_at_two_sites",
            "sentinel",
            "swapped_days",
            "trailing_columns",
            "truncated",
            "units_before_2000",
            "utf_16",
            "windows_1252",
            "wrong_gvhd_grade",
            "wrong_unit");

    private static Map<String, String> contents(Path folder) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (var files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                // Latin-1 keeps every byte apart, whatever the file's own encoding.
                contents.put(folder.relativize(file).toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return contents;
    }

    private static Map<String, String> generate(GeneratorSettings settings, Path out) throws IOException {
        new SyntheticRegistry(settings).write(out);
        return contents(out);
    }

    @Test
    void one_seed_gives_the_same_bytes_twice(@TempDir Path folder) throws IOException {
        GeneratorSettings settings = GeneratorSettings.of(Preset.TINY, 42);

        assertThat(generate(settings, folder.resolve("a"))).isEqualTo(generate(settings, folder.resolve("b")));
        GeneratorSettings withErrors = settings.withErrors(true);
        assertThat(generate(withErrors, folder.resolve("c"))).isEqualTo(generate(withErrors, folder.resolve("d")));
    }

    @Test
    void another_seed_gives_other_patients(@TempDir Path folder) throws IOException {
        String first = generate(GeneratorSettings.of(Preset.TINY, 1), folder.resolve("a"))
                .getOrDefault("S001/patients.csv", "");
        String second = generate(GeneratorSettings.of(Preset.TINY, 2), folder.resolve("b"))
                .getOrDefault("S001/patients.csv", "");

        assertThat(first).isNotEqualTo(second);
    }

    @Test
    void more_sites_and_patients_only_add_to_the_files_of_a_site(@TempDir Path folder) throws IOException {
        GeneratorSettings few = GeneratorSettings.of(Preset.TINY, 5);
        Map<String, String> small = generate(few, folder.resolve("a"));
        Map<String, String> large = generate(few.withSize(5, 80), folder.resolve("b"));

        small.forEach((file, content) -> {
            if (!file.endsWith("manifest.csv")) {
                assertThat(large.getOrDefault(file, "")).as(file).startsWith(content);
            }
        });
        assertThat(large.keySet()).contains("S005/labs.csv");
    }

    @Test
    void tiny_preset_is_three_sites_and_25_patients_in_28_files_each(@TempDir Path folder) throws IOException {
        GenerationReport report = new SyntheticRegistry(GeneratorSettings.of(Preset.TINY, 1)).write(folder);

        assertThat(report.sites()).isEqualTo(3);
        assertThat(report.patients()).isEqualTo(25);
        assertThat(contents(folder)).hasSize(3 * 28);
    }

    @Test
    void clean_run_removes_the_answer_key_of_an_earlier_run_with_errors(@TempDir Path folder) throws IOException {
        GeneratorSettings settings = GeneratorSettings.of(Preset.TINY, 1);
        generate(settings.withErrors(true), folder);

        assertThat(generate(settings, folder)).doesNotContainKey(SyntheticRegistry.ANSWER_KEY);
    }

    @Test
    void each_site_gets_at_least_one_patient_and_all_are_given_out() {
        int[] counts = GeneratorSettings.of(Preset.LOAD, 1).patientsPerSite();

        assertThat(counts).hasSize(40);
        assertThat(Arrays.stream(counts).min().orElseThrow()).isPositive();
        assertThat(Arrays.stream(counts).sum()).isEqualTo(20_000);
        assertThat(counts[0]).isGreaterThan(counts[39] * 10);
    }

    @Test
    void impossible_sizes_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GeneratorSettings.of(Preset.TINY, 1).withSize(0, 10))
                .withMessage("number of sites 0 is not between 1 and 999");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GeneratorSettings.of(Preset.TINY, 1).withSize(3, 2))
                .withMessage("number of patients 2 is not between the number of sites (3) and 500000");
    }

    /** One line of the answer key. */
    private record Entry(String site, String file, String recordId, int line, String type, String rule) {
        static Entry of(String text) {
            String[] cells = text.split(",", -1);
            return new Entry(cells[0], cells[1], cells[2], Integer.parseInt(cells[3]), cells[5], cells[6]);
        }

        String path() {
            return file.contains("/") ? file : site + "/" + file;
        }
    }

    private static List<Entry> key(Path folder) throws IOException {
        return Files.readAllLines(folder.resolve(SyntheticRegistry.ANSWER_KEY)).stream()
                .skip(1)
                .map(Entry::of)
                .toList();
    }

    private static List<String> lines(Path file, Set<String> fileErrors) throws IOException {
        Charset charset = fileErrors.contains("utf_16") ? StandardCharsets.UTF_16 : StandardCharsets.ISO_8859_1;
        return Arrays.asList(Files.readString(file, charset).split("\r\n|\n|\r", -1));
    }

    @Test
    void answer_key_covers_the_catalogue_and_points_at_the_right_lines(@TempDir Path folder) throws IOException {
        GeneratorSettings settings =
                GeneratorSettings.of(Preset.DEMO, 3).withSize(30, 1500).withErrors(true);
        GenerationReport report = new SyntheticRegistry(settings).write(folder);
        List<Entry> key = key(folder);
        Map<String, Set<String>> fileErrors = new TreeMap<>();
        Map<String, List<Entry>> byFile = new TreeMap<>();
        for (Entry entry : key) {
            byFile.computeIfAbsent(entry.path(), path -> new ArrayList<>()).add(entry);
            if (entry.recordId().isEmpty()) {
                fileErrors
                        .computeIfAbsent(entry.path(), path -> new HashSet<>())
                        .add(entry.type());
            }
        }

        assertThat(report.errors()).isEqualTo(key.size());
        assertThat(key.stream().map(Entry::type)).containsAll(CATALOGUE);
        assertThat(key.stream().map(Entry::type).distinct()).hasSameSizeAs(CATALOGUE);
        for (var file : byFile.entrySet()) {
            Set<String> errors = fileErrors.getOrDefault(file.getKey(), Set.of());
            List<String> lines = lines(folder.resolve(file.getKey()), errors);
            for (Entry entry : file.getValue()) {
                if (!entry.recordId().isEmpty()) {
                    assertThat(lines.get(entry.line() - 1)).as("%s", entry).contains(entry.recordId());
                }
            }
        }
    }

    @Test
    void a_child_registered_twice_has_variants_without_errors_at_both_sites(@TempDir Path folder) throws IOException {
        GeneratorSettings settings =
                GeneratorSettings.of(Preset.DEMO, 3).withSize(8, 1500).withErrors(true);
        new SyntheticRegistry(settings).write(folder);
        List<Entry> key = key(folder);
        Set<String> again = key.stream()
                .filter(entry -> entry.type().equals("registered_at_two_sites"))
                .map(entry -> entry.recordId().substring(0, 6))
                .collect(Collectors.toSet());

        assertThat(again).hasSizeGreaterThan(5);
        assertThat(key)
                .filteredOn(entry -> entry.path().endsWith("genetics.csv"))
                .filteredOn(entry -> again.stream().anyMatch(entry.recordId()::startsWith))
                .extracting(Entry::type)
                .allMatch("missing_token"::equals);
    }

    @Test
    void rows_outside_the_answer_key_are_those_of_the_clean_run(@TempDir Path folder) throws IOException {
        GeneratorSettings settings = GeneratorSettings.of(Preset.DEMO, 11);
        new SyntheticRegistry(settings).write(folder.resolve("clean"));
        new SyntheticRegistry(settings.withErrors(true)).write(folder.resolve("wrong"));
        List<Entry> key = key(folder.resolve("wrong"));
        Set<String> flawed = new HashSet<>();
        Set<String> wrongLines = new HashSet<>();
        Set<String> transferred = new HashSet<>();
        for (Entry entry : key) {
            if (entry.recordId().isEmpty()) {
                flawed.add(entry.path());
            }
            wrongLines.add(entry.path() + " " + entry.line());
            if (entry.type().equals("registered_at_two_sites")) {
                transferred.add(entry.recordId().substring(0, 6));
            }
        }
        int compared = 0;
        for (String path : contents(folder.resolve("clean")).keySet()) {
            if (flawed.contains(path) || path.endsWith("manifest.csv")) {
                continue;
            }
            Set<String> clean = new HashSet<>(lines(folder.resolve("clean").resolve(path), Set.of()));
            List<String> wrong = lines(folder.resolve("wrong").resolve(path), Set.of());
            for (int i = 0; i < wrong.size(); i++) {
                String line = wrong.get(i);
                boolean known = wrongLines.contains(path + " " + (i + 1))
                        || transferred.stream().anyMatch(line::contains);
                if (!known) {
                    compared++;
                    assertThat(clean.contains(line))
                            .as("%s line %d", path, i + 1)
                            .isTrue();
                }
            }
        }

        assertThat(compared).isGreaterThan(10_000);
    }
}
