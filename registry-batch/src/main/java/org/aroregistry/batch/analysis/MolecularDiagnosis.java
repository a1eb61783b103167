package org.aroregistry.batch.analysis;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.aroregistry.core.cohort.Genotype;
import org.aroregistry.core.cohort.GenotypeGroup;
import org.aroregistry.core.study.GeneticFinding;

/**
 * What genetic testing found in one patient.
 *
 * @param group the genotype
 * @param uncertainOnly true if tested without a pathogenic variant, but with one of uncertain significance (rule G-017)
 * @param uncertainAllele true if both alleles are affected, one of them by a variant of uncertain significance
 * @param testTypes kinds of tests that gave a result
 * @param variantClasses what the variants do on which the genotype rests, as far as known
 * @param resultDay age at the first test that gave a result, in days; negative before birth
 */
record MolecularDiagnosis(
        GenotypeGroup group,
        boolean uncertainOnly,
        boolean uncertainAllele,
        Set<String> testTypes,
        Set<String> variantClasses,
        Optional<Integer> resultDay) {
    private static final Set<String> RESULTS = Set.of("POSITIVE", "NEGATIVE", "VUS_ONLY");

    static MolecularDiagnosis of(Genotype genotype, List<GeneticFinding> findings) {
        List<GeneticFinding> results = findings.stream()
                .filter(finding -> RESULTS.contains(finding.testResult()))
                .toList();
        boolean uncertain = results.stream()
                .anyMatch(finding ->
                        finding.testResult().equals("VUS_ONLY") || finding.isCausal() && isUncertain(finding));
        return new MolecularDiagnosis(
                genotype.group(),
                genotype.group() == GenotypeGroup.UNSOLVED_TESTED && uncertain,
                genotype.withUncertainAllele(),
                results.stream().map(GeneticFinding::testType).collect(Collectors.toUnmodifiableSet()),
                variants(genotype, results)
                        .map(GeneticFinding::variantClass)
                        .flatMap(Optional::stream)
                        .collect(Collectors.toUnmodifiableSet()),
                results.stream()
                        .map(GeneticFinding::testDay)
                        .flatMap(Optional::stream)
                        .min(Integer::compare));
    }

    /** Tells whether somebody looked widely enough: a result is there, and it is no narrow test without a finding. */
    boolean isTested() {
        return group != GenotypeGroup.NOT_TESTED && group != GenotypeGroup.PENDING;
    }

    private static Stream<GeneticFinding> variants(Genotype genotype, List<GeneticFinding> results) {
        return results.stream()
                .filter(GeneticFinding::isCausal)
                .filter(finding -> finding.gene().isPresent() && finding.gene().equals(genotype.gene()))
                .filter(finding -> finding.isPathogenic() || genotype.withUncertainAllele() && isUncertain(finding));
    }

    private static boolean isUncertain(GeneticFinding finding) {
        return finding.acmgClass().filter("VUS"::equals).isPresent();
    }
}
