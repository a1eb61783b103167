package org.aroregistry.reports.catalogue;

/**
 * A study whose numbers stand beside those of the registry as context.
 *
 * @param code stable code
 * @param label short name
 * @param citation where it was published
 * @param period years of its patients; empty if not known
 * @param patients number of its patients; empty if not known
 * @param certainty {@code A}: read in the abstract or on the page itself
 */
record PublishedStudy(String code, String label, String citation, String period, String patients, String certainty) {
    private static final String READ = "A";

    /** Tells whether the numbers were read in the publication itself. */
    boolean isRead() {
        return certainty.equals(READ);
    }

    /** Returns the study in one line. */
    String words() {
        return label + ", " + citation + (patients.isEmpty() ? "" : ", " + patients + " patients")
                + (period.isEmpty() ? "" : ", " + period);
    }
}
