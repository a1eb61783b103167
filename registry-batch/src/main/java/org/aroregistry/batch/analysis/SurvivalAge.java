package org.aroregistry.batch.analysis;

/** Age at the first transplant in the bands between which survival is compared; a year has 365 days. */
enum SurvivalAge {
    /** Under 1 year. */
    AGE_UNDER_1("Under 1 year"),
    /** 1 to under 2 years. */
    AGE_1("1 to under 2 years"),
    /** 2 years and over. */
    AGE_FROM_2("2 years and over");

    private static final int YEAR = 365;

    private final String label;

    SurvivalAge(String label) {
        this.label = label;
    }

    /** Returns the band in words. */
    String label() {
        return label;
    }

    /** Returns the band of an age in days. */
    static SurvivalAge of(int day) {
        return day < YEAR ? AGE_UNDER_1 : day < 2 * YEAR ? AGE_1 : AGE_FROM_2;
    }
}
