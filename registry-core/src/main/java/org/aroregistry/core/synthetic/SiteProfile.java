package org.aroregistry.core.synthetic;

import java.util.Locale;

/**
 * A synthetic centre: where it is, how it works and how it writes its files.
 *
 * @param number 1 to 999
 * @param region WHO region code
 * @param transplants true for transplant centres
 * @param registryStart year, with fraction, in which the centre began to enrol
 * @param retrospectiveShare share of patients diagnosed before that year that are entered from charts
 * @param skipLogit how much more (above 0) or less often than others this centre misses a visit, as log odds
 * @param style how files are written
 */
record SiteProfile(
        int number,
        String region,
        boolean transplants,
        double registryStart,
        double retrospectiveShare,
        double skipLogit,
        SiteStyle style) {
    private static final String[] REGIONS = {"AMR", "EUR", "EMR", "SEAR", "WPR", "AFR"};

    static SiteProfile of(long seed, int number) {
        RandomStream random = RandomStream.of(seed, siteId(number), "profile");
        String region = REGIONS[random.weighted(0.40, 0.25, 0.18, 0.07, 0.07, 0.03)];
        return new SiteProfile(
                number,
                region,
                random.chance(0.6),
                random.uniform(2004, 2014),
                random.chance(0.3) ? 0.7 : 0.3,
                random.normal(0, 0.8),
                SiteStyle.draw(random));
    }

    /** Returns the site's id, such as {@code S001}. */
    String id() {
        return siteId(number);
    }

    static String siteId(int number) {
        return String.format(Locale.ROOT, "S%03d", number);
    }

    /** Returns how often parents of patients here are related. */
    double consanguinity() {
        return switch (region) {
            case "EMR" -> 0.55;
            case "SEAR" -> 0.35;
            default -> 0.25;
        };
    }

    /** Returns how often interferon is started here. */
    double interferonShare() {
        return region.equals("AMR") ? 0.6 : 0.15;
    }
}
