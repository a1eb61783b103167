package org.aroregistry.core.endpoint;

import java.util.Optional;

/**
 * A component of progression on interferon as an event.
 *
 * @param component name of the component among the event sources
 */
record ProgressionEvent(String component) implements EventRule {

    @Override
    public Optional<Occurrence> first(PatientFacts facts, int origin) {
        return facts.progression().flatMap(progression -> progression.first(source()));
    }

    @Override
    public Optional<NotEvaluable> notEvaluable(PatientFacts facts, int origin) {
        return facts.progression().flatMap(progression -> progression.notEvaluable(source()));
    }

    private EventSource source() {
        return EventSource.valueOf(component);
    }
}
