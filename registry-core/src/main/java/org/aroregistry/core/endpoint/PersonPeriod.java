package org.aroregistry.core.endpoint;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.aroregistry.core.study.Transplant;
import org.aroregistry.core.study.Visit;

/**
 * Days on which a patient was followed, all in one phase from the transplant and all on or off interferon.
 *
 * @param phase where the days lie from the first transplant
 * @param onInterferon whether interferon was given, gaps of up to 14 days included
 * @param after age on the day before the first of them, in days
 * @param to age on the last of them, in days
 */
public record PersonPeriod(TransplantPhase phase, boolean onInterferon, int after, int to) {

    /**
     * Returns the days on which a patient was followed: those from one visit to the next, if that came within 400 days.
     *
     * <p>Nobody is followed before enrolment (unless the site certified complete capture) or after the end of follow-up. The day of the first
     * visit does not count, as what happened on it was not awaited.
     *
     * @return in order of time, without overlaps
     */
    public static List<PersonPeriod> of(PatientFacts facts) {
        int last = facts.endOfFollowUp().map(Occurrence::day).orElse(Integer.MAX_VALUE);
        int first = EndpointDerivation.isCompletelyCaptured(facts)
                ? 0
                : facts.patient().registration().enrolDay();
        List<InterferonPeriod> drug =
                InterferonPeriod.of(facts.patient().segments(), last, InterferonPeriod.SAME_COURSE_DAYS);
        Optional<Integer> infusion = facts.patient().firstTransplant().map(Transplant::day);
        List<PersonPeriod> periods = new ArrayList<>();
        Integer before = null;
        for (int visit : visitDays(facts)) {
            if (before != null && visit - before <= facts.rules().rates().visitGapDays()) {
                int after = Math.max(before, first);
                int to = Math.min(visit, last);
                if (after < to) {
                    periods.addAll(split(after, to, infusion, drug));
                }
            }
            before = visit;
        }
        return List.copyOf(periods);
    }

    /** Returns how many days there are. */
    public int days() {
        return to - after;
    }

    /** Tells whether a day is one of them. */
    public boolean covers(int day) {
        return day > after && day <= to;
    }

    private static TreeSet<Integer> visitDays(PatientFacts facts) {
        TreeSet<Integer> days = new TreeSet<>();
        facts.patient().visits().stream().map(Visit::day).forEach(days::add);
        return days;
    }

    private static List<PersonPeriod> split(
            int after, int to, Optional<Integer> infusion, List<InterferonPeriod> drug) {
        TreeSet<Integer> ends = new TreeSet<>();
        infusion.ifPresent(day ->
                ends.addAll(List.of(day - 1, day + TransplantPhase.EARLY_DAYS, day + TransplantPhase.YEAR_DAYS)));
        for (InterferonPeriod period : drug) {
            ends.add(period.startDay() - 1);
            ends.add(period.stopDay());
        }
        ends.add(to);
        List<PersonPeriod> parts = new ArrayList<>();
        int start = after;
        for (int end : ends.subSet(after, false, to, true)) {
            int day = end;
            boolean on = drug.stream().anyMatch(period -> period.covers(day));
            parts.add(new PersonPeriod(TransplantPhase.of(infusion, day), on, start, end));
            start = end;
        }
        return parts;
    }
}
