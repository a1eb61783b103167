package org.aroregistry.reports.disclosure;

/** Who will read the report, and therefore what it may show. */
public enum Profile {
    /** For everybody: small cells and whatever would give them away are hidden. */
    PUBLIC(
            "Public",
            "Counts of 1 to 4 patients are printed as <5. Further cells are withheld, printed as [c], where a hidden count"
                    + " could be worked out from totals, percentages, denominators, numbers at risk or the accounting."
                    + " Zero is shown unless all cells around it are withheld. Where exact numbers would give a small count away,"
                    + " percentages are printed to the nearest 5 with ≈ and without their counts. Ages and durations are"
                    + " rounded down to"
                    + " weeks (under 2 years), months (2 to 5 years) or years; extremes are not shown. Curves are drawn"
                    + " only at times between which no or at least 5 events were seen, and stop where fewer than 5 are at"
                    + " risk. Sites are shown as letters."),
    /** For a supervisory authority and the registry's own staff: everything is shown. */
    REGULATOR(
            "Regulator",
            "Nothing is suppressed: every count is shown as it is. Not for publication; pass on only to those entitled to"
                    + " see small numbers.");

    /** Smallest count of patients that the public may see, zero apart. */
    public static final int SMALLEST_PUBLIC_COUNT = 5;

    private final String label;
    private final String rule;

    Profile(String label, String rule) {
        this.label = label;
        this.rule = rule;
    }

    /** Returns the name in words. */
    public String label() {
        return label;
    }

    /** Returns the suppression rule in words, as every report prints it. */
    public String rule() {
        return rule;
    }

    /** Tells whether a count of patients is one that the public may not see: 1 to 4. */
    static boolean isSmall(long count) {
        return count > 0 && count < SMALLEST_PUBLIC_COUNT;
    }
}
