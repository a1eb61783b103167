package org.aroregistry.core.endpoint;

/** How the visual acuity of the better eye at one time compares with that at another one before. */
public enum VisionChange {
    /** At least one category better. */
    BETTER("Better by a category or more"),
    /** The same category. */
    SAME("Same category"),
    /** At least one category worse. */
    WORSE("Worse by a category or more"),
    /** The category before is not known. */
    NO_BASELINE("Before not examined or not assessable"),
    /** Examined, but the better eye could not be told. */
    NOT_ASSESSABLE("Examined, better eye not assessable"),
    /** Not examined around that time, though followed. */
    NOT_EXAMINED("Not examined"),
    /** Not examined around that time, as the patient had died. */
    DIED("Died before"),
    /** Not examined around that time, as follow-up ended before. */
    NOT_FOLLOWED("Follow-up ended before");

    private final String label;

    VisionChange(String label) {
        this.label = label;
    }

    /** Returns the change in words. */
    public String label() {
        return label;
    }

    /** Tells whether both categories are known. */
    public boolean isKnown() {
        return ordinal() <= WORSE.ordinal();
    }

    static VisionChange of(int before, int after) {
        return after < before ? BETTER : after > before ? WORSE : SAME;
    }
}
