package org.aroregistry.benchmarks;

/** The calculations compared; the constants are their names in {@code r/run.R} too. */
enum Method {
    /** A survival curve with limits at every step. */
    KAPLAN_MEIER("Kaplan-Meier with limits", 0, true, 1e-9),
    /** The log-rank test of two groups. */
    LOG_RANK("log-rank, 2 groups", 0, true, 1e-9),
    /** The restricted means of two groups, with their curves. */
    RESTRICTED_MEAN("RMST, 2 groups", 0, true, 1e-9),
    /** Cox, one covariate. */
    COX_1("Cox, Efron", 1, false, 1e-6),
    /** Cox, five covariates. */
    COX_5("Cox, Efron", 5, true, 1e-6),
    /** Cox, ten covariates. */
    COX_10("Cox, Efron", 10, false, 1e-6),
    /** As {@link #COX_5}, against the part of R's coxph that fits and nothing else. */
    COX_5_BARE("Cox, Efron; R's coxph.fit alone", 5, false, 1e-5),
    /** As {@link #COX_5}, with the concordance that R's coxph always computes. */
    COX_5_CONCORDANCE("Cox, Efron, with concordance", 5, false, 1e-6),
    /** Cox with the robust variance. */
    COX_5_ROBUST("Cox, Efron, robust variance", 5, true, 1e-6),
    /** The test of proportional hazards of a model that is fitted already. */
    COX_ZPH("cox.zph of a fit", 5, true, 1e-5),
    /** Incidences of two causes in two groups with Gray's variance, and Gray's test of each cause. */
    AALEN_JOHANSEN_GRAY("Aalen-Johansen and Gray's test", 0, true, 1e-8),
    /** The model of a subdistribution hazard. */
    FINE_GRAY("Fine-Gray", 2, true, 1e-4),
    /** Harrell's C of one covariate. */
    CONCORDANCE("concordance", 1, false, 1e-9);

    /** Where R's crr becomes too slow to wait for; the data of this size are for Fine-Gray alone. */
    static final int LARGEST_FOR_CRR = 20_000;

    /** What the table calls it. */
    final String title;

    /** Number of covariates. */
    final int covariates;

    /** Relative difference from R above which the results disagree; models are as loose as R's convergence. */
    final double tolerance;

    private final boolean aimedAt;

    Method(String title, int covariates, boolean aimedAt, double tolerance) {
        this.title = title;
        this.covariates = covariates;
        this.aimedAt = aimedAt;
        this.tolerance = tolerance;
    }

    /** Says whether it runs on data of this size. */
    boolean runsAt(int size) {
        return size != LARGEST_FOR_CRR || this == FINE_GRAY;
    }

    /** How many times R's median we want to be faster, 0 for no aim. */
    int aim(int size) {
        if (!aimedAt || size < 10_000) {
            return 0;
        }
        if (this == FINE_GRAY) {
            return size == LARGEST_FOR_CRR ? 50 : 0;
        }
        return size < 100_000 ? 5 : 10;
    }
}
