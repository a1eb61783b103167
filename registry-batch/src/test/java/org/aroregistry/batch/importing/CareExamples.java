package org.aroregistry.batch.importing;

import static org.aroregistry.batch.importing.RuleExamples.E;
import static org.aroregistry.batch.importing.RuleExamples.Q;
import static org.aroregistry.batch.importing.RuleExamples.W;
import static org.aroregistry.batch.importing.RuleExamples.cell;
import static org.aroregistry.batch.importing.RuleExamples.rule;

import java.util.List;
import java.util.stream.Stream;
import org.aroregistry.batch.importing.RuleExamples.Example;

/**
 * Examples of rules K.
 *
 * <p>The first patient was diagnosed on day 98, enrolled on day 112, transplanted on day 214 and last seen on day 579; the second was enrolled
 * on day 240 and died on day 268.
 */
final class CareExamples {
    private CareExamples() {}

    static List<Example> all() {
        return Stream.of(exams(), growth(), medicines(), labs(), visits(), schedules())
                .flatMap(List::stream)
                .toList();
    }

    private static String text(int number) {
        return Integer.toString(number);
    }

    private static List<Example> exams() {
        return List.of(
                rule("K-001", W, "fractures.csv:3", u -> broken(u, 390, "ONGOING"), u -> broken(u, 391, "ONGOING")),
                rule("K-001", W, "fractures.csv:3", u -> broken(u, 390, "DELAYED"), u -> broken(u, 390, "HEALED")),
                rule("K-001", W, "fractures.csv:3", u -> broken(u, 390, "ONGOING"), u -> broken(u, 390, "ONGOING")
                        .set("fractures", 2, "side", "R")),
                cell("K-002", W, "vision", 1, "va_logmar", "0.48", "0.49"),
                cell("K-002", W, "vision", 1, "va_logmar", "1.01", "1.00"),
                rule("K-002", W, "vision.csv:2", u -> acuity(u, "3.00", "4"), u -> acuity(u, "2.99", "4")),
                rule("K-002", W, "vision.csv:2", u -> acuity(u, "0.31", "0"), u -> acuity(u, "0.30", "0")),
                rule("K-002", W, "vision.csv:4", u -> disc(u, "OD", "NORMAL"), u -> disc(u, "OD", "PALLOR")),
                rule("K-002", W, "vision.csv:4", u -> disc(u, "OD", "NORMAL"), u -> disc(u, "OS", "NORMAL")),
                rule("K-003", W, "hearing.csv:4", u -> heard(u, 39), u -> heard(u, 40)),
                rule("K-003", W, "hearing.csv:4", u -> heard(u, 39), u -> heard(u, 39)
                        .set("hearing", 1, "effusion", "Y")),
                rule("K-003", W, "hearing.csv:4", u -> heard(u, 39), u -> heard(u, 39)
                        .set("hearing", 3, "device", "HEARING_AID")),
                rule("K-003", W, "hearing.csv:4", u -> tubes(heard(u, 39), 125), u -> tubes(heard(u, 39), 126)),
                rule("K-003", W, "hearing.csv:4", u -> heard(u, 39), u -> heard(u, 39)
                        .set("hearing", 3, "ear", "L")));
    }

    private static TestUpload broken(TestUpload upload, int day, String healing) {
        return upload.set("fractures", 1, "patient_id", "ARO-7F3K9Q-W")
                .set("fractures", 1, "fx_day", "300")
                .set("fractures", 1, "healing", healing)
                .copy("fractures", 1, "f9")
                .set("fractures", 2, "fx_day", text(day))
                .set("fractures", 2, "healing", "HEALED");
    }

    private static TestUpload acuity(TestUpload upload, String logmar, String category) {
        return upload.set("vision", 1, "va_logmar", logmar).set("vision", 1, "va_category", category);
    }

    private static TestUpload disc(TestUpload upload, String eye, String later) {
        return upload.set("vision", 1, "disc", "ATROPHY")
                .copy("vision", 1, "y9")
                .set("vision", 3, "exam_day", "200")
                .set("vision", 3, "eye", eye)
                .set("vision", 3, "disc", later);
    }

    private static TestUpload heard(TestUpload upload, int later) {
        return upload.set("hearing", 1, "abr_threshold_db", "70")
                .copy("hearing", 1, "e9")
                .set("hearing", 3, "exam_day", "200")
                .set("hearing", 3, "abr_threshold_db", text(later));
    }

    private static TestUpload tubes(TestUpload upload, int day) {
        return upload.set("surgeries", 1, "surg_code", "VENTILATION_TUBES").set("surgeries", 1, "surg_day", text(day));
    }

    private static List<Example> growth() {
        return List.of(
                rule("K-004", E, "growth.csv:3", u -> standing(u, 273), u -> standing(u, 274)),
                // 59.5 cm and 5.4 kg make 0.2988 m2.
                cell("K-004", W, "growth", 1, "bsa_site_m2", "0.33", "0.32"),
                cell("K-004", W, "growth", 1, "bsa_site_m2", "0.26", "0.27"),
                rule("K-004", W, "growth.csv:2", u -> inches(u, 1097, "37.5"), u -> inches(u, 1096, "37.5")),
                rule("K-004", W, "growth.csv:2", u -> inches(u, 1097, "37.5"), u -> inches(u, 1097, "73.0")),
                cell("K-004", W, "growth", 2, "length_cm", "57.9", "58.0"),
                cell("K-004", W, "growth", 2, "head_circ_cm", "42.0", "42.1"),
                rule(
                        "K-004",
                        W,
                        "growth.csv:3",
                        u -> weighed(u, 118, 132, "6.211"),
                        u -> weighed(u, 118, 132, "6.210")),
                rule(
                        "K-004",
                        W,
                        "growth.csv:3",
                        u -> weighed(u, 118, 132, "6.211"),
                        u -> weighed(u, 118, 133, "6.211")),
                rule("K-004", W, "growth.csv:3", u -> weighed(u, 118, 132, "4.589"), u -> weighed(u, 118, 132, "4.589")
                        .set("growth", 1, "oedema", "Y")),
                // A baby may gain as much, but not lose it.
                rule("K-004", W, "growth.csv:3", u -> weighed(u, 60, 74, "6.300"), u -> weighed(u, 59, 73, "6.300")),
                rule("K-004", W, "growth.csv:3", u -> weighed(u, 10, 20, "4.500"), u -> weighed(u, 10, 20, "4.600")));
    }

    private static TestUpload standing(TestUpload upload, int day) {
        return upload.set("growth", 2, "position", "H").set("growth", 2, "meas_day", text(day));
    }

    private static TestUpload inches(TestUpload upload, int day, String length) {
        return upload.set("growth", 1, "meas_day", text(day))
                .set("growth", 1, "position", "H")
                .set("growth", 1, "length_cm", length);
    }

    /** The first weight is 5.4 kg. */
    private static TestUpload weighed(TestUpload upload, int first, int second, String kilograms) {
        return upload.set("growth", 1, "meas_day", text(first))
                .set("growth", 2, "meas_day", text(second))
                .set("growth", 2, "weight_kg", kilograms);
    }

    private static List<Example> medicines() {
        return List.of(
                rule(
                        "K-006",
                        W,
                        "medications.csv:2",
                        u -> calcitriol(u, "0.11", "MCG_KG"),
                        u -> calcitriol(u, "0.10", "MCG_KG")),
                rule(
                        "K-006",
                        W,
                        "medications.csv:2",
                        u -> calcitriol(u, "0.10", "MCG_KG").set("medications", 1, "doses_per_day", "2"),
                        u -> calcitriol(u, "0.10", "MCG_KG").set("medications", 1, "doses_per_day", "")),
                // The child weighs 5.4 kg.
                rule(
                        "K-006",
                        W,
                        "medications.csv:2",
                        u -> calcitriol(u, "0.55", "MCG"),
                        u -> calcitriol(u, "0.54", "MCG")),
                rule(
                        "K-006",
                        W,
                        "medications.csv:2",
                        u -> calcitriol(u, "0.5", "MG"),
                        u -> calcitriol(u, "0.5", "MCG")),
                rule("K-007", W, "medications.csv:2", u -> painKiller(u, 103, "49"), u -> painKiller(u, 103, "50")),
                rule("K-007", W, "medications.csv:2", u -> painKiller(u, 103, "49"), u -> painKiller(u, 102, "49")),
                // At this age creatinine is up to 35 umol/L, which is 0.396 mg/dL.
                rule("K-007", W, "medications.csv:2", u -> kidney(u, "0.40", ""), u -> kidney(u, "0.39", "")),
                rule("K-007", W, "medications.csv:2", u -> kidney(u, "0.25", "0.24"), u -> kidney(u, "0.40", "0.40")),
                rule("K-008", Q, "medications.csv:2", u -> iron(u, 209), u -> iron(u, 208)),
                rule("K-008", Q, "medications.csv:2", u -> iron(u, 117), u -> iron(u, 118)),
                rule("K-009", W, "medications.csv:2", u -> selfMade(u, "4001", "IU"), u -> selfMade(u, "4000", "IU")),
                rule("K-009", W, "medications.csv:2", u -> selfMade(u, "101", "MCG"), u -> selfMade(u, "100", "MCG")),
                rule("K-009", W, "medications.csv:2", u -> selfMade(u, "5000", "IU"), u -> selfMade(u, "5000", "IU")
                        .set("medications", 1, "source", "PRESCRIBED")),
                rule(
                        "K-009",
                        W,
                        "medications.csv:2",
                        u -> selfMade(u, "", "").set("medications", 1, "med_code", "CALCIUM"),
                        u -> selfMade(u, "", "")
                                .set("medications", 1, "med_code", "CALCIUM")
                                .set("medications", 1, "source", "DIETARY")),
                cell("K-009", W, "visits", 1, "vitd_highdose_self", "Y", "N"),
                cell("K-009", W, "visits", 1, "calcium_intake", "SUPPLEMENTED_SELF", "SUPPLEMENTED_PRESCRIBED"),
                rule(
                        "K-010",
                        Q,
                        "medications.csv:2",
                        u -> supplement(u, "MAGNESIUM", "N"),
                        u -> supplement(u, "MAGNESIUM", "Y")),
                rule(
                        "K-010",
                        Q,
                        "medications.csv:2",
                        u -> supplement(u, "PHOSPHATE", "UNK"),
                        u -> supplement(u, "IRON", "UNK")));
    }

    private static TestUpload calcitriol(TestUpload upload, String dose, String unit) {
        return medicine(upload, "CALCITRIOL", 118)
                .set("medications", 1, "dose_value", dose)
                .set("medications", 1, "dose_unit", unit);
    }

    private static TestUpload medicine(TestUpload upload, String code, int start) {
        return upload.set("medications", 1, "med_code", code).set("medications", 1, "start_day", text(start));
    }

    /** Platelets were counted on day 110. */
    private static TestUpload painKiller(TestUpload upload, int stop, String platelets) {
        return medicine(upload, "NSAID", 100)
                .set("medications", 1, "ongoing", "N")
                .set("medications", 1, "stop_day", text(stop))
                .set("labs", 4, "value", platelets);
    }

    private static TestUpload kidney(TestUpload upload, String creatinine, String upperLimit) {
        return medicine(upload, "NSAID", 118)
                .set("labs", 6, "value", creatinine)
                .set("labs", 6, "ref_low", upperLimit.isEmpty() ? "" : "0.10")
                .set("labs", 6, "ref_high", upperLimit);
    }

    /** Ferritin was measured on day 118. */
    private static TestUpload iron(TestUpload upload, int start) {
        return medicine(upload, "IRON", start)
                .set("medications", 1, "deficiency_documented", "Y")
                .set("labs", 7, "analyte", "FERRITIN")
                .set("labs", 7, "unit", "ug/L");
    }

    private static TestUpload selfMade(TestUpload upload, String dose, String unit) {
        return upload.set("medications", 1, "source", "SELF_SUPPLEMENT")
                .set("medications", 1, "dose_value", dose)
                .set("medications", 1, "dose_unit", unit);
    }

    private static TestUpload supplement(TestUpload upload, String code, String documented) {
        return upload.set("medications", 1, "med_code", code)
                .set("medications", 1, "deficiency_documented", documented);
    }

    private static List<Example> labs() {
        return List.of(
                // The baseline tells of day 60, the first symptom, to day 158.
                rule("K-012", Q, "baseline.csv:2", u -> seizure(u, 162, "7.9"), u -> seizure(u, 161, "7.9")),
                rule("K-012", Q, "baseline.csv:2", u -> seizure(u, 56, "7.9"), u -> seizure(u, 57, "7.9")),
                rule("K-012", Q, "baseline.csv:2", u -> seizure(u, 110, "8.1"), u -> seizure(u, 110, "8.0")),
                rule("K-012", Q, "neuro.csv:2", u -> seizureAtExam(u, 184), u -> seizureAtExam(u, 183)),
                rule(
                        "K-016",
                        W,
                        "labs.csv:9",
                        u -> bicarbonate(u, "17.9", "17.9"),
                        u -> bicarbonate(u, "17.9", "18.0")),
                rule("K-016", W, "labs.csv:9", u -> bicarbonate(u, "17.9", "17.9"), u -> bicarbonate(u, "17.9", "17.9")
                        .set("visits", 1, "rta_status", "ACTIVE_UNTREATED")),
                cell("K-022", W, "baseline", 2, "sym_anaemia", "N", "Y"),
                rule("K-022", W, "baseline.csv:3", u -> haemoglobin(u, "104", ""), u -> haemoglobin(u, "105", "")),
                rule("K-022", W, "baseline.csv:3", u -> haemoglobin(u, "99", "100"), u -> haemoglobin(u, "104", "100")),
                rule("K-022", W, "baseline.csv:2", u -> platelets(u, "149", 158), u -> platelets(u, "150", 158)),
                rule("K-022", W, "baseline.csv:2", u -> platelets(u, "149", 158), u -> platelets(u, "149", 159)));
    }

    private static TestUpload calcium(TestUpload upload, int day, String value) {
        return upload.set("labs", 5, "sample_day", text(day)).set("labs", 5, "value", value);
    }

    private static TestUpload seizure(TestUpload upload, int day, String value) {
        return calcium(upload, day, value).set("baseline", 1, "sym_seizure", "HYPOCALCAEMIC");
    }

    private static TestUpload seizureAtExam(TestUpload upload, int day) {
        return calcium(upload, day, "7.9").set("neuro", 1, "seizures_since_last", "HYPOCALCAEMIC");
    }

    private static TestUpload bicarbonate(TestUpload upload, String first, String second) {
        String[] values = {first, second};
        for (int i = 0; i < values.length; i++) {
            upload.set("labs", 7 + i, "analyte", "HCO3")
                    .set("labs", 7 + i, "unit", "mmol/L")
                    .set("labs", 7 + i, "sample_day", text(120 + 10 * i))
                    .set("labs", 7 + i, "value", values[i]);
        }
        return upload.set("visits", 1, "rta_status", "ACTIVE_TREATED");
    }

    private static TestUpload haemoglobin(TestUpload upload, String value, String lowerLimit) {
        return upload.set("baseline", 2, "sym_anaemia", "N")
                .set("labs", 10, "value", value)
                .set("labs", 10, "ref_low", lowerLimit)
                .set("labs", 10, "ref_high", lowerLimit.isEmpty() ? "" : "135");
    }

    private static TestUpload platelets(TestUpload upload, String value, int day) {
        return upload.set("baseline", 1, "sym_thrombocytopenia", "N")
                .set("labs", 4, "value", value)
                .set("labs", 4, "sample_day", text(day));
    }

    private static List<Example> visits() {
        return List.of(
                rule("K-005", Q, "surgeries.csv:2", u -> freed(u, 216, 300), u -> freed(u, 215, 300)),
                rule("K-005", Q, "surgeries.csv:2", u -> freed(u, 206, 235), u -> freed(u, 206, 236)),
                rule("K-005", Q, "surgeries.csv:2", u -> freed(u, 206, 477), u -> freed(u, 206, 476)),
                rule("K-005", Q, "surgeries.csv:2", u -> freed(u, 206, 235), u -> freed(u, 206, 235)
                        .set("status", 1, "last_contact_day", "475")),
                rule("K-011", Q, "infections.csv:2", u -> jaw(u, 398, "NAP"), u -> jaw(u, 399, "NAP")),
                rule("K-011", Q, "infections.csv:2", u -> jaw(u, 150, "ND"), u -> jaw(u, 150, "NAP")),
                rule("K-013", W, "baseline.csv:2", u -> felt(u, "3.1", "2.0"), u -> felt(u, "3.0", "2.0")),
                rule("K-013", W, "baseline.csv:2", u -> felt(u, "3.0", "2.1"), u -> felt(u, "3.0", "2.0")),
                rule("K-013", W, "baseline.csv:2", u -> feltLater(u, 158), u -> feltLater(u, 159)),
                rule("K-017", Q, "visits.csv:2", u -> flag(u, 133), u -> flag(u, 132)),
                rule("K-017", Q, "visits.csv:2", u -> flag(u, 133), u -> flag(u, 133)
                        .set("visits", 1, "red_flags", "FEVER")),
                rule("K-017", Q, "visits.csv:4", u -> lastFlag(u, 254), u -> lastFlag(u, 255)),
                rule("K-017", Q, "visits.csv:4", u -> lastFlag(u, 237), u -> lastFlag(u, 236)),
                rule("K-020", W, "vaccinations.csv:2", u -> vaccine(u, "MMR", 944), u -> vaccine(u, "MMR", 945)),
                rule("K-020", W, "vaccinations.csv:2", u -> vaccine(u, "BCG", 214), u -> vaccine(u, "BCG", 213)),
                rule("K-020", W, "vaccinations.csv:2", u -> vaccine(u, "VAR", 300), u -> vaccine(u, "PCV", 300)),
                rule(
                        "K-020",
                        W,
                        "vaccinations.csv:2",
                        u -> suppressed(u, "TACROLIMUS", 150),
                        u -> suppressed(u, "TACROLIMUS", 151)),
                rule("K-020", W, "vaccinations.csv:2", u -> suppressed(u, "STEROID", 150), u -> suppressed(
                                u, "STEROID", 150)
                        .set("medications", 1, "route", "TOPICAL")));
    }

    /** Eyes were examined on day 125, and the left one again. */
    private static TestUpload freed(TestUpload upload, int operation, int again) {
        return upload.set("surgeries", 1, "surg_code", "OPTIC_DECOMPRESSION")
                .set("surgeries", 1, "surg_day", text(operation))
                .set("vision", 2, "exam_day", text(again));
    }

    /** Teeth were looked at on day 118, perhaps, and on day 579. */
    private static TestUpload jaw(TestUpload upload, int onset, String dentalStatus) {
        return upload.set("infections", 1, "site_of_infection", "JAW_BONE")
                .set("infections", 1, "onset_day", text(onset))
                .set("infections", 1, "resolved_day", "")
                .set("infections", 1, "outcome", "ONGOING")
                .set("visits", 1, "dental_status", dentalStatus);
    }

    private static TestUpload felt(TestUpload upload, String liver, String spleen) {
        return upload.set("baseline", 1, "sym_hepatosplenomegaly", "N")
                .set("baseline", 1, "liver_cm", liver)
                .set("baseline", 1, "spleen_cm", spleen)
                .set("visits", 1, "liver_cm", "")
                .set("visits", 1, "spleen_cm", "");
    }

    private static TestUpload feltLater(TestUpload upload, int day) {
        return felt(upload, "3.0", "2.0").set("visits", 1, "liver_cm", "4.0").set("visits", 1, "visit_day", text(day));
    }

    private static TestUpload flag(TestUpload upload, int exam) {
        return upload.set("visits", 1, "red_flags", "SUDDEN_VISION")
                .set("vision", 1, "exam_day", text(exam))
                .set("vision", 2, "exam_day", text(exam));
    }

    /** The second patient had an X-ray on day 222 and died on day 268. */
    private static TestUpload lastFlag(TestUpload upload, int day) {
        return upload.set("visits", 3, "red_flags", "NEW_NEURO_SIGN").set("visits", 3, "visit_day", text(day));
    }

    private static TestUpload vaccine(TestUpload upload, String vaccine, int day) {
        return upload.set("vaccinations", 1, "vaccine", vaccine)
                .set("vaccinations", 1, "vacc_day", text(day))
                .set("status", 1, "last_contact_day", "1200");
    }

    private static TestUpload suppressed(TestUpload upload, String code, int day) {
        return vaccine(medicine(upload, code, 100), "ROTA", day)
                .set("medications", 1, "ongoing", "N")
                .set("medications", 1, "stop_day", "150");
    }

    private static List<Example> schedules() {
        return List.of(
                rule("K-018", Q, "patients.csv:2", u -> examined(u, 203), u -> examined(u, 202)),
                rule("K-018", Q, "vision.csv:3", u -> examined(u, 123), u -> examined(u, 124)),
                rule("K-018", Q, "vision.csv:2", u -> lateExams(u, 800, 830, 1196), u -> lateExams(u, 800, 830, 1195)),
                // 90 of these days lie before the second birthday, the others after it.
                rule("K-018", Q, "vision.csv:2", u -> lateExams(u, 630, 639, 900), u -> lateExams(u, 630, 640, 900)),
                rule("K-019", Q, "labs.csv:6", u -> calcium(u, 213, "10.2"), u -> calcium(u, 214, "10.2")),
                rule("K-019", Q, "labs.csv:6", u -> treated(u, 432), u -> treated(u, 431)));
    }

    private static TestUpload examined(TestUpload upload, int day) {
        return upload.set("vision", 1, "exam_day", text(day)).set("vision", 2, "exam_day", text(day));
    }

    /** A child without a transplant, last seen on day 1200. */
    private static TestUpload lateExams(TestUpload upload, int enrolment, int first, int second) {
        return upload.remove("hsct", 1)
                .set("patients", 1, "enrol_day", text(enrolment))
                .set("status", 1, "last_contact_day", "1200")
                .set("vision", 1, "exam_day", text(first))
                .set("vision", 2, "exam_day", text(second));
    }

    /** Calcium was measured on day 251. */
    private static TestUpload treated(TestUpload upload, int stop) {
        return medicine(upload, "CALCITRIOL", 100)
                .set("medications", 1, "ongoing", "N")
                .set("medications", 1, "stop_day", text(stop))
                .set("medications", 1, "dose_value", "")
                .set("medications", 1, "dose_unit", "");
    }
}
