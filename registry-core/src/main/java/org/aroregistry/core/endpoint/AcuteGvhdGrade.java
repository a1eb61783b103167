package org.aroregistry.core.endpoint;

/**
 * Overall grade of acute graft-versus-host disease from the stages of the organs.
 *
 * <p>0 stands for no acute disease, 1 to 4 for grade I to IV.
 *
 * @param skin stage 0 to 4
 * @param liver stage 0 to 4
 * @param upperGut stage 0 or 1
 * @param lowerGut stage 0 to 4
 */
public record AcuteGvhdGrade(int skin, int liver, int upperGut, int lowerGut) {

    /** Returns the grade after MAGIC (Harris et al., Biol Blood Marrow Transplant 2016). */
    public int magic() {
        return skin == 4 || liver == 4 || lowerGut == 4 ? 4 : belowFour();
    }

    /** Returns the grade after the Keystone conference of 1994: the worst stage of the gut is no more than grade III. */
    public int keystone() {
        return skin == 4 || liver == 4 ? 4 : belowFour();
    }

    private int belowFour() {
        if (liver >= 2 || lowerGut >= 2) {
            return 3;
        }
        if (skin == 3 || liver == 1 || upperGut == 1 || lowerGut == 1) {
            return 2;
        }
        return skin > 0 ? 1 : 0;
    }
}
