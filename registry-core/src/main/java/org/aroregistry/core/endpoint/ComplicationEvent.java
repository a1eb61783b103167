package org.aroregistry.core.endpoint;

import java.util.Optional;
import org.aroregistry.core.study.Complication;

/**
 * The first complication of a kind from time zero on, as the site reports it.
 *
 * @param code code of the complication
 */
record ComplicationEvent(String code) implements EventRule {
    static final String FILE = "complications";

    @Override
    public Optional<Occurrence> first(PatientFacts facts, int origin) {
        return facts.patient().complications().stream()
                .filter(row -> row.code().equals(code) && row.onsetDay() >= origin)
                .map(ComplicationEvent::onset)
                .min(Occurrence.FIRST);
    }

    @Override
    public Optional<NotEvaluable> notEvaluable(PatientFacts facts, int origin) {
        return undelivered(facts);
    }

    static Optional<NotEvaluable> undelivered(PatientFacts facts) {
        return facts.isDelivered(FILE) ? Optional.empty() : Optional.of(NotEvaluable.FILE_NEVER_DELIVERED);
    }

    static Occurrence onset(Complication row) {
        return Occurrence.exact(row.onsetDay(), row.source());
    }
}
