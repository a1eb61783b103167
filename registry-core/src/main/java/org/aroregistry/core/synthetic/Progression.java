package org.aroregistry.core.synthetic;

/**
 * The first progression of the disease after the origin: start of interferon, or diagnosis in untreated children.
 *
 * @param originDay age in days
 * @param day age in days; may lie after a transplant or the end of follow-up, and is then never seen
 * @param component what shows it
 */
record Progression(int originDay, int day, Component component) {

    /** The parts of the composite endpoint, in the order of the published label. */
    enum Component {
        SBI,
        HB,
        PLT,
        OPTIC,
        HEAR,
        DEATH
    }
}
