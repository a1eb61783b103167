package org.aroregistry.batch.importing;

import static org.aroregistry.batch.importing.RuleExamples.E;
import static org.aroregistry.batch.importing.RuleExamples.Q;
import static org.aroregistry.batch.importing.RuleExamples.W;
import static org.aroregistry.batch.importing.RuleExamples.cell;
import static org.aroregistry.batch.importing.RuleExamples.rule;

import java.util.List;
import java.util.stream.Stream;
import org.aroregistry.batch.importing.RuleExamples.Example;

/** Examples of rules H. The first patient was transplanted on day 214, after treosulfan, fludarabine and thiotepa. */
final class TransplantExamples {
    private static final String PATIENT = "ARO-7F3K9Q-W";

    private TransplantExamples() {}

    static List<Example> all() {
        return Stream.of(donors(), grafts(), doses(), disease(), histories())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Example> donors() {
        return List.of(
                cell("H-002", E, "hsct", 1, "hla_matches", "11", "10"),
                donor("MUD", "UNRELATED", 9, 10),
                donor("MMUD", "UNRELATED", 10, 9),
                donor("HAPLO", "PARENT", 9, 8),
                donor("HAPLO", "PARENT", 4, 5),
                donor("MMFD", "PARENT", 8, 9),
                donor("MSD", "SIBLING", 9, 10),
                rule("H-002", E, "hsct.csv:2", u -> donor(u, "MSD", "PARENT", 10), u -> donor(u, "MFD", "PARENT", 10)),
                rule(
                        "H-002",
                        E,
                        "hsct.csv:2",
                        u -> donor(u, "MFD", "SIBLING", 10),
                        u -> donor(u, "UNK", "SIBLING", 10)),
                rule("H-002", E, "hsct.csv:2", u -> donor(u, "MUD", "SIBLING", 10), u -> donor(u, "MUD", "UNK", 10)),
                rule(
                        "H-016",
                        E,
                        "hsct.csv:2",
                        u -> cord(u).set("hsct", 1, "manipulation", "CD34_SELECTED"),
                        TransplantExamples::cord),
                rule("H-016", E, "hsct.csv:2", u -> cord(u).set("hsct", 1, "source", "BM"), u -> cord(u).set(
                                "hsct", 1, "source", "UNK")),
                cell("H-017", E, "hsct", 1, "reason", "OTHER", "FIRST"),
                rule("H-017", E, "hsct.csv:3", u -> second(u, "FIRST"), u -> second(u, "PRIMARY_GF")),
                cell("H-022", W, "hsct", 1, "hsct_day", "29", "30"),
                cell("H-022", W, "hsct", 1, "hsct_day", "5476", "5475"));
    }

    private static Example donor(String type, String relation, int fires, int nearMiss) {
        return rule(
                "H-002",
                E,
                "hsct.csv:2",
                u -> donor(u, type, relation, fires),
                u -> donor(u, type, relation, nearMiss));
    }

    private static TestUpload donor(TestUpload upload, String type, String relation, int matches) {
        return upload.set("hsct", 1, "donor_type", type)
                .set("hsct", 1, "donor_relation", relation)
                .set("hsct", 1, "hla_matches", Integer.toString(matches));
    }

    private static TestUpload cord(TestUpload upload) {
        return donor(upload, "UCB_UNREL", "UNRELATED", 5)
                .set("hsct", 1, "hla_loci_typed", "6")
                .set("hsct", 1, "source", "CB");
    }

    private static TestUpload second(TestUpload upload, String reason) {
        return upload.copy("hsct", 1, "t9")
                .set("hsct", 2, "hsct_no", "2")
                .set("hsct", 2, "hsct_day", "400")
                .set("hsct", 2, "reason", reason);
    }

    private static List<Example> grafts() {
        return List.of(
                cell("H-003", W, "engraftment", 1, "anc500_rel", "7", "8"),
                cell("H-003", W, "engraftment", 1, "anc500_rel", "61", "60"),
                cell("H-004", E, "engraftment", 1, "plt50_rel", "26", "27"),
                rule("H-005", E, "engraftment.csv:2", u -> failed(u, "primary_gf"), u -> failed(u, "primary_gf")
                        .set("engraftment", 1, "autologous_recovery", "Y")),
                rule(
                        "H-005",
                        E,
                        "engraftment.csv:2",
                        u -> failed(u, "secondary_gf")
                                .set("engraftment", 1, "primary_gf", "Y")
                                .set("engraftment", 1, "autologous_recovery", "Y"),
                        u -> failed(u, "secondary_gf")),
                rule(
                        "H-005",
                        E,
                        "engraftment.csv:2",
                        u -> failed(u, "secondary_gf")
                                .set("engraftment", 1, "anc500_status", "NOT_ACHIEVED")
                                .set("engraftment", 1, "anc500_rel", ""),
                        u -> failed(u, "secondary_gf")
                                .set("engraftment", 1, "anc500_status", "NEVER_BELOW")
                                .set("engraftment", 1, "anc500_rel", "")),
                rule("H-008", W, "chimerism.csv:0", u -> percent(u, "0.98", "1.00"), u -> percent(u, "0.98", "1.01")));
    }

    private static TestUpload failed(TestUpload upload, String column) {
        return upload.set("engraftment", 1, column, "Y").set("engraftment", 1, "gf_rel", "120");
    }

    private static TestUpload percent(TestUpload upload, String first, String last) {
        return upload.set("chimerism", 1, "donor_pct", first).set("chimerism", 2, "donor_pct", last);
    }

    private static List<Example> doses() {
        return List.of(
                cell("H-013", W, "hsct", 1, "tnc_1e8_kg", "0.99", "1.00"),
                cell("H-013", W, "hsct", 1, "tnc_1e8_kg", "12.01", "12.00"),
                cell("H-013", W, "hsct", 1, "cd34_1e6_kg", "15.01", "15.00"),
                rule("H-013", W, "hsct.csv:2", u -> cells(u, "CB", "3.01"), u -> cells(u, "CB", "3.00")),
                rule("H-013", W, "hsct.csv:2", u -> cells(u, "PB", "2.99"), u -> cells(u, "PB", "2.99")
                        .set("hsct", 1, "manipulation", "CD34_SELECTED")),
                rule("H-013", W, "hsct.csv:2", u -> depleted(u, "0.500"), u -> depleted(u, "0.499")),
                rule("H-014", W, "hsct.csv:2", u -> exposure(u, "44.9", "MG_H_L"), u -> exposure(u, "45.0", "MG_H_L")),
                rule(
                        "H-014",
                        W,
                        "hsct.csv:2",
                        u -> exposure(u, "20000", "MG_H_L"),
                        u -> exposure(u, "20000", "UMOL_MIN_L")),
                rule(
                        "H-014",
                        W,
                        "hsct.csv:2",
                        u -> exposure(u, "27001", "UMOL_MIN_L"),
                        u -> exposure(u, "27000", "UMOL_MIN_L")),
                cell("H-015", W, "hsct_agents", 1, "total_dose", "39.00", "42.00"),
                rule("H-015", W, "hsct_agents.csv:2", u -> u.set("hsct_agents", 1, "dose_unit", "MG_M2"), u -> u.set(
                                "hsct_agents", 1, "dose_unit", "MG_M2")
                        .set("hsct_agents", 1, "total_dose", "36000")),
                cell("H-015", W, "hsct_agents", 2, "total_dose", "119.99", "120.00"),
                cell("H-015", W, "hsct_agents", 3, "total_dose", "15.01", "15.00"),
                rule(
                        "H-015",
                        W,
                        "hsct_agents.csv:4",
                        u -> agent(u, "BUSULFAN", "25.01"),
                        u -> agent(u, "BUSULFAN", "25.00")),
                rule(
                        "H-015",
                        W,
                        "hsct_agents.csv:4",
                        u -> agent(u, "CYCLOPHOSPHAMIDE", "99.99"),
                        u -> agent(u, "CYCLOPHOSPHAMIDE", "100.00")),
                rule("H-015", W, "hsct_agents.csv:3", u -> u.set("hsct_agents", 2, "total_dose", "5.00"), u -> u.set(
                                "hsct_agents", 2, "total_dose", "5.00")
                        .set("hsct_agents", 2, "dose_unit", "MG_KG")));
    }

    private static TestUpload cells(TestUpload upload, String source, String nucleated) {
        return upload.set("hsct", 1, "source", source)
                .set("hsct", 1, "tnc_1e8_kg", nucleated)
                .set("hsct", 1, "cd34_1e6_kg", "");
    }

    private static TestUpload depleted(TestUpload upload, String cells) {
        return upload.set("hsct", 1, "manipulation", "TCRAB_CD19_DEPLETED").set("hsct", 1, "cd3_1e6_kg", cells);
    }

    private static TestUpload exposure(TestUpload upload, String value, String unit) {
        return upload.set("hsct", 1, "bu_auc_value", value).set("hsct", 1, "bu_auc_unit", unit);
    }

    private static TestUpload agent(TestUpload upload, String agent, String dose) {
        return upload.set("hsct_agents", 3, "agent", agent).set("hsct_agents", 3, "total_dose", dose);
    }

    private static List<Example> disease() {
        return List.of(
                cell("H-010", E, "gvhd", 1, "acute_grade", "2", "1"),
                cell("H-010", E, "gvhd", 1, "skin_stage", "3", "1"),
                rule("H-010", E, "gvhd.csv:2", u -> stages(u, "4", "3"), u -> stages(u, "4", "3")
                        .set("gvhd", 1, "criteria", "KEYSTONE")),
                rule("H-010", E, "gvhd.csv:2", u -> stages(u, "4", "2").set("gvhd", 1, "criteria", "UNK"), u -> stages(
                                u, "4", "3")
                        .set("gvhd", 1, "criteria", "UNK")),
                rule("H-010", E, "gvhd.csv:2", u -> stages(u, "2", "4"), u -> stages(u, "UNK", "4")),
                cell("H-011", W, "gvhd", 1, "onset_rel", "101", "100"),
                rule("H-011", W, "gvhd.csv:2", u -> chronic(u, "27"), u -> chronic(u, "28")),
                rule("H-018", Q, "complications.csv:2", u -> liver(u, "5.0"), u -> liver(u, "5.1")));
    }

    private static TestUpload stages(TestUpload upload, String lowerGut, String grade) {
        return upload.set("gvhd", 1, "lgi_stage", lowerGut).set("gvhd", 1, "acute_grade", grade);
    }

    private static TestUpload chronic(TestUpload upload, String onset) {
        for (String column : List.of("skin_stage", "liver_stage", "ugi_stage", "lgi_stage", "acute_grade")) {
            upload.set("gvhd", 1, column, "");
        }
        return upload.set("gvhd", 1, "type", "CHRONIC")
                .set("gvhd", 1, "criteria", "NIH2014")
                .set("gvhd", 1, "chronic_severity", "MILD")
                .set("gvhd", 1, "onset_rel", onset);
    }

    private static TestUpload liver(TestUpload upload, String weightGain) {
        return upload.set("complications", 1, "comp_code", "VOD_SOS")
                .set("complications", 1, "vod_refractory_plt", "UNK")
                .set("complications", 1, "vod_weight_gain_pct", weightGain)
                .set("complications", 1, "vod_weight_3d", "N")
                .set("complications", 1, "vod_hepatomegaly", "Y")
                .set("complications", 1, "vod_ascites", "N")
                .set("complications", 1, "vod_bilirubin_rise", "NONE")
                .set("complications", 1, "peak_value", "")
                .set("complications", 1, "peak_unit", "");
    }

    private static List<Example> histories() {
        return List.of(
                cell("H-001", W, "hsct", 1, "regimen", "TREO_FLU", "TREO_FLU_TT"),
                cell("H-001", W, "hsct", 1, "regimen", "OTHER", "UNK"),
                rule("H-001", W, "hsct.csv:2", u -> u.remove("hsct_agents", 1), u -> u.removeFile("hsct_agents")),
                rule(
                        "H-001",
                        W,
                        "hsct.csv:2",
                        u -> also(u, "MELPHALAN", "-2", "-1"),
                        u -> also(u, "CYCLOPHOSPHAMIDE", "3", "4")),
                // Counts of at least 0.5 on days 19, 20 and 21 after lower ones.
                rule("H-007", Q, "engraftment.csv:2", u -> counted(u, 5, "23"), u -> counted(u, 5, "22")),
                rule("H-007", Q, "engraftment.csv:2", u -> counted(u, 5, "15"), u -> counted(u, 4, "15")),
                rule(
                        "H-009",
                        Q,
                        "engraftment.csv:2",
                        u -> lost(u, "60", "WHOLE_BLOOD"),
                        u -> lost(u, "61", "WHOLE_BLOOD")),
                rule("H-009", Q, "engraftment.csv:2", u -> lost(u, "60", "MYELOID"), u -> lost(u, "60", "T_CD3")),
                rule("H-012", W, "gvhd.csv:2", u -> neverTook(u, "4.99"), u -> neverTook(u, "5.00")),
                rule("H-019", Q, "labs.csv:6", u -> calcium(u, 259, "11.1"), u -> calcium(u, 259, "11.0")),
                rule("H-019", Q, "labs.csv:6", u -> calcium(u, 259, "12.0"), u -> calcium(u, 258, "12.0")),
                rule("H-019", Q, "labs.csv:6", u -> calcium(u, 232, "12.0"), u -> calcium(u, 233, "12.0")),
                rule("H-019", Q, "labs.csv:6", u -> calcium(u, 214, "12.0"), u -> calcium(u, 213, "12.0")),
                // Conditioning began on day 207.
                rule("H-024", Q, "hsct.csv:2", u -> examined(u, "116", "208"), u -> examined(u, "117", "208")),
                rule("H-024", Q, "hsct.csv:2", u -> examined(u, "116", "208"), u -> examined(u, "116", "207")),
                rule("H-025", W, "hsct.csv:2", u -> spleen(u, "Y", 215), u -> spleen(u, "Y", 214)),
                rule("H-025", W, "hsct.csv:2", u -> spleen(u, "N", 213), u -> spleen(u, "N", 214)));
    }

    private static TestUpload also(TestUpload upload, String agent, String start, String stop) {
        return upload.copy("hsct_agents", 3, "c9")
                .set("hsct_agents", 4, "agent", agent)
                .set("hsct_agents", 4, "start_rel", start)
                .set("hsct_agents", 4, "stop_rel", stop)
                .set("hsct_agents", 4, "total_dose", "")
                .set("hsct_agents", 4, "dose_unit", "");
    }

    /** Counts up to day 21 after the infusion, the last three of them at least 0.5. */
    private static TestUpload counted(TestUpload upload, int counts, String reported) {
        String[] values = {"0.10", "0.20", "0.49", "0.50", "0.60", "0.70"};
        int[] days = {6, 10, 15, 19, 20, 21};
        for (int i = counts == 5 ? 0 : 2; i < days.length; i++) {
            upload.append(
                    "labs",
                    "S001",
                    PATIENT,
                    "a" + i,
                    Integer.toString(214 + days[i]),
                    "",
                    "ANC",
                    values[i],
                    "EQ",
                    "10^9/L",
                    "",
                    "",
                    "",
                    "BLOOD",
                    "");
        }
        return upload.set("engraftment", 1, "anc500_rel", reported);
    }

    private static TestUpload lost(TestUpload upload, String failureDay, String lineage) {
        return failed(upload, "secondary_gf")
                .set("engraftment", 1, "gf_rel", failureDay)
                .set("chimerism", 1, "lineage", lineage)
                .remove("chimerism", 2);
    }

    private static TestUpload neverTook(TestUpload upload, String percent) {
        return failed(upload, "primary_gf")
                .set("engraftment", 1, "anc500_status", "NOT_ACHIEVED")
                .set("engraftment", 1, "anc500_rel", "")
                .set("chimerism", 1, "donor_pct", "1.50")
                .set("chimerism", 2, "donor_pct", percent);
    }

    /** Hypercalcaemia is reported from day 240 to day 251. */
    private static TestUpload calcium(TestUpload upload, int day, String value) {
        return upload.set("labs", 5, "sample_day", Integer.toString(day)).set("labs", 5, "value", value);
    }

    private static TestUpload examined(TestUpload upload, String vision, String hearing) {
        for (int row = 1; row <= 2; row++) {
            upload.set("vision", row, "exam_day", vision).set("hearing", row, "exam_day", hearing);
        }
        return upload;
    }

    private static TestUpload spleen(TestUpload upload, String before, int day) {
        return upload.set("hsct", 1, "splenectomy_before", before)
                .set("surgeries", 1, "surg_code", "SPLENECTOMY")
                .set("surgeries", 1, "surg_day", Integer.toString(day));
    }
}
