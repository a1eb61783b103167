package org.aroregistry.core.cohort;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.aroregistry.core.study.Patient;

/**
 * A restriction of all analyses to some patients, by name.
 *
 * @param name name of the cohort, part of every result
 * @param sites sites to keep; empty for all
 * @param regulatoryConsent true to keep only patients whose consent covers reports to regulators
 */
public record Cohort(String name, Set<String> sites, boolean regulatoryConsent) {
    /** Everybody. */
    public static final Cohort ALL = new Cohort("ALL", Set.of(), false);

    /** Patients whose consent covers reports to regulators; the only cohort that a regulator may be shown. */
    public static final Cohort REGULATORY = new Cohort("REGULATORY", Set.of(), true);

    private static final String REGULATORY_SCOPE = "CORE_RESEARCH_REGULATORY";

    /** Copies the sites. */
    public Cohort {
        sites = Set.copyOf(new TreeSet<>(sites));
    }

    /**
     * Returns a cohort that needs no definition of its own.
     *
     * @throws IllegalArgumentException if the name is neither ALL nor REGULATORY
     */
    public static Cohort named(String name) {
        return List.of(ALL, REGULATORY).stream()
                .filter(cohort -> cohort.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("there is no cohort '" + name + "': give ALL or REGULATORY"));
    }

    /** Returns why a patient is not part of the cohort. */
    Optional<Exclusion> exclusionOf(Patient patient) {
        if (regulatoryConsent && !isRegulatory(patient)) {
            return Optional.of(Exclusion.CONSENT_TOO_NARROW);
        }
        return sites.isEmpty() || sites.contains(patient.siteId())
                ? Optional.empty()
                : Optional.of(Exclusion.OUTSIDE_COHORT);
    }

    /** Tells whether a patient's consent covers reports to regulators. */
    public static boolean isRegulatory(Patient patient) {
        return patient.registration().consentScope().equals(REGULATORY_SCOPE);
    }
}
