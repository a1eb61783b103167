package org.aroregistry.batch.importing;

import static org.aroregistry.batch.importing.RuleExamples.E;
import static org.aroregistry.batch.importing.RuleExamples.I;
import static org.aroregistry.batch.importing.RuleExamples.Q;
import static org.aroregistry.batch.importing.RuleExamples.W;
import static org.aroregistry.batch.importing.RuleExamples.cell;
import static org.aroregistry.batch.importing.RuleExamples.rule;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.aroregistry.batch.importing.RuleExamples.Example;

/**
 * Examples of rules I.
 *
 * <p>The child of the template is treated from day 120 to 161. On day 120 she weighs 5.43 kg with 0.30 m2, so that the label gives 8.14
 * mcg; conditioning begins on day 207.
 */
final class InterferonExamples {
    private static final String SEGMENT = "interferon.csv:2";
    private static final String NEXT = "interferon.csv:3";

    private InterferonExamples() {}

    static List<Example> all() {
        return Stream.of(doses(), tests(), segments(), values(), reasons())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Example> doses() {
        return List.of(
                rule("I-001", E, SEGMENT, u -> dose(u, "0.499", "MCG"), u -> dose(u, "0.5", "MCG")),
                rule("I-001", E, SEGMENT, u -> dose(u, "2001", "MCG"), u -> dose(u, "2000", "MCG")),
                rule("I-001", E, SEGMENT, u -> dose(u, "0.092", "MCG_KG"), u -> dose(u, "0.093", "MCG_KG")),
                rule("I-001", E, SEGMENT, u -> dose(u, "9980", "IU"), u -> dose(u, "10000", "IU")),
                rule(
                        "I-001",
                        E,
                        SEGMENT,
                        u -> unweighed(dose(u, "0.09", "MCG_KG")),
                        u -> unweighed(dose(u, "0.1", "MCG_KG"))),
                rule("I-002", E, SEGMENT, u -> dose(u, "24.5", "MCG"), u -> dose(u, "24.4", "MCG")),
                rule("I-002", E, SEGMENT, u -> dose(u, "0.8", "MCG"), u -> dose(u, "0.9", "MCG")),
                // A weight of 0.54 kg in growth.csv is the slip, not the dose for 5.4 kg.
                rule(
                        "I-002",
                        E,
                        SEGMENT,
                        u -> weighing(dose(u, "81", "MCG"), "0.54", "0.66"),
                        u -> weighing(dose(u, "8.1", "MCG"), "0.54", "0.66")),
                rule("I-002", W, SEGMENT, u -> dose(u, "10.2", "MCG"), u -> dose(u, "10.1", "MCG")),
                rule("I-002", W, SEGMENT, u -> dose(u, "6.5", "MCG"), u -> dose(u, "6.6", "MCG")),
                rule("I-002", W, SEGMENT, u -> reduced(dose(u, "4.9", "MCG")), u -> reduced(dose(u, "4.8", "MCG"))),
                rule(
                        "I-002",
                        W,
                        SEGMENT,
                        u -> unknownSize(dose(u, "101", "MCG")),
                        u -> unknownSize(dose(u, "100", "MCG"))),
                // At 0.5 m2 both 16.9 and 25 mcg are on the label.
                rule(
                        "I-002",
                        W,
                        SEGMENT,
                        u -> size(dose(u, "20.9", "MCG"), "9.9", "80.0"),
                        u -> size(dose(u, "20.9", "MCG"), "11.25", "80.0")),
                rule("I-003", Q, SEGMENT, u -> dose(u, "6.5", "MCG"), u -> dose(u, "6.6", "MCG")),
                rule("I-003", Q, SEGMENT, u -> dose(u, "6.5", "MCG"), u -> reduced(dose(u, "6.5", "MCG"))),
                cell("I-004", W, "interferon", 1, "freq_per_week", "2", "3"),
                rule("I-005", I, SEGMENT, u -> size(u, "9.941", "80.0"), u -> size(u, "9.940", "80.0")),
                cell("I-005", I, "interferon", 1, "bsa_m2_used", "0.51", "0.50"),
                cell("I-006", W, "interferon", 1, "route", "IM", "UNK"),
                cell("I-007", W, "interferon", 1, "weight_kg_used", "6.250", "6.240"),
                rule("I-007", W, SEGMENT, u -> weighedOn(u, "59"), u -> weighedOn(u, "60")));
    }

    private static List<Example> tests() {
        return List.of(
                rule(
                        "I-008",
                        Q,
                        SEGMENT,
                        u -> u.set("labs", 9, "sample_day", "124"),
                        u -> u.set("labs", 9, "sample_day", "123")),
                rule(
                        "I-008",
                        Q,
                        SEGMENT,
                        u -> u.set("labs", 3, "sample_day", "89"),
                        u -> u.set("labs", 3, "sample_day", "90")),
                rule(
                        "I-008",
                        Q,
                        SEGMENT,
                        u -> u.set("labs", 7, "analyte", "LDH"),
                        u -> u.set("labs", 7, "analyte", "AST")),
                rule(
                        "I-008",
                        Q,
                        SEGMENT,
                        u -> u.set("labs", 9, "result_text", "PENDING"),
                        u -> u.set("labs", 9, "result_text", "TRACE")),
                rule("I-009", Q, SEGMENT, u -> until(u, "241"), u -> until(u, "240")),
                rule("I-010", Q, SEGMENT, u -> until(u, "162"), u -> until(u, "161")),
                rule("I-010", Q, SEGMENT, u -> until(u, "162"), u -> result(until(u, "162"), 7, "AST", "150")),
                rule("I-011", Q, SEGMENT, u -> until(u, "484"), u -> until(u, "483")),
                rule("I-011", Q, SEGMENT, u -> counted(until(u, "484"), "189"), u -> counted(until(u, "484"), "190")),
                rule(
                        "I-012",
                        Q,
                        SEGMENT,
                        u -> antibodies(until(u, "484"), "485"),
                        u -> antibodies(until(u, "484"), "484")),
                rule("I-012", Q, SEGMENT, u -> until(u, "484"), u -> until(u, "483")));
    }

    private static List<Example> segments() {
        return List.of(
                rule("I-013", E, NEXT, u -> next(u, "161", "200"), u -> next(u, "162", "200")),
                rule("I-013", E, SEGMENT, u -> goingOn(next(u, "162", "200")), InterferonExamples::goingOn),
                rule("I-013", E, NEXT, u -> next(u, "162", "200").set("interferon", 1, "seg_no", "3"), u -> next(
                                u, "162", "200")
                        .set("interferon", 1, "seg_no", "1")),
                rule("I-013", E, NEXT, u -> next(u, "162", "200").set("interferon", 1, "course_no", "2"), u -> next(
                                u, "162", "200")
                        .set("interferon", 2, "course_no", "2")
                        .set("interferon", 2, "seg_no", "1")),
                rule("I-014", W, SEGMENT, u -> until(u, "207"), u -> until(u, "206")),
                rule("I-014", W, SEGMENT, InterferonExamples::goingOn, u -> until(u, "206")),
                rule("I-014", W, NEXT, u -> next(u, "230", "240"), u -> next(u, "230", "240")
                        .set("interferon", 2, "indication", "AFTER_GRAFT_FAILURE")),
                cell("I-014", W, "hsct", 1, "ifn_before", "N", "Y"),
                rule("I-014", W, "hsct.csv:2", u -> u.set("interferon", 1, "patient_id", "ARO-2B8M4T-E"), u -> u.set(
                                "interferon", 1, "patient_id", "ARO-2B8M4T-E")
                        .set("hsct", 1, "ifn_before", "N")));
    }

    private static List<Example> values() {
        String found = "labs.csv:12";
        return List.of(
                rule("I-015", Q, found, u -> alt(u, "150", "226"), u -> alt(u, "150", "225")),
                rule("I-015", Q, found, u -> alt(u, "150", "225").set("labs", 11, "value_op", "GT"), u -> alt(
                                u, "150", "226")
                        .set("labs", 11, "value_op", "LT")),
                rule("I-015", Q, found, u -> alt(u, "191", "226"), u -> alt(u, "192", "226")),
                // What comes with conditioning belongs to the transplant.
                rule("I-015", Q, found, u -> alt(u, "183", "226").set("hsct", 1, "cond_start_rel", "-30"), u -> alt(
                                u, "184", "226")
                        .set("hsct", 1, "cond_start_rel", "-30")),
                rule(
                        "I-015",
                        Q,
                        found,
                        u -> event(alt(u, "150", "226"), "ALT_INCREASED", "142"),
                        u -> event(alt(u, "150", "226"), "ALT_INCREASED", "143")),
                rule(
                        "I-015",
                        Q,
                        found,
                        u -> event(alt(u, "150", "226"), "RASH", "150"),
                        u -> event(alt(u, "150", "226"), "ALT_INCREASED", "150")),
                rule("I-015", Q, found, u -> platelets(u, "62", "49"), u -> platelets(u, "62", "50")),
                rule("I-015", Q, found, u -> platelets(u, "30", "24"), u -> platelets(u, "30", "25")),
                // Before treatment ALT was 100, so that grade 3 begins above 500.
                rule("I-015", Q, found, u -> abnormal(alt(u, "150", "501")), u -> abnormal(alt(u, "150", "500"))));
    }

    private static List<Example> reasons() {
        String event = "adverse_events.csv:2";
        return List.of(
                rule(
                        "I-016",
                        W,
                        event,
                        u -> action(next(u, "137", "161"), "REDUCED", "122"),
                        u -> action(next(u, "136", "161"), "REDUCED", "122")),
                rule("I-016", W, event, u -> action(u, "WITHDRAWN", "146"), u -> action(u, "WITHDRAWN", "147")),
                rule(
                        "I-016",
                        W,
                        event,
                        u -> action(next(u, "136", "161"), "INTERRUPTED", "122"),
                        u -> action(
                                next(u, "137", "161").set("interferon", 1, "stop_day", "135"), "INTERRUPTED", "122")),
                rule("I-016", W, event, u -> action(u, "WITHDRAWN", "140"), u -> action(u, "UNK", "140")),
                rule("I-017", Q, SEGMENT, u -> stopped(u, "AE"), u -> stopped(u, "AE")
                        .set("interferon", 1, "ae_record_id", "ae1")),
                rule("I-017", Q, SEGMENT, u -> u.set("interferon", 1, "change_reason", "REDUCE_AE"), u -> reduced(u)),
                rule(
                        "I-017",
                        Q,
                        SEGMENT,
                        u -> stopped(u, "AE").set("interferon", 1, "ae_record_id", "ae9"),
                        u -> stopped(u, "AE").set("interferon", 1, "ae_record_id", "ae1")),
                rule(
                        "I-017",
                        Q,
                        SEGMENT,
                        u -> u.set("hsct", 1, "hsct_day", "282"),
                        u -> u.set("hsct", 1, "hsct_day", "281")),
                rule("I-017", Q, SEGMENT, u -> stopped(u, "PROGRESSION"), u -> stopped(u, "PROGRESSION")
                        .set("infections", 1, "abx_route", "IV")),
                rule(
                        "I-017",
                        Q,
                        SEGMENT,
                        u -> stopped(u, "PROGRESSION")
                                .set("interferon", 1, "stop_day", "211")
                                .set("infections", 1, "abx_route", "IV"),
                        u -> stopped(u, "PROGRESSION")
                                .set("interferon", 1, "stop_day", "210")
                                .set("infections", 1, "abx_route", "IV")),
                rule("I-017", Q, SEGMENT, u -> died(stopped(u, "DEATH"), "192"), u -> died(stopped(u, "DEATH"), "191")),
                cell("I-019", I, "vaccinations", 1, "vacc_day", "120", "119"),
                rule("I-019", I, "vaccinations.csv:2", u -> u.set("vaccinations", 1, "vacc_day", "161"), u -> u.set(
                                "vaccinations", 1, "vacc_day", "161")
                        .set("vaccinations", 1, "titre_done", "Y")),
                rule(
                        "I-020",
                        I,
                        SEGMENT,
                        u -> phenotype(u, "HP:0001250", "120"),
                        u -> phenotype(u, "HP:0001250", "121")),
                rule("I-020", I, SEGMENT, u -> phenotype(u, "HP:0001875", "60"), u -> phenotype(u, "HP:0001250", "60")
                        .set("phenotypes", 1, "present", "N")),
                rule("I-021", W, NEXT, u -> reaction(u, "161", "3"), u -> reaction(u, "162", "3")),
                rule("I-021", W, NEXT, u -> reaction(u, "161", "3"), u -> reaction(u, "161", "2")));
    }

    private static TestUpload dose(TestUpload upload, String value, String unit) {
        return upload.set("interferon", 1, "dose_value", value).set("interferon", 1, "dose_unit", unit);
    }

    private static TestUpload reduced(TestUpload upload) {
        return upload.set("interferon", 1, "change_reason", "REDUCE_AE").set("interferon", 1, "ae_record_id", "ae1");
    }

    /** The site gives no weight; growth.csv does. */
    private static TestUpload unweighed(TestUpload upload) {
        return upload.set("interferon", 1, "weight_kg_used", "UNK");
    }

    private static TestUpload unknownSize(TestUpload upload) {
        return unweighed(upload).remove("growth", 2).remove("growth", 1);
    }

    private static TestUpload weighing(TestUpload upload, String first, String second) {
        return upload.set("growth", 1, "weight_kg", first).set("growth", 2, "weight_kg", second);
    }

    private static TestUpload size(TestUpload upload, String kg, String cm) {
        return weighing(upload, kg, kg).set("growth", 1, "length_cm", cm).set("growth", 2, "length_cm", cm);
    }

    private static TestUpload weighedOn(TestUpload upload, String day) {
        return upload.remove("growth", 2).set("growth", 1, "meas_day", day);
    }

    private static TestUpload until(TestUpload upload, String day) {
        return upload.set("interferon", 1, "stop_day", day);
    }

    private static TestUpload goingOn(TestUpload upload) {
        return until(upload, "").set("interferon", 1, "ongoing", "Y").set("interferon", 1, "stop_reason", "");
    }

    private static TestUpload stopped(TestUpload upload, String reason) {
        return upload.set("interferon", 1, "stop_reason", reason);
    }

    /** Appends a second segment, begun for an adverse event; the first one ends on the day before unless it is over. */
    static TestUpload next(TestUpload upload, String start, String stop) {
        int before = Integer.parseInt(start) - 1;
        upload.copy("interferon", 1, "d2")
                .set("interferon", 2, "seg_no", "2")
                .set("interferon", 2, "start_day", start)
                .set("interferon", 2, "stop_day", stop)
                .set("interferon", 2, "change_reason", "REDUCE_AE")
                .set("interferon", 2, "ae_record_id", "ae1")
                .set("interferon", 1, "stop_reason", "NEXT_SEGMENT");
        return before < 160 ? until(upload, Integer.toString(before)) : upload;
    }

    /** Appends a result like that of a row. */
    private static TestUpload result(TestUpload upload, int row, String analyte, String day) {
        String record = "l" + (upload.size("labs") + 1);
        upload.copy("labs", row, record);
        return upload.set("labs", upload.size("labs"), "analyte", analyte)
                .set("labs", upload.size("labs"), "sample_day", day);
    }

    private static TestUpload alt(TestUpload upload, String day, String value) {
        return result(upload, 7, "ALT", day).set("labs", 11, "value", value);
    }

    private static TestUpload abnormal(TestUpload upload) {
        return upload.set("labs", 7, "value", "100");
    }

    private static TestUpload platelets(TestUpload upload, String before, String value) {
        return result(upload.set("labs", 4, "value", before), 4, "PLT", "150").set("labs", 11, "value", value);
    }

    /** Counts and liver tests on day 130 and once more. */
    private static TestUpload counted(TestUpload upload, String day) {
        UnaryOperator<TestUpload> counts = u -> result(result(u, 2, "WBC", "130"), 3, "ANC", day);
        return result(result(counts.apply(upload), 7, "ALT", "130"), 7, "ALT", "300");
    }

    private static TestUpload antibodies(TestUpload upload, String day) {
        return result(upload, 9, "IFNG_NAB", day).set("labs", 11, "specimen", "SERUM_PLASMA");
    }

    private static TestUpload event(TestUpload upload, String term, String day) {
        return upload.set("adverse_events", 1, "ae_term", term)
                .set("adverse_events", 1, "onset_day", day)
                .set("adverse_events", 1, "end_day", day)
                .set("adverse_events", 1, "aware_day", day);
    }

    private static TestUpload action(TestUpload upload, String action, String day) {
        return event(upload, "FEVER", day).set("adverse_events", 1, "action_ifn", action);
    }

    private static TestUpload died(TestUpload upload, String day) {
        return upload.set("status", 1, "status", "DEAD")
                .set("status", 1, "death_day", day)
                .set("status", 1, "last_contact_day", day)
                .set("status", 1, "cause_category", "DISEASE");
    }

    private static TestUpload phenotype(TestUpload upload, String term, String day) {
        return upload.set("phenotypes", 1, "hpo_id", term).set("phenotypes", 1, "onset_day", day);
    }

    /** A hypersensitivity reaction, and a segment that begins on day 162. */
    private static TestUpload reaction(TestUpload upload, String day, String grade) {
        return event(next(upload, "162", "200"), "HYPERSENSITIVITY", day)
                .set("adverse_events", 1, "ctcae_grade", grade);
    }
}
