package org.aroregistry.core.synthetic;

import java.util.List;
import java.util.TreeSet;
import org.aroregistry.core.synthetic.Progression.Component;

/** Writes visits, growth, infections, fractures, neurology and imaging. */
final class ClinicRows {
    private final Observation seen;
    private final RandomStream random;
    private final Diagnosis diagnosis;
    private final int lastDay;
    private final TreeSet<Integer> measured = new TreeSet<>();

    ClinicRows(Observation seen) {
        this.seen = seen;
        random = seen.random();
        diagnosis = seen.diagnosis();
        lastDay = seen.window().lastDay();
    }

    void write() {
        for (int day : seen.window().visitDays()) {
            visit(day);
        }
        growth();
        infections();
        fractures();
        neurology();
        imaging();
    }

    private boolean afterTransplant(int day) {
        return !seen.transplants().isEmpty() && day >= seen.transplants().get(0).day();
    }

    private void visit(int day) {
        boolean treated = afterTransplant(day);
        boolean shrunk = treated && day > seen.transplants().get(0).day() + 300;
        Diagnosis.Condition condition = diagnosis.condition();
        Row row = seen.add("visits")
                .set("visit_day", day)
                .set("visit_day_prec", "D")
                .set(
                        "visit_type",
                        new String[] {"SCHEDULED", "INPATIENT", "TELE", "UNSCHEDULED"}
                                [random.weighted(0.8, 0.1, 0.05, 0.05)]);
        performance(row, day);
        row.set("school_status", school(day))
                .set("feeding", new String[] {"ORAL", "NG_TUBE", "GASTROSTOMY", "MIXED"}[random.weighted(80, 10, 5, 5)])
                .set(
                        "respiratory_support",
                        diagnosis.has(Feature.RESPIRATORY) && !shrunk && seen.chance(0.4) ? "OXYGEN" : "NONE")
                .set("sleep_apnoea", seen.chance(0.2) ? "ND" : seen.chance(0.1) ? "Y" : "N")
                .set("bone_pain_score", day < 1095 ? "" : Integer.toString(random.weighted(60, 15, 10, 8, 4, 3)))
                .set("liver_cm", condition.liverCm() * (shrunk ? 0.4 : 1), 1)
                .set("spleen_cm", condition.spleenCm() * (shrunk ? 0.3 : 1), 1)
                .set("cn_palsy", palsy())
                .set("raised_icp", seen.asked(diagnosis.has(Feature.RAISED_ICP), 0.03))
                .set("red_flags", redFlags(day))
                .set(
                        "dental_status",
                        day < 180
                                ? "NAP"
                                : diagnosis.has(Feature.DENTAL)
                                        ? random.pick("CARIES;DELAYED_ERUPTION", "ENAMEL_DEFECT", "CARIES")
                                        : "NORMAL")
                .set("rta_status", seen.child().genotype() == Genotype.CA2 ? "ACTIVE_TREATED" : "NONE")
                .set("diet_dietitian", seen.asked(seen.chance(0.6), 0.05))
                .set("calcium_intake", random.pick("AGE_NORMAL_FOOD", "AGE_NORMAL_FOOD", "SUPPLEMENTED_PRESCRIBED"))
                .set("vitd_highdose_self", "N")
                .set("hard_food_restriction", day < 365 ? "NAP" : "N")
                .set("dehydration_episode", seen.chance(0.05) ? "Y" : "N")
                .set("activity_level", "GENTLE_SUPERVISED");
    }

    private void performance(Row row, int day) {
        if (day < 366) {
            row.set("performance_score", "NAP");
        } else if (seen.chance(0.85)) {
            row.set("performance_scale", day >= 5844 ? "KARNOFSKY" : "LANSKY");
            row.set("performance_score", 50 + 10 * random.weighted(2, 4, 8, 16, 35, 35));
        } else {
            row.set("performance_score", "ND");
        }
    }

    private String school(int day) {
        if (day < 1826) {
            return "PRE_SCHOOL_AGE";
        }
        return diagnosis.has(Feature.SEVERE_VISION) && seen.chance(0.6) ? "SPECIAL_VISUAL" : "MAINSTREAM";
    }

    private String palsy() {
        TreeSet<String> nerves = new TreeSet<>();
        if (diagnosis.has(Feature.SEVERE_VISION)) {
            nerves.add("II");
        }
        if (diagnosis.has(Feature.FACIAL_PALSY)) {
            nerves.add("VII");
        }
        if (diagnosis.has(Feature.HEARING)) {
            nerves.add("VIII");
        }
        return nerves.isEmpty() ? "NONE" : String.join(";", nerves);
    }

    private String redFlags(int day) {
        if (!seen.chance(0.25)) {
            return "NONE";
        }
        return day < 365
                ? random.pick("PALLOR", "POOR_FEEDING", "FEVER;PALLOR", "LETHARGY")
                : random.pick("FEVER", "LIMB_PAIN");
    }

    /** Growth is measured at visits, and on the day of each new interferon dose. */
    private void growth() {
        TreeSet<Integer> days = new TreeSet<>();
        double sick = diagnosis.has(Feature.TRANSFUSION_DEPENDENT) ? 0.15 : 0.05;
        for (int day : seen.window().visitDays()) {
            if (days.isEmpty() || !seen.chance(sick)) {
                days.add(day);
            }
        }
        seen.interferon().ifPresent(course -> days.addAll(InterferonRows.doseDays(course, lastDay)));
        double lastLength = 0;
        double lastHead = 0;
        for (int day : days) {
            double weight = seen.weightKg(day);
            double length = StrictMath.max(lastLength, seen.lengthCm(day) + random.normal(0, 0.2, -0.4, 0.4));
            double head = StrictMath.max(
                    lastHead, GrowthCurve.head(day, diagnosis.condition().headZ()) + random.normal(0, 0.1, -0.2, 0.2));
            measurement(day, weight, length, head);
            lastLength = length;
            lastHead = head;
        }
    }

    private void measurement(int day, double weight, double length, double head) {
        measured.add(day);
        Row row = seen.add("growth")
                .set("meas_day", day)
                .set("weight_kg", weight, 3)
                .set("length_cm", length, 1)
                .set("position", day < 731 ? "L" : "H")
                .set("oedema", "N");
        if (day <= 1856 && seen.chance(0.85)) {
            row.set("head_circ_cm", head, 1);
        } else {
            row.set("head_circ_cm", day <= 1856 ? "ND" : "NAP");
        }
        if (seen.chance(0.3)) {
            row.set("bsa_site_m2", GrowthCurve.bodySurface(length, weight), 2);
        }
    }

    private void infections() {
        Progression progression = seen.history().progression();
        int conditioning = seen.conditioningDay();
        if (seen.progressed(Component.SBI)) {
            serious(progression.day());
        }
        double yearsBefore = years(diagnosis.clinicDay(), StrictMath.min(lastDay, conditioning));
        int before = random.poisson(StrictMath.min(20, yearsBefore * 1.5));
        for (int i = 0; i < before; i++) {
            int day = random.between(diagnosis.clinicDay(), StrictMath.min(lastDay, conditioning - 1));
            boolean mayBeSerious = seen.progressed() && day > progression.day();
            if (mayBeSerious && seen.chance(0.4)) {
                serious(day);
            } else {
                mild(day);
            }
        }
        for (Transplant transplant : seen.transplants()) {
            if (seen.chance(0.6)) {
                afterTransplant(transplant);
            }
        }
        fatal();
    }

    private static double years(int from, int to) {
        return StrictMath.max(0, to - from) / Child.DAYS_PER_YEAR;
    }

    private Row infection(int day, int lasting) {
        return seen.add("infections")
                .set("onset_day", day)
                .set("resolved_day", seen.dayIfSeen(day + lasting))
                .set("icu", "N")
                .set("outcome", seen.covers(day + lasting) ? "RESOLVED" : "ONGOING");
    }

    /** A serious bacterial infection: the commonest part of the composite endpoint. */
    private void serious(int day) {
        String site = random.pick("BLOODSTREAM", "LUNG", "JAW_BONE", "BLOODSTREAM", "OTHER_BONE", "SKIN_SOFT");
        int days = random.between(10, 28);
        infection(day, days)
                .set("site_of_infection", site)
                .set("organism_class", "BACTERIAL")
                .set("organism", random.pick("S_AUREUS", "S_PNEUMONIAE", "E_COLI", "KLEBSIELLA", "PSEUDOMONAS"))
                .set("culture_positive", site.equals("LUNG") ? "ND" : "Y")
                .set("abx_route", "IV")
                .set("abx_days", days)
                .set("hospitalised", "Y");
    }

    private void mild(int day) {
        boolean bacterial = seen.chance(0.45);
        int days = random.between(4, 12);
        infection(day, days)
                .set(
                        "site_of_infection",
                        bacterial
                                ? random.pick("EAR", "SKIN_SOFT", "URINARY", "SINUS")
                                : random.pick("LUNG", "GI", "EAR", "OTHER"))
                .set("organism_class", bacterial ? "BACTERIAL" : "VIRAL")
                .set("organism", bacterial ? "UNK" : random.pick("RSV", "ADENOVIRUS", "INFLUENZA", "UNK"))
                .set("culture_positive", "ND")
                .set("abx_route", bacterial ? "ORAL" : "NONE")
                .set("abx_days", bacterial ? days : 0)
                .set("hospitalised", !bacterial && seen.chance(0.15) ? "Y" : "N");
    }

    private void afterTransplant(Transplant transplant) {
        int day = transplant.day() + random.between(1, 150);
        if (!seen.covers(day)) {
            return;
        }
        boolean viral = seen.chance(0.45);
        int days = random.between(7, 21);
        infection(day, days)
                .set(
                        "site_of_infection",
                        viral ? random.pick("OTHER", "GI", "LUNG") : random.pick("BLOODSTREAM", "CATHETER"))
                .set("organism_class", viral ? "VIRAL" : "BACTERIAL")
                .set(
                        "organism",
                        viral ? random.pick("CMV", "ADENOVIRUS", "EBV") : random.pick("COAG_NEG_STAPH", "E_COLI"))
                .set("culture_positive", viral ? "ND" : "Y")
                .set("abx_route", viral ? "NONE" : "IV")
                .set("abx_days", viral ? 0 : days)
                .set("hospitalised", "Y");
    }

    /** The infection a child died of; not where the death itself is the first progression. */
    private void fatal() {
        if (!seen.window().isDead()) {
            return;
        }
        Death death = seen.history().death().orElseThrow();
        Progression progression = seen.history().progression();
        boolean allowed = death.day() > seen.conditioningDay()
                || progression.day() < death.day() - 8 && progression.component() != Component.DEATH;
        if (!death.detail().startsWith("INFECTION") || !allowed) {
            return;
        }
        int day = StrictMath.max(diagnosis.clinicDay(), death.day() - random.between(1, 8));
        String kind = death.detail().substring("INFECTION_".length());
        seen.add("infections")
                .set("onset_day", day)
                .set("site_of_infection", kind.equals("VIRAL") ? "LUNG" : "BLOODSTREAM")
                .set("organism_class", kind)
                .set(
                        "organism",
                        kind.equals("VIRAL") ? "ADENOVIRUS" : kind.equals("FUNGAL") ? "ASPERGILLUS" : "PSEUDOMONAS")
                .set("culture_positive", kind.equals("VIRAL") ? "ND" : "Y")
                .set("abx_route", "IV")
                .set("abx_days", death.day() - day)
                .set("hospitalised", "Y")
                .set("icu", "Y")
                .set("outcome", "FATAL");
    }

    private static final List<String> LIMBS = List.of("FEMUR", "TIBIA_FIBULA", "HUMERUS", "RADIUS_ULNA");
    private static final List<String> TRUNK = List.of("CLAVICLE", "RIB", "VERTEBRA");

    private void fractures() {
        double frailty = random.gamma(0.8, 1);
        int transplant = seen.transplants().isEmpty()
                ? Integer.MAX_VALUE
                : seen.transplants().get(0).day();
        int from = diagnosis.clinicDay();
        fractures(from, StrictMath.min(lastDay, transplant), 0.25 * frailty);
        if (transplant < lastDay) {
            fractures(transplant, StrictMath.min(lastDay, transplant + 365), 0.30 * frailty);
            fractures(transplant + 365, lastDay, 0.10 * frailty);
        }
    }

    private void fractures(int from, int to, double perYear) {
        int count = random.poisson(StrictMath.min(15, years(from, to) * perYear));
        int earliest = from;
        for (int i = 0; i < count; i++) {
            int day = random.between(from, to);
            // The same bone within 90 days would count as one fracture, so the list keeps its distance.
            if (day < earliest) {
                continue;
            }
            earliest = day + 95;
            boolean limb = seen.chance(0.75);
            boolean operated = seen.chance(0.1);
            seen.add("fractures")
                    .set("fx_day", day)
                    .set("fx_day_prec", random.pick("D", "D", "W"))
                    .set("bone", limb ? random.pick(LIMBS) : random.pick(TRUNK))
                    .set("side", limb ? random.pick("L", "R") : "MID")
                    .set("mechanism", random.pick("MINIMAL_TRAUMA", "FALL", "SPONTANEOUS", "HIGH_ENERGY"))
                    .set("treatment", operated ? "SURGERY" : random.pick("CAST_SPLINT", "CAST_SPLINT", "NONE"))
                    .set("healing", random.pick("HEALED", "HEALED", "DELAYED"));
            if (operated && seen.covers(day + 2)) {
                CareRows.surgery(seen, day + 2, "FRACTURE_FIXATION", "FRACTURE");
            }
        }
    }

    private void neurology() {
        boolean needed = seen.child().neuropathic() || seen.child().genotype() == Genotype.CA2;
        TreeSet<Integer> days = new TreeSet<>();
        for (int day : seen.window().visitDays()) {
            if (needed || seen.chance(0.12)) {
                days.add(day);
            }
        }
        for (int day : days) {
            boolean brain = seen.child().genotype() == Genotype.OSTM1;
            boolean regression = brain && day > 180 + diagnosis.clinicDay() && seen.chance(0.6);
            boolean delay = brain || diagnosis.has(Feature.DEVELOPMENTAL_DELAY);
            seen.add("neuro")
                    .set("exam_day", day)
                    .set("instrument", random.pick("CLINICAL", "BAYLEY", "GRIFFITHS"))
                    .set(
                            "dev_category",
                            brain
                                    ? random.pick("SEVERE_DELAY", "MODERATE_DELAY")
                                    : delay ? random.pick("MILD_DELAY", "MODERATE_DELAY") : "NORMAL")
                    .set("dq_total", delay ? random.between(45, 75) : random.between(80, 110))
                    .set("gross_motor", day < 90 ? "NAP" : delay ? "DELAYED" : "NORMAL")
                    .yesNo("regression", regression)
                    .set("seizures_since_last", brain && seen.chance(0.4) ? "EPILEPSY" : "NONE")
                    .set("tone", brain ? random.pick("SPASTICITY", "MIXED") : "NORMAL")
                    .set("mri_findings", seen.chance(0.6) ? "ND" : brain ? "CEREBRAL_ATROPHY" : "NORMAL")
                    .set("eeg", seen.chance(0.8) ? "ND" : brain ? "ABNORMAL" : "NORMAL");
        }
    }

    private void imaging() {
        int first = diagnosis.clinicDay();
        if (seen.covers(first)) {
            seen.add("imaging")
                    .set("exam_day", first)
                    .set("modality", "XR_SURVEY")
                    .set(
                            "findings",
                            random.pick(
                                    "BONE_IN_BONE;DIFFUSE_SCLEROSIS",
                                    "DIFFUSE_SCLEROSIS",
                                    "DIFFUSE_SCLEROSIS;ERLENMEYER_FLASK"))
                    .set("bone_resorption_grade", "NAP");
        }
        if (seen.chance(0.6) && seen.covers(first + 20)) {
            boolean narrow = diagnosis.has(Feature.SEVERE_VISION);
            seen.add("imaging")
                    .set("exam_day", first + random.between(1, 20))
                    .set("modality", "CT_SKULL_BASE")
                    .set("findings", narrow ? "OPTIC_CANAL_NARROW;SKULL_BASE_SCLEROSIS" : "SKULL_BASE_SCLEROSIS")
                    .set("optic_canal_min_mm", narrow ? random.uniform(1, 2.4) : random.uniform(2.5, 4), 1);
        }
        for (Transplant transplant : seen.transplants()) {
            afterTransplantImaging(transplant);
        }
    }

    private void afterTransplantImaging(Transplant transplant) {
        transplant
                .pulmonaryHypertension()
                .filter(h -> seen.covers(transplant.day() + h.rel()))
                .ifPresent(h -> seen.add("imaging")
                        .set("exam_day", transplant.day() + h.rel())
                        .set("modality", "ECHO")
                        .set("findings", "RAISED_RVSP")
                        .set("rvsp_mmhg", h.pressureMmHg()));
        int year = transplant.day() + 365 + random.between(0, 40);
        if (seen.covers(year) && seen.chance(0.75)) {
            boolean failed = transplant.hasFailed();
            seen.add("imaging")
                    .set("exam_day", year)
                    .set("modality", "XR_SURVEY")
                    .set("findings", failed ? "DIFFUSE_SCLEROSIS" : random.pick("NORMAL", "ERLENMEYER_FLASK"))
                    .set("bone_resorption_grade", failed ? "NONE" : random.pick("PARTIAL", "COMPLETE", "COMPLETE"));
        }
    }
}
