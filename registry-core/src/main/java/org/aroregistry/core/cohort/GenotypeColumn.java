package org.aroregistry.core.cohort;

/** The genotype groups that tables show side by side; each group of recessive disease falls into exactly one. */
public enum GenotypeColumn {
    /** TCIRG1. */
    TCIRG1("TCIRG1"),
    /** CLCN7, both alleles. */
    CLCN7("CLCN7, both alleles"),
    /** OSTM1. */
    OSTM1("OSTM1"),
    /** SNX10. */
    SNX10("SNX10"),
    /** TNFRSF11A. */
    RANK("TNFRSF11A (RANK)"),
    /** Any other gene, or one allele only. */
    OTHER("Other or one allele"),
    /** Tested, no cause found. */
    UNSOLVED("Tested, no cause found"),
    /** Not tested, or the result is awaited. */
    NOT_TESTED("Not tested or pending");

    private final String label;

    GenotypeColumn(String label) {
        this.label = label;
    }

    /** Returns the column heading. */
    public String label() {
        return label;
    }

    /** Returns the column of a group; dominant disease, which has none of its own, counts as other. */
    public static GenotypeColumn of(GenotypeGroup group) {
        return switch (group) {
            case TCIRG1 -> TCIRG1;
            case CLCN7_BIALLELIC -> CLCN7;
            case OSTM1 -> OSTM1;
            case SNX10 -> SNX10;
            case TNFRSF11A -> RANK;
            case PLEKHM1, TNFSF11, CA2, SLC4A2, OTHER_GENE, MONOALLELIC_INCOMPLETE, CLCN7_MONOALLELIC -> OTHER;
            case UNSOLVED_TESTED -> UNSOLVED;
            case PENDING, NOT_TESTED -> NOT_TESTED;
        };
    }
}
