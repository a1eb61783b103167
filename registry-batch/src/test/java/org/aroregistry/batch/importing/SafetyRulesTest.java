package org.aroregistry.batch.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.aroregistry.core.upload.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How often rules L and I speak, and what they advise. */
class SafetyRulesTest {
    private static TestUpload dose(String value, String unit) {
        return TestUpload.ofTemplates()
                .set("interferon", 1, "dose_value", value)
                .set("interferon", 1, "dose_unit", unit);
    }

    private static TestUpload alt(TestUpload upload, String day, String value) {
        String record = "l" + (upload.size("labs") + 1);
        upload.copy("labs", 7, record);
        return upload.set("labs", upload.size("labs"), "sample_day", day)
                .set("labs", upload.size("labs"), "value", value);
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource({
        "0.01, MCG, perhaps milligrams were sent as micrograms; the number would be usual as milligrams",
        "162000, MCG, perhaps IU were sent as micrograms; the number would be usual as IU",
        "0.162,  IU,  the number would be usual as MIU"
    })
    void a_dose_in_another_unit_is_recognised(String value, String unit, String hint) {
        assertThat(CheckRun.of(dose(value, unit)).of("I-001"))
                .singleElement()
                .extracting(Finding::hint)
                .isEqualTo(hint);
    }

    @Test
    void units_before_2000_are_suspected_where_the_dose_is_half_too_large() {
        assertThat(CheckRun.of(dose("243000", "IU")).of("I-002"))
                .singleElement()
                .extracting(Finding::hint)
                .asString()
                .contains("U_PRE2000");
    }

    @Test
    void an_impossible_dose_is_not_called_low_as_well() {
        CheckRun run = CheckRun.of(dose("0.01", "MCG"));

        assertThat(run.of("I-002")).isEmpty();
        assertThat(run.of("I-003")).isEmpty();
    }

    @Test
    void results_below_a_limit_are_counted_once_for_the_file() {
        TestUpload upload = TestUpload.ofTemplates();
        List.of(1, 4, 10).forEach(row -> upload.set("labs", row, "value_op", "LT"));

        assertThat(CheckRun.of(upload).of("L-011"))
                .singleElement()
                .extracting(Finding::message)
                .asString()
                .contains(": 3;");
    }

    @Test
    void one_question_covers_the_severe_values_of_a_course() {
        TestUpload upload = alt(alt(TestUpload.ofTemplates(), "140", "300"), "150", "400");

        assertThat(CheckRun.of(upload).of("I-015"))
                .singleElement()
                .extracting(Finding::line)
                .isEqualTo(12L);
    }

    @Test
    void a_missing_test_is_named() {
        TestUpload upload = TestUpload.ofTemplates().remove("labs", 9).remove("labs", 3);

        assertThat(CheckRun.of(upload).of("I-008"))
                .singleElement()
                .extracting(Finding::message)
                .asString()
                .endsWith("missing: ANC, URINE_PROT");
    }

    @Test
    void of_three_overlapping_segments_those_stay_that_fit() {
        TestUpload upload = TestUpload.ofTemplates();
        upload.copy("interferon", 1, "d2").set("interferon", 2, "seg_no", "2");
        upload.copy("interferon", 1, "d3")
                .set("interferon", 3, "seg_no", "3")
                .set("interferon", 3, "start_day", "162")
                .set("interferon", 3, "stop_day", "190");

        CheckRun run = CheckRun.of(upload);

        assertThat(run.of("I-013"))
                .singleElement()
                .extracting(Finding::recordId)
                .isEqualTo("d2");
        assertThat(run.file("interferon").rejected().count()).isEqualTo(1);
    }

    @Test
    void two_results_of_one_day_without_a_minute_do_not_contradict_one_white_cell_count() {
        TestUpload upload = TestUpload.ofTemplates();
        upload.copy("labs", 3, "l11").set("labs", 11, "value", "20");

        CheckRun run = CheckRun.of(upload);

        assertThat(run.of("L-006")).isEmpty();
        assertThat(run.of("L-012")).hasSize(1);
    }
}
