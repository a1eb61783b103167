package org.aroregistry.batch.importing;

import static org.aroregistry.batch.importing.RuleExamples.E;
import static org.aroregistry.batch.importing.RuleExamples.I;
import static org.aroregistry.batch.importing.RuleExamples.Q;
import static org.aroregistry.batch.importing.RuleExamples.W;
import static org.aroregistry.batch.importing.RuleExamples.cell;
import static org.aroregistry.batch.importing.RuleExamples.rule;

import java.util.List;
import java.util.stream.Stream;
import org.aroregistry.batch.importing.RuleExamples.Example;

/**
 * Examples of rules G.
 *
 * <p>The first patient has two alleles of TCIRG1, was enrolled on day 112 and transplanted on day 214, saw a neurologist on day 180, and was
 * seen last on day 579.
 */
final class GeneticsExamples {
    private GeneticsExamples() {}

    static List<Example> all() {
        return Stream.of(alleles(), notation(), groups(), metabolic(), antibodies(), neurology(), families())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Example> alleles() {
        return List.of(
                rule("G-010", W, "genetics.csv:2", u -> u.remove("genetics", 2), u -> u),
                rule("G-010", W, "genetics.csv:2", u -> phase(u, "CIS"), u -> phase(u, "TRANS_ASSUMED")),
                rule(
                        "G-010",
                        W,
                        "genetics.csv:2",
                        u -> u.set("genetics", 2, "acmg_class", "LB"),
                        u -> u.set("genetics", 2, "acmg_class", "VUS")),
                rule("G-010", W, "genetics.csv:2", u -> one(u, "CLCN7"), u -> one(u, "MITF")),
                rule("G-011", E, "genetics.csv:3", GeneticsExamples::homozygous, u -> homozygous(u)
                        .set("genetics", 2, "gene_symbol", "CLCN7")
                        .set("genetics", 2, "hgnc_id", "")),
                rule(
                        "G-011",
                        E,
                        "genetics.csv:4",
                        u -> homozygous(u).remove("genetics", 2).copy("genetics", 1, "g9"),
                        u -> homozygous(u).remove("genetics", 2)),
                // Two homozygous variants of one gene, one of them of uncertain significance, happen in close families.
                rule("G-011", E, "genetics.csv:3", GeneticsExamples::homozygous, u -> homozygous(u)
                        .set("genetics", 2, "zygosity", "HOM")
                        .set("genetics", 2, "allele_no", "")
                        .set("genetics", 2, "acmg_class", "VUS")),
                rule("G-011", E, "genetics.csv:3", u -> u.set("genetics", 2, "allele_no", "1"), u -> phase(u, "CIS")
                        .set("genetics", 2, "allele_no", "1")),
                rule("G-011", E, "genetics.csv:2", u -> hemizygous(u, "CLCN7"), u -> hemizygous(u, "IKBKG")),
                rule("G-022", W, "genetics.csv:2", u -> hemizygous(u, "IKBKG"), u -> hemizygous(u, "IKBKG")
                        .set("patients", 1, "sex", "M")),
                rule("G-022", W, "genetics.csv:2", u -> one(u, "IKBKG"), u -> one(u, "IKBKG")
                        .set("genetics", 1, "inheritance", "XL")));
    }

    private static List<Example> notation() {
        return List.of(
                cell("G-012", W, "genetics", 1, "gene_symbol", "OC116", "TCIRG1"),
                cell("G-012", E, "genetics", 1, "hgnc_id", "HGNC:2025", "HGNC:11647"),
                rule(
                        "G-012",
                        E,
                        "genetics.csv:2",
                        u -> identified(u, "SLC4A2", "HGNC:11647"),
                        u -> identified(u, "SLC4A2", "HGNC:11028")),
                rule(
                        "G-012",
                        E,
                        "genetics.csv:2",
                        u -> identified(u, "OTHER_GENE", "HGNC:11647"),
                        u -> identified(u, "OTHER_GENE", "HGNC:99999")),
                rule(
                        "G-012",
                        E,
                        "genetics.csv:2",
                        u -> identified(u, "RANKL", "HGNC:11908"),
                        u -> identified(u, "RANKL", "HGNC:11926")),
                cell("G-016", W, "genetics", 1, "hgvs_c", "c.1897C-T", "c.1897C>T"),
                cell("G-016", W, "genetics", 1, "hgvs_p", "p.Gln633Stop", "p.(Gln633*)"),
                cell("G-016", W, "genetics", 1, "transcript", "", "NM_006019.4"),
                rule("G-016", W, "genetics.csv:2", u -> u.set("genetics", 1, "transcript", "UNK"), u -> u.set(
                                "genetics", 1, "transcript", "UNK")
                        .set("genetics", 1, "hgvs_c", "g.68047993C>T")));
    }

    private static List<Example> groups() {
        return List.of(
                rule("G-001", Q, "hsct.csv:2", u -> gene(u, "TNFSF11"), u -> gene(u, "TNFRSF11A")),
                rule("G-001", Q, "hsct.csv:2", u -> gene(u, "TNFSF11"), u -> one(u, "TNFSF11")),
                cell("G-008", Q, "baseline", 1, "biopsy_osteoclasts", "FEW", "NORMAL"),
                cell("G-008", Q, "baseline", 1, "aro_type", "OC_POOR", "UNCLASSIFIED"),
                rule("G-008", Q, "baseline.csv:2", u -> gene(u, "TNFRSF11A"), u -> gene(u, "SNX10")),
                rule("G-008", Q, "baseline.csv:2", u -> gene(u, "TNFSF11"), u -> gene(u, "TNFSF11")
                        .set("baseline", 1, "aro_type", "OC_POOR")
                        .set("baseline", 1, "biopsy_osteoclasts", "ABSENT")),
                rule("G-013", W, "genetics.csv:2", u -> one(u, "MITF"), u -> one(u, "MITF")
                        .set("genetics", 1, "variant_role", "INCIDENTAL")),
                rule("G-013", W, "baseline.csv:2", u -> gene(u, "MITF"), u -> gene(u, "MITF")
                        .set("baseline", 1, "aro_type", "SYNDROMIC")),
                rule("G-014", W, "genetics.csv:2", u -> gene(u, "SLC29A3"), u -> gene(u, "CSF1R")),
                rule("G-015", Q, "baseline.csv:2", u -> gene(u, "PLEKHM1"), u -> gene(u, "PLEKHM1")
                        .set("baseline", 1, "severity", "INTERMEDIATE")),
                rule("G-017", I, "genetics.csv:4", u -> uncertain(u, "VUS"), u -> uncertain(u, "P")),
                cell("G-018", I, "genetics", 3, "test_type", "SANGER", "WES"),
                rule("G-019", I, "genetics.csv:2", u -> gene(u, "RASGRP2"), u -> gene(u, "RASGRP2")
                        .set("genetics", 1, "variant_role", "MODIFIER")
                        .set("genetics", 2, "variant_role", "MODIFIER")));
    }

    private static List<Example> metabolic() {
        return List.of(
                rule("G-009", E, "baseline.csv:2", u -> kidney(u, "Y"), u -> kidney(gene(u, "CA2"), "Y")),
                rule("G-009", E, "baseline.csv:2", u -> gene(u, "CA2"), u -> one(u, "CA2")),
                rule(
                        "G-004",
                        Q,
                        "baseline.csv:2",
                        u -> kidney(gene(u, "CA2"), "N"),
                        u -> answered(kidney(gene(u, "CA2"), "Y"))),
                rule(
                        "G-004",
                        Q,
                        "baseline.csv:2",
                        u -> answered(kidney(gene(u, "CA2"), "UNK")),
                        u -> answered(kidney(gene(u, "CA2"), "Y"))),
                rule(
                        "G-004",
                        Q,
                        "baseline.csv:2",
                        u -> kidney(gene(u, "CA2"), "Y"),
                        u -> answered(kidney(gene(u, "CA2"), "Y"))),
                rule(
                        "G-004",
                        Q,
                        "genetics.csv:2",
                        u -> kidney(gene(u, "CA2"), "Y"),
                        u -> result(kidney(gene(u, "CA2"), "Y"), "K", "4.1", "mmol/L", "118")),
                rule("G-005", Q, "visits.csv:3", u -> kidney(gene(u, "CA2"), "Y"), u -> kidney(gene(u, "CA2"), "Y")
                        .set("visits", 2, "rta_status", "ACTIVE_TREATED")),
                rule(
                        "G-005",
                        Q,
                        "visits.csv:2",
                        u -> kidney(gene(u, "CA2"), "Y").set("visits", 1, "visit_day", "215"),
                        u -> kidney(gene(u, "CA2"), "Y").set("visits", 1, "visit_day", "214")),
                rule(
                        "G-005",
                        Q,
                        "visits.csv:3",
                        u -> kidney(gene(u, "CA2"), "Y").set("visits", 2, "rta_status", ""),
                        u -> kidney(gene(u, "CA2"), "Y").set("visits", 2, "rta_status", "ACTIVE_UNTREATED")));
    }

    private static List<Example> antibodies() {
        return List.of(
                rule("G-006", Q, "baseline.csv:2", u -> gene(u, "TNFRSF11A"), u -> gene(u, "TNFRSF11A")
                        .set("baseline", 1, "hypogammaglobulinaemia", "N")),
                rule(
                        "G-006",
                        Q,
                        "genetics.csv:2",
                        u -> result(gene(u, "TNFRSF11A"), "IGG", "500", "mg/dL", "478"),
                        u -> result(gene(u, "TNFRSF11A"), "IGG", "500", "mg/dL", "477")),
                // A year of enrolment is not over on day 476.
                rule(
                        "G-006",
                        Q,
                        "genetics.csv:2",
                        u -> until(gene(u, "TNFRSF11A"), 477),
                        u -> until(gene(u, "TNFRSF11A"), 476)),
                rule(
                        "G-007",
                        W,
                        "baseline.csv:2",
                        u -> lowAntibodies(u, "TNFSF11"),
                        u -> lowAntibodies(u, "TNFRSF11A")),
                rule("G-007", W, "baseline.csv:2", u -> lowAntibodies(u, "TNFSF11"), u -> gene(u, "TNFSF11")
                        .set("baseline", 1, "hypogammaglobulinaemia", "N")));
    }

    private static List<Example> neurology() {
        return List.of(
                // Periods start on days 112, 292 and 472; the last is not over.
                rule(
                        "G-002",
                        Q,
                        "genetics.csv:2",
                        u -> examined(gene(u, "OSTM1"), "472"),
                        u -> examined(gene(u, "OSTM1"), "471")),
                cell("G-002", Q, "baseline", 1, "neuropathic_form", "SUSPECTED", "N"),
                rule("G-003", Q, "hsct.csv:2", u -> gene(u, "OSTM1").set("neuro", 1, "exam_day", "123"), u -> gene(
                                u, "OSTM1")
                        .set("neuro", 1, "exam_day", "124")),
                rule("G-003", Q, "hsct.csv:2", u -> gene(u, "OSTM1").set("neuro", 1, "exam_day", "214"), u -> gene(
                                u, "OSTM1")
                        .set("neuro", 1, "exam_day", "213")),
                rule("G-003", Q, "hsct.csv:2", u -> until(gene(u, "OSTM1"), 754), u -> until(gene(u, "OSTM1"), 753)),
                rule(
                        "G-003",
                        Q,
                        "hsct.csv:2",
                        u -> until(examined(gene(u, "OSTM1"), "393"), 754),
                        u -> until(examined(gene(u, "OSTM1"), "394"), 754)),
                rule("G-020", Q, "hsct.csv:2", u -> gene(u, "CLCN7").set("neuro", 1, "exam_day", "214"), u -> gene(
                                u, "CLCN7")
                        .set("neuro", 1, "exam_day", "213")),
                rule("G-020", Q, "interferon.csv:2", u -> planned(u, "BRIDGE_TO_HSCT"), u -> planned(u, "SMO_LABEL")));
    }

    private static List<Example> families() {
        return List.of(rule("G-021", Q, "patients.csv:3", u -> family(u, "CLCN7"), u -> family(u, "TCIRG1")));
    }

    /** Gives the two alleles to another gene. */
    private static TestUpload gene(TestUpload upload, String gene) {
        for (int row = 1; row <= 2; row++) {
            upload.set("genetics", row, "gene_symbol", gene).set("genetics", row, "hgnc_id", "");
        }
        return upload;
    }

    /** Leaves one allele, of another gene. */
    private static TestUpload one(TestUpload upload, String gene) {
        return gene(upload, gene).remove("genetics", 2);
    }

    private static TestUpload homozygous(TestUpload upload) {
        return upload.set("genetics", 1, "zygosity", "HOM").set("genetics", 1, "allele_no", "");
    }

    private static TestUpload hemizygous(TestUpload upload, String gene) {
        return one(upload, gene)
                .set("genetics", 1, "zygosity", "HEMI")
                .set("genetics", 1, "allele_no", "")
                .set("genetics", 1, "inheritance", "XL");
    }

    private static TestUpload phase(TestUpload upload, String phase) {
        return upload.set("genetics", 1, "phase", phase).set("genetics", 2, "phase", phase);
    }

    private static TestUpload identified(TestUpload upload, String gene, String id) {
        return upload.set("genetics", 1, "gene_symbol", gene).set("genetics", 1, "hgnc_id", id);
    }

    /** Gives the second patient one allele of uncertain significance, and a second one of another class. */
    private static TestUpload uncertain(TestUpload upload, String second) {
        upload.copy("genetics", 1, "g8").copy("genetics", 2, "g9").remove("genetics", 3);
        for (int row = 3; row <= 4; row++) {
            upload.set("genetics", row, "patient_id", upload.get("patients", 2, "patient_id"))
                    .set("genetics", row, "test_day", "230");
        }
        return upload.set("genetics", 3, "test_result", "VUS_ONLY")
                .set("genetics", 3, "acmg_class", "VUS")
                .set("genetics", 4, "test_result", second.equals("VUS") ? "VUS_ONLY" : "POSITIVE")
                .set("genetics", 4, "acmg_class", second);
    }

    /** Calls the disease metabolic. */
    private static TestUpload kidney(TestUpload upload, String acidosis) {
        return upload.set("baseline", 1, "aro_type", "METABOLIC_CA2")
                .set("baseline", 1, "rta_present", acidosis)
                .set("baseline", 1, "rta_type", acidosis.equals("Y") ? "DISTAL" : "");
    }

    private static TestUpload answered(TestUpload upload) {
        return upload.set("baseline", 1, "cerebral_calcification", "N");
    }

    private static TestUpload lowAntibodies(TestUpload upload, String gene) {
        return gene(upload, gene).set("baseline", 1, "hypogammaglobulinaemia", "Y");
    }

    private static TestUpload result(TestUpload upload, String analyte, String value, String unit, String day) {
        return upload.set("labs", 5, "analyte", analyte)
                .set("labs", 5, "value", value)
                .set("labs", 5, "unit", unit)
                .set("labs", 5, "sample_day", day);
    }

    /** Ends observation of the first patient on a day. */
    private static TestUpload until(TestUpload upload, int day) {
        return upload.set("status", 1, "last_contact_day", Integer.toString(day))
                .set("visits", 2, "visit_day", Integer.toString(day));
    }

    /** Adds a neurological assessment. */
    private static TestUpload examined(TestUpload upload, String day) {
        return upload.copy("neuro", 1, "n9").set("neuro", 2, "exam_day", day);
    }

    /** Takes transplant and assessment away, and leaves interferon. */
    private static TestUpload planned(TestUpload upload, String indication) {
        for (String file : List.of(
                "hsct", "hsct_agents", "engraftment", "chimerism", "gvhd", "complications", "neuro", "care_services")) {
            while (upload.size(file) > 0) {
                upload.remove(file, 1);
            }
        }
        return gene(upload, "CLCN7").set("interferon", 1, "indication", indication);
    }

    /** Makes the two patients a family; the second has both alleles of a gene. */
    private static TestUpload family(TestUpload upload, String gene) {
        return upload.set("patients", 1, "family_id", "F-00000A")
                .set("patients", 2, "family_id", "F-00000A")
                .copy("genetics", 1, "g9")
                .set("genetics", 4, "patient_id", upload.get("patients", 2, "patient_id"))
                .set("genetics", 4, "gene_symbol", gene)
                .set("genetics", 4, "hgnc_id", "")
                .set("genetics", 4, "zygosity", "HOM")
                .set("genetics", 4, "allele_no", "");
    }
}
