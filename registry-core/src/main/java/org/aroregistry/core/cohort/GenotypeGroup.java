package org.aroregistry.core.cohort;

import java.util.Map;

/** The molecular diagnosis of a patient, one group per patient. */
public enum GenotypeGroup {
    /** Both alleles of TCIRG1. */
    TCIRG1("TCIRG1"),
    /** Both alleles of CLCN7. */
    CLCN7_BIALLELIC("CLCN7, both alleles"),
    /** One allele of CLCN7: dominant osteopetrosis, not ARO. */
    CLCN7_MONOALLELIC("CLCN7, one allele"),
    /** Both alleles of OSTM1. */
    OSTM1("OSTM1"),
    /** Both alleles of SNX10. */
    SNX10("SNX10"),
    /** Both alleles of PLEKHM1. */
    PLEKHM1("PLEKHM1"),
    /** Both alleles of TNFRSF11A (RANK). */
    TNFRSF11A("TNFRSF11A (RANK)"),
    /** Both alleles of TNFSF11 (RANKL). */
    TNFSF11("TNFSF11 (RANKL)"),
    /** Both alleles of CA2. */
    CA2("CA2"),
    /** Both alleles of SLC4A2. */
    SLC4A2("SLC4A2"),
    /** Both alleles of another gene. */
    OTHER_GENE("Other gene"),
    /** One pathogenic allele of a recessive gene other than CLCN7. */
    MONOALLELIC_INCOMPLETE("One allele found"),
    /** Tested widely enough, no cause found. */
    UNSOLVED_TESTED("Tested, no cause found"),
    /** A result is awaited. */
    PENDING("Result pending"),
    /** Not tested, or not widely enough to say that no cause was found. */
    NOT_TESTED("Not tested");

    private static final Map<String, GenotypeGroup> BY_GENE = Map.of(
            "TCIRG1", TCIRG1,
            "CLCN7", CLCN7_BIALLELIC,
            "OSTM1", OSTM1,
            "SNX10", SNX10,
            "PLEKHM1", PLEKHM1,
            "TNFRSF11A", TNFRSF11A,
            "TNFSF11", TNFSF11,
            "CA2", CA2,
            "SLC4A2", SLC4A2);

    private final String label;

    GenotypeGroup(String label) {
        this.label = label;
    }

    /** Returns the group in words. */
    public String label() {
        return label;
    }

    /** Tells whether a causal gene is established. */
    public boolean isSolved() {
        return ordinal() <= OTHER_GENE.ordinal() && this != CLCN7_MONOALLELIC;
    }

    /** Returns the group of a gene with both alleles affected. */
    static GenotypeGroup ofBiallelic(String gene) {
        return BY_GENE.getOrDefault(gene, OTHER_GENE);
    }
}
