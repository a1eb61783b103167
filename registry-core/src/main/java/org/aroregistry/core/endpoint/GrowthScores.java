package org.aroregistry.core.endpoint;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.aroregistry.core.study.BodyMeasure;
import org.aroregistry.core.study.Patient;
import org.aroregistry.core.study.Registration;
import org.aroregistry.core.study.RowSource;

/**
 * The growth of one child as z-scores.
 *
 * @param scores every score that could be computed, by day and measure
 */
public record GrowthScores(List<Score> scores) {
    private static final int DAYS_PER_WEEK = 7;
    private static final int DAYS_PER_YEAR = 365;
    private static final int NEAR_YEARS = 2;

    /** Copies the scores. */
    public GrowthScores {
        scores = List.copyOf(scores);
    }

    /**
     * One measurement beside its reference.
     *
     * @param source the row
     * @param day age at the measurement, in days
     * @param referenceDay age that the reference was read at: corrected in a child born early
     * @param measure what was measured
     * @param z the z-score
     * @param plausible whether it can be right; analyses leave others out
     * @param reference name of the reference
     */
    public record Score(
            RowSource source,
            int day,
            int referenceDay,
            GrowthMeasure measure,
            double z,
            boolean plausible,
            String reference) {}

    /**
     * Computes the scores of a patient.
     *
     * @param references in order: the first one that covers sex, measure and age counts, such as WHO 2006 and another one for later years
     */
    public static GrowthScores of(Patient patient, List<GrowthReference> references, GrowthRule rule) {
        List<Score> scores = new ArrayList<>();
        for (BodyMeasure measured : patient.measures()) {
            int age = referenceDay(measured.day(), patient.registration(), rule);
            for (GrowthMeasure measure : GrowthMeasure.values()) {
                score(patient, references, measured, measure, age).ifPresent(scores::add);
            }
        }
        return new GrowthScores(scores);
    }

    /**
     * Returns the plausible score that stands for a day: the nearest one, of two as near the earlier.
     *
     * @param measure what was measured
     * @param origin age at time zero, in days
     * @param years years of 365 days after it; 0 for the baseline, which lies on the origin or before
     */
    public Optional<Score> at(GrowthMeasure measure, int origin, int years, GrowthRule rule) {
        int target = origin + years * DAYS_PER_YEAR;
        int farthest = years > NEAR_YEARS ? rule.farDays() : rule.nearDays();
        return scores.stream()
                .filter(score -> score.measure() == measure && score.plausible())
                .filter(score -> Math.abs(score.day() - target) <= farthest && (years > 0 || score.day() <= target))
                .min(Comparator.comparingInt((Score score) -> Math.abs(score.day() - target))
                        .thenComparingInt(Score::day)
                        .thenComparing(Score::source));
    }

    private static Optional<Score> score(
            Patient patient, List<GrowthReference> references, BodyMeasure measured, GrowthMeasure measure, int age) {
        for (GrowthReference reference : references) {
            GrowthConvention convention = reference.convention();
            OptionalDouble value = measure.value(measured, convention);
            Optional<LmsPoint> point = reference.at(
                    measure.curve(measured.day()), patient.registration().sex(), age);
            if (value.isPresent() && point.isPresent()) {
                return Optional.of(new Score(
                        measured.source(),
                        measured.day(),
                        age,
                        measure,
                        convention.z(measure, point.get(), value.getAsDouble()),
                        measure.isPlausible(point.get(), value.getAsDouble()),
                        reference.name()));
            }
        }
        return Optional.empty();
    }

    /** The age of a child born early is counted from the day on which it should have been born. */
    private static int referenceDay(int day, Registration registration, GrowthRule rule) {
        OptionalDouble weeks = registration.gestationWeeks();
        boolean early = weeks.isPresent() && weeks.getAsDouble() < rule.termWeeks();
        if (!early || day >= rule.correctedUntilDays()) {
            return day;
        }
        return day - (int) Math.round((rule.fullWeeks() - weeks.getAsDouble()) * DAYS_PER_WEEK);
    }
}
