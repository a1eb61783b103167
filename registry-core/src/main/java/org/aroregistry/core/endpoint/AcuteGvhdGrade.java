package org.aroregistry.core.endpoint;

import java.util.Optional;
import org.aroregistry.core.study.GvhdEpisode;

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
    private static final int WORST_STAGE = 4;
    private static final int WORST_UPPER_GUT = 1;

    /** Returns the grade after MAGIC (Harris et al., Biol Blood Marrow Transplant 2016). */
    public int magic() {
        return skin == 4 || liver == 4 || lowerGut == 4 ? 4 : belowFour();
    }

    /** Returns the grade after the Keystone conference of 1994: the worst stage of the gut is no more than grade III. */
    public int keystone() {
        return skin == 4 || liver == 4 ? 4 : belowFour();
    }

    /**
     * Tells whether an episode reached a grade after MAGIC.
     *
     * <p>Stages that are not known count as 0 and as the worst; if that makes a difference, the site's own grade decides.
     *
     * @param grade 1 to 4
     * @return empty if neither the known stages nor the site's grade tell
     */
    public static Optional<Boolean> reaches(GvhdEpisode episode, int grade) {
        AcuteGvhdGrade best = of(episode, 0, 0);
        AcuteGvhdGrade worst = of(episode, WORST_STAGE, WORST_UPPER_GUT);
        if (best.magic() >= grade || worst.magic() < grade) {
            return Optional.of(best.magic() >= grade);
        }
        return episode.reportedGrade().map(reported -> reported >= grade);
    }

    private static AcuteGvhdGrade of(GvhdEpisode episode, int unknown, int unknownUpperGut) {
        return new AcuteGvhdGrade(
                episode.skin().orElse(unknown),
                episode.liver().orElse(unknown),
                episode.upperGut().orElse(unknownUpperGut),
                episode.lowerGut().orElse(unknown));
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
