package org.aroregistry.batch.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.aroregistry.core.endpoint.EndpointDefinition;
import org.aroregistry.core.result.FigureResult;
import org.aroregistry.core.result.FigureResult.Curve;
import org.aroregistry.statistics.survival.AalenJohansen;
import org.aroregistry.statistics.survival.CompetingRisksSample;

/**
 * F05: cumulative incidence of graft-versus-host disease after the first transplant, acute and chronic in two figures.
 *
 * <p>Severe acute disease is a part of acute disease: its curve is for the regulator, as the difference of both is a number of patients.
 */
final class GvhdIncidence {
    private static final double ACUTE_UNTIL_DAYS = 365;

    private final String id;
    private final EndpointDefinition definition;
    private final List<Line> lines;
    private final CurveBuilder builder;
    private final List<String> notes;

    private GvhdIncidence(String id, List<Line> lines, CurveBuilder builder, List<String> notes) {
        this.id = id;
        this.definition = lines.get(0).definition();
        this.lines = lines;
        this.builder = builder;
        this.notes = notes;
    }

    /**
     * One curve.
     *
     * @param definition its endpoint
     * @param key stable key
     * @param label name
     */
    private record Line(EndpointDefinition definition, String key, String label) {}

    /**
     * Acute disease.
     *
     * @param moderate grade II to IV
     * @param severe grade III to IV
     */
    static GvhdIncidence acute(EndpointDefinition moderate, EndpointDefinition severe) {
        return new GvhdIncidence(
                "F05",
                List.of(
                        new Line(moderate, "ACUTE_2_4", "Acute, grade II\u2013IV"),
                        new Line(severe, FigureResult.REGULATOR_ONLY + "ACUTE_3_4", "Acute, grade III\u2013IV")),
                new CurveBuilder(TimePoint.ACUTE_GVHD, ACUTE_UNTIL_DAYS),
                List.of(
                        "At risk of acute disease is who had neutrophil recovery, a sample with cells of the donor, or the disease;"
                                + " this looks ahead, as published series do.",
                        "The grade is MAGIC's, computed from the stages of skin, liver and gut; the day is the onset of the episode"
                                + " that reached it.",
                        "Acute disease is shown to one year."));
    }

    /** Chronic disease, whatever its severity. */
    static GvhdIncidence chronic(EndpointDefinition definition) {
        return new GvhdIncidence(
                "F05_CHRONIC",
                List.of(new Line(definition, "CHRONIC", "Chronic")),
                new CurveBuilder(TimePoint.CHRONIC_GVHD),
                List.of());
    }

    FigureResult compute(StudyPopulation population) {
        EndpointSample rows = EndpointSample.of(definition, population.registered());
        List<String> all = new ArrayList<>(SurvivalNotes.of(definition, rows));
        all.addAll(notes);
        return new FigureResult(
                id,
                definition.set().name(),
                definition.code(),
                FigureResult.Kind.INCIDENCE,
                population.accounting(definition),
                "Day of the first transplant",
                lines.stream().flatMap(line -> curve(line, population).stream()).toList(),
                Optional.empty(),
                all);
    }

    private Optional<Curve> curve(Line line, StudyPopulation population) {
        EndpointSample rows = EndpointSample.of(line.definition(), population.registered());
        if (rows.size() == 0) {
            return Optional.empty();
        }
        CompetingRisksSample sample = rows.competing();
        return Optional.of(builder.incidence(
                line.key(), line.label(), sample, AalenJohansen.withDefaults().estimate(sample), 1));
    }
}
