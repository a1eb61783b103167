package org.aroregistry.reports.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.aroregistry.reports.model.NumberText.TimeUnit;
import org.junit.jupiter.api.Test;

class NumberTextTest {
    @Test
    void thousands_are_grouped_by_a_narrow_space_from_five_digits_on() {
        assertThat(NumberText.count(999)).isEqualTo("999");
        assertThat(NumberText.count(1234)).isEqualTo("1234");
        assertThat(NumberText.count(20413)).isEqualTo("20\u202f413");
        assertThat(NumberText.count(-1234567)).isEqualTo("\u22121\u202f234\u202f567");
    }

    @Test
    void rounding_is_of_the_binary_value_as_in_c_and_r() {
        assertThat(NumberText.decimal(0.25, 1)).isEqualTo("0.2");
        assertThat(NumberText.decimal(0.35, 1)).isEqualTo("0.3");
        assertThat(NumberText.decimal(2.675, 2)).isEqualTo("2.67");
        assertThat(NumberText.decimal(-0.04, 1)).isEqualTo("0.0");
    }

    @Test
    void percentages_never_round_to_a_certainty_that_is_none() {
        assertThat(NumberText.percent(0.6234)).isEqualTo("62.3");
        assertThat(NumberText.percent(0)).isEqualTo("0.0");
        assertThat(NumberText.percent(0.0001)).isEqualTo("<0.1");
        assertThat(NumberText.percent(0.9999)).isEqualTo(">99.9");
        assertThat(NumberText.percent(1)).isEqualTo("100.0");
        assertThat(NumberText.percent(1e-17)).isEqualTo("0.0");
    }

    @Test
    void an_interval_has_an_en_dash_and_names_a_limit_that_was_not_reached() {
        assertThat(NumberText.percentInterval(0.551, 0.689)).isEqualTo("(55.1\u201368.9)");
        assertThat(NumberText.percentInterval(0.551, Double.NaN)).isEqualTo("(55.1\u2013NR)");
        assertThat(NumberText.range("\u22124.5", "29.9")).isEqualTo("(\u22124.5\u00a0to\u00a029.9)");
        assertThat(NumberText.percentInterval(Double.NaN, Double.NaN)).isEmpty();
        assertThat(NumberText.reached(Double.NaN, 1)).isEqualTo("not\u00a0reached");
    }

    @Test
    void p_values_have_two_or_three_decimals_and_ends() {
        assertThat(NumberText.pValue(0.00001)).isEqualTo("<0.001");
        assertThat(NumberText.pValue(0.0432)).isEqualTo("0.043");
        assertThat(NumberText.pValue(0.0996)).isEqualTo("0.10");
        assertThat(NumberText.pValue(0.254)).isEqualTo("0.25");
        assertThat(NumberText.pValue(0.9999)).isEqualTo(">0.99");
    }

    @Test
    void times_are_given_in_the_unit_that_suits_them() {
        assertThat(TimeUnit.suiting(40)).isEqualTo(TimeUnit.DAYS);
        assertThat(TimeUnit.suiting(400)).isEqualTo(TimeUnit.MONTHS);
        assertThat(TimeUnit.suiting(4000)).isEqualTo(TimeUnit.YEARS);
        assertThat(TimeUnit.MONTHS.of(365.25)).isEqualTo("12.0");
        assertThat(NumberText.time(0)).isEqualTo("0");
        assertThat(NumberText.time(100)).isEqualTo("100\u00a0d");
        assertThat(NumberText.time(1826)).isEqualTo("5\u00a0y");
        assertThat(NumberText.time(3650)).isEqualTo("10\u00a0y");
        assertThat(NumberText.time(3653)).isEqualTo("10\u00a0y");
        assertThat(NumberText.time(3600)).isEqualTo("3600\u00a0d");
    }

    @Test
    void machine_numbers_read_back_as_the_same_number() {
        for (double value : new double[] {0.1, 1.0 / 3, 1e-12, 123456789.125, -2.5}) {
            assertThat(Double.parseDouble(NumberText.machine(value))).isEqualTo(value);
        }
        assertThat(NumberText.machine(Double.NaN)).isEmpty();
    }

    @Test
    void the_locale_of_the_machine_changes_nothing() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));

            assertThat(NumberText.decimal(12345.67, 1)).isEqualTo("12\u202f345.7");
            assertThat(NumberText.time(1826)).isEqualTo("5\u00a0y");
        } finally {
            Locale.setDefault(before);
        }
    }
}
