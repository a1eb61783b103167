package org.aroregistry.batch.analysis;

import java.util.Optional;
import java.util.function.Function;
import org.aroregistry.core.endpoint.EventCount;
import org.aroregistry.core.endpoint.EventCount.FractureKind;
import org.aroregistry.core.endpoint.PatientFacts;

/** Events whose rates are reported. */
enum RatedKind {
    /** Fractures that are neither of the two below. */
    FRACTURES("Fractures", facts -> EventCount.fractures(facts, FractureKind.FRAGILITY)),
    /** Fractures at birth. */
    BIRTH_FRACTURES("Fractures at birth", facts -> EventCount.fractures(facts, FractureKind.BIRTH)),
    /** Fractures by high energy. */
    HIGH_ENERGY_FRACTURES("Fractures by high energy", facts -> EventCount.fractures(facts, FractureKind.HIGH_ENERGY)),
    /** Episodes of infection. */
    INFECTIONS("Infections", facts -> EventCount.infections(facts, false)),
    /** Episodes of serious bacterial infection. */
    SERIOUS_INFECTIONS("Serious bacterial infections", facts -> EventCount.infections(facts, true)),
    /** Transfusions of red cells. */
    RED_CELLS("Red cell transfusions", facts -> EventCount.transfusions(facts, "RBC")),
    /** Transfusions of platelets. */
    PLATELETS("Platelet transfusions", facts -> EventCount.transfusions(facts, "PLT"));

    private final String label;

    @SuppressWarnings("ImmutableEnumChecker") // the functions are stateless
    private final Function<PatientFacts, Optional<EventCount>> counting;

    RatedKind(String label, Function<PatientFacts, Optional<EventCount>> counting) {
        this.label = label;
        this.counting = counting;
    }

    /** Returns the events in words. */
    String label() {
        return label;
    }

    /** Counts the events of a patient; empty if the site never sent the file. */
    Optional<EventCount> count(PatientFacts facts) {
        return counting.apply(facts);
    }
}
