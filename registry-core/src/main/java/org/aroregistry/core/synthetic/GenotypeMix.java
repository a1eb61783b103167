package org.aroregistry.core.synthetic;

import java.util.EnumMap;
import java.util.Map;

/** How often each genotype occurs among the synthetic patients. */
public enum GenotypeMix {
    /** Between the cohorts of 2009 and 2025; the shares of the rare genes are assumptions. */
    MIXED(Map.ofEntries(
            Map.entry(Genotype.TCIRG1, 50.0),
            Map.entry(Genotype.CLCN7_BIALLELIC, 13.0),
            Map.entry(Genotype.CLCN7_MONOALLELIC, 2.0),
            Map.entry(Genotype.SNX10, 5.0),
            Map.entry(Genotype.OSTM1, 5.0),
            Map.entry(Genotype.TNFRSF11A, 4.0),
            Map.entry(Genotype.CA2, 3.0),
            Map.entry(Genotype.TNFSF11, 1.5),
            Map.entry(Genotype.PLEKHM1, 0.5),
            Map.entry(Genotype.SLC4A2, 0.5),
            Map.entry(Genotype.FERMT3, 0.7),
            Map.entry(Genotype.SLC29A3, 0.5),
            Map.entry(Genotype.MITF, 0.3),
            Map.entry(Genotype.MONOALLELIC_INCOMPLETE, 1.0),
            Map.entry(Genotype.UNSOLVED, 8.0),
            Map.entry(Genotype.NOT_TESTED, 5.0))),

    /** As in the EBMT-IEWP cohort of 746 transplants (2025): most patients have no result. */
    EBMT2025(Map.ofEntries(
            Map.entry(Genotype.NOT_TESTED, 40.0),
            Map.entry(Genotype.UNSOLVED, 12.0),
            Map.entry(Genotype.PENDING, 5.0),
            Map.entry(Genotype.TCIRG1, 43 * 0.664),
            Map.entry(Genotype.CLCN7_BIALLELIC, 43 * 0.129),
            Map.entry(Genotype.SNX10, 43 * 0.066),
            Map.entry(Genotype.TNFRSF11A, 43 * 0.059),
            Map.entry(Genotype.OSTM1, 43 * 0.035),
            Map.entry(Genotype.CA2, 43 * 0.015),
            Map.entry(Genotype.TNFSF11, 43 * 0.012),
            Map.entry(Genotype.FERMT3, 43 * 0.010),
            Map.entry(Genotype.PLEKHM1, 43 * 0.010))),

    /** As in the ESID/EBMT cohort of 173 patients (2009). */
    ESID2009(Map.ofEntries(
            Map.entry(Genotype.TCIRG1, 47.0),
            Map.entry(Genotype.CLCN7_BIALLELIC, 9.0),
            Map.entry(Genotype.CLCN7_MONOALLELIC, 6.0),
            Map.entry(Genotype.OSTM1, 5.0),
            Map.entry(Genotype.TNFRSF11A, 2.0),
            Map.entry(Genotype.TNFSF11, 1.0),
            Map.entry(Genotype.MONOALLELIC_INCOMPLETE, 4.0),
            Map.entry(Genotype.UNSOLVED, 20.0),
            Map.entry(Genotype.NOT_TESTED, 6.0)));

    private final Map<Genotype, Double> weights;

    GenotypeMix(Map<Genotype, Double> weights) {
        this.weights = new EnumMap<>(weights);
    }

    Genotype draw(RandomStream random) {
        Genotype[] all = Genotype.values();
        double[] shares = new double[all.length];
        for (int i = 0; i < all.length; i++) {
            shares[i] = weights.getOrDefault(all[i], 0.0);
        }
        return all[random.weighted(shares)];
    }
}
