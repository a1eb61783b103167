package org.aroregistry.core.synthetic;

import java.util.List;
import org.aroregistry.core.synthetic.Transplant.AcuteGvhd;
import org.aroregistry.core.synthetic.Transplant.Course;
import org.aroregistry.core.synthetic.Transplant.Donor;

/** Writes transplants with agents, engraftment, chimerism, graft-versus-host disease and complications. */
final class TransplantRows {
    private final Observation seen;
    private final RandomStream random;
    private final int lastDay;

    TransplantRows(Observation seen) {
        this.seen = seen;
        random = seen.random();
        lastDay = seen.window().lastDay();
    }

    void write() {
        for (Transplant transplant : seen.transplants()) {
            Row row = hsct(transplant);
            agents(transplant, row);
            engraftment(transplant);
            chimerism(transplant);
            gvhd(transplant);
            complications(transplant);
        }
    }

    private Row hsct(Transplant t) {
        Donor donor = t.donor();
        int referral = StrictMath.max(seen.diagnosis().clinicDay(), t.day() - random.between(60, 150));
        boolean unrelated = donor.relation().equals("UNRELATED");
        String prophylaxis = prophylaxis(donor);
        String serotherapy = t.regimen().equals("OTHER") || donor.type().equals("MSD") && seen.chance(0.5)
                ? "NONE"
                : random.pick("ATG_RABBIT", "ATG_RABBIT", "ATLG", "ALEMTUZUMAB");
        Row row = seen.add("hsct")
                .set("hsct_no", t.number())
                .set("hsct_day", t.day())
                .set("hsct_year", seen.child().yearAt(t.day()))
                .set("referral_day", referral)
                .set("donor_search_day", referral + random.between(0, 20))
                .set("reason", t.reason())
                .set("donor_type", donor.type())
                .set("donor_relation", donor.relation())
                .set("hla_loci_typed", donor.lociTyped())
                .set("hla_matches", donor.matches())
                .set("hla_resolution", seen.chance(0.30) ? "UNK" : "HIGH")
                .set("donor_sex", random.pick("M", "F"))
                .set("donor_age_y", donorAge(donor), 1)
                .set(
                        "donor_carrier",
                        unrelated
                                ? "NOT_TESTED"
                                : donor.relation().equals("PARENT") ? "CARRIER" : random.pick("CARRIER", "NON_CARRIER"))
                .set("source", donor.source())
                .set("manipulation", donor.manipulation())
                .set("intensity", t.regimen().startsWith("TREO") ? "RTC" : "MAC")
                .set("regimen", t.regimen())
                .set("serotherapy", serotherapy)
                .set("gvhd_prophylaxis", prophylaxis)
                .set("cond_start_rel", t.conditioningRel())
                .set("vod_prophylaxis", t.defibrotide() ? "DEFIBROTIDE" : random.pick("NONE", "URSODEOXYCHOLIC"))
                .yesNo("ifn_before", seen.interferon().isPresent())
                .set("splenectomy_before", "N")
                .set("weight_kg", seen.weightKg(t.day()), 3)
                .set("performance_pre", t.day() < 366 ? "NAP" : Integer.toString(10 * random.between(6, 10)))
                .set("recipient_cmv", random.pick("POS", "NEG"))
                .set("donor_cmv", random.pick("POS", "NEG"));
        cells(row, donor);
        if (t.regimen().startsWith("BU") && seen.chance(0.6)) {
            boolean hours = seen.chance(0.7);
            row.set("bu_auc_value", hours ? random.uniform(60, 95) : random.uniform(14_500, 23_000), hours ? 1 : 0)
                    .set("bu_auc_unit", hours ? "MG_H_L" : "UMOL_MIN_L");
        }
        return row;
    }

    private double donorAge(Donor donor) {
        return switch (donor.relation()) {
            case "SIBLING" -> donor.source().equals("CB") ? 0 : random.uniform(1, 14);
            case "PARENT" -> random.uniform(20, 42);
            default -> donor.source().equals("CB") ? 0 : random.uniform(19, 45);
        };
    }

    private static String prophylaxis(Donor donor) {
        if (donor.manipulation().equals("TCRAB_CD19_DEPLETED")) {
            return "NONE";
        }
        return switch (donor.type()) {
            case "MSD", "MFD" -> "CSA;MTX";
            case "HAPLO" -> "MMF;PTCY;TAC";
            default -> "CSA;MMF";
        };
    }

    private void cells(Row row, Donor donor) {
        boolean depleted = !donor.manipulation().equals("NONE");
        switch (donor.source()) {
            case "BM" -> row.set("tnc_1e8_kg", random.uniform(2, 9), 2);
            case "PB" -> row.set("tnc_1e8_kg", random.uniform(5, 25), 2);
            default -> row.set("tnc_1e8_kg", random.uniform(0.4, 2), 2);
        }
        if (!seen.chance(0.18)) {
            double dose =
                    switch (donor.source()) {
                        case "BM" -> random.uniform(2, 12);
                        case "PB" -> random.uniform(5, 30);
                        default -> random.uniform(0.1, 0.8);
                    };
            row.set("cd34_1e6_kg", dose, 2);
        }
        if (depleted) {
            row.set("cd3_1e6_kg", random.uniform(0.01, 0.3), 3);
        }
    }

    private void agents(Transplant t, Row hsct) {
        int start = t.conditioningRel();
        switch (t.regimen()) {
            case "BU_CY" -> {
                agent(t, "BUSULFAN", "CONDITIONING", start, -6, random.uniform(14, 18), "MG_KG");
                agent(t, "CYCLOPHOSPHAMIDE", "CONDITIONING", -5, -2, 200, "MG_KG");
            }
            case "BU_FLU" -> {
                agent(t, "BUSULFAN", "CONDITIONING", start, -4, random.uniform(14, 18), "MG_KG");
                agent(t, "FLUDARABINE", "CONDITIONING", -7, -3, 160, "MG_M2");
            }
            case "TREO_FLU_TT" -> {
                agent(t, "TREOSULFAN", "CONDITIONING", start, -5, t.day() < 365 ? 36 : 42, "G_M2");
                agent(t, "FLUDARABINE", "CONDITIONING", -7, -3, 150, "MG_M2");
                agent(t, "THIOTEPA", "CONDITIONING", -2, -2, 10, "MG_KG");
            }
            default -> {
                agent(t, "FLUDARABINE", "CONDITIONING", start, -3, 150, "MG_M2");
                agent(t, "MELPHALAN", "CONDITIONING", -2, -2, 140, "MG_M2");
            }
        }
        switch (hsct.get("serotherapy")) {
            case "ATG_RABBIT" -> agent(t, "ATG_RABBIT", "SEROTHERAPY", -4, -2, 10, "MG_KG");
            case "ATLG" -> agent(t, "ATLG", "SEROTHERAPY", -4, -2, 45, "MG_KG");
            case "ALEMTUZUMAB" -> agent(t, "ALEMTUZUMAB", "SEROTHERAPY", -5, -3, 0.6, "MG_KG");
            default -> {}
        }
        String prophylaxis = hsct.get("gvhd_prophylaxis");
        if (prophylaxis.contains("CSA")) {
            agent(t, "CICLOSPORIN", "GVHD_PROPHYLAXIS", -1, random.between(100, 250), 0, "");
        }
        if (prophylaxis.contains("TAC")) {
            agent(t, "TACROLIMUS", "GVHD_PROPHYLAXIS", 5, random.between(100, 200), 0, "");
        }
        if (prophylaxis.contains("MTX")) {
            agent(t, "METHOTREXATE", "GVHD_PROPHYLAXIS", 1, 6, 30, "MG_M2");
        }
        if (prophylaxis.contains("MMF")) {
            agent(t, "MYCOPHENOLATE", "GVHD_PROPHYLAXIS", 5, random.between(30, 60), 0, "");
        }
        if (prophylaxis.contains("PTCY")) {
            agent(t, "PTCY", "GVHD_PROPHYLAXIS", 3, 4, 100, "MG_KG");
        }
        if (t.defibrotide()) {
            agent(t, "DEFIBROTIDE", "VOD_PROPHYLAXIS", start, 21, 0, "");
        }
    }

    private void agent(Transplant t, String agent, String role, int start, int stop, double dose, String unit) {
        if (!seen.covers(t.day() + start)) {
            return;
        }
        Row row = seen.add("hsct_agents")
                .set("hsct_no", t.number())
                .set("agent", agent)
                .set("role", role)
                .set("start_rel", start)
                .set("stop_rel", seen.covers(t.day() + stop) ? Integer.toString(stop) : "");
        if (dose > 0) {
            row.set("total_dose", dose, dose < 1 ? 2 : 1).set("dose_unit", unit);
        }
    }

    private void engraftment(Transplant t) {
        boolean recovers = t.course() == Course.ENGRAFTED || t.course() == Course.SECONDARY_FAILURE;
        // What lies after the last contact is not known yet.
        boolean recovered = recovers && seen.covers(t.day() + t.ancRel());
        boolean failed = t.hasFailed() && seen.covers(t.day() + t.failureRel());
        String status =
                recovered ? "ACHIEVED" : t.course() == Course.DIED_BEFORE_RECOVERY ? "DIED_BEFORE" : "NOT_ACHIEVED";
        Row row = seen.add("engraftment")
                .set("hsct_no", t.number())
                .set("anc500_status", status)
                .yesNo("primary_gf", failed && t.course() == Course.PRIMARY_FAILURE)
                .yesNo("secondary_gf", failed && t.course() == Course.SECONDARY_FAILURE)
                .set("gf_rel", failed ? Integer.toString(t.failureRel()) : "")
                .set("autologous_recovery", "N")
                .yesNo("poor_graft_function", recovered && !failed && seen.chance(0.05))
                .yesNo("gcsf_post", seen.chance(0.3));
        if (recovered) {
            row.set("anc500_rel", t.ancRel());
        }
        boolean platelets = recovered
                && seen.covers(t.day() + t.plateletRel())
                && (!t.hasFailed() || t.plateletRel() < t.failureRel());
        if (platelets) {
            int fifty = t.plateletRel() + random.between(4, 20);
            row.set("plt20_rel", t.plateletRel())
                    .set("plt50_rel", seen.dayIfSeen(t.day() + fifty).isEmpty() ? "" : Integer.toString(fifty))
                    .set("last_plt_rel", StrictMath.max(2, t.plateletRel() - 8))
                    .set("last_rbc_rel", StrictMath.min(t.plateletRel() + 5, lastDay - t.day()));
        }
    }

    private void chimerism(Transplant t) {
        boolean mixed = seen.chance(0.2);
        int next = seen.transplants().stream()
                .filter(o -> o.number() > t.number())
                .mapToInt(Transplant::conditioningDay)
                .findFirst()
                .orElse(Integer.MAX_VALUE);
        for (int planned : List.of(28, 60, 100, 180, 365, 730)) {
            int rel = planned + (planned > 28 ? random.between(-4, 6) : 0);
            if (!seen.covers(t.day() + rel) || t.day() + rel >= next || t.course() == Course.DIED_BEFORE_RECOVERY) {
                continue;
            }
            double level = donorPercent(t, rel, mixed);
            chimerism(t, rel, "WHOLE_BLOOD", level);
            if (!seen.chance(0.25)) {
                chimerism(t, rel, "T_CD3", StrictMath.max(0, level - random.uniform(0, level > 10 ? 8 : 1)));
                chimerism(t, rel, "MYELOID", StrictMath.min(100, level + random.uniform(0, level > 10 ? 3 : 0.5)));
            }
        }
    }

    private double donorPercent(Transplant t, int rel, boolean mixed) {
        if (t.course() == Course.PRIMARY_FAILURE || t.hasFailed() && rel >= t.failureRel()) {
            return random.uniform(0, 3.5);
        }
        if (t.course() == Course.SECONDARY_FAILURE) {
            // A graft about to be lost is mixed already.
            return random.uniform(30, 85);
        }
        return mixed ? random.uniform(55, 94) : random.uniform(96.5, 100);
    }

    private void chimerism(Transplant t, int rel, String lineage, double percent) {
        seen.add("chimerism")
                .set("hsct_no", t.number())
                .set("rel_day", rel)
                .set("lineage", lineage)
                .set("donor_pct", percent, 2)
                .set("method", random.pick("STR", "STR", "SNP_QPCR"));
    }

    private void gvhd(Transplant t) {
        boolean any = false;
        if (t.acuteGvhd().isPresent()
                && seen.covers(t.day() + t.acuteGvhd().get().rel())) {
            any = true;
            acute(t, t.acuteGvhd().get());
        }
        if (t.chronicGvhd().isPresent()
                && seen.covers(t.day() + t.chronicGvhd().get().rel())) {
            any = true;
            Transplant.ChronicGvhd chronic = t.chronicGvhd().get();
            String scores =
                    switch (chronic.severity()) {
                        case "MILD" -> "SK1";
                        case "MODERATE" -> "MO1;SK2";
                        default -> "LI1;SK3";
                    };
            int resolved = chronic.rel() + random.between(90, 700);
            seen.add("gvhd")
                    .set("hsct_no", t.number())
                    .set("type", "CHRONIC")
                    .set("onset_rel", chronic.rel())
                    .set("criteria", "NIH2014")
                    .set("chronic_severity", chronic.severity())
                    .set("organ_scores", scores)
                    .yesNo("systemic_treatment", !chronic.severity().equals("MILD"))
                    .set("steroid_refractory", "N")
                    .set("resolved_rel", seen.covers(t.day() + resolved) ? Integer.toString(resolved) : "");
        }
        if (!any) {
            seen.add("gvhd").set("hsct_no", t.number()).set("type", "NONE");
        }
    }

    private void acute(Transplant t, AcuteGvhd acute) {
        int resolved = acute.rel() + random.between(10, 60);
        seen.add("gvhd")
                .set("hsct_no", t.number())
                .set("type", "ACUTE")
                .set("onset_rel", acute.rel())
                .set("criteria", "MAGIC")
                .set("skin_stage", acute.skin())
                .set("liver_stage", acute.liver())
                .set("ugi_stage", acute.upperGut())
                .set("lgi_stage", acute.lowerGut())
                .set("acute_grade", acute.grade())
                .yesNo("systemic_treatment", acute.grade() >= 2)
                .yesNo("steroid_refractory", acute.grade() >= 3 && seen.chance(0.25))
                .set("resolved_rel", seen.covers(t.day() + resolved) ? Integer.toString(resolved) : "");
    }

    private boolean diedOf(String detail) {
        return seen.window().isDead()
                && seen.history().death().filter(d -> d.detail().equals(detail)).isPresent();
    }

    private void complications(Transplant t) {
        t.vod().filter(v -> seen.covers(t.day() + v.rel())).ifPresent(v -> vod(t, v));
        t.pulmonaryHypertension().filter(h -> seen.covers(t.day() + h.rel())).ifPresent(h -> {
            boolean fatal = h.fatal() && diedOf("PAH");
            complication(
                            t.day() + h.rel(),
                            fatal ? 0 : random.between(20, 120),
                            "PAH",
                            fatal ? 5 : random.between(2, 4),
                            fatal)
                    .set("peak_value", h.pressureMmHg(), 0)
                    .set("peak_unit", "MMHG")
                    .set("treatment", random.pick("SILDENAFIL", "BOSENTAN", "NITRIC_OXIDE"));
        });
        t.hypercalcaemia().filter(h -> seen.covers(t.day() + h.rel())).ifPresent(h -> hypercalcaemia(t, h));
    }

    private void vod(Transplant t, Transplant.Vod v) {
        boolean fatal = v.fatal() && diedOf("VOD_MOF");
        boolean severe = v.severity() >= 3;
        complication(t.day() + v.rel(), fatal ? 0 : random.between(7, 30), "VOD_SOS", v.severity(), fatal)
                .yesNo("vod_refractory_plt", severe || seen.chance(0.6))
                .set("vod_weight_gain_pct", random.uniform(5.5, 14), 1)
                .yesNo("vod_weight_3d", true)
                .yesNo("vod_hepatomegaly", true)
                .yesNo("vod_ascites", severe)
                .set("vod_bilirubin_rise", severe ? "GE2_MGDL_72H" : random.pick("NONE", "RISING_3D"))
                .set("treatment", severe || seen.chance(0.5) ? "DEFIBROTIDE" : "FUROSEMIDE");
    }

    private void hypercalcaemia(Transplant t, Transplant.Hypercalcaemia h) {
        boolean american = seen.site().style().unitSystem().equals("US");
        int grade = h.peak() <= 2.9 ? 1 : h.peak() <= 3.1 ? 2 : h.peak() <= 3.4 ? 3 : 4;
        complication(t.day() + h.rel(), h.durationDays(), "HYPERCALCAEMIA", grade, false)
                .set("peak_value", american ? h.peak() / 0.2495 : h.peak(), american ? 1 : 2)
                .set("peak_unit", american ? "MG_DL" : "MMOL_L")
                .set("treatment", random.pick("FUROSEMIDE;HYDRATION", "CALCITONIN;HYDRATION", "HYDRATION"));
    }

    private Row complication(int onset, int lasting, String code, int grade, boolean fatal) {
        String outcome = fatal ? "FATAL" : seen.covers(onset + lasting) ? "RESOLVED" : "ONGOING";
        return seen.add("complications")
                .set("comp_code", code)
                .set("onset_day", onset)
                .set("resolved_day", fatal ? "" : seen.dayIfSeen(onset + lasting))
                .set("grade", grade)
                .set("outcome", outcome);
    }
}
