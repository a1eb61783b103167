package org.aroregistry.core.synthetic;

/** A finding at diagnosis, with its probability at the usual age of diagnosis. */
enum Feature {
    FRACTURE(0.17, false),
    HYPOCALCAEMIA(0.77, true),
    HEPATOSPLENOMEGALY(0.70, true),
    TRANSFUSION_DEPENDENT(0.54, true),
    SEVERE_VISION(0.57, true),
    RAISED_ICP(0.17, true),
    SEIZURE(0.12, true),
    ANAEMIA(0.86, true),
    THROMBOCYTOPENIA(0.64, true),
    INFECTION(0.60, true),
    HEARING(0.25, false),
    DEVELOPMENTAL_DELAY(0.30, false),
    FACIAL_PALSY(0.15, false),
    SHORT(0.30, false),
    LARGE_HEAD(0.40, false),
    DENTAL(0.35, false),
    BONE_PAIN(0.15, false),
    RESPIRATORY(0.20, true),
    HYPOGAMMAGLOBULINAEMIA(0.03, false);

    private final double probability;
    private final boolean moreWhenYoung;

    Feature(double probability, boolean moreWhenYoung) {
        this.probability = probability;
        this.moreWhenYoung = moreWhenYoung;
    }

    /**
     * Returns the probability in one child: the log odds rise by 0.5 with each halving of the age at diagnosis, and fall
     * by 1.2 in the intermediate form.
     */
    double probability(Genotype genotype, boolean intermediate, int ageDays) {
        if (this == DEVELOPMENTAL_DELAY && genotype == Genotype.OSTM1) {
            return 0.95;
        }
        if (this == HYPOGAMMAGLOBULINAEMIA) {
            return genotype == Genotype.TNFRSF11A ? 0.7 : probability;
        }
        if (this == HEARING) {
            return ageDays > 365 ? 0.41 : probability;
        }
        double logit = StrictMath.log(probability / (1 - probability));
        if (moreWhenYoung) {
            double halvings = StrictMath.log(USUAL_AGE / StrictMath.max(ageDays, 15)) / StrictMath.log(2);
            logit += 0.5 * StrictMath.max(-3, StrictMath.min(2, halvings)) - (intermediate ? 1.2 : 0);
        }
        return 1 / (1 + StrictMath.exp(-logit));
    }

    private static final double USUAL_AGE = 120;
}
