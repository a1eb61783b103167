package org.aroregistry.batch.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.aroregistry.core.endpoint.EndpointDefinition;
import org.aroregistry.core.result.FigureResult;
import org.aroregistry.core.result.FigureResult.Curve;
import org.aroregistry.statistics.survival.AalenJohansen;
import org.aroregistry.statistics.survival.CompetingRisksSample;
import org.aroregistry.statistics.survival.CumulativeIncidence;

/** F04: cumulative incidence of graft failure and of death without it, after the first transplant. */
final class GraftFailureIncidence {
    private final EndpointDefinition definition;

    GraftFailureIncidence(EndpointDefinition definition) {
        this.definition = definition;
    }

    FigureResult compute(StudyPopulation population) {
        EndpointSample rows = EndpointSample.of(definition, population.registered());
        List<String> notes = new ArrayList<>(SurvivalNotes.of(definition, rows));
        notes.add(
                "Graft failure comes from the site's report, a second transplant for graft failure, or donor cells below 5 %,"
                        + " whichever is first.");
        notes.add("Aalen-Johansen estimate; limits by infinitesimal jackknife on the log-log scale.");
        List<Curve> curves = new ArrayList<>();
        if (rows.size() > 0) {
            CompetingRisksSample sample = rows.competing();
            CumulativeIncidence incidences = AalenJohansen.withDefaults().estimate(sample);
            CurveBuilder builder = new CurveBuilder(TimePoint.ENGRAFTMENT);
            curves.add(builder.incidence("GRAFT_FAILURE", "Graft failure", sample, incidences, 1));
            curves.add(builder.incidence("DEATH", "Death without graft failure", sample, incidences, 2));
        }
        return new FigureResult(
                "F04",
                definition.set().name(),
                definition.code(),
                FigureResult.Kind.STACKED_INCIDENCE,
                population.accounting(definition),
                "Day of the first transplant",
                curves,
                Optional.empty(),
                notes);
    }
}
