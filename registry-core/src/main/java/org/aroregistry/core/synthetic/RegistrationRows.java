package org.aroregistry.core.synthetic;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Writes who a patient is, the molecular diagnosis, the findings at diagnosis and the vital status. */
final class RegistrationRows {
    private static final double UNKNOWN = 0.02;
    private static final double GENETICS_MISSING = 0.12;
    private static final String BASES = "ACGT";
    private static final String[] AMINO_ACIDS = {
        "Ala", "Arg", "Asn", "Asp", "Cys", "Gln", "Glu", "Gly", "His", "Ile", "Leu", "Lys", "Met", "Phe", "Pro", "Ser",
        "Thr", "Trp", "Tyr", "Val"
    };

    private final Observation seen;
    private final Child child;
    private final Diagnosis diagnosis;
    private final RandomStream random;
    private final Window window;

    RegistrationRows(Observation seen) {
        this.seen = seen;
        child = seen.child();
        diagnosis = seen.diagnosis();
        random = seen.random();
        window = seen.window();
    }

    void write() {
        patient();
        genetics();
        baseline();
        phenotypes();
        status();
    }

    private void patient() {
        int birthYear = child.yearAt(0);
        int band = birthYear / 5 * 5;
        boolean family = child.affectedSibling() || child.familyId().isPresent();
        Row row = seen.add("patients")
                .set("enrol_day", window.enrolDay())
                .set("enrol_type", window.enrolType())
                .set("enrol_year", child.yearAt(window.enrolDay()))
                .set("birth_year_band", band + "-" + (band + 4))
                .set("sex", child.sex())
                .set("who_region", seen.site().region())
                .set("dx_term_site", term())
                .set("smo_flag", diagnosis.isSevereMalignant() ? "Y" : "N")
                .set("consanguinity", seen.chance(0.03) ? "UNK" : child.consanguinity())
                .yesNo("family_history_aro", family)
                .set("family_id", child.familyId().orElse(""))
                .set("n_affected_siblings", family ? 1 : 0)
                .yesNo("prenatal_dx", child.prenatalDiagnosis())
                .set(
                        "consent_scope",
                        new String[] {"CORE_RESEARCH_REGULATORY", "CORE_RESEARCH", "CORE"}
                                [random.weighted(0.8, 0.15, 0.05)]);
        if (seen.chance(0.85)) {
            row.set("gest_age_weeks", random.normal(39, 1.5, 33, 42), 1);
            row.set("birth_weight_g", (int) random.normal(3200, 420, 1700, 4400));
        }
        if (window.status().equals("WITHDRAWN")) {
            row.set("consent_withdrawn_day", window.lastDay());
        }
    }

    private String term() {
        if (child.intermediate()) {
            return "INTERMEDIATE_OP";
        }
        int kind = random.weighted(0.4, 0.4, 0.1, child.genotype().isBiallelic() ? 0.1 : 0);
        return new String[] {"ARO", "MIOP", "MARBLE_BONE", "GENE_NAMED"}[kind];
    }

    private void genetics() {
        // Relatives share the variants, so these come from the family's stream.
        RandomStream variants = RandomStream.of(0, child.variantKey(), "variants");
        switch (child.genotype()) {
            case NOT_TESTED -> test("NONE", "NOT_TESTED").set("variant_role", "INCIDENTAL");
            case PENDING -> test(random.pick("PANEL", "WES"), "PENDING").set("variant_role", "CAUSAL");
            case UNSOLVED -> {
                if (seen.chance(0.15)) {
                    Row row = test(random.pick("PANEL", "WES", "WGS"), "VUS_ONLY");
                    variant(row, Genotype.TCIRG1, variants, "HET", 1);
                    row.set("acmg_class", "VUS");
                } else {
                    test(random.pick("PANEL", "WES", "WGS"), "NEGATIVE").set("variant_role", "CAUSAL");
                }
            }
            default -> causal(variants);
        }
    }

    private void causal(RandomStream variants) {
        Genotype genotype = child.genotype();
        String type = random.pick("PANEL", "PANEL", "WES", "WES", "SANGER", "WGS");
        String day = testDay(type);
        if (!genotype.isBiallelic()) {
            variant(test(type, "POSITIVE").set("test_day", day), genotype, variants, "HET", 1);
            return;
        }
        boolean homozygous = variants.chance(child.consanguinity().equals("NONE") ? 0.25 : 0.92);
        if (homozygous) {
            variant(test(type, "POSITIVE").set("test_day", day), genotype, variants, "HOM", 0);
            return;
        }
        String phase = random.chance(0.7) ? "TRANS_CONFIRMED" : "TRANS_ASSUMED";
        for (int allele = 1; allele <= 2; allele++) {
            Row row = test(type, "POSITIVE").set("test_day", day);
            variant(row, genotype, variants, "HET", allele);
            row.set("phase", phase);
        }
    }

    private Row test(String type, String result) {
        Row row = seen.add("genetics").set("test_type", type).set("test_result", result);
        return type.equals("NONE") ? row : row.set("test_day", testDay(type));
    }

    private String testDay(String type) {
        if (seen.chance(GENETICS_MISSING)) {
            return "UNK";
        }
        int first = type.equals("SANGER") ? -20 : 0;
        int day = StrictMath.max(diagnosis.day(), diagnosis.clinicDay() + first) + random.between(5, 120);
        return Integer.toString(StrictMath.min(StrictMath.max(day, 0), window.lastDay()));
    }

    private void variant(Row row, Genotype genotype, RandomStream variants, String zygosity, int allele) {
        int position = variants.between(4, genotype.codingLength() - 4);
        int kind = variants.weighted(0.4, 0.2, 0.4);
        int base = variants.between(0, 3);
        char from = BASES.charAt(base);
        char to = BASES.charAt((base + variants.between(1, 3)) % 4);
        String amino = AMINO_ACIDS[variants.between(0, AMINO_ACIDS.length - 1)];
        String other = variants.pick(AMINO_ACIDS);
        int codon = (position + 2) / 3;
        String protein =
                switch (kind) {
                    case 0 -> "p." + amino + codon + "Ter";
                    case 1 -> "UNK";
                    default -> "p." + amino + codon + (other.equals(amino) ? "Sec" : other);
                };
        row.set("gene_symbol", genotype.gene())
                .set("hgnc_id", genotype.hgncId())
                .set("transcript", seen.chance(0.05) ? "" : genotype.transcript())
                .set("hgvs_c", "c." + position + (kind == 1 ? "+" + variants.between(1, 2) : "") + from + ">" + to)
                .set("hgvs_p", protein)
                .set("zygosity", zygosity)
                .set("allele_no", allele == 0 ? "" : Integer.toString(allele))
                .set("acmg_class", kind == 2 ? "LP" : "P")
                .set("variant_class", new String[] {"NULL_LOF", "SPLICE", "MISSENSE"}[kind])
                .set("inheritance", genotype == Genotype.CLCN7_MONOALLELIC ? "UNK" : "AR")
                .set("variant_role", "CAUSAL")
                .set("mechanism_category", genotype.mechanism());
    }

    private void baseline() {
        boolean genetic = child.genotype().isBiallelic();
        TreeSet<String> basis = new TreeSet<>();
        if (child.prenatalDiagnosis()) {
            basis.add("PRENATAL");
            basis.add("GENETIC");
        } else {
            basis.add("RADIOGRAPHIC");
        }
        if (genetic && seen.chance(0.8)) {
            basis.add("GENETIC");
        }
        if (child.affectedSibling()) {
            basis.add("FAMILY_SCREEN");
        }
        String severity = child.intermediate() ? "INTERMEDIATE" : "MALIGNANT_INFANTILE";
        boolean syndromic = child.genotype() == Genotype.MITF || child.genotype() == Genotype.SLC29A3;
        Row row = seen.add("baseline")
                .set(
                        "first_symptom_day",
                        diagnosis.firstSymptomDay() > window.lastDay()
                                ? "UNK"
                                : Integer.toString(diagnosis.firstSymptomDay()))
                .set("dx_day", diagnosis.day())
                .set("dx_day_prec", new String[] {"D", "W", "M"}[random.weighted(0.85, 0.1, 0.05)])
                .set("dx_basis", String.join(";", basis))
                .set("aro_type", child.genotype().aroType())
                .set("severity", syndromic ? "OTHER" : severity)
                .set("neuropathic_form", child.neuropathic() ? "Y" : "N");
        symptoms(row);
        examination(row);
    }

    private void symptoms(Row row) {
        Diagnosis.Condition condition = diagnosis.condition();
        boolean seizure = diagnosis.has(Feature.SEIZURE);
        row.set("sym_fracture", asked(Feature.FRACTURE))
                .set("sym_anaemia", asked(Feature.ANAEMIA))
                .set("sym_thrombocytopenia", asked(Feature.THROMBOCYTOPENIA))
                .set("sym_infection", asked(Feature.INFECTION))
                .set("sym_hepatosplenomegaly", asked(Feature.HEPATOSPLENOMEGALY))
                .set("sym_vision", asked(Feature.SEVERE_VISION))
                .set("sym_hearing", asked(Feature.HEARING))
                .set("sym_growth", asked(Feature.SHORT))
                .set("sym_macrocephaly_bossing", asked(Feature.LARGE_HEAD))
                .set("sym_dental", diagnosis.day() < 180 ? "NAP" : asked(Feature.DENTAL))
                .set("sym_bone_pain", asked(Feature.BONE_PAIN))
                .set("sym_hypocalcaemia", asked(Feature.HYPOCALCAEMIA))
                .set("sym_seizure", seizure ? (condition.calcium() < 1.85 ? "HYPOCALCAEMIC" : "OTHER") : "NONE")
                .set("sym_facial_palsy", asked(Feature.FACIAL_PALSY))
                .set("sym_dev_delay", asked(Feature.DEVELOPMENTAL_DELAY))
                .set("sym_respiratory", asked(Feature.RESPIRATORY))
                .yesNo("transfusion_dependent", diagnosis.has(Feature.TRANSFUSION_DEPENDENT));
    }

    private String asked(Feature feature) {
        return seen.asked(diagnosis.has(feature), UNKNOWN);
    }

    private void examination(Row row) {
        boolean kidney = child.genotype() == Genotype.CA2;
        Diagnosis.Condition condition = diagnosis.condition();
        boolean pale = condition.right().disc() > 0 || condition.left().disc() > 0;
        if (kidney) {
            row.set("rta_present", "Y").set("rta_type", random.pick("MIXED", "DISTAL", "PROXIMAL"));
        } else if (seen.chance(0.6)) {
            row.set("rta_present", "N");
        }
        row.set("cerebral_calcification", kidney ? random.pick("Y", "Y", "N") : seen.chance(0.3) ? "ND" : "N")
                .set("hypogammaglobulinaemia", seen.asked(diagnosis.has(Feature.HYPOGAMMAGLOBULINAEMIA), 0.1))
                .set("liver_cm", condition.liverCm(), 1)
                .set("spleen_cm", condition.spleenCm(), 1)
                .set("optic_pallor", seen.chance(0.15) ? "ND" : pale ? "Y" : "N")
                .set("eye_movement_limited", seen.chance(0.15) ? "ND" : seen.chance(0.1) ? "Y" : "N")
                .set("bone_tenderness", seen.asked(diagnosis.has(Feature.BONE_PAIN), 0.1))
                .set("limb_deformity", seen.chance(0.1) ? random.pick("BOWING", "ANGULATION") : "NONE")
                .set(
                        "dental_exam",
                        diagnosis.day() < 180
                                ? "NAP"
                                : diagnosis.has(Feature.DENTAL)
                                        ? random.pick("DELAYED_ERUPTION", "ENAMEL_DEFECT")
                                        : "NORMAL")
                .set("smear_leukoerythroblastic", seen.chance(0.3) ? "ND" : seen.chance(0.6) ? "Y" : "N")
                .set("marrow_result", seen.chance(0.6) ? "ND" : random.pick("DRY_TAP", "REDUCED_SPACE", "HYPOCELLULAR"))
                .set("biopsy_osteoclasts", osteoclasts());
    }

    private String osteoclasts() {
        if (seen.chance(0.65)) {
            return "ND";
        }
        return switch (child.genotype().aroType()) {
            case "OC_RICH", "METABOLIC_CA2" -> random.pick("NUMEROUS", "NUMEROUS", "NORMAL");
            case "OC_POOR" -> random.pick("FEW", "ABSENT");
            default -> "ND";
        };
    }

    private record Sign(Feature feature, String term) {}

    private static final List<Sign> SIGNS = List.of(
            new Sign(Feature.ANAEMIA, "HP:0001903"),
            new Sign(Feature.THROMBOCYTOPENIA, "HP:0001873"),
            new Sign(Feature.INFECTION, "HP:0002719"),
            new Sign(Feature.HEPATOSPLENOMEGALY, "HP:0001433"),
            new Sign(Feature.SEVERE_VISION, "HP:0000505"),
            new Sign(Feature.HEARING, "HP:0000365"),
            new Sign(Feature.HYPOCALCAEMIA, "HP:0002901"),
            new Sign(Feature.FACIAL_PALSY, "HP:0010628"),
            new Sign(Feature.DEVELOPMENTAL_DELAY, "HP:0001263"),
            new Sign(Feature.LARGE_HEAD, "HP:0000256"));

    private void phenotypes() {
        List<String> present = new ArrayList<>(List.of("HP:0011002"));
        for (Sign sign : SIGNS) {
            if (diagnosis.has(sign.feature()) && seen.chance(0.6)) {
                present.add(sign.term());
            }
        }
        int first = StrictMath.min(diagnosis.firstSymptomDay(), diagnosis.clinicDay());
        for (String term : present) {
            int onset = StrictMath.min(random.between(first, diagnosis.clinicDay()), window.lastDay());
            seen.add("phenotypes")
                    .set("hpo_id", term)
                    .set("present", "Y")
                    .set("onset_day", onset)
                    .set("onset_day_prec", random.pick("D", "W", "M"))
                    .set("source", random.pick("CLINICIAN", "REPORT"));
        }
        if (!diagnosis.has(Feature.HEARING) && seen.chance(0.5)) {
            seen.add("phenotypes")
                    .set("hpo_id", "HP:0000365")
                    .set("present", "N")
                    .set("source", "CLINICIAN");
        }
    }

    private void status() {
        Row row = seen.add("status").set("status", window.status()).set("last_contact_day", window.lastDay());
        if (window.isDead()) {
            Death death = seen.history().death().orElseThrow();
            boolean detailMissing = seen.chance(0.25);
            row.set("death_day", death.day())
                    .set("death_day_prec", "D")
                    .set("cause_category", seen.chance(0.03) ? "UNKNOWN" : death.category())
                    .set("cause_detail", detailMissing ? "UNK" : death.detail())
                    .set("autopsy", seen.asked(seen.chance(0.1), 0.1));
            if (seen.interferon().isPresent()) {
                row.set("ifn_related", random.pick("UNRELATED", "UNRELATED", "UNLIKELY"));
            }
        }
    }
}
