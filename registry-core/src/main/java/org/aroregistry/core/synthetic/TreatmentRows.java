package org.aroregistry.core.synthetic;

import java.util.ArrayList;
import java.util.List;
import org.aroregistry.core.synthetic.Interferon.AdverseEvent;
import org.aroregistry.core.synthetic.Progression.Component;

/** Writes interferon, adverse events, transfusions and other medicines. */
final class TreatmentRows {
    private static final double DOSE_SIGMA = 0.08;
    private static final double DOSES_MISSING = 0.30;
    private static final double WEIGHT_MISSING = 0.15;
    private static final double BODY_SURFACE_LIMIT = 0.5;

    private final Observation seen;
    private final RandomStream random;
    private final int lastDay;

    TreatmentRows(Observation seen) {
        this.seen = seen;
        random = seen.random();
        lastDay = seen.window().lastDay();
    }

    void write() {
        seen.interferon().ifPresent(this::interferon);
        transfusions();
        medicines();
    }

    private void interferon(Interferon course) {
        boolean stopped = course.stopDay() <= lastDay;
        int stop = stopped ? course.stopDay() : lastDay;
        List<Integer> starts = new ArrayList<>(InterferonRows.doseDays(course, lastDay));
        String[] aeIds = adverseEvents(course);
        String unit = new String[] {"LABEL", "MCG", "MIU", "ML"}[random.weighted(0.75, 0.15, 0.05, 0.05)];
        boolean calcitriol = seen.chance(0.3);
        String indication = indication(course);
        for (int i = 0; i < starts.size(); i++) {
            int start = starts.get(i);
            boolean last = i == starts.size() - 1;
            int end = last ? stop : starts.get(i + 1) - 1;
            boolean reduced = course.reductionDay().filter(day -> start >= day).isPresent();
            boolean reduction =
                    course.reductionDay().filter(day -> start == day).isPresent();
            Row row = seen.add("interferon")
                    .set("course_no", 1)
                    .set("seg_no", i + 1)
                    .set("start_day", start)
                    .set("ongoing", last && !stopped ? "Y" : "N")
                    .set("product", seen.site().region().equals("EUR") ? "IMUKIN" : "ACTIMMUNE")
                    .set("indication", indication)
                    .set("freq_per_week", "3")
                    .set("route", "SC")
                    .set("change_reason", i == 0 ? "START" : reduced ? "REDUCE_AE" : "GROWTH")
                    .yesNo("concurrent_calcitriol", calcitriol);
            if (!(last && !stopped)) {
                row.set("stop_day", end).set("stop_reason", last ? course.stopReason() : "NEXT_SEGMENT");
            }
            if (reduced) {
                row.set("ae_record_id", aeIds[0]);
            } else if (last && stopped && course.stopReason().equals("AE")) {
                row.set("ae_record_id", aeIds[1]);
            }
            dose(row, start, end, reduced ? 0.5 : 1, unit);
        }
    }

    private String indication(Interferon course) {
        if (!seen.diagnosis().isSevereMalignant()) {
            return "NON_SMO_OFF_LABEL";
        }
        return course.stopReason().equals("HSCT") ? "BRIDGE_TO_HSCT" : random.pick("SMO_LABEL", "NO_HSCT_OPTION");
    }

    private void dose(Row row, int start, int end, double share, String unit) {
        double weight = seen.weightKg(start);
        double length = seen.lengthCm(start);
        double surface = GrowthCurve.bodySurface(length, weight);
        boolean large = surface > BODY_SURFACE_LIMIT;
        double given = StrictMath.exp(random.normal(0, DOSE_SIGMA, -0.2, 0.2)) * share;
        double micrograms = given * (large ? 50 * surface : 1.5 * weight);
        boolean perKilogram = unit.equals("LABEL") && !large;
        boolean perSurface = unit.equals("LABEL") && large;
        switch (unit) {
            case "MCG" -> row.set("dose_value", micrograms, 1).set("dose_unit", "MCG");
            case "MIU" -> row.set("dose_value", micrograms / 50, 3).set("dose_unit", "MIU");
            case "ML" -> row.set("dose_value", micrograms / 200, 3).set("dose_unit", "ML");
            default ->
                row.set("dose_value", given * (large ? 50 : 1.5), large ? 1 : 2)
                        .set("dose_unit", large ? "MCG_M2" : "MCG_KG");
        }
        if (!seen.chance(WEIGHT_MISSING)) {
            row.set("weight_kg_used", weight, 3);
        } else if (perKilogram) {
            row.set("weight_kg_used", "UNK");
        }
        if (seen.chance(0.8)) {
            row.set("height_cm_used", length, 1);
        }
        if (perSurface || seen.chance(0.4)) {
            row.set("bsa_m2_used", surface, 2).set("bsa_formula", "MOSTELLER");
        }
        doses(row, end - start + 1);
    }

    private void doses(Row row, int days) {
        int planned = (int) StrictMath.round(3.0 * days / 7);
        row.set("doses_planned", planned);
        if (seen.chance(DOSES_MISSING)) {
            row.set("doses_given", "UNK");
            return;
        }
        int missed = StrictMath.min(planned, random.poisson(planned * 0.06));
        row.set("doses_given", planned - missed)
                .set("missed_reason", missed == 0 ? "NONE" : random.pick("FORGOT", "ILLNESS", "SUPPLY"));
    }

    /**
     * Writes the adverse events that were seen.
     *
     * @return record ids of the events behind the reduced dose and behind the stop, empty if there were none
     */
    private String[] adverseEvents(Interferon course) {
        String[] ids = {"", ""};
        for (AdverseEvent event : course.events()) {
            if (!seen.covers(event.onsetDay())) {
                continue;
            }
            Row row = adverseEvent(event);
            if (event.action().equals("REDUCED")) {
                ids[0] = row.get("record_id");
            } else if (event.action().equals("WITHDRAWN")) {
                ids[1] = row.get("record_id");
            }
        }
        if (seen.chance(0.15)) {
            otherEvent(course);
        }
        return ids;
    }

    private Row adverseEvent(AdverseEvent event) {
        int onset = event.onsetDay();
        int end = onset + event.durationDays();
        boolean serious = event.grade() >= 4 || event.grade() == 3 && seen.chance(0.4);
        boolean infectious = event.term().equals("FEVER") && seen.chance(0.4);
        Row row = seen.add("adverse_events")
                .set("onset_day", onset)
                .set("end_day", seen.dayIfSeen(end))
                .set("ae_term", event.term())
                .set("ctcae_grade", event.grade())
                .yesNo("serious", serious)
                .set(
                        "related_ifn",
                        infectious
                                ? random.pick("UNLIKELY", "UNRELATED")
                                : random.pick("POSSIBLE", "PROBABLE", "PROBABLE", "DEFINITE"))
                .set("related_other", infectious ? "DISEASE" : "NONE")
                .set("action_ifn", event.action())
                .set("dechallenge", event.action().equals("NONE") ? "NAP" : "POSITIVE")
                .set("rechallenge", "NAP")
                .set("outcome", seen.covers(end) ? "RECOVERED" : "NOT_RECOVERED");
        if (serious) {
            int aware = StrictMath.min(lastDay, onset + random.between(0, 3));
            row.set("seriousness", event.grade() >= 4 ? "HOSPITALISATION;LIFE_THREATENING" : "HOSPITALISATION")
                    .set("aware_day", aware)
                    .set("reported_day", seen.dayIfSeen(aware + random.between(1, 13)));
        } else if (!seen.chance(0.6)) {
            row.set("aware_day", seen.dayIfSeen(onset + random.between(0, 20)));
        }
        return row;
    }

    private static final List<String> TEXTS = List.of(
            "dry skin at the injection site",
            "poor appetite for some days",
            "restless sleep after the evening dose",
            "swollen gums",
            "hiccups after the dose");

    private void otherEvent(Interferon course) {
        int onset = random.between(course.startDay(), StrictMath.min(course.stopDay(), lastDay));
        seen.add("adverse_events")
                .set("onset_day", onset)
                .set("end_day", seen.dayIfSeen(onset + 4))
                .set("ae_term", "OTHER_SPECIFY")
                .set("ae_text", random.pick(TEXTS))
                .set("ctcae_grade", 1)
                .set("serious", "N")
                .set("related_ifn", "UNLIKELY")
                .set("related_other", "NONE")
                .set("action_ifn", "NONE")
                .set("outcome", seen.covers(onset + 4) ? "RECOVERED" : "RECOVERING");
    }

    private void transfusions() {
        int from = seen.diagnosis().clinicDay();
        int to = StrictMath.min(lastDay, seen.conditioningDay() - 1);
        if (seen.diagnosis().has(Feature.TRANSFUSION_DEPENDENT)) {
            regular(from, to);
        } else if (seen.progressed(Component.HB)) {
            regular(seen.history().progression().day() + 25, to);
        }
        for (Transplant transplant : seen.transplants()) {
            afterTransplant(transplant);
        }
    }

    /** Red cells every four weeks: six rows one by one, then one row for the rest. */
    private void regular(int from, int to) {
        int day = from;
        for (int i = 0; i < 6 && day <= to; i++) {
            transfusion(day, "RBC");
            day += random.between(24, 34);
        }
        if (day + 60 <= to) {
            seen.add("transfusions")
                    .set("start_day", day)
                    .set("end_day", to)
                    .set("product", "RBC")
                    .set("n_transfusions", StrictMath.max(2, StrictMath.min(55, (to - day) / 30)))
                    .set("volume_ml_kg", 15, 1);
        }
    }

    private void transfusion(int day, String product) {
        if (seen.covers(day)) {
            seen.add("transfusions")
                    .set("start_day", day)
                    .set("product", product)
                    .set("n_transfusions", 1)
                    .set("volume_ml_kg", random.uniform(9, 18), 1);
        }
    }

    private void afterTransplant(Transplant t) {
        // No platelets in the week before recovery: otherwise the count would not be the graft's own.
        int lastPlatelets = t.plateletRel() - 8;
        for (int rel = 2; rel <= lastPlatelets; rel += random.between(3, 6)) {
            transfusion(t.day() + rel, "PLT");
        }
        for (int rel = 5; rel <= t.plateletRel() + 5; rel += random.between(8, 14)) {
            transfusion(t.day() + rel, "RBC");
        }
    }

    private void medicines() {
        int first = seen.diagnosis().clinicDay();
        int conditioning = seen.conditioningDay();
        if (seen.chance(0.35)) {
            medicine("CALCITRIOL", first + 3, conditioning - 1, "DISEASE_MODIFYING", 0.05, "MCG_KG");
        }
        if (seen.chance(0.6)) {
            medicine("VITAMIN_D3", first + 1, first + random.between(200, 900), "NUTRITION_MAINTENANCE", 400, "IU");
        }
        if (seen.diagnosis().has(Feature.HYPOCALCAEMIA) && seen.chance(0.6)) {
            medicine("CALCIUM", first + 1, conditioning - 1, "HYPOCALCAEMIA", 250, "MG");
        }
        if (seen.child().genotype() == Genotype.CA2) {
            medicine("SODIUM_BICARBONATE", first + 2, Integer.MAX_VALUE, "RTA_ALKALI", 2, "MEQ_KG");
        }
        if (seen.diagnosis().has(Feature.HYPOGAMMAGLOBULINAEMIA)) {
            medicine("IVIG", first + 20, conditioning - 1, "ANTIBODY_REPLACEMENT", 0.4, "G");
        }
        for (Transplant t : seen.transplants()) {
            int day = t.day();
            medicine("CICLOSPORIN", day - 3, day + random.between(120, 270), "GVHD_PROPHYLAXIS", 3, "MG_KG");
            medicine("COTRIMOXAZOLE", day + 30, day + random.between(180, 400), "INFECTION_PROPHYLAXIS", 5, "MG_KG");
            medicine("ACICLOVIR", day - 5, day + random.between(180, 365), "INFECTION_PROPHYLAXIS", 10, "MG_KG");
            t.hypercalcaemia()
                    .ifPresent(h -> medicine(
                            "CALCITONIN", day + h.rel(), day + h.rel() + h.durationDays(), "HYPERCALCAEMIA", 4, "IU"));
        }
    }

    private void medicine(String code, int from, int to, String purpose, double dose, String unit) {
        if (!seen.covers(from) || to <= from) {
            return;
        }
        boolean over = seen.covers(to);
        Row row = seen.add("medications")
                .set("med_code", code)
                .set("start_day", from)
                .set("start_day_prec", random.pick("D", "D", "W"))
                .set("stop_day", over ? Integer.toString(to) : "")
                .set("ongoing", over ? "N" : "Y")
                .set("purpose", purpose)
                .set("source", "PRESCRIBED")
                .set("doses_per_day", "1")
                .set("route", code.equals("IVIG") ? "IV" : code.equals("CALCITONIN") ? "SC" : "PO");
        if (seen.chance(0.75)) {
            row.set("dose_value", dose, dose < 1 ? 2 : 0).set("dose_unit", unit);
        }
        if (over) {
            row.set("stop_reason", to == seen.conditioningDay() - 1 ? "HSCT" : "COMPLETED");
        }
    }
}
