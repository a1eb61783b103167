package org.aroregistry.batch.analysis;

import static org.aroregistry.batch.analysis.CohortTablesTest.row;
import static org.assertj.core.api.Assertions.assertThat;

import org.aroregistry.core.result.Statistic;
import org.aroregistry.core.result.TableResult;
import org.aroregistry.core.result.TableResult.Column;
import org.aroregistry.core.result.TableResult.Row;
import org.junit.jupiter.api.Test;

class TransplantCharacteristicsTest {
    private static final String COLUMNS =
            "hsct: hsct_no hsct_day hsct_year donor_type hla_loci_typed hla_matches source"
                    + " tnc_1e8_kg regimen gvhd_prophylaxis vod_prophylaxis ifn_before\n";

    private final TableResult table = new TransplantCharacteristics()
            .compute(Patients.population(
                    COLUMNS
                            + "1 90 2011 MSD 10 10 BM 4.0 BU_FLU CSA;MTX DEFIBROTIDE Y\n2 400 2012 HAPLO 10 5 PB 9 BU_CY TAC NONE N"
                            + "\nvision: exam_day eye va_category\n0 OD 1\n0 OS 4\n-1 OU 0\n95 OU 0",
                    COLUMNS
                            + "1 91 2019 MUD 10 9 PB 6.0 TREO_FLU_TT CSA NONE N\nvision: exam_day eye va_category\n80 OD 3\n80 OS 9",
                    COLUMNS + "1 730 2021 UNK 10 . CB . UNK UNK UNK UNK",
                    ""));

    private Statistic.Share share(String section, String key, int column) {
        return (Statistic.Share) row(table, section, key).cells().get(column);
    }

    private long unknown(String section) {
        return ((Statistic.Count) row(table, section, "not_known").cells().get(0)).n();
    }

    @Test
    void the_first_transplants_are_divided_by_donor() {
        assertThat(table.columns())
                .extracting(Column::key)
                .containsExactly(
                        "TOTAL",
                        "MATCHED_FAMILY",
                        "MATCHED_UNRELATED",
                        "MISMATCHED_FAMILY",
                        "MISMATCHED_UNRELATED_OR_CORD",
                        "UNKNOWN");
        assertThat(table.columns()).extracting(Column::n).containsExactly(3L, 1L, 1L, 0L, 0L, 1L);
        assertThat(table.accounting().eligible()).isEqualTo(3);
    }

    @Test
    void ages_are_those_at_the_first_transplant_in_bands_that_begin_with_their_first_day() {
        Statistic.Distribution age =
                (Statistic.Distribution) row(table, "age", "age").cells().get(0);

        assertThat(age.quantiles().median()).isEqualTo(91);
        assertThat(share("regulator_age_band", "under_3_months", 0).n()).isEqualTo(1);
        assertThat(share("regulator_age_band", "from_3_to_6_months", 0).n()).isEqualTo(1);
        assertThat(share("regulator_age_band", "from_24_months", 0).n()).isEqualTo(1);
        assertThat(share("regulator_age_band", "from_12_to_24_months", 0).n()).isZero();
    }

    @Test
    void years_are_bands_of_five_from_the_first_to_the_last() {
        assertThat(table.sections().stream()
                        .filter(section -> section.key().equals("regulator_year"))
                        .flatMap(section -> section.rows().stream())
                        .map(Row::label))
                .containsExactly("2010\u20132014", "2015\u20132019", "2020\u20132024", "Not known");
    }

    @Test
    void a_match_is_told_by_the_number_of_loci_that_do_not() {
        assertThat(share("match", "all", 0).n()).isEqualTo(1);
        assertThat(share("match", "all_but_one", 0).n()).isEqualTo(1);
        assertThat(share("match", "all", 0).of()).isEqualTo(2);
        assertThat(unknown("match")).isEqualTo(1);
    }

    @Test
    void a_patient_counts_for_every_agent_and_one_without_prevention_for_none() {
        assertThat(share("gvhd_prophylaxis", "csa", 0).n()).isEqualTo(2);
        assertThat(share("gvhd_prophylaxis", "mtx", 0).n()).isEqualTo(1);
        assertThat(share("vod_prophylaxis", "none", 0).n()).isEqualTo(1);
        assertThat(share("vod_prophylaxis", "none", 0).of()).isEqualTo(2);
        assertThat(unknown("vod_prophylaxis")).isEqualTo(1);
    }

    @Test
    void cells_are_medians_of_those_known() {
        Statistic.Distribution cells = (Statistic.Distribution)
                row(table, "cells", "nucleated").cells().get(0);

        assertThat(cells.n()).isEqualTo(2);
        assertThat(cells.quantiles().median()).isEqualTo(5.0);
    }

    @Test
    void vision_is_that_of_the_better_eye_at_the_last_examination_within_90_days() {
        // First: day 0 is 90 days before, better eye 1. Second: the only eye that could be assessed is 3. Third: none.
        assertThat(share("vision", "not_severely_impaired", 0).n()).isEqualTo(1);
        assertThat(share("vision", "severely_impaired", 0).n()).isEqualTo(1);
        assertThat(unknown("vision")).isEqualTo(1);
    }

    @Test
    void interferon_before_is_what_the_transplant_centre_says() {
        assertThat(share("interferon_before", "yes", 0).n()).isEqualTo(1);
        assertThat(share("interferon_before", "yes", 0).of()).isEqualTo(2);
    }
}
