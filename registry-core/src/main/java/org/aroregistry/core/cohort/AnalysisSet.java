package org.aroregistry.core.cohort;

/** The groups of patients that analyses are about. */
public enum AnalysisSet {
    /** All patients with consent. */
    ALL("All patients with consent"),
    /** Autosomal recessive osteopetrosis: all but dominant and X-linked disease. */
    ARO("Autosomal recessive osteopetrosis"),
    /** Severe malignant osteopetrosis with at least one dose of interferon gamma-1b. */
    SMO_IFN("Severe malignant osteopetrosis treated with interferon gamma-1b"),
    /** At least one dose of interferon gamma-1b. */
    SAFETY("Treated with interferon gamma-1b"),
    /** Recessive osteopetrosis with a first allogeneic transplant. */
    HSCT1("First allogeneic transplant"),
    /** Recessive osteopetrosis that harms the brain itself: OSTM1, or reported as neuropathic. */
    NEUROPATHIC("OSTM1 or another neuropathic form"),
    /** Recessive osteopetrosis with a named causal gene. */
    GENO("Causal gene known");

    private final String label;

    AnalysisSet(String label) {
        this.label = label;
    }

    /** Returns the set in words. */
    public String label() {
        return label;
    }
}
