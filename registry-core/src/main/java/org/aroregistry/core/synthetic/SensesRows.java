package org.aroregistry.core.synthetic;

import java.util.TreeSet;
import org.aroregistry.core.synthetic.Diagnosis.Eye;
import org.aroregistry.core.synthetic.Progression.Component;

/** Writes eye and ear exams. */
final class SensesRows {
    private static final double VISION_MISSING = 0.20;
    private static final double HEARING_MISSING = 0.45;
    private static final int PLAY_AGE = 1461;
    private static final String[] DISC = {"NORMAL", "PALLOR", "ATROPHY"};
    private static final double[][] LOGMAR = {{-0.08, 0.30}, {0.31, 0.48}, {0.49, 1.00}, {1.01, 1.30}, {1.31, 1.99}};
    /** Loss of hearing at progression, in dB: more than the 50 of the endpoint plus twice the noise. */
    private static final int HEARING_DROP = 58;

    private final Observation seen;
    private final RandomStream random;
    private final Diagnosis.Condition condition;
    private final int changeAfterTransplant;
    private final boolean rightWorsens;

    SensesRows(Observation seen) {
        this.seen = seen;
        random = seen.random();
        condition = seen.diagnosis().condition();
        boolean early =
                !seen.transplants().isEmpty() && seen.transplants().get(0).day() < 90;
        double worse = early ? 0.05 : 0.15;
        changeAfterTransplant = random.weighted(0.13, 0.87 - worse, worse) - 1;
        rightWorsens = condition.right().disc() < 2;
    }

    void write() {
        TreeSet<Integer> atVisits = examDays(VISION_MISSING, Component.OPTIC);
        RandomStream clinic = seen.stream("eye clinic");
        TreeSet<Integer> days = new EyeClinic(seen, clinic).between(atVisits);
        days.addAll(atVisits);
        for (int day : days) {
            RandomStream draws = atVisits.contains(day) ? random : clinic;
            eye(day, "OD", eyeOn(day, condition.right(), rightWorsens), draws);
            eye(day, "OS", eyeOn(day, condition.left(), !rightWorsens), draws);
        }
        for (int day : examDays(HEARING_MISSING, Component.HEAR)) {
            ear(day, "R", true);
            ear(day, "L", false);
        }
    }

    private TreeSet<Integer> examDays(double missing, Component component) {
        TreeSet<Integer> days = new TreeSet<>();
        int last = -1000;
        for (int day : seen.window().visitDays()) {
            int interval = day < 730 ? 60 : 250;
            if (day - last >= interval && !seen.chance(missing)) {
                days.add(day);
                last = day;
            }
        }
        boolean shown = seen.progressed(component);
        Progression progression = seen.history().progression();
        if (seen.interferon().isPresent() && (shown || seen.chance(0.9))) {
            days.add(StrictMath.max(seen.diagnosis().clinicDay(), progression.originDay() - random.between(0, 20)));
        } else if (shown) {
            days.add(progression.originDay());
        }
        if (shown) {
            days.add(progression.day());
            int confirmed = progression.day() + random.between(32, 50);
            if (seen.covers(confirmed)) {
                days.add(confirmed);
            }
        }
        days.removeIf(day -> !seen.covers(day));
        return days;
    }

    private Eye eyeOn(int day, Eye start, boolean worsens) {
        Eye state = start;
        if (worsens
                && seen.progressed(Component.OPTIC)
                && day >= seen.history().progression().day()) {
            state = state.worsened();
        }
        boolean late = !seen.transplants().isEmpty()
                && day >= seen.transplants().get(0).day() + 300;
        if (!late || changeAfterTransplant == 0) {
            return state;
        }
        return changeAfterTransplant > 0
                ? state.worsened()
                : new Eye(StrictMath.max(0, state.category() - 1), state.disc());
    }

    private void eye(int day, String side, Eye eye, RandomStream draws) {
        String method = day < 365 ? "FIX_FOLLOW" : day < 1095 ? "TELLER" : day < 1826 ? "LEA" : "LOGMAR";
        Row row = seen.add("vision")
                .set("exam_day", day)
                .set("eye", side)
                .set("va_method", method)
                .set("va_category", eye.category())
                .set("disc", DISC[eye.disc()])
                .set("nystagmus", eye.category() >= 3 ? draws.pick("Y", "Y", "N") : "N")
                .set(
                        "vep_result",
                        draws.chance(0.5) ? "ND" : eye.category() >= 3 ? draws.pick("REDUCED", "ABSENT") : "NORMAL")
                .set("cause", eye.category() >= 1 ? "OPTIC_COMPRESSION" : "NONE");
        if (method.equals("FIX_FOLLOW")) {
            row.set("fix_follow", eye.category() <= 1 ? "NORMAL" : eye.category() <= 3 ? "POOR" : "NONE");
        }
        if (day >= 1095 && eye.category() < LOGMAR.length) {
            double[] range = LOGMAR[eye.category()];
            row.set("va_logmar", draws.uniform(range[0] + 0.005, range[1] - 0.005), 2);
        }
    }

    private void ear(int day, String side, boolean right) {
        boolean worse = right
                && seen.progressed(Component.HEAR)
                && day >= seen.history().progression().day();
        int threshold = condition.hearingDb() + (worse ? HEARING_DROP : 0);
        // A child keeps the method of the baseline: thresholds compare within one method only.
        boolean plays = StrictMath.min(day, comparedFrom()) >= PLAY_AGE;
        boolean impaired = threshold >= 35;
        Row row = seen.add("hearing").set("exam_day", day).set("ear", side).set("method", plays ? "PTA" : "ABR");
        if (plays) {
            for (String column : new String[] {"thr_500_db", "thr_1000_db", "thr_2000_db", "thr_4000_db"}) {
                row.set(column, threshold + random.between(-3, 3));
            }
        } else {
            row.set("abr_threshold_db", threshold + random.between(-3, 3));
        }
        row.set("no_response", "N")
                .set("loss_type", impaired ? random.pick("CONDUCTIVE", "MIXED", "SENSORINEURAL") : "NONE")
                .set("effusion", impaired && !seen.progressed(Component.HEAR) && seen.chance(0.15) ? "Y" : "N")
                .set("device", "NONE");
    }

    /** Returns the age whose method is kept while progression is watched. */
    private int comparedFrom() {
        boolean watched = seen.progressed(Component.HEAR);
        return watched ? StrictMath.max(0, seen.history().progression().originDay() - 20) : Integer.MAX_VALUE;
    }
}
