package org.aroregistry.core.endpoint;

/**
 * When transfusions are no longer needed, and when they are needed regularly.
 *
 * @param version name of this set of limits, printed in every report
 * @param redCellFreeDays days without red cells
 * @param haemoglobin haemoglobin at their end, g/L
 * @param plateletFreeDays days without platelets
 * @param platelets platelets throughout and at their end, 10^9/L
 * @param dependenceDays two red cell transfusions within so many days mean dependence
 */
public record IndependenceRule(
        String version,
        int redCellFreeDays,
        double haemoglobin,
        int plateletFreeDays,
        double platelets,
        int dependenceDays) {
    /** The registry's own limits. */
    public static final IndependenceRule V1 = new IndependenceRule("TI v1", 60, 80, 14, 20, 90);
}
