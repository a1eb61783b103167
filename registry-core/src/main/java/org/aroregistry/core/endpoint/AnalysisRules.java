package org.aroregistry.core.endpoint;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Choices of the registry that endpoints depend on; part of every definition version.
 *
 * @param progression thresholds of progression on interferon
 * @param mortality which deaths are related to a transplant
 * @param graftFailure when a graft has failed
 * @param recovery when blood counts have recovered
 * @param transplant limits of the complications of a transplant
 * @param preservation when sight and hearing are preserved
 * @param independence when transfusions are no longer needed
 * @param rates when a patient is at risk of fractures and infections
 * @param monitoring when tests are due on interferon
 * @param growth how growth is compared with a reference
 * @param completeCapture sites that certified to have registered every case diagnosed since a year, dead or alive: year by site
 * @param contactGraceDays how far beyond the last contact an event may lie and still extend it
 */
public record AnalysisRules(
        ProgressionRule progression,
        MortalityRule mortality,
        GraftFailureRule graftFailure,
        RecoveryRule recovery,
        TransplantEventRule transplant,
        PreservationRule preservation,
        IndependenceRule independence,
        RateRule rates,
        MonitoringRule monitoring,
        GrowthRule growth,
        SortedMap<String, Integer> completeCapture,
        int contactGraceDays) {
    /** The rules unless configured otherwise: no site is certified. */
    public static final AnalysisRules DEFAULT = new AnalysisRules(
            ProgressionRule.TTP_V1,
            MortalityRule.TRM_V1,
            GraftFailureRule.ASTCT,
            RecoveryRule.ASTCT,
            TransplantEventRule.V1,
            PreservationRule.V1,
            IndependenceRule.V1,
            RateRule.V1,
            MonitoringRule.V1,
            GrowthRule.V2,
            new TreeMap<>(),
            30);

    /** Copies the sites. */
    public AnalysisRules {
        completeCapture = new TreeMap<>(completeCapture);
    }

    /** Returns the same rules with certified sites. */
    public AnalysisRules withCompleteCapture(Map<String, Integer> sinceYearBySite) {
        return new AnalysisRules(
                progression,
                mortality,
                graftFailure,
                recovery,
                transplant,
                preservation,
                independence,
                rates,
                monitoring,
                growth,
                new TreeMap<>(sinceYearBySite),
                contactGraceDays);
    }

    /** Returns the same rules with other progression thresholds. */
    public AnalysisRules with(ProgressionRule rule) {
        return new AnalysisRules(
                rule,
                mortality,
                graftFailure,
                recovery,
                transplant,
                preservation,
                independence,
                rates,
                monitoring,
                growth,
                completeCapture,
                contactGraceDays);
    }

    /** Returns the same rules with another choice of deaths that a transplant caused. */
    public AnalysisRules with(MortalityRule rule) {
        return new AnalysisRules(
                progression,
                rule,
                graftFailure,
                recovery,
                transplant,
                preservation,
                independence,
                rates,
                monitoring,
                growth,
                completeCapture,
                contactGraceDays);
    }

    /** Returns the same rules with other limits of graft failure. */
    public AnalysisRules with(GraftFailureRule rule) {
        return new AnalysisRules(
                progression,
                mortality,
                rule,
                recovery,
                transplant,
                preservation,
                independence,
                rates,
                monitoring,
                growth,
                completeCapture,
                contactGraceDays);
    }

    /** Returns the same rules with other limits of sight and hearing. */
    public AnalysisRules with(PreservationRule rule) {
        return new AnalysisRules(
                progression,
                mortality,
                graftFailure,
                recovery,
                transplant,
                rule,
                independence,
                rates,
                monitoring,
                growth,
                completeCapture,
                contactGraceDays);
    }
}
