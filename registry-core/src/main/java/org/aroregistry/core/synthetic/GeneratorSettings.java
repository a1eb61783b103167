package org.aroregistry.core.synthetic;

/**
 * What to generate. The same settings always give the same bytes.
 *
 * @param sites number of sites, 1 to 999
 * @param patients number of patients over all sites, at least one per site and at most 500,000
 * @param mix how often each genotype occurs
 * @param seed any number
 * @param errors true to add errors, and the answer key that lists them
 */
public record GeneratorSettings(int sites, int patients, GenotypeMix mix, long seed, boolean errors) {
    /** Data end in the middle of this year; also {@code manifest.extract_year}. */
    static final int EXTRACT_YEAR = 2025;

    private static final int MOST_SITES = 999;
    private static final int MOST_PATIENTS = 500_000;

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if a number is outside its range
     */
    public GeneratorSettings {
        if (sites < 1 || sites > MOST_SITES) {
            throw new IllegalArgumentException("number of sites " + sites + " is not between 1 and " + MOST_SITES);
        }
        if (patients < sites || patients > MOST_PATIENTS) {
            throw new IllegalArgumentException("number of patients " + patients
                    + " is not between the number of sites (" + sites + ") and " + MOST_PATIENTS);
        }
    }

    /** Returns the settings of a preset: mixed genotypes, no errors. */
    public static GeneratorSettings of(Preset preset, long seed) {
        return new GeneratorSettings(preset.sites(), preset.patients(), GenotypeMix.MIXED, seed, false);
    }

    /** Returns the same settings with errors switched on or off. */
    public GeneratorSettings withErrors(boolean on) {
        return new GeneratorSettings(sites, patients, mix, seed, on);
    }

    /** Returns the same settings with another genotype mix. */
    public GeneratorSettings withMix(GenotypeMix other) {
        return new GeneratorSettings(sites, patients, other, seed, errors);
    }

    /** Returns the same settings with other numbers of sites and patients. */
    public GeneratorSettings withSize(int siteCount, int patientCount) {
        return new GeneratorSettings(siteCount, patientCount, mix, seed, errors);
    }

    /**
     * Shares the patients out over the sites: site r gets a share in proportion to r to the power -0.9, and at least one.
     *
     * @return the number of patients of each site, first site first
     */
    int[] patientsPerSite() {
        double[] weights = new double[sites];
        double sum = 0;
        for (int i = 0; i < sites; i++) {
            weights[i] = StrictMath.pow(i + 1.0, -0.9);
            sum += weights[i];
        }
        int[] counts = new int[sites];
        double cumulative = 0;
        int given = 0;
        for (int i = 0; i < sites; i++) {
            // Rounding the running total, not each share, makes the counts add up.
            cumulative += weights[i] * (patients - sites) / sum;
            int upToHere = i == sites - 1 ? patients - sites : (int) StrictMath.round(cumulative);
            counts[i] = 1 + upToHere - given;
            given = upToHere;
        }
        return counts;
    }
}
