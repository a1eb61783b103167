package org.aroregistry.core.endpoint;

/**
 * Which deaths after a transplant count as related to it.
 *
 * @param version name of this choice, printed in every report
 * @param unknownCauseDays deaths of unknown cause up to this many days from the infusion count as related; negative for none
 * @param drugRelatedDays deaths by a drug up to this many days from the infusion count as related
 */
public record MortalityRule(String version, int unknownCauseDays, int drugRelatedDays) {
    /** The primary choice: unknown causes within a year, drugs within a hundred days. */
    public static final MortalityRule TRM_V1 = new MortalityRule("TRM v1", 365, 100);

    /** Returns the same choice with every death of unknown cause counted as unrelated, under another name. */
    public MortalityRule unknownAsUnrelated() {
        return new MortalityRule(version + " S1", -1, drugRelatedDays);
    }
}
