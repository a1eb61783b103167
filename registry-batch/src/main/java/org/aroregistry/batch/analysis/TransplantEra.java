package org.aroregistry.batch.analysis;

import java.util.Optional;

/** Calendar time of the first transplant, in decades. */
enum TransplantEra {
    /** Before 2000. */
    BEFORE_2000("Before 2000"),
    /** 2000 to 2009. */
    FROM_2000("2000\u20132009"),
    /** 2010 to 2019. */
    FROM_2010("2010\u20132019"),
    /** 2020 and later. */
    FROM_2020("2020 and later"),
    /** The year is not known. */
    UNKNOWN("Year not known");

    private static final int FIRST = 2000;
    private static final int YEARS = 10;

    private final String label;

    TransplantEra(String label) {
        this.label = label;
    }

    /** Returns the era in words. */
    String label() {
        return label;
    }

    /** Returns the era of a calendar year. */
    static TransplantEra of(Optional<Integer> year) {
        if (year.isEmpty()) {
            return UNKNOWN;
        }
        return year.get() < FIRST
                ? BEFORE_2000
                : values()[Math.min((year.get() - FIRST) / YEARS + 1, FROM_2020.ordinal())];
    }
}
