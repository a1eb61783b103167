package org.aroregistry.core.synthetic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.aroregistry.core.synthetic.Interferon.AdverseEvent;

/** Draws one course of interferon: how long, why it ended, adverse events, and a reduced dose after one of them. */
final class InterferonCourse {
    private static final double PERSISTENCE_SHAPE = 0.9;
    private static final double PERSISTENCE_MEDIAN = 300;

    /** Terms of the label's table with the percentage of treated patients. */
    private static final List<Term> LABEL = List.of(
            new Term("FEVER", 0.52, false),
            new Term("HEADACHE", 0.33, true),
            new Term("RASH", 0.17, false),
            new Term("CHILLS", 0.14, false),
            new Term("INJECTION_SITE_REACTION", 0.14, false),
            new Term("FATIGUE", 0.14, false),
            new Term("DIARRHOEA", 0.14, false),
            new Term("VOMITING", 0.13, false),
            new Term("NAUSEA", 0.10, true),
            new Term("MYALGIA", 0.06, true),
            new Term("ARTHRALGIA", 0.02, true));

    /** An infant cannot report these; they are seen from four years of age. */
    private static final int REPORTING_AGE = 1461;

    private record Term(String code, double share, boolean reported) {}

    private final RandomStream random;
    private final Diagnosis diagnosis;
    private final int start;
    private final int conditioning;
    private final int death;
    private final Progression progression;

    InterferonCourse(
            RandomStream random, Diagnosis diagnosis, int start, int conditioning, int death, Progression progression) {
        this.random = random;
        this.diagnosis = diagnosis;
        this.start = start;
        this.conditioning = conditioning;
        this.death = death;
        this.progression = progression;
    }

    Interferon run() {
        double scale = PERSISTENCE_MEDIAN / StrictMath.pow(StrictMath.log(2), 1 / PERSISTENCE_SHAPE);
        int wanted = start + 7 + (int) random.weibull(PERSISTENCE_SHAPE, scale);
        int stop = wanted;
        String reason = new String[] {"AE", "FAMILY_CHOICE", "SUPPLY_COST"}[random.weighted(10, 8, 5)];
        if (random.chance(0.4) && progression.day() < stop && progression.day() < death) {
            stop = progression.day() + random.between(10, 50);
            reason = "PROGRESSION";
        }
        if (conditioning - 1 <= stop) {
            // A pause before conditioning lets drug effects and conditioning effects be told apart.
            stop = StrictMath.max(start + 1, conditioning - random.between(1, 14));
            reason = "HSCT";
        }
        if (death <= stop) {
            stop = death;
            reason = "DEATH";
        }
        List<AdverseEvent> events = adverseEvents(stop);
        Optional<Integer> reduction = Optional.empty();
        String term = "";
        if (random.chance(0.12) && stop - start > 45) {
            reduction = Optional.of(start + random.between(20, (stop - start) / 2));
            term = random.pick("ALT_INCREASED", "FEVER", "NEUTROPENIA");
            events.add(new AdverseEvent(reduction.get(), random.between(5, 20), term, random.between(2, 3), "REDUCED"));
        }
        if (reason.equals("AE")) {
            events.add(new AdverseEvent(
                    StrictMath.max(start, stop - random.between(0, 7)),
                    random.between(5, 25),
                    random.pick("ALT_INCREASED", "FEVER", "RASH", "FATIGUE"),
                    random.between(2, 3),
                    "WITHDRAWN"));
        }
        events.sort(Comparator.comparingInt(AdverseEvent::onsetDay));
        return new Interferon(start, stop, reason, reduction, term, events);
    }

    private List<AdverseEvent> adverseEvents(int stop) {
        List<AdverseEvent> events = new ArrayList<>();
        for (Term term : LABEL) {
            if (random.chance(term.share()) && !(term.reported() && start < REPORTING_AGE)) {
                int count = 1 + random.poisson(0.5);
                for (int i = 0; i < count; i++) {
                    events.add(new AdverseEvent(
                            random.between(start, stop),
                            random.between(1, 6),
                            term.code(),
                            1 + random.weighted(0.65, 0.28, 0.07),
                            "NONE"));
                }
            }
        }
        double raisedAlt = start < 365 ? 0.24 : 0.12;
        if (random.chance(raisedAlt)) {
            int grade = random.chance(0.4) ? 3 : 2;
            events.add(new AdverseEvent(
                    random.between(start, stop), random.between(10, 40), "ALT_INCREASED", grade, "NONE"));
        }
        if (random.chance(0.06)) {
            int grade = diagnosis.condition().whiteCells() < 5 && random.chance(0.2) ? 4 : 3;
            events.add(
                    new AdverseEvent(random.between(start, stop), random.between(4, 14), "NEUTROPENIA", grade, "NONE"));
        }
        return events;
    }
}
