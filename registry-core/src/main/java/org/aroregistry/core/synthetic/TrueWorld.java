package org.aroregistry.core.synthetic;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.aroregistry.core.dictionary.Dictionary;
import org.aroregistry.core.dictionary.ReferenceLimit;
import org.aroregistry.core.study.PatientId;
import org.aroregistry.core.synthetic.Diagnosis.Condition;
import org.aroregistry.core.synthetic.Diagnosis.Eye;
import org.aroregistry.core.synthetic.Progression.Component;

/**
 * First layer: what truly happens to each synthetic patient.
 *
 * <p>A history depends on the seed, the site and the patient's place in it, and on nothing else.
 */
final class TrueWorld {
    /** Calendar time of the end of all data, in years. */
    static final double CUT_OFF = GeneratorSettings.EXTRACT_YEAR + 0.5;

    private static final String PAYLOAD_CHARACTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final double FIRST_BIRTH = 1992;
    private static final double SIBLING_PAIRS = 0.04;

    private final long seed;
    private final GenotypeMix mix;

    TrueWorld(long seed, GenotypeMix mix) {
        this.seed = seed;
        this.mix = mix;
    }

    /**
     * Tells the life of one patient.
     *
     * @param site the centre that cares for the child
     * @param index place among the patients of the site, from 0
     */
    PatientHistory history(SiteProfile site, int index) {
        PatientId id = idOf(site.number(), index);
        RandomStream random = RandomStream.of(seed, id.value(), "truth");
        Family family = family(site, index, random);
        int firstSymptom = firstSymptom(random, family.intermediate());
        int delay = family.affectedSibling() ? 0 : (int) random.lognormal(45, 1.0);
        boolean prenatal = family.affectedSibling() && random.chance(0.08);
        int dxDay = prenatal ? -random.between(60, 150) : StrictMath.min(firstSymptom + delay, 6000);
        Child child = new Child(
                id,
                index,
                family.genotype(),
                family.intermediate(),
                family.neuropathic(),
                random.chance(0.54) ? "M" : "F",
                family.consanguinity(),
                family.familyId(),
                family.affectedSibling(),
                prenatal,
                family.familyId().orElse(id.value()),
                birthTime(random, dxDay));
        Diagnosis diagnosis = diagnosis(random, child, firstSymptom, dxDay);
        return new LifeCourse(random, site, child, diagnosis).tell();
    }

    /** Returns a patient's pseudonym: a seeded permutation of site and place, so that no two patients share one. */
    PatientId idOf(int site, int index) {
        int mask = (1 << 30) - 1;
        int value = (site << 20 | index)
                ^ (int) (RandomStream.of(seed, "patient ids").uniform() * (mask + 1.0));
        // Each step is reversible within 30 bits.
        value = value * 0x2C1B3C6D & mask;
        value ^= value >>> 15;
        value = value * 0x297A2D39 & mask;
        value ^= value >>> 14;
        StringBuilder payload = new StringBuilder();
        for (int shift = 25; shift >= 0; shift -= 5) {
            payload.append(PAYLOAD_CHARACTERS.charAt(value >>> shift & 31));
        }
        return PatientId.ofPayload(payload.toString());
    }

    private record Family(
            Genotype genotype,
            boolean intermediate,
            boolean neuropathic,
            String consanguinity,
            Optional<String> familyId,
            boolean affectedSibling) {}

    /** Neighbours in a site are brothers and sisters now and then; they share what the family's stream draws. */
    private Family family(SiteProfile site, int index, RandomStream own) {
        RandomStream shared = RandomStream.of(seed, site.id(), "family", Integer.toString(index / 2));
        boolean pair = shared.chance(SIBLING_PAIRS);
        RandomStream random = pair ? shared : own;
        Genotype genotype = mix.draw(random);
        boolean intermediate =
                switch (genotype) {
                    case PLEKHM1, CA2, CLCN7_MONOALLELIC -> true;
                    case CLCN7_BIALLELIC -> random.chance(0.15);
                    default -> false;
                };
        boolean neuropathic = genotype == Genotype.OSTM1
                || genotype == Genotype.CLCN7_BIALLELIC && !intermediate && random.chance(0.2);
        String consanguinity = random.chance(site.consanguinity())
                ? (random.chance(0.85) ? "FIRST_COUSIN_OR_CLOSER" : "OTHER")
                : "NONE";
        Optional<String> familyId = pair
                ? Optional.of("F-" + idOf(site.number(), index / 2 * 2).value().substring(4, 10))
                : Optional.empty();
        boolean affectedSibling = pair ? index % 2 == 1 : own.chance(0.18);
        return new Family(genotype, intermediate, neuropathic, consanguinity, familyId, affectedSibling);
    }

    private static int firstSymptom(RandomStream random, boolean intermediate) {
        return intermediate
                ? (int) StrictMath.min(5000, random.lognormal(1100, 0.7))
                : (int) StrictMath.min(730, random.lognormal(60, 1.0));
    }

    private static double birthTime(RandomStream random, int dxDay) {
        double latest = CUT_OFF - 0.2 - StrictMath.max(0, dxDay) / Child.DAYS_PER_YEAR;
        // More children are known from recent years: the density rises with time.
        return FIRST_BIRTH - 0.1 + (latest - FIRST_BIRTH) * StrictMath.sqrt(random.uniform(0.05, 1));
    }

    private static Diagnosis diagnosis(RandomStream random, Child child, int firstSymptom, int dxDay) {
        Set<Feature> features = EnumSet.noneOf(Feature.class);
        for (Feature feature : Feature.values()) {
            if (random.chance(feature.probability(child.genotype(), child.intermediate(), dxDay))) {
                features.add(feature);
            }
        }
        if (features.contains(Feature.TRANSFUSION_DEPENDENT)) {
            features.add(Feature.ANAEMIA);
        }
        Condition condition = condition(random, child, features);
        // Growth findings follow from the measures, so that no chart contradicts itself.
        if (condition.lengthZ() < -1.7) {
            features.add(Feature.SHORT);
        }
        if (condition.headZ() > 1.5) {
            features.add(Feature.LARGE_HEAD);
        }
        return new Diagnosis(firstSymptom, dxDay, features, condition);
    }

    private static Condition condition(RandomStream random, Child child, Set<Feature> features) {
        boolean anaemic = features.contains(Feature.ANAEMIA);
        boolean swollen = features.contains(Feature.HEPATOSPLENOMEGALY);
        Eye right = eye(random, features.contains(Feature.SEVERE_VISION));
        Eye left = random.chance(0.75) ? right : eye(random, features.contains(Feature.SEVERE_VISION));
        double igg = child.genotype() == Genotype.TNFRSF11A ? 0.3 : 1;
        return new Condition(
                anaemic ? random.normal(80, 18, 40, 92) : 0,
                random.uniform(10, 22),
                features.contains(Feature.THROMBOCYTOPENIA)
                        ? StrictMath.max(8, StrictMath.min(140, random.lognormal(70, 0.8)))
                        : random.uniform(180, 340),
                StrictMath.max(4, StrictMath.min(60, random.lognormal(12, 0.5))),
                features.contains(Feature.HYPOCALCAEMIA)
                        ? random.normal(1.95, 0.2, 1.4, 2.15)
                        : random.normal(2.35, 0.06, 2.28, 2.5),
                random.normal(1.1, 0.35, 0.5, 2.2),
                StrictMath.min(3000, random.lognormal(500, 0.6)),
                StrictMath.min(110, random.lognormal(18, 0.7)),
                StrictMath.min(80, random.lognormal(28, 0.5)),
                StrictMath.min(230, random.lognormal(70, 0.5)),
                StrictMath.min(5000, random.lognormal(900, 0.5)),
                random.normal(25, 7, 11, 60),
                child.genotype() == Genotype.CA2 ? random.normal(15, 2.5, 9, 19) : random.normal(22, 2.5, 16, 28),
                igg * random.lognormal(1, 0.2),
                random.normal(-0.8, 1.1, -3, 1.8),
                random.normal(-1.0, 1.2, -3.2, 2),
                random.normal(1.0, 1.2, -1.5, 3.2),
                swollen ? random.normal(4, 1.5, 2, 9) : random.uniform(0, 2.5),
                swollen ? random.normal(6, 2.5, 2.5, 14) : random.uniform(0, 1.8),
                right,
                left,
                features.contains(Feature.HEARING) ? random.between(45, 60) : random.between(18, 28));
    }

    private static Eye eye(RandomStream random, boolean severe) {
        if (severe) {
            return new Eye(3 + random.weighted(0.5, 0.4, 0.1), random.chance(0.55) ? 2 : 1);
        }
        return new Eye(random.weighted(0.6, 0.25, 0.15), random.chance(0.25) ? 1 : 0);
    }

    /** Returns the lower limit of normal haemoglobin, in g/L. */
    static double haemoglobinLimit(int day, String sex) {
        return Dictionary.current()
                .referenceLimit("HB", StrictMath.max(0, day), sex)
                .map(ReferenceLimit::lower)
                .orElseThrow()
                .doubleValue();
    }

    /** Returns the parts of the composite endpoint in the order of {@link #COMPONENT_WEIGHTS}. */
    static final List<Component> COMPONENTS = List.of(Component.values());

    /** Shares of SBI, HB, PLT, OPTIC, HEAR and DEATH, in percent. */
    static final double[] COMPONENT_WEIGHTS = {45, 20, 12, 15, 5, 3};
}
