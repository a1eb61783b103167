package org.aroregistry.batch.analysis;

import static org.aroregistry.batch.analysis.CohortTablesTest.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.aroregistry.core.result.Statistic;
import org.aroregistry.core.result.TableResult;
import org.aroregistry.core.result.TableResult.Row;
import org.aroregistry.core.result.TableResult.Section;
import org.junit.jupiter.api.Test;

class SupportiveTreatmentTest {
    private static final String COLUMNS = "medications: med_code start_day stop_day purpose source\n";

    private static TableResult table(String... patients) {
        return new SupportiveTreatment((site, file) -> true).compute(Patients.population(patients));
    }

    private static Statistic cell(TableResult table, String section, String key) {
        return row(table, section, key).cells().get(0);
    }

    @Test
    void days_that_several_rows_cover_count_once_and_end_with_follow_up() {
        // Days 100-129 and 120-149 are 50 days; the ongoing one ends with the last contact on day 1000: 11 days.
        TableResult table = table(
                COLUMNS + "IRON 100 129 ANAEMIA PRESCRIBED\nIRON 120 149 ANAEMIA PRESCRIBED",
                COLUMNS + "IRON 990 . ANAEMIA PRESCRIBED",
                "");

        assertThat(((Statistic.Share) cell(table, "med_code", "iron")).n()).isEqualTo(2);
        assertThat(((Statistic.Share) cell(table, "med_code", "iron")).of()).isEqualTo(3);
        Statistic.Amount years = (Statistic.Amount) cell(table, "med_code_years", "iron");
        assertThat(years.value()).isCloseTo(61 / 365.25, within(1e-12));
        assertThat(years.patients()).isEqualTo(2);
    }

    @Test
    void a_row_within_another_one_adds_no_day_and_what_is_given_for_several_purposes_counts_for_each() {
        TableResult table = table(COLUMNS
                + "IVIG 100 199 ANTIBODY_REPLACEMENT PRESCRIBED\nIVIG 120 129 CYTOPENIA_IMMUNE PRESCRIBED\n"
                + "VITAMIN_D3 150 159 NUTRITION_MAINTENANCE SELF_SUPPLEMENT");

        assertThat(((Statistic.Amount) cell(table, "med_code_years", "ivig")).value())
                .isCloseTo(100 / 365.25, within(1e-12));
        assertThat(((Statistic.Amount) cell(table, "regulator_purpose_years", "cytopenia_immune")).value())
                .isCloseTo(10 / 365.25, within(1e-12));
        assertThat(((Statistic.Amount) cell(table, "regulator_source_years", "self_supplement")).value())
                .isCloseTo(10 / 365.25, within(1e-12));
        assertThat(table.sections().get(0).rows())
                .extracting(Row::key)
                .containsExactly("ivig", "vitamin_d3", "not_known");
    }

    @Test
    void of_a_site_that_never_sent_its_medicines_nothing_is_known() {
        TableResult table = new SupportiveTreatment((site, file) -> !file.equals("medications"))
                .compute(Patients.population(COLUMNS + "IRON 100 129 ANAEMIA PRESCRIBED", ""));

        assertThat(((Statistic.Share) cell(table, "med_code", "iron")).of()).isEqualTo(1);
        assertThat(cell(table, "med_code", "not_known")).isEqualTo(new Statistic.Count(1, true));
    }

    @Test
    void calcitriol_is_in_a_high_dose_above_a_tenth_of_a_microgram_per_kg_and_day() {
        String growth = "growth: meas_day weight_kg\n100 10\n";
        String dose =
                "medications: med_code start_day stop_day dose_value dose_unit doses_per_day\nCALCITRIOL 100 200 ";
        TableResult table = table(
                growth + dose + "0.5 MCG 2",
                growth + dose + "0.51 MCG 2",
                dose + "0.06 MCG_KG 2",
                dose + "0.5 MCG 2",
                "");

        // 0.1 and 0.102 mcg/kg by weight; 0.12 as given; no weight; no calcitriol.
        assertThat(((Statistic.Share) cell(table, "regulator_calcitriol", "yes")).n())
                .isEqualTo(2);
        assertThat(((Statistic.Share) cell(table, "regulator_calcitriol", "no")).n())
                .isEqualTo(1);
        assertThat(((Statistic.Share) cell(table, "regulator_calcitriol", "no")).of())
                .isEqualTo(3);
        assertThat(cell(table, "regulator_calcitriol", "not_known")).isEqualTo(new Statistic.Count(1, true));
        assertThat(cell(table, "regulator_calcitriol", "not_given")).isEqualTo(new Statistic.Count(1, true));
    }

    @Test
    void the_strongest_of_several_answers_about_a_service_counts() {
        String columns = "care_services: svc_code provided\n";
        TableResult table = table(
                columns + "CS04 N\nCS04 Y",
                columns + "CS04 N\nCS04 DECLINED",
                columns + "CS04 NOT_INDICATED",
                columns + "CS04 UNK",
                columns + "CS04 N",
                "");

        assertThat(((Statistic.Share) cell(table, "service_cs04", "y")).n()).isEqualTo(1);
        assertThat(((Statistic.Share) cell(table, "service_cs04", "declined")).n())
                .isEqualTo(1);
        assertThat(((Statistic.Share) cell(table, "service_cs04", "n")).n()).isEqualTo(1);
        assertThat(((Statistic.Share) cell(table, "service_cs04", "n")).of()).isEqualTo(3);
        assertThat(cell(table, "service_cs04", "not_indicated")).isEqualTo(new Statistic.Count(1, true));
        assertThat(cell(table, "service_cs04", "not_known")).isEqualTo(new Statistic.Count(2, true));
    }

    @Test
    void answers_about_a_service_are_all_patients_and_services_without_any_are_left_out() {
        TableResult table = table("care_services: svc_code provided\nCS04 Y\nCS06 UNK\nCS08 N", "", "");

        List<Section> services = table.sections().stream()
                .filter(section -> section.key().startsWith("service_"))
                .toList();
        assertThat(services)
                .allMatch(Section::partition)
                .extracting(Section::key)
                .containsExactly("service_cs04", "service_cs08");
        for (Section service : services) {
            long sum = service.rows().stream()
                    .mapToLong(row -> row.cells().get(0) instanceof Statistic.Share share
                            ? share.n()
                            : row.cells().get(0) instanceof Statistic.Count count ? count.n() : 0)
                    .sum();
            assertThat(sum).as(service.key()).isEqualTo(3);
        }
    }

    @Test
    void the_public_sees_agents_and_services() {
        TableResult table =
                table(COLUMNS + "CALCITRIOL 100 129 DISEASE_MODIFYING PRESCRIBED\ncare_services: svc_code\nCS04");

        assertThat(table.sections().stream().filter(section -> !section.regulatorOnly()))
                .extracting(Section::key)
                .containsExactly("med_code", "med_code_years", "service_cs04");
    }
}
