package org.aroregistry.batch.analysis;

/** Ages as listings of single patients print them: in bands, so that no line says how old a child was to the day. */
enum AgeBand {
    /** Under 1 year. */
    UNDER_1("Under 1 year", 365),
    /** 1 to under 2 years. */
    FROM_1("1 to under 2 years", 730),
    /** 2 to under 5 years. */
    FROM_2("2 to under 5 years", 1826),
    /** 5 to under 12 years. */
    FROM_5("5 to under 12 years", 4383),
    /** 12 years and over. */
    FROM_12("12 years and over", Integer.MAX_VALUE);

    private final String label;
    private final int end;

    AgeBand(String label, int end) {
        this.label = label;
        this.end = end;
    }

    /** Returns the band in words. */
    String label() {
        return label;
    }

    /** Returns the band of an age in days. */
    static AgeBand of(int day) {
        for (AgeBand band : values()) {
            if (day < band.end) {
                return band;
            }
        }
        return FROM_12;
    }
}
