package org.aroregistry.core.endpoint;

import java.util.Optional;
import org.aroregistry.core.endpoint.EndpointResult.Analysed;
import org.aroregistry.core.study.RowSource;

/**
 * Between which days progression on interferon came, for an interval-censored estimate (sensitivity analysis S4 of {@code TTP_A}).
 *
 * <p>Vision, hearing and blood counts are only seen when somebody looks: the event lies after the last look without it and not after the first
 * one with it. Deaths, infections and transfusions have their day: both ends are the same.
 *
 * @param entry days from the first dose until observation began; Turnbull's estimate takes only patients with 0
 * @param lower days from the first dose to the last look without progression; for a known day that day
 * @param upper days from the first dose to the first look with it; infinite if it was not seen
 * @param component the component that was met; empty if none was
 * @param lastWithout row of the last look without it; empty if the day is known or nothing was met
 * @param source row of the first look with it, or of the end of observation
 */
public record ProgressionInterval(
        double entry,
        double lower,
        double upper,
        Optional<EventSource> component,
        Optional<RowSource> lastWithout,
        RowSource source) {

    /**
     * Derives the interval of a patient.
     *
     * @param result what {@code TTP_A} says of the patient
     * @return empty if the patient is not analysed
     */
    public static Optional<ProgressionInterval> of(PatientFacts facts, EndpointResult result) {
        return result instanceof Analysed row ? Optional.of(of(facts, row)) : Optional.empty();
    }

    private static ProgressionInterval of(PatientFacts facts, Analysed row) {
        if (row.event().isEmpty()) {
            return new ProgressionInterval(
                    row.entry(),
                    row.exit(),
                    Double.POSITIVE_INFINITY,
                    Optional.empty(),
                    Optional.empty(),
                    row.source());
        }
        EventSource component = row.event().get();
        Optional<Occurrence> without = facts.progression()
                .flatMap(progression ->
                        progression.first(component).flatMap(event -> progression.lastWithout(component, event)));
        double lower = without.map(look -> (double) Math.max(0, look.day() - row.originDay()))
                .orElse(row.exit());
        return new ProgressionInterval(
                row.entry(), lower, row.exit(), row.event(), without.map(Occurrence::source), row.source());
    }
}
