package org.aroregistry.batch.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.aroregistry.core.result.Accounting.Reason;
import org.aroregistry.core.result.Interval;
import org.aroregistry.core.result.Statistic;
import org.aroregistry.core.result.TableResult;
import org.aroregistry.core.result.TableResult.Row;
import org.aroregistry.core.result.TableResult.Section;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CohortTablesTest {
    private static final String TCIRG1 = "genetics: gene_symbol zygosity acmg_class\nTCIRG1 HOM P\n";
    private static final String ADO2 = "genetics: gene_symbol zygosity allele_no acmg_class\nCLCN7 HET 1 P\n";

    static Row row(TableResult table, String section, String key) {
        return table.sections().stream()
                .filter(s -> s.key().equals(section))
                .flatMap(s -> s.rows().stream())
                .filter(r -> r.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private static TableResult description(String... patients) {
        return new CohortDescription(Patients.ENDPOINTS.definition("OS_BIRTH")).compute(Patients.population(patients));
    }

    @Test
    void the_cohort_is_divided_by_genotype_without_dominant_disease() {
        TableResult table = description(TCIRG1, TCIRG1, ADO2, "");

        assertThat(table.columns())
                .extracting(TableResult.Column::key)
                .containsExactly(
                        "TOTAL", "TCIRG1", "CLCN7", "OSTM1", "SNX10", "RANK", "OTHER", "UNSOLVED", "NOT_TESTED");
        assertThat(table.columns())
                .extracting(TableResult.Column::n)
                .containsExactly(3L, 2L, 0L, 0L, 0L, 0L, 0L, 0L, 1L);
        assertThat(table.accounting().exclusions())
                .containsExactly(new Reason("CLCN7_MONOALLELIC", "One CLCN7 allele (dominant osteopetrosis)", 1));
        assertThat(table.notes())
                .contains("Not included, as one CLCN7 allele means dominant osteopetrosis: 1 patients.");
    }

    @Test
    void prospective_and_retrospective_are_a_declared_partition() {
        Section types = description("patients: enrol_type\nRETROSPECTIVE", "", "").sections().stream()
                .filter(section -> section.key().equals("enrolment_type"))
                .findFirst()
                .orElseThrow();

        assertThat(types.partition()).isTrue();
        assertThat(types.rows()).extracting(Row::key).containsExactly("prospective", "retrospective");
        assertThat(((Statistic.Share) types.rows().get(1).cells().get(0)).n()).isEqualTo(1);
    }

    @Test
    void percentages_are_of_those_known_and_the_unknown_have_a_row() {
        TableResult table = description(
                "patients: consanguinity\nNONE",
                "patients: consanguinity\nFIRST_COUSIN_OR_CLOSER",
                "patients: consanguinity\nUNK");

        Statistic.Share share =
                (Statistic.Share) row(table, "consanguinity", "none").cells().get(0);
        assertThat(share.n()).isEqualTo(1);
        assertThat(share.of()).isEqualTo(2);
        assertThat(row(table, "consanguinity", "not_known").cells().get(0)).isEqualTo(new Statistic.Count(1, true));
    }

    @Test
    void ages_are_medians_with_type_7_quartiles() {
        int[] days = {3, 5, 7, 8, 12, 14, 21, 40};
        TableResult table = description(IntStream.of(days)
                .mapToObj(day -> "baseline: first_symptom_day dx_day aro_type\n" + day + " 60 OC_RICH")
                .toArray(String[]::new));

        Statistic.Distribution ages = (Statistic.Distribution)
                row(table, "ages", "first_symptom").cells().get(0);
        assertThat(ages.n()).isEqualTo(8);
        assertThat(ages.quantiles().lowerQuartile()).isEqualTo(6.5);
        assertThat(ages.quantiles().median()).isEqualTo(10);
        assertThat(ages.quantiles().upperQuartile()).isEqualTo(15.75);
    }

    @Test
    void person_years_run_from_enrolment() {
        TableResult table = description(
                "patients: enrol_day\n100\nstatus: status last_contact_day\nALIVE 831",
                "patients: enrol_day\n500\nstatus: status last_contact_day\nALIVE 500");

        Statistic.Amount years = (Statistic.Amount)
                row(table, "follow_up", "person_years").cells().get(0);
        assertThat(years.value()).isCloseTo(731 / 365.25, within(1e-12));
        assertThat(years.patients()).isEqualTo(1);
    }

    @Test
    void prevalence_leaves_out_who_is_not_known_and_who_the_question_does_not_fit() {
        TableResult table = new SymptomPrevalence()
                .compute(Patients.population(
                        "baseline: dx_day aro_type sym_dental\n60 OC_RICH Y",
                        "baseline: dx_day aro_type sym_dental\n60 OC_RICH N",
                        "baseline: dx_day aro_type sym_dental\n60 OC_RICH NAP",
                        "baseline: dx_day aro_type sym_dental\n60 OC_RICH UNK",
                        "baseline:\n"));

        Statistic.Share share =
                (Statistic.Share) row(table, "symptoms", "dental").cells().get(0);
        assertThat(share.n()).isEqualTo(1);
        assertThat(share.of()).isEqualTo(2);
        assertThat(row(table, "symptoms", "dental_not_known").cells().get(0)).isEqualTo(new Statistic.Count(3, true));
    }

    @Test
    void prevalence_has_wilson_limits() {
        String[] patients = new String[16];
        for (int i = 0; i < 16; i++) {
            patients[i] = "baseline: dx_day aro_type sym_anaemia\n60 OC_RICH " + (i < 3 ? "Y" : "N");
        }

        Interval limits = ((Statistic.Share)
                        row(new SymptomPrevalence().compute(Patients.population(patients)), "symptoms", "anaemia")
                                .cells()
                                .get(0))
                .interval();

        assertThat(limits.lower()).isCloseTo(0.065916, within(1e-6));
        assertThat(limits.upper()).isCloseTo(0.430089, within(1e-6));
        assertThat(limits.method()).isEqualTo("Wilson");
    }

    @Test
    void a_complication_without_a_row_is_absent_only_where_the_patient_was_seen() {
        TableResult table = new SymptomPrevalence()
                .compute(Patients.population(
                        "complications: comp_code onset_day\nHYDROCEPHALUS 200",
                        "phenotypes: hpo_id present\nHP:0000238 Y",
                        "phenotypes: hpo_id present\nHP:0000238 N\nvisits: visit_day\n90",
                        "baseline: dx_day aro_type\n60 OC_RICH"));

        Statistic.Share share =
                (Statistic.Share) row(table, "ever", "hydrocephalus").cells().get(0);
        assertThat(share.n()).isEqualTo(2);
        assertThat(share.of()).isEqualTo(3);
    }

    @Test
    void interferon_is_described_by_age_at_the_first_dose() {
        String size = "growth: meas_day weight_kg length_cm\n100 9.0 74\n2000 9.0 74\n";
        TableResult table = new InterferonUse(Patients.ENDPOINTS.definition("IFN_STOP"))
                .compute(Patients.population(
                        size
                                + "interferon: start_day stop_day dose_value dose_unit doses_planned doses_given stop_reason\n"
                                + "100 169 13.5 MCG 30 27 AE",
                        size
                                + "interferon: start_day stop_day dose_value dose_unit doses_planned doses_given stop_reason\n"
                                + "365 394 6.75 MCG 13 5 HSCT\nhsct: hsct_day cond_start_rel\n410 -10",
                        size + "interferon: start_day ongoing dose_value dose_unit\n950 Y 13.5 MCG",
                        ""));

        assertThat(table.columns()).extracting(TableResult.Column::n).containsExactly(3L, 1L, 2L, 0L);
        assertThat(table.accounting().exclusions())
                .containsExactly(new Reason("NO_INTERFERON", "Never treated with interferon gamma-1b", 1));
        assertThat(row(table, "exposure", "person_years").cells().get(0))
                .isEqualTo(new Statistic.Amount(3, "person-years", (70 + 30 + 51) / 365.25));
        assertThat(row(table, "dose_share", "on_label").cells().get(0))
                .isEqualTo(new Statistic.Amount(2, "percent of days", 100 * 121 / 151.0));
        assertThat(row(table, "dose_share", "low").cells().get(0))
                .isEqualTo(new Statistic.Amount(1, "percent of days", 100 * 30 / 151.0));
        Statistic.Share adherent =
                (Statistic.Share) row(table, "adherence", "adherent").cells().get(0);
        assertThat(adherent.n()).isEqualTo(1);
        assertThat(adherent.of()).isEqualTo(2);
        assertThat(row(table, "adherence", "adherence_not_known").cells().get(0))
                .isEqualTo(new Statistic.Count(1, true));
        assertThat(((Statistic.Share)
                                row(table, "stop_reason", "ongoing").cells().get(0))
                        .n())
                .isEqualTo(1);
        assertThat(((Statistic.Distribution) row(table, "bridge", "stop_to_conditioning")
                                .cells()
                                .get(0))
                        .quantiles()
                        .median())
                .isEqualTo(6);
        assertThat(table.notes()).contains("Segments without a number of injections given, left out of adherence: 1.");
    }

    @Test
    void persistence_counts_transplant_and_death_as_competing() {
        List<String> patients = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            String reason = i < 2 ? "AE" : "HSCT";
            patients.add("interferon: start_day stop_day stop_reason ongoing\n"
                    + (i < 5 ? "100 " + (150 + i) + " " + reason + " N" : "100 . . Y"));
        }
        TableResult table = new InterferonUse(Patients.ENDPOINTS.definition("IFN_STOP"))
                .compute(Patients.population(patients.toArray(String[]::new)));

        assertThat(((Statistic.Estimate)
                                row(table, "persistence", "on_drug_90").cells().get(0))
                        .value())
                .isCloseTo(0.5, within(1e-12));
        assertThat(((Statistic.Estimate)
                                row(table, "persistence", "stopped_90").cells().get(0))
                        .value())
                .isCloseTo(0.2, within(1e-12));
        assertThat(((Statistic.Estimate) row(table, "persistence", "transplant_90")
                                .cells()
                                .get(0))
                        .value())
                .isCloseTo(0.3, within(1e-12));
        assertThat(((Statistic.Estimate)
                                row(table, "persistence", "died_90").cells().get(0))
                        .value())
                .isEqualTo(0);
    }

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 40);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void nobody_is_lost_in_any_table(long seed) {
        StudyPopulation population = random(seed);
        for (TableResult table : List.of(
                new CohortDescription(Patients.ENDPOINTS.definition("OS_BIRTH")).compute(population),
                new SymptomPrevalence().compute(population),
                new MolecularFindings().compute(population),
                new TransplantCharacteristics().compute(population),
                new DeathCauses().compute(population),
                new InterferonUse(Patients.ENDPOINTS.definition("IFN_STOP")).compute(population))) {
            assertThat(table.columns().get(0).n()).isEqualTo(table.accounting().eligible());
            assertThat(table.columns().stream()
                            .skip(1)
                            .mapToLong(TableResult.Column::n)
                            .sum())
                    .isEqualTo(table.columns().get(0).n());
            for (Section section : table.sections()) {
                if (section.partition()) {
                    for (int j = 0; j < table.columns().size(); j++) {
                        assertThat(counted(section, j))
                                .as(table.id() + " " + section.key())
                                .isEqualTo(table.columns().get(j).n());
                    }
                }
            }
        }
        Patients.ENDPOINTS.definitions().forEach(definition -> assertThat(
                        population.accounting(definition).registered())
                .isEqualTo(population.registered().size()));
    }

    private static long counted(Section section, int column) {
        return section.rows().stream()
                .map(row -> row.cells().get(column))
                .mapToLong(cell -> {
                    if (cell instanceof Statistic.Count count) {
                        return count.n();
                    }
                    return cell instanceof Statistic.Share share ? share.n() : 0;
                })
                .sum();
    }

    private static StudyPopulation random(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        String[] patients = new String[30];
        for (int i = 0; i < patients.length; i++) {
            int enrolled = random.nextInt(600);
            int end = enrolled + random.nextInt(-20, 2000);
            boolean dead = random.nextInt(3) == 0;
            StringBuilder tables = new StringBuilder("patients: enrol_day smo_flag sex consent_withdrawn_day\n")
                    .append(enrolled)
                    .append(pick(random, " Y", " N", " UNK"))
                    .append(pick(random, " M", " F", " U"))
                    .append(random.nextInt(10) == 0 ? " 400\n" : " .\n")
                    .append("status: status last_contact_day death_day\n")
                    .append(dead ? "DEAD " + end + " " + end : pick(random, "ALIVE ", "LOST ") + end + " .")
                    .append('\n')
                    .append(pick(random, "", TCIRG1, ADO2, "genetics: test_type test_result\nWES NEGATIVE\n"));
            if (random.nextBoolean()) {
                tables.append("hsct: hsct_day donor_type\n")
                        .append(1 + random.nextInt(900))
                        .append(pick(random, " MSD\n", " MUD\n", " HAPLO\n", " UNK\n"));
            }
            if (random.nextBoolean()) {
                int start = random.nextInt(1500);
                tables.append("interferon: start_day stop_day stop_reason indication\n")
                        .append(start)
                        .append(' ')
                        .append(start + random.nextInt(300))
                        .append(pick(random, " AE", " HSCT", " LOST", " UNK"))
                        .append(pick(random, " SMO_LABEL\n", " UNK\n"));
            }
            patients[i] = tables.toString();
        }
        return Patients.population(patients);
    }

    private static String pick(SplittableRandom random, String... texts) {
        return texts[random.nextInt(texts.length)];
    }
}
