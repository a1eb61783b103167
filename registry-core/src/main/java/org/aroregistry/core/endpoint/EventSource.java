package org.aroregistry.core.endpoint;

import java.util.Comparator;
import java.util.Optional;

/**
 * Where an event of an endpoint comes from. The order is that of events on the same day: the first one counts.
 */
public enum EventSource {
    /** Death from any cause. */
    DEATH("Death") {
        @Override
        Optional<Occurrence> first(PatientFacts facts, int origin) {
            return facts.patient().status().flatMap(status -> facts.patient()
                    .deathDay()
                    .map(day -> new Occurrence(day, status.deathPrecision(), status.source())));
        }

        @Override
        boolean isUndated(PatientFacts facts) {
            return facts.patient().status().filter(status -> status.isDead()).isPresent()
                    && facts.patient().deathDay().isEmpty();
        }
    },
    /** Failure of the first graft. */
    GRAFT_FAILURE("Graft failure") {
        @Override
        Optional<Occurrence> first(PatientFacts facts, int origin) {
            return GraftFailure.first(facts.patient());
        }

        @Override
        boolean isUndated(PatientFacts facts) {
            return GraftFailure.isUndated(facts.patient());
        }
    },
    /** Serious bacterial infection. */
    SBI("Serious bacterial infection"),
    /** Fall in haemoglobin, or new dependence on transfusions. */
    HB("Fall in haemoglobin"),
    /** Fall in platelets, or first platelet transfusion. */
    PLT("Fall in platelets"),
    /** Loss of hearing. */
    HEAR("Loss of hearing"),
    /** Optic atrophy. */
    OPTIC("Optic atrophy"),
    /** Interferon stopped for another reason than a transplant or death. */
    DISCONTINUED("Interferon stopped") {
        @Override
        Optional<Occurrence> first(PatientFacts facts, int origin) {
            return InterferonCourse.of(facts.patient())
                    .filter(course -> course.end() == InterferonCourse.End.STOPPED)
                    .map(InterferonCourse::stop);
        }
    },
    /** Start of conditioning for a transplant. */
    CONDITIONING("Conditioning for transplant") {
        @Override
        Optional<Occurrence> first(PatientFacts facts, int origin) {
            return facts.patient().transplants().stream()
                    .filter(transplant -> transplant.conditioningDay() >= origin)
                    .map(transplant -> Occurrence.exact(transplant.conditioningDay(), transplant.source()))
                    .min(Comparator.comparingInt(Occurrence::day));
        }
    },
    /** Transplant, or interferon stopped for it. */
    HSCT("Transplant") {
        @Override
        Optional<Occurrence> first(PatientFacts facts, int origin) {
            Optional<Occurrence> transplant = facts.patient().transplants().stream()
                    .filter(row -> row.day() >= origin)
                    .map(row -> Occurrence.exact(row.day(), row.source()))
                    .min(Occurrence.FIRST);
            return InterferonCourse.of(facts.patient())
                    .filter(course -> course.end() == InterferonCourse.End.TRANSPLANT)
                    .map(InterferonCourse::stop)
                    .or(() -> transplant);
        }
    };

    private final String label;

    EventSource(String label) {
        this.label = label;
    }

    /** Returns the event in words. */
    public String label() {
        return label;
    }

    /**
     * Finds the first such event.
     *
     * @param facts the patient
     * @param origin age at time zero, in days; events before it are of no interest
     */
    Optional<Occurrence> first(PatientFacts facts, int origin) {
        return Progression.of(facts).flatMap(progression -> progression.first(this));
    }

    /** Tells whether the event is known to have happened, but on no known day. */
    boolean isUndated(PatientFacts facts) {
        return false;
    }
}
