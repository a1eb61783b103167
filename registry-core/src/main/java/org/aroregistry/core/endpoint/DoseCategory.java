package org.aroregistry.core.endpoint;

import java.util.Optional;

/** How a dose of interferon compares with the label. */
public enum DoseCategory {
    /** 0.80 to 1.25 of the label dose. */
    ON_LABEL("On label (0.80 to 1.25 of the label dose)"),
    /** 0.40 to 0.60, reduced for an adverse event as the label says. */
    REDUCED("Halved for an adverse event (0.40 to 0.60)"),
    /** Below 0.80 otherwise. */
    LOW("Low (below 0.80)"),
    /** Above 1.25. */
    HIGH("High (above 1.25)"),
    /** Dose or size not known, or the dose cannot be right. */
    NOT_KNOWN("Not known");

    private final String label;

    DoseCategory(String label) {
        this.label = label;
    }

    /** Returns the category in words. */
    public String label() {
        return label;
    }

    /**
     * Judges a dose.
     *
     * @param ratio dose by label dose
     * @param changeReason why the segment began
     */
    public static DoseCategory of(double ratio, Optional<String> changeReason) {
        // Decimal doses such as 0.8 of a label dose must not fall out by their last binary digit.
        double rounded = Math.rint(ratio * 1e9) / 1e9;
        if (rounded > 1.25) {
            return HIGH;
        }
        if (rounded >= 0.80) {
            return ON_LABEL;
        }
        boolean reduced = changeReason.filter("REDUCE_AE"::equals).isPresent();
        return reduced && rounded >= 0.40 && rounded <= 0.60 ? REDUCED : LOW;
    }
}
