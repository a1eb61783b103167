package org.aroregistry.core.synthetic;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.aroregistry.core.dictionary.Dictionary;
import org.aroregistry.core.dictionary.ReferenceLimit;
import org.aroregistry.core.synthetic.Progression.Component;
import org.aroregistry.core.synthetic.Transplant.Course;

/** Writes laboratory results: baseline, visits, interferon monitoring, days after a transplant, progression. */
final class LaboratoryRows {
    private static final List<String> COUNTS = List.of("HB", "WBC", "ANC", "PLT");
    private static final List<String> LIVER_AND_KIDNEY = List.of("ALT", "BILI_T", "CREAT");
    private static final List<String> MINERALS = List.of("CA_TOTAL", "PHOS", "ALP");
    private static final double REFERENCE_MISSING = 0.4;

    private final Observation seen;
    private final RandomStream random;
    private final LaboratoryTruth truth;
    private final LabUnits units;
    private final Set<String> done = new HashSet<>();
    private final Set<Integer> transfusedDays = new HashSet<>();
    private final Set<Integer> clearDays = new HashSet<>();

    LaboratoryRows(Observation seen) {
        this.seen = seen;
        random = seen.random();
        truth = new LaboratoryTruth(seen);
        units = new LabUnits(seen.site().style());
    }

    void write() {
        progression();
        monitoring();
        baseline();
        for (int day : seen.window().visitDays()) {
            visit(day);
        }
        seen.transplants().forEach(this::transplant);
    }

    /** The samples that show a falling haemoglobin or platelet count, and the ones that confirm it. */
    private void progression() {
        Progression progression = seen.history().progression();
        if (seen.progressed(Component.SBI)) {
            // A child with a serious infection has blood taken on the day it comes in.
            panel(progression.day(), COUNTS);
        }
        boolean blood = seen.progressed(Component.HB) || seen.progressed(Component.PLT);
        if (!blood) {
            return;
        }
        int before = StrictMath.max(seen.diagnosis().clinicDay(), progression.originDay() - random.between(0, 10));
        int confirmed = progression.day() + random.between(8, 20);
        for (int day : List.of(before, progression.day(), confirmed)) {
            clearDays.add(day);
            panel(day, COUNTS);
        }
    }

    private void monitoring() {
        if (seen.interferon().isEmpty()) {
            return;
        }
        Interferon course = seen.interferon().get();
        for (Interferon.AdverseEvent event : course.events()) {
            adverse(event);
        }
        int start = course.startDay();
        int stop = StrictMath.min(course.stopDay(), seen.window().lastDay());
        if (seen.chance(0.93)) {
            int day = StrictMath.max(seen.diagnosis().clinicDay(), start - random.between(0, 8));
            clearDays.add(day);
            safety(day);
        }
        for (int day = start + random.between(78, 92); day <= stop; day += random.between(78, 100)) {
            if (seen.chance(0.93)) {
                safety(day);
            }
        }
        for (int day = start + 30; day <= stop && day < 365; day += random.between(27, 33)) {
            if (seen.chance(0.95)) {
                result(day, "ALT", truth.alt());
            }
        }
        for (int day = start + random.between(150, 200); day <= stop; day += 365) {
            boolean found = seen.chance(0.02);
            words(day, "IFNG_NAB", found ? "POS" : "NEG", "SERUM_PLASMA");
        }
    }

    private void adverse(Interferon.AdverseEvent event) {
        int day = event.onsetDay();
        if (event.term().equals("ALT_INCREASED")) {
            result(day, "ALT", truth.altOfGrade(event.grade()));
        } else if (event.term().equals("NEUTROPENIA") && day < seen.conditioningDay()) {
            double count = event.grade() >= 4
                    ? random.uniform(0.2, 0.45)
                    : event.grade() == 3 ? random.uniform(0.55, 0.95) : random.uniform(1.05, 1.45);
            result(day, "WBC", random.uniform(2.5, 4));
            result(day, "ANC", count);
        }
    }

    private void safety(int day) {
        panel(day, COUNTS);
        panel(day, LIVER_AND_KIDNEY);
        words(day, "URINE_PROT", seen.chance(0.9) ? "NEG" : "TRACE", "URINE");
    }

    private void baseline() {
        int day = seen.diagnosis().clinicDay() + random.between(0, 4);
        panel(day, COUNTS);
        panel(day, LIVER_AND_KIDNEY);
        panel(day, MINERALS);
        panel(day, List.of("AST", "LDH", "HCO3", "K", "NA"));
        if (!seen.chance(0.35)) {
            panel(day, List.of("PTH"));
        }
        if (!seen.chance(0.40)) {
            panel(day, List.of("VITD25"));
        }
        if (seen.child().genotype() == Genotype.TNFRSF11A || seen.chance(0.5)) {
            panel(day, List.of("IGG"));
        }
        if (seen.child().genotype() == Genotype.CA2) {
            result(day, "PH", random.uniform(7.22, 7.33));
        }
        if (seen.chance(0.3)) {
            panel(day, List.of("ALB"));
        }
    }

    private void visit(int day) {
        boolean grafted = seen.transplants().stream().anyMatch(t -> t.day() <= day);
        boolean sick = seen.diagnosis().has(Feature.TRANSFUSION_DEPENDENT);
        if (seen.chance(sick ? 0.85 : 0.75)) {
            panel(day, COUNTS);
        }
        if (seen.chance(grafted ? 0.5 : 0.7)) {
            panel(day, List.of("CA_TOTAL", "ALT", "CREAT"));
        }
        if (seen.chance(grafted ? 0.15 : 0.35)) {
            panel(day, List.of("PHOS", "ALP", "PTH", "VITD25", "AST"));
        }
        if (seen.child().genotype() == Genotype.CA2) {
            panel(day, List.of("HCO3", "K"));
        }
    }

    private void transplant(Transplant t) {
        int stays = StrictMath.min(42, StrictMath.max(t.ancRel(), 20) + 8);
        for (int rel = 1; rel <= stays; rel += dense(t, rel) ? 1 : 4) {
            int day = t.day() + rel;
            if (beforeNext(t, day)) {
                panel(day, List.of("WBC", "ANC"));
                if (rel % 2 == 0) {
                    panel(day, List.of("PLT"));
                }
            }
        }
        for (int rel = t.plateletRel(); rel < t.plateletRel() + 6; rel += 2) {
            if (t.course() != Course.DIED_BEFORE_RECOVERY && beforeNext(t, t.day() + rel)) {
                panel(t.day() + rel, List.of("PLT"));
            }
        }
        for (int rel = 7; rel <= 98; rel += rel < 35 ? 7 : 14) {
            if (beforeNext(t, t.day() + rel)) {
                panel(t.day() + rel, List.of("CA_TOTAL", "HB", "BILI_T"));
            }
        }
        t.hypercalcaemia().ifPresent(h -> {
            panel(t.day() + h.rel(), List.of("CA_TOTAL"));
            panel(t.day() + h.rel() + h.durationDays(), List.of("CA_TOTAL"));
        });
        // The direct part needs its own total, so it is left out where the total was measured before.
        t.vod()
                .filter(v -> !done.contains(key(t.day() + v.rel(), "BILI_T")))
                .ifPresent(v -> panel(t.day() + v.rel(), List.of("BILI_T", "BILI_D", "ALT")));
        if (t.course() == Course.SECONDARY_FAILURE) {
            for (int rel = t.failureRel(); rel < t.failureRel() + 4; rel++) {
                if (beforeNext(t, t.day() + rel)) {
                    panel(t.day() + rel, List.of("WBC", "ANC"));
                }
            }
        }
    }

    /** Samples are daily around recovery, so that the day can be derived from them. */
    private static boolean dense(Transplant t, int rel) {
        return rel >= t.ancRel() - 3 && rel <= t.ancRel() + 2;
    }

    private boolean beforeNext(Transplant t, int day) {
        return seen.transplants().stream().noneMatch(o -> o.number() > t.number() && o.conditioningDay() <= day);
    }

    private void panel(int day, List<String> analytes) {
        for (String analyte : analytes) {
            if (seen.covers(day) && !done.contains(key(day, analyte))) {
                result(day, analyte, value(day, analyte));
            }
        }
    }

    private double lastWhiteCells;
    private double lastBilirubin;

    private double value(int day, String analyte) {
        switch (analyte) {
            case "WBC" -> {
                lastWhiteCells = truth.whiteCells(day);
                return lastWhiteCells;
            }
            case "BILI_T" -> {
                lastBilirubin = truth.bilirubin(day);
                return lastBilirubin;
            }
            default -> {
                return other(day, analyte);
            }
        }
    }

    private double other(int day, String analyte) {
        return switch (analyte) {
            case "HB" -> truth.haemoglobin(day);
            case "PLT" -> truth.platelets(day);
            case "ANC" -> truth.neutrophils(day, lastWhiteCells);
            case "CA_TOTAL" -> truth.calcium(day);
            case "PHOS" -> truth.phosphate(day);
            case "ALP" -> truth.alkalinePhosphatase(day);
            case "PTH" -> truth.parathyrin(day);
            case "VITD25" -> random.uniform(25, 110);
            case "ALT" -> truth.alt();
            case "AST" -> truth.ast(day);
            case "LDH" -> truth.ldh(day);
            case "CREAT" -> truth.creatinine(day);
            case "HCO3" -> truth.bicarbonate();
            case "K" -> random.normal(4.3, 0.3, 3.6, 5.2);
            case "NA" -> random.normal(138, 2, 132, 144);
            case "IGG" -> truth.igg(day);
            case "ALB" -> random.uniform(30, 44);
            case "BILI_D" -> lastBilirubin * 0.3;
            default -> throw new IllegalArgumentException("no true value for analyte " + analyte);
        };
    }

    private static String key(int day, String analyte) {
        return day + analyte;
    }

    private void result(int day, String analyte, double canonical) {
        if (!seen.covers(day) || day < 0 || !done.add(key(day, analyte))) {
            return;
        }
        LabUnits.Choice unit = units.of(analyte);
        Row row = seen.add("labs")
                .set("sample_day", day)
                .set("analyte", analyte)
                .set("value", unit.write(canonical))
                .set("value_op", "EQ")
                .set("unit", unit.unit())
                .set("specimen", COUNTS.contains(analyte) || analyte.equals("PH") ? "BLOOD" : "SERUM_PLASMA");
        if (analyte.equals("HB") || analyte.equals("PLT")) {
            row.yesNo("transfused_7d", transfused(day));
        }
        if (!seen.chance(REFERENCE_MISSING)) {
            Dictionary.current()
                    .referenceLimit(analyte, day, seen.child().sex())
                    .ifPresent(limit -> reference(row, unit, limit));
        }
    }

    private static void reference(Row row, LabUnits.Choice unit, ReferenceLimit limit) {
        // One more decimal than the result keeps narrow ranges apart after conversion.
        int decimals = unit.decimals() + 1;
        row.set("ref_low", Row.decimal(limit.lower().doubleValue() / unit.factor(), decimals));
        row.set("ref_high", Row.decimal(limit.upper().doubleValue() / unit.factor(), decimals));
    }

    private void words(int day, String analyte, String text, String specimen) {
        if (seen.covers(day) && done.add(key(day, analyte))) {
            seen.add("labs")
                    .set("sample_day", day)
                    .set("analyte", analyte)
                    .set("result_text", text)
                    .set("specimen", specimen);
        }
    }

    private boolean transfused(int day) {
        if (clearDays.contains(day)) {
            return false;
        }
        if (transfusedDays.contains(day)) {
            return true;
        }
        boolean pancytopenic = seen.transplants().stream()
                .anyMatch(t -> day >= t.day() && day < t.day() + StrictMath.max(35, t.plateletRel()));
        boolean dependent = seen.diagnosis().has(Feature.TRANSFUSION_DEPENDENT) && day < seen.conditioningDay();
        boolean given = pancytopenic ? !graftPlatelets(day) && seen.chance(0.5) : dependent && seen.chance(0.45);
        if (given) {
            transfusedDays.add(day);
        }
        return given;
    }

    /** The samples that show platelet recovery must not be blurred by transfusions. */
    private boolean graftPlatelets(int day) {
        return seen.transplants().stream()
                .anyMatch(t -> day >= t.day() + t.plateletRel() - 7 && day <= t.day() + t.plateletRel() + 8);
    }
}
