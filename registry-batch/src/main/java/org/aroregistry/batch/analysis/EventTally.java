package org.aroregistry.batch.analysis;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.aroregistry.core.endpoint.EventCount;
import org.aroregistry.core.endpoint.PatientFacts;
import org.aroregistry.core.endpoint.RatedEvent.Standing;

/**
 * How often something happened to one patient, and in how much time.
 *
 * @param events events that count, by period
 * @param days days followed, by period
 * @param standings all rows, by whether they count
 */
record EventTally(Map<RatedPeriod, Long> events, Map<RatedPeriod, Long> days, Map<Standing, Long> standings) {

    /** Copies the maps. */
    EventTally {
        events = Map.copyOf(events);
        days = Map.copyOf(days);
        standings = Map.copyOf(standings);
    }

    /** Counts all kinds of a patient; kinds whose file the site never sent are left out. */
    static Map<RatedKind, EventTally> of(PatientFacts facts) {
        Map<RatedKind, EventTally> tallies = new EnumMap<>(RatedKind.class);
        for (RatedKind kind : RatedKind.values()) {
            Optional<EventCount> count = kind.count(facts);
            count.ifPresent(found -> tallies.put(kind, of(found)));
        }
        return tallies;
    }

    private static EventTally of(EventCount count) {
        Map<RatedPeriod, Long> events = new EnumMap<>(RatedPeriod.class);
        Map<RatedPeriod, Long> days = new EnumMap<>(RatedPeriod.class);
        for (RatedPeriod period : RatedPeriod.values()) {
            long followed = count.personDays(period::includes);
            if (followed > 0) {
                events.put(period, count.events(period::includes));
                days.put(period, followed);
            }
        }
        Map<Standing, Long> standings = new EnumMap<>(Standing.class);
        count.events().forEach(event -> standings.merge(event.standing(), 1L, Long::sum));
        return new EventTally(events, days, standings);
    }

    /** Returns the events of all time followed. */
    long counted() {
        return standings.getOrDefault(Standing.COUNTED, 0L);
    }

    /** Returns all days followed. */
    long followed() {
        return Arrays.stream(RatedPeriod.values())
                .filter(period -> !period.isOfInterferon())
                .mapToLong(this::days)
                .sum();
    }

    /** Returns the events of a period. */
    long events(RatedPeriod period) {
        return events.getOrDefault(period, 0L);
    }

    /** Returns the days of a period. */
    long days(RatedPeriod period) {
        return days.getOrDefault(period, 0L);
    }
}
