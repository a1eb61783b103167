package org.aroregistry.core.dictionary;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * Default reference limits of an analyte for an age group; used only where the site gives none.
 *
 * @param analyte analyte code
 * @param sex {@code M} or {@code F}, empty for both
 * @param fromDay first age, in days
 * @param toDay last age, in days; empty for no end
 * @param lower lower limit of normal, canonical unit
 * @param upper upper limit of normal, canonical unit
 */
public record ReferenceLimit(
        String analyte,
        Optional<String> sex,
        int fromDay,
        Optional<Integer> toDay,
        BigDecimal lower,
        BigDecimal upper) {

    boolean applies(int ageDays, String patientSex) {
        return ageDays >= fromDay
                && toDay.map(last -> ageDays <= last).orElse(true)
                && sex.map(patientSex::equals).orElse(true);
    }
}
