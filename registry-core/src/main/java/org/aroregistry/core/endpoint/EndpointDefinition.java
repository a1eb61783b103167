package org.aroregistry.core.endpoint;

import java.util.List;
import java.util.Optional;
import org.aroregistry.core.cohort.AnalysisSet;

/**
 * A time-to-event endpoint as data.
 *
 * <p>Of all events and competing events the earliest counts; on one day the one that comes first in {@link EventSource}. Events
 * come before censoring on the same day. The day on which consent was withdrawn ends the observation of every endpoint. The entry of every
 * patient is the enrolment, counted from the origin: nobody was observed before.
 *
 * <p>Who cannot be judged for any of the events is not analysed; a composite counts what can be judged.
 *
 * @param code stable code, such as {@code OS_HSCT1}
 * @param title name in words
 * @param version version of the definition, printed in every report
 * @param set patients that it is about
 * @param origin time zero
 * @param events the event, or the components of which the first counts
 * @param competing events that make the event impossible
 * @param observedUntil where observation ends; a later event still counts, as reporting it was a contact
 * @param censoredAt what ends observation even if events are known later
 * @param yearPrecisionExcluded true if days known to the year only are too coarse
 * @param groups groups to compare
 * @param rules choices of the registry under which it is derived
 * @param variantOf code of the endpoint that this is a component or a sensitivity analysis of; it has the same analysis set
 */
public record EndpointDefinition(
        String code,
        String title,
        String version,
        AnalysisSet set,
        Origin origin,
        List<EventSource> events,
        List<EventSource> competing,
        CensorSource observedUntil,
        List<CensorSource> censoredAt,
        boolean yearPrecisionExcluded,
        Stratification groups,
        AnalysisRules rules,
        Optional<String> variantOf) {

    /** Copies the sources. */
    public EndpointDefinition {
        events = List.copyOf(events);
        competing = List.copyOf(competing);
        censoredAt = List.copyOf(censoredAt);
    }

    /**
     * Returns the cause number that estimators of competing risks use.
     *
     * @return 1 for an event of this endpoint, 2 and up for the competing ones in their order
     * @throws IllegalArgumentException if the event is neither
     */
    public int causeOf(EventSource event) {
        if (events.contains(event)) {
            return 1;
        }
        int place = competing.indexOf(event);
        if (place < 0) {
            throw new IllegalArgumentException(event + " is no event of endpoint " + code);
        }
        return place + 2;
    }
}
