package org.aroregistry.batch.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.TreeSet;
import org.aroregistry.core.endpoint.EndpointResult.Analysed;
import org.aroregistry.statistics.recurrent.RecurrentSample;

/**
 * The histories of a group of patients, as the estimator of mean cumulative numbers takes them.
 *
 * <p>A patient is at risk of death from enrolment to the end of follow-up, and of the event on the days on which it would have been known.
 */
final class HistorySample {
    /** Events of one patient on one day follow each other by this part of a day, as a row of the sample ends with one event. */
    private static final double MOMENT = 1e-3;

    private final List<Subject> subjects;
    private final double[] afters;
    private final double[] ends;

    /**
     * A patient.
     *
     * @param entry age at which observation begins, in days
     * @param exit age at which it ends
     * @param died whether it ends with death
     * @param history events and days followed, within these ages
     */
    record Subject(double entry, double exit, boolean died, EventHistory history) {
        /** Takes what an endpoint of survival from birth says of a patient. */
        static Subject of(Analysed survival, EventHistory history) {
            return new Subject(
                    survival.entry(),
                    survival.exit(),
                    survival.event().isPresent(),
                    history.within(survival.entry(), survival.exit()));
        }

        private Subject from(double start) {
            return new Subject(Math.max(entry, start), exit, died, history.within(start, exit));
        }
    }

    HistorySample(List<Subject> subjects) {
        this.subjects = List.copyOf(subjects);
        this.afters = subjects.stream()
                .flatMap(subject -> subject.history().followed().stream())
                .mapToDouble(EventHistory.Span::after)
                .sorted()
                .toArray();
        this.ends = subjects.stream()
                .flatMap(subject -> subject.history().followed().stream())
                .mapToDouble(EventHistory.Span::to)
                .sorted()
                .toArray();
    }

    /** Returns the first age after which so many are followed at once, if there is one. */
    OptionalDouble firstFollowed(int enough) {
        return Arrays.stream(afters)
                .filter(after -> upTo(afters, after) - upTo(ends, after) >= enough)
                .findFirst();
    }

    /** Returns the last age at which enough for an estimate are followed; the first age if there are never so many. */
    double lastFollowed(double first) {
        return Arrays.stream(ends)
                .filter(end -> CurveBuilder.isEnough(followedAt(end), subjects.size()))
                .reduce(first, Math::max);
    }

    /** Counts those followed on a day. */
    int followedAt(double day) {
        return below(afters, day) - below(ends, day);
    }

    /** Counts those followed on the day after an age. */
    int followedAfter(double age) {
        return upTo(afters, age) - upTo(ends, age);
    }

    private static int below(double[] sorted, double value) {
        int place = Arrays.binarySearch(sorted, value);
        if (place < 0) {
            return -place - 1;
        }
        while (place > 0 && sorted[place - 1] == value) {
            place--;
        }
        return place;
    }

    private static int upTo(double[] sorted, double value) {
        return below(sorted, Math.nextUp(value));
    }

    /** Returns those who are observed after an age, from it on. */
    HistorySample from(double age) {
        return new HistorySample(subjects.stream()
                .filter(subject -> subject.exit() > age)
                .map(subject -> subject.from(age))
                .toList());
    }

    int size() {
        return subjects.size();
    }

    /** Counts the events up to an age. */
    long events(double age) {
        return subjects.stream()
                .flatMap(subject -> subject.history().days().stream())
                .filter(day -> day <= age)
                .count();
    }

    /** Returns on how many days the patients were followed. */
    double daysFollowed() {
        return subjects.stream()
                .mapToDouble(subject -> subject.history().daysFollowed())
                .sum();
    }

    /** Counts those who are never followed. */
    long neverFollowed() {
        return subjects.stream()
                .filter(subject -> subject.history().followed().isEmpty())
                .count();
    }

    /** Returns the day on which an event of the sample for the estimator happened. */
    static double day(double time) {
        return Math.ceil(time);
    }

    /** Lays the histories out as rows, of at least one patient. */
    RecurrentSample rows() {
        Rows rows = new Rows();
        for (int i = 0; i < subjects.size(); i++) {
            rows.add(i, subjects.get(i));
        }
        return rows.sample();
    }

    /** Rows that end where anything changes. */
    private static final class Rows {
        private final List<Integer> subjects = new ArrayList<>();
        private final List<Double> entries = new ArrayList<>();
        private final List<Double> times = new ArrayList<>();
        private final List<Boolean> events = new ArrayList<>();
        private final List<Boolean> deaths = new ArrayList<>();
        private final List<Boolean> seen = new ArrayList<>();

        void add(int number, Subject subject) {
            TreeSet<Double> moments = moments(subject.history().days());
            TreeSet<Double> cuts = new TreeSet<>(moments);
            subject.history().limits().forEach(cuts::add);
            cuts.add(subject.exit());
            double entry = subject.entry();
            for (double cut : cuts.tailSet(entry, false)) {
                subjects.add(number);
                entries.add(entry);
                times.add(cut);
                events.add(moments.contains(cut));
                deaths.add(subject.died() && cut == subject.exit());
                seen.add(isFollowed(subject, cut));
                entry = cut;
            }
        }

        private static boolean isFollowed(Subject subject, double time) {
            return subject.history().followed().stream().anyMatch(span -> span.after() < time && time <= span.to());
        }

        private static TreeSet<Double> moments(List<Integer> days) {
            TreeSet<Double> moments = new TreeSet<>();
            for (int day : days) {
                double moment = day;
                while (moments.contains(moment)) {
                    moment -= MOMENT;
                }
                moments.add(moment);
            }
            return moments;
        }

        RecurrentSample sample() {
            return RecurrentSample.of(
                            subjects.stream().mapToInt(Integer::intValue).toArray(),
                            entries.stream().mapToDouble(Double::doubleValue).toArray(),
                            times.stream().mapToDouble(Double::doubleValue).toArray(),
                            flags(events),
                            flags(deaths))
                    .withEventsSeen(flags(seen));
        }

        private static boolean[] flags(List<Boolean> list) {
            boolean[] flags = new boolean[list.size()];
            for (int i = 0; i < flags.length; i++) {
                flags[i] = list.get(i);
            }
            return flags;
        }
    }
}
