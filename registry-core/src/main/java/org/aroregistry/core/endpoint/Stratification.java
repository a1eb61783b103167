package org.aroregistry.core.endpoint;

import java.util.Optional;
import org.aroregistry.core.cohort.DonorGroup;
import org.aroregistry.core.cohort.GenotypeColumn;

/** The groups between which an endpoint is compared. */
public enum Stratification {
    /** No groups. */
    NONE,
    /** Donor of the first transplant. */
    DONOR,
    /** Genotype. */
    GENOTYPE;

    /** Returns the code of a patient's group. */
    Optional<String> groupOf(PatientFacts facts) {
        return switch (this) {
            case NONE -> Optional.empty();
            case DONOR ->
                facts.patient().firstTransplant().map(transplant -> DonorGroup.of(transplant.donorType())
                        .name());
            case GENOTYPE ->
                Optional.of(GenotypeColumn.of(facts.genotype().group()).name());
        };
    }
}
