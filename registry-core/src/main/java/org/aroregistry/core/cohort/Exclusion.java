package org.aroregistry.core.cohort;

/** Why a registered patient does not belong to an analysis set; the first reason that applies counts. */
public enum Exclusion {
    /** The cohort asks for a wider consent than was given. */
    CONSENT_TOO_NARROW("Consent does not cover this use"),
    /** The cohort is limited to other patients. */
    OUTSIDE_COHORT("Outside the cohort asked for"),
    /** One allele of CLCN7 means dominant osteopetrosis. */
    CLCN7_MONOALLELIC("One CLCN7 allele (dominant osteopetrosis)"),
    /** The site reports dominant or X-linked inheritance. */
    NOT_RECESSIVE("Dominant or X-linked inheritance"),
    /** Not severe malignant osteopetrosis, or not known to be. */
    NOT_SEVERE_MALIGNANT("Not severe malignant osteopetrosis"),
    /** Never had interferon gamma-1b. */
    NO_INTERFERON("Never treated with interferon gamma-1b"),
    /** The family withdrew consent, and until then there was no transplant or interferon; what came later is not looked at. */
    CONSENT_WITHDRAWN("Consent withdrawn before this treatment"),
    /** Never had a transplant. */
    NO_TRANSPLANT("No transplant"),
    /** Neither OSTM1 nor reported as neuropathic. */
    NOT_NEUROPATHIC("Not a neuropathic form, or not known to be"),
    /** No causal gene is established. */
    NO_CAUSAL_GENE("No causal gene established");

    private final String label;

    Exclusion(String label) {
        this.label = label;
    }

    /** Returns the reason in words. */
    public String label() {
        return label;
    }
}
