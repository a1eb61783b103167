package org.aroregistry.core.endpoint;

import java.util.List;
import java.util.Optional;
import org.aroregistry.core.study.Answer;
import org.aroregistry.core.study.Baseline;

/**
 * New dependence on red cells: two transfusions within 90 days, in a patient who did not depend on them at diagnosis. The second one gives the
 * day, as nothing is known on the first.
 */
final class RedCellDependence implements EventRule {
    @Override
    public Optional<Occurrence> first(PatientFacts facts, int origin) {
        int within = facts.rules().independence().dependenceDays();
        List<Occurrence> days = facts.patient().transfusions().stream()
                .filter(row -> row.product().equals("RBC"))
                .flatMap(row -> row.days().stream().map(day -> Occurrence.exact(day, row.source())))
                .filter(day -> day.day() >= origin)
                .sorted(Occurrence.FIRST)
                .toList();
        for (int i = 1; i < days.size(); i++) {
            if (days.get(i).day() - days.get(i - 1).day() < within) {
                return Optional.of(days.get(i));
            }
        }
        return Optional.empty();
    }

    @Override
    public Optional<NotEvaluable> notEvaluable(PatientFacts facts, int origin) {
        Answer before =
                facts.patient().baseline().map(Baseline::transfusionDependent).orElse(Answer.UNKNOWN);
        if (before.isYes()) {
            return Optional.of(NotEvaluable.TRANSFUSION_DEPENDENT);
        }
        if (!before.isKnown()) {
            return Optional.of(NotEvaluable.NO_BASELINE);
        }
        return facts.isDelivered("transfusions") ? Optional.empty() : Optional.of(NotEvaluable.FILE_NEVER_DELIVERED);
    }
}
