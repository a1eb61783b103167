package org.aroregistry.core.endpoint;

import java.util.List;
import java.util.OptionalInt;
import java.util.function.Predicate;
import org.aroregistry.core.dictionary.Dictionary;
import org.aroregistry.core.study.AdverseEvent;

/**
 * Adverse events of one patient that began on interferon: from the first dose of a course to 30 days after its last one.
 *
 * <p>A row tells its worst grade and one onset, so what was there before and got worse is seen only if the site wrote a row for it.
 *
 * @param windows the times in which an event is emergent, in order of time, without overlaps
 * @param events the events that are, by onset
 * @param others the events that are not, by onset
 */
public record EmergentEvents(List<InterferonPeriod> windows, List<AdverseEvent> events, List<AdverseEvent> others) {

    /** Copies the lists. */
    public EmergentEvents {
        windows = List.copyOf(windows);
        events = List.copyOf(events);
        others = List.copyOf(others);
    }

    /** Sorts the adverse events of a patient; no windows if never treated. */
    public static EmergentEvents of(PatientFacts facts) {
        int end = facts.endOfFollowUp()
                .or(facts::lastAssessment)
                .map(Occurrence::day)
                .orElse(0);
        int after = facts.rules().progression().onTreatmentDays();
        List<InterferonPeriod> windows =
                InterferonPeriod.of(facts.patient().segments(), end, InterferonPeriod.INTERRUPTION_DAYS).stream()
                        .map(course -> new InterferonPeriod(course.startDay(), course.stopDay() + after))
                        .toList();
        Predicate<AdverseEvent> emergent =
                event -> windows.stream().anyMatch(window -> window.covers(event.onsetDay()));
        List<AdverseEvent> all = facts.patient().adverseEvents();
        return new EmergentEvents(
                windows.stream()
                        .filter(window -> window.startDay() <= end)
                        .map(window -> window.until(end))
                        .toList(),
                all.stream().filter(emergent).toList(),
                all.stream().filter(emergent.negate()).toList());
    }

    /** Returns the days in the windows: the exposure of a patient without event. */
    public int exposureDays() {
        return exposureUntil(Integer.MAX_VALUE);
    }

    /** Returns the days of exposure until the first emergent event of some kind, its day included; empty if there was none. */
    public OptionalInt daysToFirst(Predicate<AdverseEvent> kind) {
        return events.stream()
                .filter(kind)
                .mapToInt(event -> exposureUntil(event.onsetDay()))
                .findFirst();
    }

    /** Returns the days at risk of a first event of some kind: to the event, or all. */
    public int daysAtRisk(Predicate<AdverseEvent> kind) {
        return daysToFirst(kind).orElse(exposureDays());
    }

    /** Returns the worst grade of the emergent events of some kind; empty if there was none or no grade is known. */
    public OptionalInt worstGrade(Predicate<AdverseEvent> kind) {
        return events.stream()
                .filter(kind)
                .flatMapToInt(event -> event.grade().stream().mapToInt(Integer::intValue))
                .max();
    }

    /** Tells whether the drug's label lists a term: the code list says so in its note. */
    public static boolean isExpected(String term) {
        return Dictionary.current()
                .codeList("AE_TERM")
                .find(term)
                .filter(code -> code.note().startsWith("label"))
                .isPresent();
    }

    private int exposureUntil(int day) {
        return windows.stream()
                .filter(window -> window.startDay() <= day)
                .mapToInt(window -> Math.min(window.stopDay(), day) - window.startDay() + 1)
                .sum();
    }
}
