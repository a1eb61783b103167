package org.aroregistry.core.synthetic;

/** The molecular diagnosis of a synthetic patient, as the registry would derive it. */
enum Genotype {
    TCIRG1("TCIRG1", "HGNC:11647", "NM_006019.4", "PROTON_PUMP", 2493, "OC_RICH"),
    CLCN7_BIALLELIC("CLCN7", "HGNC:2025", "NM_001287.6", "CHLORIDE_CHANNEL", 2418, "OC_RICH"),
    CLCN7_MONOALLELIC("CLCN7", "HGNC:2025", "NM_001287.6", "CHLORIDE_CHANNEL", 2418, "OC_RICH"),
    SNX10("SNX10", "HGNC:14974", "NM_013322.3", "ENDOSOMAL_SORTING", 606, "OC_RICH"),
    OSTM1("OSTM1", "HGNC:21652", "NM_014028.4", "CHLORIDE_CHANNEL", 1005, "OC_RICH"),
    TNFRSF11A("TNFRSF11A", "HGNC:11908", "NM_003839.4", "RANK_RANKL", 1851, "OC_POOR"),
    TNFSF11("TNFSF11", "HGNC:11926", "NM_003701.4", "RANK_RANKL", 954, "OC_POOR"),
    CA2("CA2", "HGNC:1373", "NM_000067.3", "CARBONIC_ANHYDRASE", 783, "METABOLIC_CA2"),
    PLEKHM1("PLEKHM1", "HGNC:29017", "NM_014798.3", "RUFFLED_BORDER_VESICLE", 3171, "OC_RICH"),
    SLC4A2("SLC4A2", "", "NM_003040.4", "CL_PROTON_COUPLING_OTHER", 3726, "OC_RICH"),
    FERMT3("FERMT3", "HGNC:23151", "NM_178443.3", "CYTOSKELETON_ACTIN_RING", 2004, "UNCLASSIFIED"),
    SLC29A3("SLC29A3", "HGNC:23096", "NM_018344.6", "NUCLEOSIDE_TRAFFICKING", 1428, "SYNDROMIC"),
    MITF("MITF", "HGNC:7105", "NM_000248.4", "TRANSCRIPTION", 1260, "SYNDROMIC"),
    /** One disease-causing allele of TCIRG1 found, the second missed. */
    MONOALLELIC_INCOMPLETE("TCIRG1", "HGNC:11647", "NM_006019.4", "PROTON_PUMP", 2493, "OC_RICH"),
    /** Tested without a result. */
    UNSOLVED("", "", "", "", 0, "UNCLASSIFIED"),
    /** A test was sent, its result is not there yet. */
    PENDING("", "", "", "", 0, "UNCLASSIFIED"),
    NOT_TESTED("", "", "", "", 0, "UNCLASSIFIED");

    private final String gene;
    private final String hgncId;
    private final String transcript;
    private final String mechanism;
    private final int codingLength;
    private final String aroType;

    Genotype(String gene, String hgncId, String transcript, String mechanism, int codingLength, String aroType) {
        this.gene = gene;
        this.hgncId = hgncId;
        this.transcript = transcript;
        this.mechanism = mechanism;
        this.codingLength = codingLength;
        this.aroType = aroType;
    }

    /** Returns the gene's symbol, empty without a named gene. */
    String gene() {
        return gene;
    }

    /** Returns the gene's HGNC id, empty if the dictionary knows none. */
    String hgncId() {
        return hgncId;
    }

    String transcript() {
        return transcript;
    }

    String mechanism() {
        return mechanism;
    }

    /** Returns the length of the coding sequence in bases. */
    int codingLength() {
        return codingLength;
    }

    /** Returns the code for {@code baseline.aro_type}. */
    String aroType() {
        return aroType;
    }

    boolean hasGene() {
        return !gene.isEmpty();
    }

    /** Tells whether both alleles are known to carry a disease-causing variant. */
    boolean isBiallelic() {
        return hasGene() && this != CLCN7_MONOALLELIC && this != MONOALLELIC_INCOMPLETE;
    }
}
