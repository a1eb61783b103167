package org.aroregistry.batch.analysis;

import static org.aroregistry.batch.analysis.CohortTablesTest.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.aroregistry.core.result.Accounting.Reason;
import org.aroregistry.core.result.Statistic;
import org.aroregistry.core.result.TableResult;
import org.aroregistry.core.result.TableResult.Section;
import org.junit.jupiter.api.Test;

/** Expected values: hazard-ratios.csv, made by hazards.R of hazards.csv (320 patients) and transplants.csv. */
class TransplantHazardsTest {
    private static final List<String[]> PATIENTS = HazardOracle.patients();

    private final TransplantHazards hazards = new TransplantHazards(Patients.ENDPOINTS.definition("OS_HSCT1"));

    private static StudyPopulation population(Stream<String[]> patients) {
        return Patients.population(patients.map(HazardOracle::tables).toArray(String[]::new));
    }

    private static String estimator(TableResult table) {
        return ((Statistic.Text) row(table, "model", "estimator").cells().get(1)).text();
    }

    @Test
    void ratios_limits_and_tests_of_patients_equal_r() {
        TableResult table = hazards.compute(population(PATIENTS.stream()));

        assertThat(estimator(table)).isEqualTo("Cox regression, Efron's ties, Wald limits");
        int compared = 0;
        for (HazardOracle.Line line : HazardOracle.lines("all")) {
            boolean test = line.name().startsWith("zph_");
            Statistic.Estimate estimate =
                    (Statistic.Estimate) cell(table, line.name().replace("GLOBAL", "all"));
            assertThat(estimate.value()).as(line.name()).isCloseTo(test ? line.upper() : line.value(), within(1e-8));
            if (!test) {
                assertThat(estimate.interval().lower()).as(line.name()).isCloseTo(line.lower(), within(1e-8));
                assertThat(estimate.interval().upper()).as(line.name()).isCloseTo(line.upper(), within(1e-8));
            }
            compared++;
        }
        assertThat(compared).isEqualTo(18);
        assertThat(table.accounting().losses()).isEmpty();
    }

    private static Statistic cell(TableResult table, String key) {
        return table.sections().stream()
                .flatMap(section -> section.rows().stream())
                .filter(row -> row.key().equals(key))
                .findFirst()
                .orElseThrow()
                .cells()
                .get(1);
    }

    @Test
    void numbers_by_level_are_for_the_regulator_alone_and_add_up() {
        StudyPopulation population = population(PATIENTS.stream());

        assertThat(List.of(hazards.levels(population), hazards.singleLevels(population)))
                .allSatisfy(levels -> {
                    assertThat(levels.regulatorOnly()).isTrue();
                    assertThat(levels.sections()).hasSize(5);
                    for (int j = 0; j < 2; j++) {
                        int column = j;
                        assertThat(levels.sections()).allSatisfy(section -> assertThat(sum(section, column))
                                .as(section.key())
                                .isEqualTo(levels.columns().get(column).n()));
                    }
                });
    }

    private static long sum(Section section, int column) {
        return section.rows().stream()
                .mapToLong(row -> ((Statistic.Count) row.cells().get(column)).n())
                .sum();
    }

    @Test
    void single_levels_show_what_was_put_together() {
        // Three patients with cord blood are too few for a level of their own.
        List<String[]> cord =
                PATIENTS.stream().filter(cells -> cells[3].equals("CB")).toList();
        StudyPopulation population =
                population(PATIENTS.stream().filter(cells -> !cells[3].equals("CB") || cord.indexOf(cells) < 3));

        assertThat(keys(hazards.singleLevels(population), "regulator_source")).contains("cb");
        assertThat(keys(hazards.levels(population), "regulator_source"))
                .doesNotContain("cb")
                .contains("put_together");
    }

    private static List<String> keys(TableResult table, String section) {
        return table.sections().stream()
                .filter(candidate -> candidate.key().equals(section))
                .flatMap(candidate -> candidate.rows().stream())
                .map(TableResult.Row::key)
                .toList();
    }

    @Test
    void who_lacks_a_covariate_is_left_out_and_accounted_for_by_the_first_one() {
        List<String[]> patients = new ArrayList<>(PATIENTS);
        for (int i = 0; i < 7; i++) {
            String[] cells = PATIENTS.get(i).clone();
            cells[2] = i < 2 ? "." : cells[2];
            cells[3] = i == 2 ? "." : cells[3];
            cells[4] = i == 3 ? "." : cells[4];
            cells[5] = i == 0 || i > 3 ? "PENDING" : cells[5];
            patients.set(i, cells);
        }

        TableResult table = hazards.compute(population(patients.stream()));

        assertThat(table.accounting().losses())
                .containsExactly(
                        new Reason("DONOR_UNKNOWN", "Donor not known", 2),
                        new Reason("SOURCE_UNKNOWN", "Source of stem cells not known", 1),
                        new Reason("YEAR_UNKNOWN", "Year of the transplant not known", 1),
                        new Reason("GENOTYPE_UNKNOWN", "Genotype not tested or pending", 3));
        assertThat(table.accounting().analysed()).isEqualTo(PATIENTS.size() - 7);
        assertThat(table.columns().get(0).n()).isEqualTo(PATIENTS.size() - 7);
    }

    @Test
    void a_level_with_one_to_four_survivors_takes_the_ratios_from_the_public() {
        // Who got cord blood dies, but for the first three.
        List<String[]> cord =
                PATIENTS.stream().filter(cells -> cells[3].equals("CB")).toList();
        Stream<String[]> patients = PATIENTS.stream().map(cells -> {
            String[] changed = cells.clone();
            if (cells[3].equals("CB")) {
                changed[8] = cord.indexOf(cells) < 3 ? "0" : "1";
            }
            return changed;
        });

        TableResult table = hazards.compute(population(patients));

        assertThat(table.sections())
                .extracting(Section::regulatorOnly)
                .containsExactly(false, true, true, true, true, true, true);
        assertThat(table.notes())
                .contains(
                        "Public reports are without the hazard ratios, which would be about a small number of survivors.");
    }

    @Test
    void few_deaths_bring_penalised_estimates_that_the_report_names() {
        TableResult table = hazards.compute(population(PATIENTS.stream().limit(60)));

        assertThat(estimator(table))
                .startsWith("Firth's penalised likelihood, limits from its profile, as there are fewer");
        assertThat(table.notes()).contains("The test of proportional hazards is that of the model without penalty.");
    }

    @Test
    void fewer_than_ten_deaths_allow_no_model_and_the_report_says_so() {
        TableResult table = hazards.compute(population(
                PATIENTS.stream().filter(cells -> cells[8].equals("1")).limit(9)));

        assertThat(estimator(table)).isEqualTo("No model: fewer than 10 deaths, or fewer than 2 per coefficient");
        assertThat(table.sections()).hasSize(1);
        assertThat(hazards.compute(population(Stream.empty())).sections()).hasSize(1);
    }

    @Test
    void without_a_second_level_of_five_deaths_nothing_is_compared() {
        // Of the 24 transplants none has a genotype; given one, only donors differ, and 3 deaths after matched siblings
        // are too few.
        String gene =
                "genetics: test_day test_type test_result gene_symbol zygosity allele_no acmg_class variant_class\n"
                        + "40 WES POSITIVE TCIRG1 HOM . P NULL_LOF\n";
        String[] tables = Stream.of(Patients.transplants(false))
                .map(text -> gene
                        + text.replace("hsct_day donor_type", "hsct_year hsct_day donor_type")
                                .replace("\n1000 M", "\n2015 1000 M"))
                .toArray(String[]::new);

        TableResult table = hazards.compute(Patients.population(tables));

        assertThat(estimator(table)).isEqualTo("No model: no covariate has two levels that are large enough");
        assertThat(table.notes())
                .contains("Donor is not in the model: it has no two levels of at least 5 patients and 5 deaths each.");
    }
}
