package org.aroregistry.core.cohort;

import java.util.Optional;

/** Kinds of donors that transplant outcomes are compared between. */
public enum DonorGroup {
    /** Matched sibling or other matched relative. */
    MATCHED_FAMILY("Matched family donor"),
    /** Matched unrelated. */
    MATCHED_UNRELATED("Matched unrelated donor"),
    /** Half-matched or otherwise mismatched relative. */
    MISMATCHED_FAMILY("Haploidentical or mismatched family donor"),
    /** Mismatched unrelated, or cord blood. */
    MISMATCHED_UNRELATED_OR_CORD("Mismatched unrelated donor or cord blood"),
    /** Not known. */
    UNKNOWN("Donor not known");

    private final String label;

    DonorGroup(String label) {
        this.label = label;
    }

    /** Returns the group in words. */
    public String label() {
        return label;
    }

    /**
     * Returns the group of a donor type.
     *
     * @param donorType code as in {@code hsct.donor_type}, empty if unknown
     */
    public static DonorGroup of(Optional<String> donorType) {
        return switch (donorType.orElse("")) {
            case "MSD", "MFD" -> MATCHED_FAMILY;
            case "MUD" -> MATCHED_UNRELATED;
            case "HAPLO", "MMFD" -> MISMATCHED_FAMILY;
            case "MMUD", "UCB_REL", "UCB_UNREL" -> MISMATCHED_UNRELATED_OR_CORD;
            default -> UNKNOWN;
        };
    }
}
