package org.aroregistry.core.endpoint;

/** Why an event cannot be judged in a patient. */
public enum NotEvaluable {
    /** No value or examination at the first dose to compare with. */
    NO_BASELINE("No baseline value"),
    /** Already dependent on red cell transfusions at baseline. */
    TRANSFUSION_DEPENDENT("Transfusion dependent at baseline"),
    /** Baseline platelets are too low to fall by half. */
    BASELINE_TOO_LOW("Baseline value too low"),
    /** The site never sent the file. */
    FILE_NEVER_DELIVERED("Site never sent this file"),
    /** Both optic discs were atrophic before the first dose. */
    ALREADY_ATROPHIC("Both optic discs atrophic at baseline"),
    /** The site says neither that it happened nor that it did not. */
    NOT_REPORTED("Neither reported nor excluded by the site"),
    /** Neither a sample with donor cells nor recovery of the neutrophils: no graft that could attack. */
    NO_DONOR_CELLS("Neither donor cells nor neutrophil recovery shown"),
    /** Stages and grade of an episode are not known. */
    GRADE_UNKNOWN("Grade not known"),
    /** Too many signs that the criteria ask for are not known. */
    CRITERIA_UNKNOWN("Signs that the criteria ask for not known"),
    /** Whether it was treated is not known. */
    TREATMENT_UNKNOWN("Treatment not known"),
    /** What could be lost was lost at baseline. */
    IMPAIRED_AT_BASELINE("Impaired at baseline"),
    /** Nobody examined the patient. */
    NEVER_EXAMINED("Never examined"),
    /** No blood count late enough. */
    NO_COUNTS("No blood counts");

    private final String label;

    NotEvaluable(String label) {
        this.label = label;
    }

    /** Returns the reason in words. */
    public String label() {
        return label;
    }
}
