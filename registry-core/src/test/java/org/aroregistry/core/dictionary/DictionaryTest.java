package org.aroregistry.core.dictionary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DictionaryTest {
    private final Dictionary dictionary = Dictionary.current();

    @Test
    void holds_all_files_columns_codes_rules_and_concepts() {
        assertThat(dictionary.files()).hasSize(28);
        assertThat(dictionary.dataFiles()).hasSize(27);
        assertThat(dictionary.files().stream().mapToInt(f -> f.columns().size()).sum())
                .isEqualTo(438);
        assertThat(dictionary.codeLists().stream()
                        .mapToInt(l -> l.codes().size())
                        .sum())
                .isEqualTo(554);
        assertThat(dictionary.rules()).hasSize(161);
        assertThat(dictionary.coverage()).hasSize(168);
        assertThat(dictionary.analytes()).hasSize(53);
    }

    @Test
    void every_data_file_starts_with_site_patient_and_record() {
        assertThat(dictionary.dataFiles())
                .allSatisfy(file -> assertThat(file.columns().stream().limit(3).map(ColumnDefinition::name))
                        .containsExactly("site_id", "patient_id", "record_id"));
    }

    @Test
    void every_conditional_column_states_its_condition_or_when_it_is_expected() {
        assertThat(dictionary.files().stream().flatMap(f -> f.columns().stream()))
                .filteredOn(column -> column.requirement() == Requirement.CONDITIONAL)
                .hasSize(47)
                .allMatch(column ->
                        column.requiredWhen().isPresent() || column.onlyWhen().isPresent());
    }

    @Test
    void a_column_carries_type_unit_range_missing_tokens_and_condition() {
        ColumnDefinition deathDay = dictionary.file("status").column("death_day");

        assertThat(deathDay.type()).isEqualTo(new ColumnType.Whole());
        assertThat(deathDay.unit()).isEqualTo("age days");
        assertThat(deathDay.isDay()).isTrue();
        assertThat(deathDay.hardRange()).hasToString("Optional[0..29200]");
        assertThat(deathDay.requiredWhen().orElseThrow().inWords()).isEqualTo("status is DEAD");
        assertThat(dictionary.file("visits").column("performance_score").missing())
                .isEqualTo(Set.of(MissingToken.ND, MissingToken.NAP));
    }

    @Test
    void column_letters_are_those_of_a_spreadsheet() {
        assertThat(ColumnDefinition.letter(1)).isEqualTo("A");
        assertThat(ColumnDefinition.letter(26)).isEqualTo("Z");
        assertThat(ColumnDefinition.letter(27)).isEqualTo("AA");
        assertThat(dictionary.file("baseline").column("biopsy_osteoclasts").letter())
                .isEqualTo("AO");
    }

    @Test
    void laboratory_values_convert_into_the_canonical_unit() {
        // Worked examples of the clinical reference, appendix E.6.
        assertThat(canonical("HB", "10.5", "g/dL")).isEqualByComparingTo("105");
        assertThat(canonical("CA_TOTAL", "10.5", "mg/dL")).isEqualByComparingTo("2.61975");
        assertThat(canonical("CREAT", "0.3", "mg/dL")).isEqualByComparingTo("26.526");
        assertThat(canonical("PTH", "65", "pg/mL")).isEqualByComparingTo("6.8965");
        assertThat(canonical("ALP", "3.2", "ukat/L")).isEqualByComparingTo("192");
        assertThat(canonical("IGG", "850", "mg/dL")).isEqualByComparingTo("8.5");
        assertThat(dictionary.analyte("HB").orElseThrow().toCanonical(BigDecimal.ONE, "ukat/L"))
                .isEmpty();
    }

    @Test
    void reference_limits_follow_age_and_sex() {
        assertThat(dictionary.referenceLimit("HB", 45, "F").orElseThrow().lower())
                .isEqualByComparingTo("90");
        assertThat(dictionary.referenceLimit("HB", 5000, "M").orElseThrow().lower())
                .isEqualByComparingTo("130");
        assertThat(dictionary.referenceLimit("HB", 5000, "U")).isEmpty();
    }

    @Test
    void conditions_hold_on_filled_cells_blank_cells_and_codes() {
        Condition condition = Condition.parse("stop_reason=AE|NEUTRALISING_AB or !value");

        assertThat(condition.holds(column -> Optional.of("AE"))).isTrue();
        assertThat(condition.holds(column -> Optional.of("HSCT"))).isFalse();
        assertThat(condition.holds(column -> Optional.empty())).isTrue();
        assertThatThrownBy(() -> Condition.parse("DEAD?"))
                .isInstanceOf(DictionaryException.class)
                .hasMessage("condition 'DEAD?' is not like status=DEAD or !value");
    }

    private BigDecimal canonical(String analyte, String value, String unit) {
        return dictionary
                .analyte(analyte)
                .orElseThrow()
                .toCanonical(new BigDecimal(value), unit)
                .orElseThrow();
    }
}
