package org.aroregistry.core.endpoint;

/**
 * When neutrophils and platelets have recovered after a transplant, and when blood counts suffice to say so.
 *
 * @param version name of this set of limits, printed in every report
 * @param neutrophilLimit neutrophils that count as recovered, 10^9/L
 * @param plateletLimit platelets that count as recovered, 10^9/L
 * @param confirmFromDays shortest distance of the third neutrophil count from the first
 * @param confirmToDays longest distance of the third neutrophil count from the first
 * @param untransfusedBefore days before platelet recovery without platelet transfusion
 * @param untransfusedAfter days after it without one
 * @param fewestCounts days with a count that are needed to tell anything from counts
 * @param countsFrom first day from the infusion on which counts are expected
 * @param countsTo last such day
 */
public record RecoveryRule(
        String version,
        double neutrophilLimit,
        double plateletLimit,
        int confirmFromDays,
        int confirmToDays,
        int untransfusedBefore,
        int untransfusedAfter,
        int fewestCounts,
        int countsFrom,
        int countsTo) {
    /** The limits of the ASTCT consensus; counts suffice by the same numbers as in rule H-007. */
    public static final RecoveryRule ASTCT = new RecoveryRule("ASTCT", 0.5, 20, 2, 7, 7, 2, 5, 7, 45);
}
