package org.aroregistry.core.study;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Between which days a patient must have been born, as far as calendar years of known ages tell.
 *
 * <p>The registry has no calendar but a few years; an age on a day of a known year leaves a year of play. The bounds serve to compare how old
 * the data of two patients are. They are never stored and never shown, because together they may say more than the birth year band.
 *
 * @param earliest the first possible day, counted from 1 January 1970
 * @param latest the last possible day, counted likewise
 */
public record BirthBounds(long earliest, long latest) {
    /**
     * Returns the bounds that follow from an age in days on some day of a year.
     *
     * @param year calendar year
     * @param ageDays age on a day of this year
     */
    public static BirthBounds of(int year, int ageDays) {
        return new BirthBounds(
                LocalDate.of(year, 1, 1).toEpochDay() - ageDays,
                LocalDate.of(year, 12, 31).toEpochDay() - ageDays);
    }

    /** Narrows the bounds by others of the same patient; empty if they contradict each other. */
    public Optional<BirthBounds> and(BirthBounds other) {
        BirthBounds both = new BirthBounds(Math.max(earliest, other.earliest), Math.min(latest, other.latest));
        return both.earliest <= both.latest ? Optional.of(both) : Optional.empty();
    }
}
