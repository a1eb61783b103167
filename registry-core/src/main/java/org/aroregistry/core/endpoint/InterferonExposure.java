package org.aroregistry.core.endpoint;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import org.aroregistry.core.study.InterferonSegment;
import org.aroregistry.core.study.Patient;
import org.aroregistry.core.study.Transplant;

/**
 * A patient's whole exposure to interferon gamma-1b.
 *
 * @param startDay age at the first dose, in days
 * @param indication indication of the first segment
 * @param courses number of courses: a gap above 60 days begins a new one
 * @param interruptions gaps of 15 to 60 days
 * @param reductions segments that began with a lower dose for an adverse event
 * @param daysOnDrug days covered by segments, gaps left out and overlaps counted once
 * @param daysByCategory days on each dose category
 * @param microgramDays sum over days of the weekly dose, for the mean; only days with a known dose
 * @param dosedDays days with a known dose
 * @param dosesGiven injections given, over segments where the number is known
 * @param dosesPlanned injections planned, over the same segments
 * @param segmentsWithoutDoses segments where the number given is unknown
 * @param microgramsGiven amount given, over segments where amount and label dose are known
 * @param microgramsOnLabel amount that the label asks for over the same segments
 * @param implausibleSegments segments whose dose cannot be right; probably the unit
 * @param stopReasons reason each course ended with, by course; {@code ONGOING} for one that goes on, {@code UNKNOWN} if not given
 * @param stopToConditioningDays days from the last dose before the first transplant to its conditioning
 */
public record InterferonExposure(
        int startDay,
        Optional<String> indication,
        int courses,
        int interruptions,
        int reductions,
        int daysOnDrug,
        Map<DoseCategory, Integer> daysByCategory,
        double microgramDays,
        int dosedDays,
        long dosesGiven,
        long dosesPlanned,
        int segmentsWithoutDoses,
        double microgramsGiven,
        double microgramsOnLabel,
        int implausibleSegments,
        List<String> stopReasons,
        OptionalInt stopToConditioningDays) {

    private static final int SAME_COURSE_DAYS = 14;
    private static final int INTERRUPTION_DAYS = 60;
    private static final double LOWEST_RATIO = 0.10;
    private static final double HIGHEST_RATIO = 3.0;
    private static final double LABEL_PER_DAY = 3.0 / 7;

    /** Copies the collections. */
    public InterferonExposure {
        daysByCategory = Map.copyOf(daysByCategory);
        stopReasons = List.copyOf(stopReasons);
    }

    /** Returns the part of the planned injections that was given; empty if unknown in every segment. */
    public OptionalDouble adherence() {
        return dosesPlanned == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) dosesGiven / dosesPlanned);
    }

    /** Returns the amount given as a part of the amount on the label; empty if unknown in every segment. */
    public OptionalDouble relativeDoseIntensity() {
        return microgramsOnLabel == 0 ? OptionalDouble.empty() : OptionalDouble.of(microgramsGiven / microgramsOnLabel);
    }

    /** Returns the mean weekly dose in micrograms; empty if no dose is known. */
    public OptionalDouble meanWeeklyMicrograms() {
        return dosedDays == 0 ? OptionalDouble.empty() : OptionalDouble.of(microgramDays / dosedDays);
    }

    /** Adds up the segments of a patient; empty if never treated. */
    public static Optional<InterferonExposure> of(PatientFacts facts) {
        return facts.patient().segments().isEmpty() ? Optional.empty() : Optional.of(new Sums(facts).exposure());
    }

    /** Adds up the segments of one patient. */
    private static final class Sums {
        private final Patient patient;
        private final BodySize size;
        private final int lastDay;
        private final Map<DoseCategory, Integer> daysByCategory = new EnumMap<>(DoseCategory.class);
        private final List<String> stopReasons = new ArrayList<>();
        private int courses = 1;
        private int interruptions;
        private int reductions;
        private double microgramDays;
        private int dosedDays;
        private long dosesGiven;
        private long dosesPlanned;
        private int segmentsWithoutDoses;
        private double microgramsGiven;
        private double microgramsOnLabel;
        private int implausibleSegments;

        Sums(PatientFacts facts) {
            this.patient = facts.patient();
            this.size = new BodySize(patient.measures());
            this.lastDay = facts.endOfFollowUp().map(Occurrence::day).orElse(0);
        }

        InterferonExposure exposure() {
            List<InterferonSegment> segments = patient.segments();
            for (int i = 0; i < segments.size(); i++) {
                InterferonSegment segment = segments.get(i);
                addDose(segment);
                boolean last = i + 1 == segments.size();
                addGap(segment, last ? Optional.empty() : Optional.of(segments.get(i + 1)));
                if (segment.changeReason().filter("REDUCE_AE"::equals).isPresent()) {
                    reductions++;
                }
            }
            InterferonSegment first = segments.get(0);
            return new InterferonExposure(
                    first.startDay(),
                    first.indication(),
                    courses,
                    interruptions,
                    reductions,
                    daysOnDrug(),
                    daysByCategory,
                    microgramDays,
                    dosedDays,
                    dosesGiven,
                    dosesPlanned,
                    segmentsWithoutDoses,
                    microgramsGiven,
                    microgramsOnLabel,
                    implausibleSegments,
                    stopReasons,
                    stopToConditioning());
        }

        private int lastDayOf(InterferonSegment segment) {
            return segment.stopDay().orElse(Math.max(lastDay, segment.startDay()));
        }

        private int daysOf(InterferonSegment segment) {
            return lastDayOf(segment) - segment.startDay() + 1;
        }

        private void addGap(InterferonSegment segment, Optional<InterferonSegment> next) {
            int gap = next.map(later -> InterferonCourse.gap(segment, later)).orElse(Integer.MAX_VALUE);
            if (gap > INTERRUPTION_DAYS) {
                boolean open =
                        segment.stopDay().isEmpty() || next.isEmpty() && InterferonCourse.isOpen(segment, patient);
                String reason = open ? "ONGOING" : segment.stopReason().orElse("UNKNOWN");
                stopReasons.add(reason);
                courses += next.isPresent() ? 1 : 0;
            } else if (gap > SAME_COURSE_DAYS) {
                interruptions++;
            }
        }

        private void addDose(InterferonSegment segment) {
            OptionalDouble dose = InterferonDose.micrograms(segment, size);
            OptionalDouble label = InterferonDose.label(segment, size, segment.startDay());
            boolean implausible = dose.isPresent() && !isPlausible(dose.getAsDouble(), label);
            implausibleSegments += implausible ? 1 : 0;
            boolean known = dose.isPresent() && !implausible;
            DoseCategory category = known && label.isPresent()
                    ? DoseCategory.of(dose.getAsDouble() / label.getAsDouble(), segment.changeReason())
                    : DoseCategory.NOT_KNOWN;
            daysByCategory.merge(category, daysOf(segment), Integer::sum);
            if (known) {
                microgramDays += dose.getAsDouble() * segment.perWeek() * daysOf(segment);
                dosedDays += daysOf(segment);
            }
            addInjections(segment, known ? dose : OptionalDouble.empty());
        }

        private static boolean isPlausible(double micrograms, OptionalDouble label) {
            if (!InterferonDose.isPlausible(micrograms)) {
                return false;
            }
            double ratio = label.isPresent() ? micrograms / label.getAsDouble() : 1;
            return ratio >= LOWEST_RATIO && ratio <= HIGHEST_RATIO;
        }

        private void addInjections(InterferonSegment segment, OptionalDouble dose) {
            if (segment.dosesGiven().isEmpty()) {
                segmentsWithoutDoses++;
                return;
            }
            int given = segment.dosesGiven().get();
            dosesGiven += given;
            dosesPlanned +=
                    segment.dosesPlanned().orElseGet(() -> (int) Math.round(segment.perWeek() * daysOf(segment) / 7));
            OptionalDouble onLabel = labelAmount(segment);
            if (dose.isPresent() && onLabel.isPresent()) {
                microgramsGiven += given * dose.getAsDouble();
                microgramsOnLabel += onLabel.getAsDouble();
            }
        }

        /** Three label doses a week at the child's size on each day. */
        private OptionalDouble labelAmount(InterferonSegment segment) {
            double sum = 0;
            for (int day = segment.startDay(); day <= lastDayOf(segment); day++) {
                OptionalDouble label = InterferonDose.label(segment, size, day);
                if (label.isEmpty()) {
                    return OptionalDouble.empty();
                }
                sum += LABEL_PER_DAY * label.getAsDouble();
            }
            return OptionalDouble.of(sum);
        }

        private int daysOnDrug() {
            Set<Integer> days = new LinkedHashSet<>();
            for (InterferonSegment segment : patient.segments()) {
                for (int day = segment.startDay(); day <= lastDayOf(segment); day++) {
                    days.add(day);
                }
            }
            return days.size();
        }

        private OptionalInt stopToConditioning() {
            Optional<Transplant> transplant = patient.firstTransplant();
            if (transplant.isEmpty()) {
                return OptionalInt.empty();
            }
            int conditioning = transplant.get().conditioningDay();
            return patient.segments().stream()
                    .filter(segment -> segment.startDay() < conditioning)
                    .mapToInt(segment -> conditioning - Math.min(lastDayOf(segment), conditioning))
                    .min();
        }
    }
}
