package org.aroregistry.core.synthetic;

/** Ready-made sizes of a synthetic registry. */
public enum Preset {
    /** 3 sites, 25 patients: for a first look and for tests. */
    TINY(3, 25),
    /** 12 sites, 300 patients: for demonstrations. */
    DEMO(12, 300),
    /** 40 sites, 20,000 patients, about 2 million laboratory rows: for load tests. */
    LOAD(40, 20_000);

    private final int sites;
    private final int patients;

    Preset(int sites, int patients) {
        this.sites = sites;
        this.patients = patients;
    }

    /** Returns the number of sites. */
    public int sites() {
        return sites;
    }

    /** Returns the number of patients over all sites. */
    public int patients() {
        return patients;
    }
}
