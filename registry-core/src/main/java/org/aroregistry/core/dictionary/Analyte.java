package org.aroregistry.core.dictionary;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/**
 * A laboratory analyte with its units.
 *
 * @param code code as in {@code labs.analyte}
 * @param name name in words
 * @param canonicalUnit unit in which the registry compares values; empty for results in words only
 * @param qualitative true if results may be words, in {@code labs.result_text}
 * @param hardRange values outside are impossible, in the canonical unit
 * @param plausibleRange values outside are implausible in this disease, in the canonical unit
 * @param factors for each allowed unit the number that turns a value into the canonical unit
 */
public record Analyte(
        String code,
        String name,
        String canonicalUnit,
        boolean qualitative,
        Optional<Range> hardRange,
        Optional<Range> plausibleRange,
        Map<String, BigDecimal> factors) {

    /** Copies the factors. */
    public Analyte {
        factors = Map.copyOf(factors);
    }

    /**
     * Converts a value into the canonical unit.
     *
     * @param value the value as sent
     * @param unit its unit
     * @return the value in the canonical unit, or empty if the analyte does not allow the unit
     */
    public Optional<BigDecimal> toCanonical(BigDecimal value, String unit) {
        return Optional.ofNullable(factors.get(unit)).map(value::multiply);
    }
}
