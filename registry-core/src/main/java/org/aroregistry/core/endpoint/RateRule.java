package org.aroregistry.core.endpoint;

/**
 * When a patient is at risk of fractures and infections, and which rows are one event.
 *
 * @param version name of this set of limits, printed in every report
 * @param visitGapDays longest time between two visits that the second one covers
 * @param sameFractureDays a bone that breaks again within so many days is the same fracture, unless the first had healed
 * @param symptomFreeDays days from the end of an infection to the onset of the next one that make it another episode
 */
public record RateRule(String version, int visitGapDays, int sameFractureDays, int symptomFreeDays) {
    /** The registry's own limits. */
    public static final RateRule V1 = new RateRule("RATE v1", 400, 90, 14);
}
