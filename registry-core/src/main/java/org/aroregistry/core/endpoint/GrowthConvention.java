package org.aroregistry.core.endpoint;

/** How the makers of a growth reference turn a measurement into a z-score. */
enum GrowthConvention {
    /**
     * A child is 0.7 cm longer than tall, and z-scores of weight beyond 3 are counted in distances between standard deviations.
     *
     * @see <a href="https://www.who.int/publications/i/item/924154693X">WHO Child Growth Standards (2006), Methods and development, chapters 3 and 7</a>
     */
    WHO(0.7, true),
    /**
     * A child is 0.8 cm longer than tall, and the power holds at every distance.
     *
     * @see <a href="https://www.cdc.gov/nchs/data/series/sr_11/sr11_246.pdf">Kuczmarski et al. (2002), Vital Health Stat 11(246)</a>
     */
    CDC(0.8, false);

    private final double lyingTallerCm;
    private final boolean restricted;

    GrowthConvention(double lyingTallerCm, boolean restricted) {
        this.lyingTallerCm = lyingTallerCm;
        this.restricted = restricted;
    }

    /** Returns by how much a child measures more lying than standing, cm. */
    double lyingTallerCm() {
        return lyingTallerCm;
    }

    /** Returns the z-score of a value. */
    double z(GrowthMeasure measure, LmsPoint point, double value) {
        return restricted && measure.isSkewed() ? point.restrictedZ(value) : point.z(value);
    }
}
