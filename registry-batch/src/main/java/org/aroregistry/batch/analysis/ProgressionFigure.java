package org.aroregistry.batch.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.aroregistry.core.endpoint.EndpointDefinition;
import org.aroregistry.core.endpoint.ProgressionRule;
import org.aroregistry.core.result.FigureResult;
import org.aroregistry.core.result.FigureResult.Curve;

/** F06: time to disease progression on interferon, of incident and of prevalent users. */
final class ProgressionFigure {
    private final EndpointDefinition definition;
    private final ProgressionRule rule;

    /**
     * Prepares the figure.
     *
     * @param definition time to progression
     * @param rule the thresholds it was derived by
     */
    ProgressionFigure(EndpointDefinition definition, ProgressionRule rule) {
        this.definition = definition;
        this.rule = rule;
    }

    FigureResult compute(StudyPopulation population) {
        PatientColumns columns = InterferonUser.columns(population.analysed(definition), definition);
        EndpointSample rows = EndpointSample.of(definition, columns.groups().get(0));
        List<String> notes = new ArrayList<>(SurvivalNotes.of(definition, rows));
        List<Curve> curves = new ArrayList<>();
        for (int j = 0; j < columns.columns().size(); j++) {
            String label = columns.columns().get(j).label();
            List<AnalysedPatient> group = columns.groups().get(j);
            Optional<Curve> curve =
                    ProgressionCurve.survival(columns.columns().get(j).key(), label, definition, group);
            curve.ifPresent(curves::add);
            if (curve.isEmpty()) {
                notes.add(label + ": no curve, as fewer than " + CurveBuilder.SMALLEST_RISK_SET
                        + " patients were ever at risk at one time.");
            } else if (curve.get().start() > 0) {
                notes.add(label + ": the curve starts on day "
                        + Math.round(curve.get().start()) + "; patients whose observation ended by then: "
                        + (group.size() - curve.get().patients()) + ".");
            }
        }
        notes.addAll(ProgressionBox.of(rule));
        return new FigureResult(
                "F06",
                definition.set().name(),
                definition.code(),
                FigureResult.Kind.SURVIVAL,
                population.accounting(definition),
                "Day of the first dose",
                curves,
                Optional.empty(),
                notes);
    }
}
