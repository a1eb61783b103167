package org.aroregistry.core.endpoint;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * Pulmonary arterial hypertension around the first transplant: the site's diagnosis, or a systolic pressure of at least 40 mmHg in the right
 * ventricle by echocardiography, from ten days before the infusion to 180 days after it.
 *
 * <p>What began before the infusion is put on its day.
 */
final class PulmonaryHypertension implements EventRule {
    private static final String CODE = "PAH";

    @Override
    public Optional<Occurrence> first(PatientFacts facts, int origin) {
        TransplantEventRule rule = facts.rules().transplant();
        Stream<Occurrence> diagnoses = facts.patient().complications().stream()
                .filter(row -> row.code().equals(CODE))
                .map(ComplicationEvent::onset);
        Stream<Occurrence> pressures = facts.patient().imaging().stream()
                .filter(exam -> exam.ventricularPressure()
                        .filter(pressure -> pressure >= rule.pressureMmhg())
                        .isPresent())
                .map(exam -> Occurrence.exact(exam.day(), exam.source()));
        return Stream.concat(diagnoses, pressures)
                .filter(found ->
                        found.day() >= origin + rule.pressureFromDay() && found.day() <= origin + rule.pressureToDay())
                .min(Occurrence.FIRST)
                .map(found -> Occurrence.exact(Math.max(origin, found.day()), found.source()));
    }

    @Override
    public Optional<NotEvaluable> notEvaluable(PatientFacts facts, int origin) {
        return ComplicationEvent.undelivered(facts);
    }
}
