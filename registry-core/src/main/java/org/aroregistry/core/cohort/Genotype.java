package org.aroregistry.core.cohort;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.aroregistry.core.study.GeneticFinding;

/**
 * The genotype group of a patient, and what is unusual about it.
 *
 * <p>Only causal rows of class P or LP count; modifiers and incidental findings never do. Both alleles are affected by one
 * homozygous row, a hemizygous row of an X-linked gene, or two heterozygous alleles not in cis. A variant of uncertain
 * significance opposite a pathogenic one is allowed and flagged.
 *
 * @param group the group
 * @param gene the gene behind it, if one was found
 * @param withUncertainAllele true if one of the two alleles is of uncertain significance
 * @param severalGenes true if more than one gene has both alleles affected; ask the site
 * @param notRecessive true if the site says that the causal variant is dominant or X-linked
 */
public record Genotype(
        GenotypeGroup group,
        Optional<String> gene,
        boolean withUncertainAllele,
        boolean severalGenes,
        boolean notRecessive) {

    private static final Set<String> X_LINKED = Set.of("IKBKG");
    private static final Set<String> WIDE_TESTS = Set.of("PANEL", "WES", "WGS");

    /**
     * Both alleles of one gene.
     *
     * @param gene the gene
     * @param withUncertainAllele true if one allele is of uncertain significance
     * @param withCertainAllele true if an allele is of class P
     */
    private record Biallelic(String gene, boolean withUncertainAllele, boolean withCertainAllele) {}

    /**
     * Derives the genotype of a patient.
     *
     * @param findings all genetic rows of the patient, in any order
     */
    public static Genotype of(List<GeneticFinding> findings) {
        TreeMap<String, List<GeneticFinding>> byGene = new TreeMap<>();
        for (GeneticFinding finding : findings) {
            if (finding.isCausal() && finding.gene().isPresent()) {
                byGene.computeIfAbsent(finding.gene().get(), g -> new ArrayList<>())
                        .add(finding);
            }
        }
        List<Biallelic> biallelic = byGene.entrySet().stream()
                .map(Genotype::biallelic)
                .flatMap(Optional::stream)
                .sorted(Comparator.comparing((Biallelic b) -> !b.withCertainAllele())
                        .thenComparing(Biallelic::withUncertainAllele)
                        .thenComparing(Biallelic::gene))
                .toList();
        boolean notRecessive = findings.stream()
                .filter(finding -> finding.isCausal() && finding.isPathogenic())
                .anyMatch(finding ->
                        finding.inheritance().filter(mode -> !mode.equals("AR")).isPresent());
        if (!biallelic.isEmpty()) {
            Biallelic first = biallelic.get(0);
            return new Genotype(
                    GenotypeGroup.ofBiallelic(first.gene()),
                    Optional.of(first.gene()),
                    first.withUncertainAllele(),
                    biallelic.size() > 1,
                    notRecessive);
        }
        return monoallelic(byGene)
                .map(gene -> new Genotype(
                        gene.equals("CLCN7") ? GenotypeGroup.CLCN7_MONOALLELIC : GenotypeGroup.MONOALLELIC_INCOMPLETE,
                        Optional.of(gene),
                        false,
                        false,
                        notRecessive))
                .orElseGet(() -> new Genotype(untyped(findings), Optional.empty(), false, false, false));
    }

    private static Optional<Biallelic> biallelic(Map.Entry<String, List<GeneticFinding>> entry) {
        String gene = entry.getKey();
        List<GeneticFinding> rows = entry.getValue();
        boolean certain = rows.stream()
                .anyMatch(row -> row.acmgClass().filter("P"::equals).isPresent());
        boolean alone = rows.stream()
                .filter(GeneticFinding::isPathogenic)
                .anyMatch(row -> isZygosity(row, "HOM") || (isZygosity(row, "HEMI") && X_LINKED.contains(gene)));
        if (alone) {
            return Optional.of(new Biallelic(gene, false, certain));
        }
        boolean pathogenicPair =
                hasPair(rows.stream().filter(GeneticFinding::isPathogenic).toList());
        if (pathogenicPair) {
            return Optional.of(new Biallelic(gene, false, certain));
        }
        boolean anyPathogenic = rows.stream().anyMatch(GeneticFinding::isPathogenic);
        boolean uncertainPair = anyPathogenic
                && hasPair(rows.stream()
                        .filter(row -> row.isPathogenic()
                                || row.acmgClass().filter("VUS"::equals).isPresent())
                        .toList());
        return uncertainPair ? Optional.of(new Biallelic(gene, true, certain)) : Optional.empty();
    }

    /** Two heterozygous alleles, number 1 and number 2, neither reported in cis. */
    private static boolean hasPair(List<GeneticFinding> rows) {
        return hasAllele(rows, 1) && hasAllele(rows, 2);
    }

    private static boolean hasAllele(List<GeneticFinding> rows, int number) {
        return rows.stream()
                .anyMatch(row -> isZygosity(row, "HET")
                        && row.alleleNo().filter(n -> n == number).isPresent()
                        && row.phase().filter("CIS"::equals).isEmpty());
    }

    private static boolean isZygosity(GeneticFinding row, String zygosity) {
        return row.zygosity().filter(zygosity::equals).isPresent();
    }

    /** The gene of a pathogenic variant that stays without its partner; CLCN7 first, as it decides who has ARO. */
    private static Optional<String> monoallelic(TreeMap<String, List<GeneticFinding>> byGene) {
        return byGene.entrySet().stream()
                .filter(entry -> entry.getValue().stream().anyMatch(GeneticFinding::isPathogenic))
                .map(Map.Entry::getKey)
                .min(Comparator.comparing((String gene) -> !gene.equals("CLCN7"))
                        .thenComparing(Comparator.naturalOrder()));
    }

    private static GenotypeGroup untyped(List<GeneticFinding> findings) {
        boolean unsolved = findings.stream()
                .anyMatch(row -> row.testResult().equals("VUS_ONLY")
                        || (row.isCausal()
                                && row.acmgClass().filter("VUS"::equals).isPresent())
                        || (row.testResult().equals("NEGATIVE") && WIDE_TESTS.contains(row.testType())));
        if (unsolved) {
            return GenotypeGroup.UNSOLVED_TESTED;
        }
        boolean pending = findings.stream().anyMatch(row -> row.testResult().equals("PENDING"));
        return pending ? GenotypeGroup.PENDING : GenotypeGroup.NOT_TESTED;
    }
}
