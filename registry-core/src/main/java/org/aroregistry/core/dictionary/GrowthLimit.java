package org.aroregistry.core.dictionary;

import java.util.Optional;

/**
 * Plausible body measures at one age; between ages the limits are interpolated.
 *
 * @param ageDay age in days
 * @param weightKg plausible weight
 * @param lengthCm plausible length or height
 * @param headCm plausible head circumference, empty where it is not judged
 */
public record GrowthLimit(int ageDay, Range weightKg, Range lengthCm, Optional<Range> headCm) {}
