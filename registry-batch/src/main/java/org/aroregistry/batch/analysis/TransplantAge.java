package org.aroregistry.batch.analysis;

/** Age at the first transplant, in bands; a month is a twelfth of 365 days. */
enum TransplantAge {
    /** Under 3 months. */
    UNDER_3_MONTHS("Under 3 months", 91),
    /** 3 to under 6 months. */
    FROM_3_TO_6_MONTHS("3 to under 6 months", 182),
    /** 6 to under 12 months. */
    FROM_6_TO_12_MONTHS("6 to under 12 months", 365),
    /** 12 to under 24 months. */
    FROM_12_TO_24_MONTHS("12 to under 24 months", 730),
    /** 24 months and over. */
    FROM_24_MONTHS("24 months and over", Integer.MAX_VALUE);

    private final String label;
    private final int endDay;

    TransplantAge(String label, int endDay) {
        this.label = label;
        this.endDay = endDay;
    }

    String label() {
        return label;
    }

    /** Returns the band of an age in days. */
    static TransplantAge of(int day) {
        for (TransplantAge age : values()) {
            if (day < age.endDay) {
                return age;
            }
        }
        return FROM_24_MONTHS;
    }
}
