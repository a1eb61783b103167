package org.aroregistry.core.endpoint;

import java.util.Comparator;
import java.util.Optional;

/** Transplants as events. */
final class TransplantEvents {
    private TransplantEvents() {}

    static Optional<Occurrence> conditioning(PatientFacts facts, int origin) {
        return facts.patient().transplants().stream()
                .filter(transplant -> transplant.conditioningDay() >= origin)
                .map(transplant -> Occurrence.exact(transplant.conditioningDay(), transplant.source()))
                .min(Comparator.comparingInt(Occurrence::day));
    }

    static Optional<Occurrence> second(PatientFacts facts, int origin) {
        return facts.patient().transplants().stream()
                .filter(transplant -> transplant.number() > 1)
                .map(transplant -> Occurrence.exact(transplant.day(), transplant.source()))
                .min(Occurrence.FIRST);
    }
}
