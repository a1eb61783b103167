package org.aroregistry.core.study;

import java.util.Optional;

/**
 * One reported variant allele, or one genetic test without a variant ({@code genetics.csv}).
 *
 * @param source the row
 * @param testDay age at the test, in days; negative before birth
 * @param testType kind of test, such as {@code PANEL}
 * @param testResult such as {@code POSITIVE} or {@code VUS_ONLY}
 * @param gene gene symbol
 * @param zygosity {@code HOM}, {@code HET} or {@code HEMI}
 * @param alleleNo 1 or 2 for a heterozygous allele
 * @param phase whether two alleles lie on different chromosomes; {@code CIS} if on the same
 * @param acmgClass {@code P}, {@code LP}, {@code VUS}, {@code LB} or {@code B}
 * @param variantClass what the variant does, such as {@code NULL_LOF} or {@code MISSENSE}
 * @param inheritance {@code AR}, {@code AD} or {@code XL}
 * @param role {@code CAUSAL}, {@code MODIFIER} or {@code INCIDENTAL}
 */
public record GeneticFinding(
        RowSource source,
        Optional<Integer> testDay,
        String testType,
        String testResult,
        Optional<String> gene,
        Optional<String> zygosity,
        Optional<Integer> alleleNo,
        Optional<String> phase,
        Optional<String> acmgClass,
        Optional<String> variantClass,
        Optional<String> inheritance,
        String role) {

    /**
     * Reads a row of {@code genetics.csv}.
     *
     * @throws IllegalArgumentException if it lacks a value that the dictionary requires
     */
    public static GeneticFinding of(StudyRow row) {
        return new GeneticFinding(
                row.source(),
                row.whole("test_day"),
                row.requiredCode("test_type"),
                row.requiredCode("test_result"),
                row.code("gene_symbol"),
                row.code("zygosity"),
                row.whole("allele_no"),
                row.code("phase"),
                row.code("acmg_class"),
                row.code("variant_class"),
                row.code("inheritance"),
                row.requiredCode("variant_role"));
    }

    /** Tells whether the variant is classed pathogenic or likely pathogenic. */
    public boolean isPathogenic() {
        return acmgClass.filter(c -> c.equals("P") || c.equals("LP")).isPresent();
    }

    /** Tells whether the variant is reported as a cause of the disease. */
    public boolean isCausal() {
        return role.equals("CAUSAL");
    }
}
