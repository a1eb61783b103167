package org.aroregistry.core.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.aroregistry.core.dictionary.Analyte;
import org.aroregistry.core.dictionary.ColumnDefinition;
import org.aroregistry.core.dictionary.ColumnType;
import org.aroregistry.core.dictionary.Dictionary;
import org.aroregistry.core.dictionary.FileDefinition;
import org.aroregistry.core.dictionary.MissingToken;
import org.aroregistry.core.dictionary.Requirement;
import org.aroregistry.core.study.PatientId;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files without errors break none of the rules that refuse a row. */
class CleanFilesTest {
    private static final int PATIENTS = 300;
    private static final Pattern WHOLE = Pattern.compile("-?\\d+");
    private static final Pattern DECIMAL = Pattern.compile("-?\\d+(\\.\\d+)?");
    private static List<SiteFiles> sites = List.of();
    private static GenerationReport report = new GenerationReport(0, 0, Map.of(), 0);

    @BeforeAll
    static void generate(@TempDir Path folder) throws IOException {
        GeneratorSettings settings = GeneratorSettings.of(Preset.DEMO, 7).withSize(20, PATIENTS);
        report = new SyntheticRegistry(settings).write(folder);
        sites = SiteFiles.readAll(folder);
    }

    private static void forEachRow(BiConsumer<FileDefinition, Map<String, String>> check) {
        for (SiteFiles site : sites) {
            for (FileDefinition file : Dictionary.current().dataFiles()) {
                site.of(file.name()).forEach(row -> check.accept(file, row));
            }
        }
    }

    private static String value(Map<String, String> row, String column) {
        return row.getOrDefault(column, "");
    }

    private static boolean isToken(ColumnDefinition column, String value) {
        return column.missing().stream().map(MissingToken::name).anyMatch(value::equals);
    }

    private static Function<String, Optional<String>> valuesOf(FileDefinition file, Map<String, String> row) {
        return name -> Optional.of(value(row, name)).filter(v -> !v.isEmpty() && !isToken(file.column(name), v));
    }

    private static Optional<Integer> number(Map<String, String> row, String column) {
        String value = value(row, column);
        return WHOLE.matcher(value).matches() ? Optional.of(Integer.parseInt(value)) : Optional.empty();
    }

    @Test
    void every_file_has_rows_and_the_columns_of_the_dictionary_in_order() {
        assertThat(report.rowsByFile()).hasSize(27).allSatisfy((file, rows) -> assertThat(rows)
                .isPositive());
        assertThat(report.patients()).isEqualTo(PATIENTS);
        assertThat(report.errors()).isZero();
        forEachRow((file, row) -> assertThat(row.keySet())
                .containsExactlyElementsOf(
                        file.columns().stream().map(ColumnDefinition::name).toList()));
    }

    @Test
    void every_value_has_its_type_codes_pattern_and_range() {
        List<String> wrong = new ArrayList<>();
        forEachRow((file, row) -> {
            for (ColumnDefinition column : file.columns()) {
                String value = value(row, column.name());
                if (!value.isEmpty() && !isToken(column, value) && !fits(column, value)) {
                    wrong.add(column.qualifiedName() + " '" + value + "'");
                }
            }
        });

        assertThat(wrong).isEmpty();
    }

    private static boolean fits(ColumnDefinition column, String value) {
        if (column.pattern().filter(p -> !p.matcher(value).matches()).isPresent()) {
            return false;
        }
        if (column.type() instanceof ColumnType.MultiCoded) {
            List<String> codes = Arrays.asList(value.split("[;+]"));
            return column.codes().containsAll(codes) && codes.equals(new ArrayList<>(new TreeSet<>(codes)));
        }
        if (!column.codes().isEmpty() && !column.codes().contains(value)) {
            return false;
        }
        if (!column.type().isNumeric()) {
            return true;
        }
        if (!(column.type() instanceof ColumnType.Whole ? WHOLE : DECIMAL)
                .matcher(value)
                .matches()) {
            return false;
        }
        BigDecimal number = new BigDecimal(value);
        boolean scaled = !(column.type() instanceof ColumnType.Decimal decimal)
                || number.scale() <= decimal.scale()
                        && number.precision() - number.scale() <= decimal.precision() - decimal.scale();
        return scaled && column.hardRange().map(range -> range.contains(number)).orElse(true);
    }

    @Test
    void what_is_required_is_filled_and_what_has_no_place_is_blank() {
        List<String> wrong = new ArrayList<>();
        forEachRow((file, row) -> {
            Function<String, Optional<String>> values = valuesOf(file, row);
            for (ColumnDefinition column : file.columns()) {
                boolean blank = value(row, column.name()).isEmpty();
                boolean required = column.requirement() == Requirement.REQUIRED
                        || column.requiredWhen().filter(c -> c.holds(values)).isPresent();
                boolean outOfPlace = !blank
                        && column.onlyWhen().filter(c -> !c.holds(values)).isPresent();
                if (blank && required || outOfPlace) {
                    wrong.add(column.qualifiedName() + " in " + row);
                }
            }
        });

        assertThat(wrong).isEmpty();
    }

    @Test
    void keys_are_unique_and_references_lead_to_rows() {
        for (SiteFiles site : sites) {
            Set<String> patients = new HashSet<>();
            Set<String> transplants = new HashSet<>();
            site.of("patients").forEach(row -> patients.add(value(row, "patient_id")));
            site.of("hsct").forEach(row -> transplants.add(value(row, "patient_id") + value(row, "hsct_no")));
            for (FileDefinition file : Dictionary.current().dataFiles()) {
                Set<List<String>> keys = new HashSet<>();
                Set<String> records = new HashSet<>();
                for (Map<String, String> row : site.of(file.name())) {
                    assertThat(keys.add(
                                    file.key().stream().map(c -> value(row, c)).toList()))
                            .as("key of %s", row)
                            .isTrue();
                    assertThat(records.add(value(row, "record_id")))
                            .as("record of %s", row)
                            .isTrue();
                    assertThat(patients.contains(value(row, "patient_id"))).isTrue();
                    assertThat(value(row, "site_id")).isEqualTo(site.siteId());
                    assertThat(PatientId.isValid(value(row, "patient_id"))).isTrue();
                    if (file.find("hsct_no").isPresent()) {
                        assertThat(transplants.contains(value(row, "patient_id") + value(row, "hsct_no")))
                                .isTrue();
                    }
                }
            }
        }
    }

    @Test
    void no_patient_is_at_two_sites() {
        List<String> ids = sites.stream()
                .flatMap(site -> site.of("patients").stream())
                .map(row -> value(row, "patient_id"))
                .toList();

        assertThat(ids).hasSize(PATIENTS).doesNotHaveDuplicates();
    }

    @Test
    void nothing_happens_after_death_or_last_contact() {
        List<String> late = new ArrayList<>();
        for (SiteFiles site : sites) {
            Map<String, Integer> last = new HashMap<>();
            Map<String, Integer> infusion = new HashMap<>();
            site.of("status")
                    .forEach(row -> last.put(
                            value(row, "patient_id"),
                            number(row, "last_contact_day").orElseThrow()));
            site.of("hsct")
                    .forEach(row -> infusion.put(
                            value(row, "patient_id") + value(row, "hsct_no"),
                            number(row, "hsct_day").orElseThrow()));
            for (FileDefinition file : Dictionary.current().dataFiles()) {
                for (Map<String, String> row : site.of(file.name())) {
                    for (ColumnDefinition column : file.columns()) {
                        boolean relative =
                                column.isRelativeDay() || column.name().equals("rel_day");
                        // A child may be entered from old charts after its death (rule T-005).
                        boolean event =
                                (column.isDay() || relative) && !column.name().equals("enrol_day");
                        Optional<Integer> day = event ? number(row, column.name()) : Optional.empty();
                        int origin = relative
                                ? infusion.getOrDefault(value(row, "patient_id") + value(row, "hsct_no"), 0)
                                : 0;
                        if (day.isPresent() && origin + day.get() > last.getOrDefault(value(row, "patient_id"), 0)) {
                            late.add(column.qualifiedName() + " " + value(row, "record_id"));
                        }
                    }
                }
            }
        }

        assertThat(late).isEmpty();
    }

    private static final List<String> INTERVALS = List.of(
            "start_day stop_day",
            "start_day end_day",
            "start_day last_day",
            "onset_day resolved_day",
            "onset_day end_day",
            "onset_day aware_day",
            "aware_day reported_day",
            "onset_rel resolved_rel",
            "start_rel stop_rel",
            "plt20_rel plt50_rel",
            "referral_day hsct_day",
            "ref_low ref_high");

    @Test
    void ends_do_not_come_before_beginnings() {
        forEachRow((file, row) -> INTERVALS.forEach(interval -> {
            String[] columns = interval.split(" ");
            String from = value(row, columns[0]);
            String to = value(row, columns[1]);
            if (DECIMAL.matcher(from).matches() && DECIMAL.matcher(to).matches()) {
                assertThat(new BigDecimal(from)).as(interval + " of " + row).isLessThanOrEqualTo(new BigDecimal(to));
            }
        }));
    }

    @Test
    void laboratory_values_are_possible_in_the_canonical_unit_and_agree_with_each_other() {
        for (SiteFiles site : sites) {
            Map<String, BigDecimal> results = new HashMap<>();
            for (Map<String, String> row : site.of("labs")) {
                if (value(row, "value").isEmpty()) {
                    continue;
                }
                Analyte analyte =
                        Dictionary.current().analyte(value(row, "analyte")).orElseThrow();
                BigDecimal canonical = analyte.toCanonical(new BigDecimal(value(row, "value")), value(row, "unit"))
                        .orElseThrow();
                assertThat(analyte.hardRange().orElseThrow().contains(canonical))
                        .as("%s", row)
                        .isTrue();
                String sample = value(row, "patient_id") + " " + value(row, "sample_day") + " ";
                assertThat(results.put(sample + analyte.code(), canonical))
                        .as("second result of %s", row)
                        .isNull();
            }
            results.forEach((key, result) -> {
                if (key.endsWith(" ANC")) {
                    BigDecimal cells = results.getOrDefault(key.replace(" ANC", " WBC"), result);
                    assertThat(result).as(key).isLessThanOrEqualTo(cells.multiply(new BigDecimal("1.05")));
                } else if (key.endsWith(" BILI_D")) {
                    assertThat(result).as(key).isLessThanOrEqualTo(results.get(key.replace(" BILI_D", " BILI_T")));
                }
            });
        }
    }

    @Test
    void donors_fit_their_type() {
        forEachRow((file, row) -> {
            if (file.name().equals("hsct")) {
                int loci = number(row, "hla_loci_typed").orElseThrow();
                int matches = number(row, "hla_matches").orElseThrow();
                String relation = value(row, "donor_relation");
                boolean fits =
                        switch (value(row, "donor_type")) {
                            case "MSD" -> relation.equals("SIBLING") && matches == loci;
                            case "MFD" ->
                                !relation.equals("SIBLING") && !relation.equals("UNRELATED") && matches == loci;
                            case "MUD" -> relation.equals("UNRELATED") && matches == loci;
                            case "MMUD" -> relation.equals("UNRELATED") && matches < loci;
                            case "HAPLO" ->
                                !relation.equals("UNRELATED") && 2 * matches >= loci && 10 * matches <= 8 * loci;
                            default -> value(row, "source").equals("CB") && matches <= loci;
                        };
                boolean cord = value(row, "source").equals("CB");
                assertThat(fits && (!cord || value(row, "manipulation").equals("NONE")))
                        .as("%s", row)
                        .isTrue();
                assertThat(value(row, "reason").equals("FIRST"))
                        .isEqualTo(value(row, "hsct_no").equals("1"));
            }
        });
    }

    @Test
    void grafts_and_their_complications_do_not_contradict_themselves() {
        forEachRow((file, row) -> {
            if (file.name().equals("engraftment")) {
                boolean achieved = value(row, "anc500_status").equals("ACHIEVED");
                assertThat(value(row, "primary_gf").equals("Y") && achieved)
                        .as("%s", row)
                        .isFalse();
                assertThat(value(row, "secondary_gf").equals("Y") && !achieved)
                        .as("%s", row)
                        .isFalse();
            } else if (file.name().equals("gvhd") && value(row, "type").equals("ACUTE")) {
                int skin = number(row, "skin_stage").orElseThrow();
                int liver = number(row, "liver_stage").orElseThrow();
                int upper = number(row, "ugi_stage").orElseThrow();
                int lower = number(row, "lgi_stage").orElseThrow();
                int grade = skin == 4 || liver == 4 || lower == 4
                        ? 4
                        : liver >= 2 || lower >= 2 ? 3 : skin == 3 || liver == 1 || upper == 1 || lower == 1 ? 2 : 1;
                assertThat(number(row, "acute_grade")).as("%s", row).contains(grade);
            } else if (file.name().equals("adverse_events")) {
                boolean grave = number(row, "ctcae_grade").orElseThrow() >= 4;
                assertThat(!grave || value(row, "seriousness").contains("LIFE_THREATENING"))
                        .as("%s", row)
                        .isTrue();
                assertThat(value(row, "outcome")).isNotEqualTo("FATAL");
            }
        });
    }

    @Test
    void interferon_is_dosed_near_the_label_and_ends_before_conditioning() {
        for (SiteFiles site : sites) {
            Map<String, Map<String, String>> measured = new HashMap<>();
            site.of("growth").forEach(row -> measured.put(value(row, "patient_id") + value(row, "meas_day"), row));
            Map<String, Integer> conditioning = new HashMap<>();
            site.of("hsct")
                    .forEach(row -> conditioning.merge(
                            value(row, "patient_id"),
                            number(row, "hsct_day").orElseThrow()
                                    + number(row, "cond_start_rel").orElseThrow(),
                            Math::min));
            Map<String, Integer> free = new HashMap<>();
            for (Map<String, String> row : site.of("interferon")) {
                String patient = value(row, "patient_id");
                Map<String, String> body = measured.get(patient + value(row, "start_day"));
                assertThat(body)
                        .as("growth on the day of the new dose of %s", row)
                        .isNotNull();
                double weight = Double.parseDouble(value(body, "weight_kg"));
                double surface = Math.sqrt(weight * Double.parseDouble(value(body, "length_cm")) / 3600);
                double label = surface > 0.5 ? 50 * surface : 1.5 * weight;
                // Around 0.5 square metres the label dose jumps by half; measured and true length may differ there.
                double most = surface > 0.47 && surface < 0.53 ? 2 : 1.35;
                assertThat(micrograms(row, weight, surface) / label)
                        .as("%s", row)
                        .isBetween(0.35, most);
                int stop = number(row, "stop_day").orElse(Integer.MAX_VALUE);
                assertThat(value(row, "ongoing").equals("Y")).isEqualTo(stop == Integer.MAX_VALUE);
                assertThat(stop).isLessThanOrEqualTo(conditioning.getOrDefault(patient, Integer.MAX_VALUE));
                assertThat(number(row, "start_day").orElseThrow())
                        .as("%s", row)
                        .isGreaterThan(free.getOrDefault(patient, -1));
                free.put(patient, stop);
            }
        }
    }

    private static double micrograms(Map<String, String> row, double weight, double surface) {
        double dose = Double.parseDouble(value(row, "dose_value"));
        return switch (value(row, "dose_unit")) {
            case "MCG" -> dose;
            case "MCG_M2" -> dose * surface;
            case "MCG_KG" -> dose * weight;
            case "MIU" -> dose * 50;
            case "ML" -> dose * 200;
            default -> throw new AssertionError("unit " + value(row, "dose_unit"));
        };
    }

    @Test
    void implausible_values_are_in_less_than_three_percent_of_the_rows() {
        Set<String> implausible = new HashSet<>();
        forEachRow((file, row) -> {
            for (ColumnDefinition column : file.columns()) {
                String value = value(row, column.name());
                boolean outside = DECIMAL.matcher(value).matches()
                        && column.warnRange()
                                .filter(range -> !range.contains(new BigDecimal(value)))
                                .isPresent();
                if (outside) {
                    implausible.add(file.name() + value(row, "record_id"));
                }
            }
        });

        assertThat(implausible.size()).isLessThan((int) (report.rows() * 0.03));
    }
}
