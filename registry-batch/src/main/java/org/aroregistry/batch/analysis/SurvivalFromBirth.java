package org.aroregistry.batch.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.aroregistry.core.cohort.GenotypeColumn;
import org.aroregistry.core.endpoint.EndpointDefinition;
import org.aroregistry.core.result.FigureResult;
import org.aroregistry.core.result.FigureResult.Curve;
import org.aroregistry.statistics.survival.SurvivalSample;

/**
 * F03: overall survival from birth, by genotype.
 *
 * <p>Nobody is observed before enrolment, so few are at risk at young ages. Each curve starts at the youngest age with five patients at
 * risk and shows the survival of those alive at that age.
 */
final class SurvivalFromBirth {
    private final EndpointDefinition definition;

    SurvivalFromBirth(EndpointDefinition definition) {
        this.definition = definition;
    }

    FigureResult compute(StudyPopulation population) {
        EndpointSample rows = EndpointSample.of(definition, population.registered());
        List<String> notes = new ArrayList<>(SurvivalNotes.of(definition, rows));
        List<Curve> curves = new ArrayList<>();
        if (rows.size() > 0) {
            SurvivalSample all = rows.survival();
            add(curves, notes, "TOTAL", "Total", all);
            for (GenotypeColumn group : GenotypeColumn.values()) {
                if (isPresent(rows, group)) {
                    add(curves, notes, group.name(), group.label(), all.select(i -> rows.group(i)
                            .equals(group.name())));
                }
            }
        }
        return new FigureResult(
                "F03",
                definition.set().name(),
                definition.code(),
                FigureResult.Kind.SURVIVAL,
                population.accounting(definition),
                "Birth",
                curves,
                Optional.empty(),
                notes);
    }

    private static void add(List<Curve> curves, List<String> notes, String key, String label, SurvivalSample sample) {
        OptionalDouble start = sample.firstTimeAtRisk(CurveBuilder.SMALLEST_RISK_SET);
        if (start.isEmpty()) {
            notes.add(label + ": no curve, as fewer than " + CurveBuilder.SMALLEST_RISK_SET
                    + " patients were ever at risk at one time.");
            return;
        }
        SurvivalSample alive = sample.aliveAt(start.getAsDouble());
        curves.add(new CurveBuilder(TimePoint.AGES).survival(key, label, alive));
        notes.add(label + ": the curve starts at an age of " + Math.round(start.getAsDouble())
                + " days; patients whose observation ended by then: " + (sample.size() - alive.size()) + ".");
    }

    private static boolean isPresent(EndpointSample rows, GenotypeColumn group) {
        return rows.patients().stream().anyMatch(patient -> group.name()
                .equals(patient.groups().get(rows.definition().code())));
    }
}
