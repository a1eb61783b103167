package org.aroregistry.batch.analysis;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.aroregistry.core.endpoint.EventCount;
import org.aroregistry.core.endpoint.PatientFacts;
import org.aroregistry.core.endpoint.PersonPeriod;
import org.aroregistry.core.endpoint.RatedEvent;
import org.aroregistry.core.endpoint.RatedEvent.Standing;

/**
 * When something happened to one patient, and when it would have been known.
 *
 * @param followed days on which the patient was followed, in order and apart
 * @param days age on the day of each event that counts, rising; some may be equal; all within the days followed
 */
record EventHistory(List<Span> followed, List<Integer> days) {
    /** Events whose mean cumulative numbers are reported. */
    static final Set<RatedKind> KINDS = Set.of(RatedKind.FRACTURES, RatedKind.SERIOUS_INFECTIONS);

    /** Copies the lists. */
    EventHistory {
        followed = List.copyOf(followed);
        days = List.copyOf(days);
    }

    /**
     * Days of life one after the other.
     *
     * @param after age on the day before the first of them, in days
     * @param to age on the last of them, in days
     */
    record Span(double after, double to) {}

    /** Takes the events that rates count; kinds whose file the site never sent are left out. */
    static Map<RatedKind, EventHistory> of(PatientFacts facts) {
        Map<RatedKind, EventHistory> histories = new EnumMap<>(RatedKind.class);
        for (RatedKind kind : KINDS) {
            kind.count(facts).ifPresent(count -> histories.put(kind, of(count)));
        }
        return histories;
    }

    private static EventHistory of(EventCount count) {
        List<Span> spans = new ArrayList<>();
        for (PersonPeriod period : count.periods()) {
            int last = spans.size() - 1;
            if (last >= 0 && spans.get(last).to() == period.after()) {
                spans.set(last, new Span(spans.get(last).after(), period.to()));
            } else {
                spans.add(new Span(period.after(), period.to()));
            }
        }
        return new EventHistory(
                spans,
                count.events().stream()
                        .filter(event -> event.standing() == Standing.COUNTED)
                        .map(RatedEvent::day)
                        .sorted()
                        .toList());
    }

    /** Returns what is left of it between two ages. */
    EventHistory within(double entry, double exit) {
        List<Span> left = followed.stream()
                .flatMap(span -> part(span, entry, exit).stream())
                .toList();
        return new EventHistory(
                left,
                days.stream()
                        .filter(day -> left.stream().anyMatch(span -> span.after() < day && day <= span.to()))
                        .toList());
    }

    private static Optional<Span> part(Span span, double entry, double exit) {
        double after = Math.max(span.after(), entry);
        double to = Math.min(span.to(), exit);
        return after < to ? Optional.of(new Span(after, to)) : Optional.empty();
    }

    /** Returns how many days the patient was followed. */
    double daysFollowed() {
        return followed.stream().mapToDouble(span -> span.to() - span.after()).sum();
    }

    /** Returns all ages at which being followed begins or ends. */
    Stream<Double> limits() {
        return followed.stream().flatMap(span -> Stream.of(span.after(), span.to()));
    }
}
