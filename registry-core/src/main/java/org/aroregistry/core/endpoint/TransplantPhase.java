package org.aroregistry.core.endpoint;

import java.util.Optional;

/** Where a day lies from the first transplant. */
public enum TransplantPhase {
    /** Before the infusion, or never transplanted. */
    BEFORE("Before transplant"),
    /** From the day of the infusion to day 100. */
    TO_DAY_100("0 to 100 days after transplant"),
    /** To day 365. */
    TO_DAY_365("101 to 365 days after transplant"),
    /** Later. */
    LATER("More than a year after transplant");

    static final int EARLY_DAYS = 100;
    static final int YEAR_DAYS = 365;

    private final String label;

    TransplantPhase(String label) {
        this.label = label;
    }

    /** Returns the phase in words. */
    public String label() {
        return label;
    }

    static TransplantPhase of(Optional<Integer> infusion, int day) {
        if (infusion.isEmpty() || day < infusion.get()) {
            return BEFORE;
        }
        int since = day - infusion.get();
        if (since <= EARLY_DAYS) {
            return TO_DAY_100;
        }
        return since <= YEAR_DAYS ? TO_DAY_365 : LATER;
    }
}
