package org.aroregistry.batch.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What two registrations of one child have in common wherever they were made: sex, years of birth and both variants of one gene.
 *
 * @param sex code of {@code patients.sex}
 * @param birthYearBand code of {@code patients.birth_year_band}
 * @param gene gene of both variants
 * @param firstVariant HGVS description, in alphabetical order
 * @param secondVariant HGVS description; equal to the first if the variant is homozygous
 */
public record ChildKey(String sex, String birthYearBand, String gene, String firstVariant, String secondVariant) {
    /**
     * A causal variant as one row tells it; texts are empty where the row tells nothing.
     *
     * @param gene gene symbol
     * @param hgvsC coding-level HGVS description
     * @param zygosity code of {@code genetics.zygosity}
     */
    public record Allele(String gene, String hgvsC, String zygosity) {}

    /**
     * Makes the key of a child.
     *
     * @return the key; empty unless sex and years are known and exactly one gene has two described variants
     */
    public static Optional<ChildKey> of(String sex, String birthYearBand, List<Allele> causal) {
        Map<String, List<String>> variants = new TreeMap<>();
        for (Allele allele : causal) {
            if (!allele.gene().isEmpty() && !allele.hgvsC().isEmpty()) {
                List<String> ofGene = variants.computeIfAbsent(allele.gene(), gene -> new ArrayList<>());
                Stream.generate(allele::hgvsC)
                        .limit(allele.zygosity().equals("HOM") ? 2 : 1)
                        .forEach(ofGene::add);
            }
        }
        List<Map.Entry<String, List<String>>> complete = variants.entrySet().stream()
                .filter(gene -> gene.getValue().size() == 2)
                .toList();
        if (sex.isEmpty() || birthYearBand.isEmpty() || complete.size() != 1) {
            return Optional.empty();
        }
        List<String> pair = complete.get(0).getValue().stream().sorted().toList();
        return Optional.of(new ChildKey(sex, birthYearBand, complete.get(0).getKey(), pair.get(0), pair.get(1)));
    }

    static Optional<ChildKey> of(PatientHistory patient) {
        return patient.first("patients")
                .flatMap(row -> of(
                        row.text("sex"),
                        row.text("birth_year_band"),
                        patient.of("genetics").stream()
                                .filter(variant -> variant.is("variant_role", "CAUSAL"))
                                .map(variant -> new Allele(
                                        variant.text("gene_symbol"), variant.text("hgvs_c"), variant.text("zygosity")))
                                .toList()));
    }
}
