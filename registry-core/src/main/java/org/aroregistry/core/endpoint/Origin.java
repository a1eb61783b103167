package org.aroregistry.core.endpoint;

import java.util.Optional;

/** What time zero of an endpoint is. */
public enum Origin {
    /** Birth. */
    BIRTH("Birth") {
        @Override
        Optional<Occurrence> of(PatientFacts facts) {
            return Optional.of(
                    Occurrence.exact(0, facts.patient().registration().source()));
        }
    },
    /** Diagnosis; birth if diagnosed before. */
    DIAGNOSIS("Diagnosis") {
        @Override
        Optional<Occurrence> of(PatientFacts facts) {
            return facts.patient()
                    .baseline()
                    .map(row -> new Occurrence(Math.max(0, row.dxDay()), row.dxPrecision(), row.source()));
        }
    },
    /** Infusion of the first transplant. */
    FIRST_TRANSPLANT("First transplant") {
        @Override
        Optional<Occurrence> of(PatientFacts facts) {
            return facts.patient().firstTransplant().map(row -> Occurrence.exact(row.day(), row.source()));
        }
    },
    /** First dose of interferon gamma-1b. */
    FIRST_INTERFERON("First dose of interferon gamma-1b") {
        @Override
        Optional<Occurrence> of(PatientFacts facts) {
            return facts.firstSegment().map(row -> Occurrence.exact(row.startDay(), row.source()));
        }
    };

    private final String label;

    Origin(String label) {
        this.label = label;
    }

    /** Returns time zero in words. */
    public String label() {
        return label;
    }

    abstract Optional<Occurrence> of(PatientFacts facts);
}
