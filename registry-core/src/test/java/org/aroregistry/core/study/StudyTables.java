package org.aroregistry.core.study;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Patients written as small aligned tables, for tests.
 *
 * <p>A line that names a file, {@code labs: sample_day analyte value}, heads the lines below it: one row each, cells separated by
 * blanks, {@code .} for a blank cell. A column that a table leaves out has an unremarkable value. Every patient has rows of
 * {@code patients}, {@code baseline} and {@code status}, unless the table heads the file and gives none.
 */
public final class StudyTables {
    private static final Map<String, Map<String, String>> DEFAULTS = Map.ofEntries(
            Map.entry(
                    "patients",
                    Map.of(
                            "enrol_day", "0",
                            "enrol_type", "PROSPECTIVE",
                            "enrol_year", "2020",
                            "sex", "F",
                            "who_region", "EUR",
                            "smo_flag", "Y",
                            "consanguinity", "NONE",
                            "family_history_aro", "N",
                            "consent_scope", "CORE_RESEARCH_REGULATORY")),
            Map.entry(
                    "baseline",
                    Map.of(
                            "first_symptom_day", "40",
                            "dx_day", "60",
                            "aro_type", "OC_RICH",
                            "severity", "MALIGNANT_INFANTILE",
                            "transfusion_dependent", "N")),
            Map.entry("status", Map.of("status", "ALIVE", "last_contact_day", "1000")),
            Map.entry("genetics", Map.of("test_type", "PANEL", "test_result", "POSITIVE", "variant_role", "CAUSAL")),
            Map.entry("visits", Map.of("visit_type", "SCHEDULED")),
            Map.entry("labs", Map.of("specimen", "BLOOD", "transfused_7d", "N")),
            Map.entry("hsct", Map.of("hsct_no", "1", "reason", "FIRST", "donor_type", "MSD", "source", "BM")),
            Map.entry(
                    "engraftment",
                    Map.of("hsct_no", "1", "anc500_status", "ACHIEVED", "primary_gf", "N", "secondary_gf", "N")),
            Map.entry("gvhd", Map.of("hsct_no", "1", "type", "NONE")),
            Map.entry("imaging", Map.of("modality", "XR_SURVEY", "findings", "DIFFUSE_SCLEROSIS")),
            Map.entry("chimerism", Map.of("hsct_no", "1", "lineage", "WHOLE_BLOOD")),
            Map.entry("infections", Map.of("abx_route", "NONE", "hospitalised", "N")),
            Map.entry("medications", Map.of("source", "PRESCRIBED", "ongoing", "N")),
            Map.entry(
                    "adverse_events",
                    Map.of("ae_term", "FEVER", "serious", "N", "related_ifn", "UNRELATED", "action_ifn", "NONE")),
            Map.entry("care_services", Map.of("provided", "Y", "start_day", "10")),
            Map.entry("transfusions", Map.of("product", "RBC", "n_transfusions", "1")),
            Map.entry(
                    "interferon",
                    Map.of(
                            "dose_value", "1.5",
                            "dose_unit", "MCG_KG",
                            "freq_per_week", "3",
                            "indication", "SMO_LABEL",
                            "change_reason", "START")));

    private StudyTables() {}

    /** Reads one patient of site S001. */
    public static Patient patient(String tables) {
        return patient("ARO-000001-P", "S001", tables);
    }

    /** Reads one patient. */
    public static Patient patient(String id, String siteId, String tables) {
        return Patient.of(id, rows(id, siteId, tables)).orElseThrow();
    }

    /** Reads the rows of one patient at one site; records are numbered within their file. */
    public static List<StudyRow> rows(String id, String siteId, String tables) {
        Map<String, List<StudyRow>> byFile = new LinkedHashMap<>();
        String file = "";
        List<String> columns = List.of();
        for (String line :
                tables.lines().map(String::strip).filter(l -> !l.isEmpty()).toList()) {
            if (line.matches("[a-z_]+:.*")) {
                file = line.substring(0, line.indexOf(':'));
                columns = cells(line.substring(line.indexOf(':') + 1));
                byFile.putIfAbsent(file, new ArrayList<>());
            } else {
                List<StudyRow> rows = byFile.get(file);
                rows.add(row(id, siteId, file, rows.size() + 1, columns, cells(line)));
            }
        }
        for (String required : List.of("patients", "baseline", "status")) {
            byFile.computeIfAbsent(
                    required, f -> new ArrayList<>(List.of(row(id, siteId, f, 1, List.of(), List.of()))));
        }
        return byFile.values().stream().flatMap(List::stream).toList();
    }

    private static StudyRow row(
            String id, String siteId, String file, int number, List<String> columns, List<String> cells) {
        if (columns.size() != cells.size()) {
            throw new IllegalArgumentException(file + ": " + columns + " has other columns than " + cells);
        }
        Map<String, String> values = new HashMap<>(DEFAULTS.getOrDefault(file, Map.of()));
        for (int i = 0; i < columns.size(); i++) {
            values.put(columns.get(i), cells.get(i).equals(".") ? "" : cells.get(i));
        }
        return new StudyRow(id, new RowSource(siteId, file, file + "-" + number), values);
    }

    private static List<String> cells(String line) {
        return line.isBlank() ? List.of() : List.of(line.strip().split("\\s+"));
    }
}
