package org.aroregistry.core.endpoint;

/** Why a component of progression cannot be judged in a patient. */
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
    ALREADY_ATROPHIC("Both optic discs atrophic at baseline");

    private final String label;

    NotEvaluable(String label) {
        this.label = label;
    }

    /** Returns the reason in words. */
    public String label() {
        return label;
    }
}
