package org.aroregistry.statistics.survival;

import java.util.List;

/**
 * The cumulative incidences of all causes and what they leave over; at every time they add up to one.
 *
 * @param causes one curve per cause, cause 1 first
 * @param eventFree Kaplan-Meier estimate of being free of every cause, with the transform and level of the incidences
 * @param variance the variance estimator of the incidences
 */
public record CumulativeIncidence(List<IncidenceCurve> causes, SurvivalCurve eventFree, IncidenceVariance variance) {

    /** Copies the list. */
    public CumulativeIncidence {
        causes = List.copyOf(causes);
    }

    /**
     * Gives the curve of one cause.
     *
     * @param cause 1 to the number of causes
     * @return its curve
     * @throws IllegalArgumentException if there is no such cause
     */
    public IncidenceCurve cause(int cause) {
        if (cause < 1 || cause > causes.size()) {
            throw new IllegalArgumentException("cause " + cause + " is not between 1 and " + causes.size());
        }
        return causes.get(cause - 1);
    }
}
