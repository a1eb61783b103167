package org.aroregistry.batch.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aroregistry.core.endpoint.CtcaeTerm;
import org.aroregistry.core.endpoint.InterferonPeriod;
import org.aroregistry.core.endpoint.Occurrence;
import org.aroregistry.core.endpoint.PatientFacts;
import org.aroregistry.core.study.AdverseEvent;
import org.aroregistry.core.study.InterferonSegment;
import org.aroregistry.core.study.Patient;

/**
 * What safety tables need of a patient who was ever treated with interferon.
 *
 * <p>An event is treatment-emergent if it began from the first day of a course to 30 days after its last; a gap of up to 60 days does not end
 * a course. Time at risk of an event is that same time, up to the end of follow-up.
 *
 * @param firstDose age at the first dose, in days
 * @param events all adverse events, by onset
 * @param emergent periods in which events are treatment-emergent, by first day and apart from each other
 * @param doses days on the drug, by first day and apart from each other
 * @param shifts grades of laboratory values before and in those periods
 */
record InterferonSafety(
        int firstDose,
        List<AdverseEvent> events,
        List<InterferonPeriod> emergent,
        List<InterferonPeriod> doses,
        Map<CtcaeTerm, LaboratoryShift> shifts) {
    private static final int DAYS_AFTER = 30;

    /** Copies the collections. */
    InterferonSafety {
        events = List.copyOf(events);
        emergent = List.copyOf(emergent);
        doses = List.copyOf(doses);
        shifts = Map.copyOf(shifts);
    }

    static Optional<InterferonSafety> of(PatientFacts facts) {
        Patient patient = facts.patient();
        return facts.firstSegment().map(InterferonSegment::startDay).map(start -> {
            int last = lastDay(facts);
            List<InterferonPeriod> emergent = emergent(patient.segments(), last);
            return new InterferonSafety(
                    start,
                    patient.adverseEvents(),
                    emergent,
                    InterferonPeriod.of(patient.segments(), last, 0),
                    LaboratoryShift.of(patient, start, emergent));
        });
    }

    /** The end of follow-up; without a status the last day that the segments know. */
    private static int lastDay(PatientFacts facts) {
        return facts.endOfFollowUp()
                .map(Occurrence::day)
                .or(() -> facts.patient().segments().stream()
                        .map(segment -> segment.stopDay().orElse(segment.startDay()))
                        .max(Comparator.naturalOrder()))
                .orElse(0);
    }

    private static List<InterferonPeriod> emergent(List<InterferonSegment> segments, int last) {
        List<InterferonPeriod> periods = new ArrayList<>();
        for (InterferonPeriod course : InterferonPeriod.of(segments, last, InterferonPeriod.INTERRUPTION_DAYS)) {
            InterferonPeriod period =
                    new InterferonPeriod(course.startDay(), course.stopDay() + DAYS_AFTER).until(last);
            if (period.stopDay() >= period.startDay()) {
                periods.add(period);
            }
        }
        return periods;
    }

    /** Tells whether an event on a day is treatment-emergent. */
    boolean isEmergent(int day) {
        return emergent.stream().anyMatch(period -> period.covers(day));
    }

    /** Returns the treatment-emergent events that began from an age on. */
    List<AdverseEvent> emergentEvents(int fromDay) {
        return events.stream()
                .filter(event -> event.onsetDay() >= fromDay && isEmergent(event.onsetDay()))
                .toList();
    }

    /** Returns the events that are held related and began after the first dose, but not in the time that makes them emergent. */
    List<AdverseEvent> lateRelatedEvents() {
        return events.stream()
                .filter(event -> event.isRelated() && event.onsetDay() >= firstDose && !isEmergent(event.onsetDay()))
                .toList();
    }

    /**
     * Counts the days at risk of an event.
     *
     * @param fromDay age from which days count
     * @param toDay last day that counts, such as that of the first event
     */
    int daysAtRisk(int fromDay, int toDay) {
        return days(emergent, fromDay, toDay);
    }

    /** Counts the days on the drug up to a day, which counts itself. */
    int daysOnDrug(int toDay) {
        return days(doses, 0, toDay);
    }

    private static int days(List<InterferonPeriod> periods, int fromDay, int toDay) {
        return periods.stream()
                .mapToInt(period -> Math.min(period.stopDay(), toDay) - Math.max(period.startDay(), fromDay) + 1)
                .filter(days -> days > 0)
                .sum();
    }
}
