package org.aroregistry.core.study;

import java.util.Locale;

/** The fifteen symptoms asked at diagnosis, in the order of the data dictionary. */
public enum Symptom {
    /** Frequent fractures. */
    FRACTURE("Fractures"),
    /** Anaemia. */
    ANAEMIA("Anaemia"),
    /** Low platelets. */
    THROMBOCYTOPENIA("Low platelets"),
    /** Frequent infections. */
    INFECTION("Frequent infections"),
    /** Large liver and spleen. */
    HEPATOSPLENOMEGALY("Large liver or spleen"),
    /** Vision problems. */
    VISION("Vision problems"),
    /** Hearing loss. */
    HEARING("Hearing loss"),
    /** Slow growth. */
    GROWTH("Slow growth"),
    /** Large head, frontal bossing. */
    MACROCEPHALY_BOSSING("Large head or frontal bossing"),
    /** Dental problems; not applicable before 180 days of age. */
    DENTAL("Dental problems"),
    /** Bone pain. */
    BONE_PAIN("Bone pain"),
    /** Low calcium. */
    HYPOCALCAEMIA("Low calcium"),
    /** Facial nerve palsy. */
    FACIAL_PALSY("Facial palsy"),
    /** Developmental delay. */
    DEV_DELAY("Developmental delay"),
    /** Breathing problems. */
    RESPIRATORY("Breathing problems");

    private final String label;

    Symptom(String label) {
        this.label = label;
    }

    /** Returns the symptom in words. */
    public String label() {
        return label;
    }

    /** Returns the column of {@code baseline.csv}. */
    public String column() {
        return "sym_" + name().toLowerCase(Locale.ROOT);
    }
}
