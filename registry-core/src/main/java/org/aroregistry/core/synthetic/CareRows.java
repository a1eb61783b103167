package org.aroregistry.core.synthetic;

/** Writes operations, vaccinations, care services and complications of the disease itself. */
final class CareRows {
    private final Observation seen;
    private final RandomStream random;

    CareRows(Observation seen) {
        this.seen = seen;
        random = seen.random();
    }

    void write() {
        surgeries();
        vaccinations();
        services();
        diseaseComplications();
    }

    static Row surgery(Observation seen, int day, String code, String indication) {
        return seen.add("surgeries")
                .set("surg_day", day)
                .set("surg_code", code)
                .set("indication", indication)
                .set("antibiotic_cover", "Y")
                .set("txa_used", "N")
                .set("complication", "NONE")
                .set("result", "STABLE");
    }

    private void surgeries() {
        int first = seen.diagnosis().clinicDay();
        if (seen.diagnosis().has(Feature.SEVERE_VISION) && seen.chance(0.08) && seen.covers(first + 40)) {
            surgery(seen, first + 40, "OPTIC_DECOMPRESSION", "VISION_DECLINE")
                    .set("side", "BILATERAL")
                    .set("approach", random.pick("ENDOSCOPIC", "OPEN_CRANIAL"))
                    .set("result", random.pick("STABLE", "IMPROVED", "TOO_EARLY"));
        }
        if (seen.diagnosis().has(Feature.RAISED_ICP) && seen.chance(0.3) && seen.covers(first + 30)) {
            surgery(seen, first + 30, "CSF_SHUNT", "HYDROCEPHALUS").set("side", "R");
        }
        for (Transplant transplant : seen.transplants()) {
            if (seen.chance(0.7)) {
                surgery(seen, transplant.conditioningDay() - 1, "CENTRAL_LINE", "ACCESS")
                        .set("side", "R");
            }
        }
    }

    private void vaccinations() {
        int conditioning = seen.conditioningDay();
        int[] days = {60, 90, 120};
        for (int dose = 1; dose <= days.length; dose++) {
            int day = days[dose - 1] + random.between(0, 12);
            boolean known = day >= seen.diagnosis().clinicDay() - 60;
            if (known && day < conditioning && seen.covers(day) && seen.chance(0.8)) {
                vaccine(day, "DTAP", dose);
                vaccine(day, "PCV", dose);
            }
        }
        for (Transplant transplant : seen.transplants()) {
            // Live vaccines wait for two years after a transplant; these are killed ones.
            int day = transplant.day() + 400 + random.between(0, 60);
            if (seen.covers(day) && seen.chance(0.7)) {
                vaccine(day, "PCV", 1);
                vaccine(day, "HIB", 1);
            }
        }
    }

    private void vaccine(int day, String vaccine, int dose) {
        seen.add("vaccinations")
                .set("vacc_day", day)
                .set("vaccine", vaccine)
                .set("dose_no", dose)
                .set("titre_done", seen.chance(0.15) ? "Y" : "N");
    }

    private void services() {
        int first = seen.diagnosis().clinicDay();
        for (String code : new String[] {"CS01", "CS03", "CS06", "CS11", "CS16", "CS18"}) {
            int kind = random.weighted(0.65, 0.2, 0.05, 0.1);
            Row row = seen.add("care_services")
                    .set("svc_code", code)
                    .set("provided", new String[] {"Y", "N", "DECLINED", "NOT_INDICATED"}[kind]);
            if (kind == 0) {
                int start = StrictMath.min(
                        first + random.between(0, 90), seen.window().lastDay());
                row.set("start_day", start)
                        .set("last_day", seen.window().lastDay())
                        .set("frequency", random.pick("ONCE", "QUARTERLY", "YEARLY"));
            }
        }
    }

    private void diseaseComplications() {
        int first = seen.diagnosis().clinicDay();
        if (seen.diagnosis().has(Feature.RAISED_ICP)) {
            int day =
                    StrictMath.min(first + random.between(0, 20), seen.window().lastDay());
            seen.add("complications")
                    .set("comp_code", "RAISED_ICP")
                    .set("onset_day", day)
                    .set("grade", random.between(1, 3))
                    .set("treatment", "NONE")
                    .set("outcome", "ONGOING");
        }
    }
}
