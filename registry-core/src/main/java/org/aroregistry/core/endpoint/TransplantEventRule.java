package org.aroregistry.core.endpoint;

/**
 * Limits of the complications of a transplant.
 *
 * @param version name of this set of limits, printed in every report
 * @param gvhdReportDay day from the infusion by which a centre must have said whether there was graft-versus-host disease
 * @param vodSigns signs of the paediatric EBMT criteria that make veno-occlusive disease
 * @param vodWeightGainPercent weight gain above this is a sign, in percent
 * @param pressureMmhg systolic pressure of the right ventricle that counts as pulmonary hypertension, the limit included
 * @param pressureFromDay first day from the infusion on which pulmonary hypertension counts
 * @param pressureToDay last such day
 * @param calciumMmolL total calcium above this is hypercalcaemia, mmol/L
 * @param resorptionAfterDay images after this day from the infusion tell whether bone is resorbed
 */
public record TransplantEventRule(
        String version,
        int gvhdReportDay,
        int vodSigns,
        double vodWeightGainPercent,
        int pressureMmhg,
        int pressureFromDay,
        int pressureToDay,
        double calciumMmolL,
        int resorptionAfterDay) {
    /** The primary limits; calcium is 11.0 mg/dL. */
    public static final TransplantEventRule V1 = new TransplantEventRule("TX v1", 100, 2, 5, 40, -10, 180, 2.7445, 365);
}
