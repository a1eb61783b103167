package org.aroregistry.core.synthetic;

import java.util.Optional;
import org.aroregistry.core.dictionary.Dictionary;
import org.aroregistry.core.dictionary.ReferenceLimit;
import org.aroregistry.core.synthetic.Progression.Component;
import org.aroregistry.core.synthetic.Transplant.Course;

/**
 * True laboratory values on any day, with the day-to-day noise of blood samples.
 *
 * <p>The noise is bounded: a value never crosses a limit of the progression endpoint unless the disease did progress.
 */
final class LaboratoryTruth {
    /** Drop of haemoglobin at progression, in g/L: more than the 20 of the endpoint plus twice the noise. */
    private static final double HAEMOGLOBIN_DROP = 30;

    private static final double HAEMOGLOBIN_NOISE = 4;
    /** Platelets fall to this share: with the noise on both sides still below the half of the endpoint. */
    private static final double PLATELET_SHARE = 0.35;

    private static final double PLATELET_NOISE = 0.12;
    private static final double ALT_LIMIT = 45;
    private static final int OLD_MARROW_RETURNS = 60;

    private final Observation seen;
    private final RandomStream random;
    private final Diagnosis.Condition base;

    LaboratoryTruth(Observation seen) {
        this.seen = seen;
        random = seen.random();
        base = seen.diagnosis().condition();
    }

    private boolean progressed(Component component, int day) {
        return seen.progressed(component) && day >= seen.history().progression().day();
    }

    /** Returns the latest transplant up to this day; none once a lost graft has given way to the old marrow again. */
    private Optional<Transplant> graft(int day) {
        return seen.transplants().stream()
                .filter(t -> t.day() <= day)
                .reduce((first, second) -> second)
                .filter(t -> !t.hasFailed() || day <= t.day() + t.failureRel() + OLD_MARROW_RETURNS);
    }

    private static boolean works(Transplant t, int day) {
        return !t.hasFailed() && t.course() != Course.DIED_BEFORE_RECOVERY
                || t.course() == Course.SECONDARY_FAILURE && day - t.day() < t.failureRel();
    }

    double haemoglobin(int day) {
        double limit = TrueWorld.haemoglobinLimit(day, seen.child().sex());
        double noise = random.normal(0, 2.5, -HAEMOGLOBIN_NOISE, HAEMOGLOBIN_NOISE);
        double untreated = base.haemoglobin() > 0 ? base.haemoglobin() : limit + base.haemoglobinReserve();
        if (progressed(Component.HB, day)) {
            untreated = StrictMath.max(34, untreated - HAEMOGLOBIN_DROP);
        }
        if (graft(day).isEmpty()) {
            return untreated + noise;
        }
        Transplant t = graft(day).orElseThrow();
        if (!works(t, day)) {
            return 78 + noise;
        }
        double share = StrictMath.min(1, (day - t.day()) / 180.0);
        return 82 + share * (limit + 8 - 82) + noise;
    }

    double platelets(int day) {
        double noise = StrictMath.exp(random.normal(0, 0.06, -PLATELET_NOISE, PLATELET_NOISE));
        if (graft(day).isEmpty()) {
            return base.platelets() * (progressed(Component.PLT, day) ? PLATELET_SHARE : 1) * noise;
        }
        Transplant t = graft(day).orElseThrow();
        int rel = day - t.day();
        if (!works(t, day) || rel < t.plateletRel()) {
            return random.uniform(7, 18);
        }
        return StrictMath.min(260, 25 + (rel - t.plateletRel()) * 2.2) * noise;
    }

    double neutrophils(int day, double whiteCells) {
        if (graft(day).isEmpty()) {
            return whiteCells * random.uniform(0.3, 0.4);
        }
        Transplant t = graft(day).orElseThrow();
        int rel = day - t.day();
        if (rel < t.ancRel() || !works(t, day)) {
            return rel < 3 ? random.uniform(0.2, 0.45) : random.uniform(0, 0.35);
        }
        return StrictMath.min(whiteCells * 0.8, 0.6 + (rel - t.ancRel()) * 0.25 + random.uniform(0, 0.2));
    }

    double whiteCells(int day) {
        if (graft(day).isEmpty()) {
            return base.whiteCells() * StrictMath.exp(random.normal(0, 0.15, -0.4, 0.4));
        }
        Transplant t = graft(day).orElseThrow();
        int rel = day - t.day();
        if (rel < t.ancRel() || !works(t, day)) {
            return random.uniform(0.6, 1.2);
        }
        return StrictMath.min(8, 1.4 + (rel - t.ancRel()) * 0.35) * random.uniform(0.9, 1.1);
    }

    double calcium(int day) {
        if (graft(day).isEmpty()) {
            return base.calcium() + random.normal(0, 0.04, -0.1, 0.1);
        }
        Transplant t = graft(day).orElseThrow();
        int rel = day - t.day();
        boolean high = t.hypercalcaemia()
                .filter(h -> rel >= h.rel() && rel < h.rel() + h.durationDays())
                .isPresent();
        if (high) {
            double peak = t.hypercalcaemia().orElseThrow().peak();
            return StrictMath.max(2.79, peak - random.uniform(0, 0.1));
        }
        return random.normal(2.36, 0.08, 2.15, 2.62);
    }

    double alt() {
        return base.alt() * StrictMath.exp(random.normal(0, 0.15, -0.35, 0.35));
    }

    double ast(int day) {
        double level = graft(day).isPresent() ? 40 : base.ast();
        return level * StrictMath.exp(random.normal(0, 0.1, -0.2, 0.2));
    }

    /** Returns an ALT of the given CTCAE grade, 2 or 3. */
    double altOfGrade(int grade) {
        return ALT_LIMIT * (grade == 2 ? random.uniform(3.3, 4.7) : random.uniform(5.5, 12));
    }

    double creatinine(int day) {
        double growth = day < 365 ? 1 : day < 3652 ? 1.5 : 2.2;
        return StrictMath.max(10, base.creatinine() * growth * random.uniform(0.9, 1.1));
    }

    double bilirubin(int day) {
        boolean blocked = graft(day)
                .flatMap(t -> t.vod().filter(v -> near(day - t.day(), v.rel())))
                .filter(v -> v.severity() >= 3)
                .isPresent();
        return blocked ? random.uniform(45, 150) : random.uniform(4, 15);
    }

    private static boolean near(int rel, int onset) {
        return rel >= onset && rel <= onset + 10;
    }

    double igg(int day) {
        ReferenceLimit limit = Dictionary.current()
                .referenceLimit("IGG", day, seen.child().sex())
                .orElseThrow();
        double middle = (limit.lower().doubleValue() + limit.upper().doubleValue()) / 2;
        return StrictMath.max(0.2, middle * base.igg() * random.uniform(0.9, 1.1));
    }

    double alkalinePhosphatase(int day) {
        return graft(day).isPresent()
                ? random.uniform(160, 380)
                : base.alkalinePhosphatase() * random.uniform(0.9, 1.1);
    }

    double parathyrin(int day) {
        return graft(day).isPresent() ? random.uniform(1.5, 6) : base.parathyrin() * random.uniform(0.8, 1.2);
    }

    double phosphate(int day) {
        return graft(day).isPresent() ? random.uniform(1.2, 1.8) : base.phosphate() * random.uniform(0.93, 1.07);
    }

    double ldh(int day) {
        return graft(day).isPresent() ? random.uniform(180, 350) : base.ldh() * random.uniform(0.9, 1.1);
    }

    double bicarbonate() {
        return base.bicarbonate() + random.normal(0, 1, -2, 2);
    }
}
