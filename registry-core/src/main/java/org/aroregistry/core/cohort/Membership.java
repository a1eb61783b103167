package org.aroregistry.core.cohort;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.aroregistry.core.study.Patient;

/**
 * The analysis sets of one patient: for each set either in, or the first reason why not.
 *
 * @param exclusions the reason by set; a set that is not a key contains the patient
 */
public record Membership(Map<AnalysisSet, Exclusion> exclusions) {

    /** Copies the reasons. */
    public Membership {
        exclusions = Map.copyOf(exclusions);
    }

    /**
     * Decides the sets of a patient.
     *
     * <p>ARO, HSCT1, NEUROPATHIC and GENO ask for recessive disease. SAFETY and SMO_IFN do not: who got the drug is followed whatever the
     * gene.
     */
    public static Membership of(Patient patient, Genotype genotype, Cohort cohort) {
        Map<AnalysisSet, Exclusion> exclusions = new EnumMap<>(AnalysisSet.class);
        for (AnalysisSet set : AnalysisSet.values()) {
            exclusion(set, patient, genotype, cohort).ifPresent(reason -> exclusions.put(set, reason));
        }
        return new Membership(exclusions);
    }

    /** Returns why the patient is not in a set; empty if in. */
    public Optional<Exclusion> exclusionFrom(AnalysisSet set) {
        return Optional.ofNullable(exclusions.get(set));
    }

    /** Tells whether the patient is in a set. */
    public boolean isIn(AnalysisSet set) {
        return !exclusions.containsKey(set);
    }

    private static Optional<Exclusion> exclusion(AnalysisSet set, Patient patient, Genotype genotype, Cohort cohort) {
        Optional<Exclusion> outside = cohort.exclusionOf(patient);
        if (outside.isPresent()) {
            return outside;
        }
        return switch (set) {
            case ALL -> Optional.empty();
            case ARO -> notRecessive(genotype);
            case SAFETY -> untreated(patient);
            case SMO_IFN ->
                when(!patient.registration().severeMalignant().isYes(), Exclusion.NOT_SEVERE_MALIGNANT)
                        .or(() -> untreated(patient));
            case HSCT1 ->
                notRecessive(genotype)
                        .or(() -> when(patient.firstTransplant().isEmpty(), without(patient, Exclusion.NO_TRANSPLANT)));
            case NEUROPATHIC ->
                notRecessive(genotype).or(() -> when(!isNeuropathic(patient, genotype), Exclusion.NOT_NEUROPATHIC));
            case GENO -> notRecessive(genotype).or(() -> when(!genotype.group().isSolved(), Exclusion.NO_CAUSAL_GENE));
        };
    }

    private static Optional<Exclusion> notRecessive(Genotype genotype) {
        return when(genotype.group() == GenotypeGroup.CLCN7_MONOALLELIC, Exclusion.CLCN7_MONOALLELIC)
                .or(() -> when(genotype.notRecessive(), Exclusion.NOT_RECESSIVE));
    }

    private static boolean isNeuropathic(Patient patient, Genotype genotype) {
        return genotype.group() == GenotypeGroup.OSTM1
                || patient.baseline().filter(row -> row.neuropathic().isYes()).isPresent();
    }

    private static Optional<Exclusion> untreated(Patient patient) {
        return when(patient.segments().isEmpty(), without(patient, Exclusion.NO_INTERFERON));
    }

    /** Whether a treatment came after consent was withdrawn is not looked at. */
    private static Exclusion without(Patient patient, Exclusion treatment) {
        return patient.registration().consentWithdrawnDay().isPresent() ? Exclusion.CONSENT_WITHDRAWN : treatment;
    }

    private static Optional<Exclusion> when(boolean condition, Exclusion reason) {
        return condition ? Optional.of(reason) : Optional.empty();
    }
}
