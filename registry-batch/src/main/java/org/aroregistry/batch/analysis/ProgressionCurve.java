package org.aroregistry.batch.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.aroregistry.core.endpoint.EndpointDefinition;
import org.aroregistry.core.result.FigureResult.Curve;
import org.aroregistry.statistics.survival.AalenJohansen;
import org.aroregistry.statistics.survival.CompetingRisksSample;
import org.aroregistry.statistics.survival.CumulativeIncidence;
import org.aroregistry.statistics.survival.SurvivalSample;

/**
 * Curves of one group on interferon.
 *
 * <p>Each starts at the first day with five patients at risk and is conditional on no event by then: with delayed entry few are at risk at
 * first. A group that never has five at risk has no curve.
 */
final class ProgressionCurve {
    private static final CurveBuilder BUILDER = new CurveBuilder(TimePoint.ON_INTERFERON);

    private ProgressionCurve() {}

    /** Makes the curve of freedom from progression. */
    static Optional<Curve> survival(
            String key, String label, EndpointDefinition definition, List<AnalysedPatient> patients) {
        EndpointSample rows = EndpointSample.of(definition, patients);
        if (rows.size() == 0) {
            return Optional.empty();
        }
        SurvivalSample sample = rows.survival();
        OptionalDouble start = sample.firstTimeAtRisk(CurveBuilder.SMALLEST_RISK_SET);
        return start.isEmpty()
                ? Optional.empty()
                : Optional.of(BUILDER.survival(key, label, sample.aliveAt(start.getAsDouble())));
    }

    /** Makes the curves of all competing causes, that of the event first. */
    static List<Curve> incidences(EndpointDefinition definition, List<AnalysedPatient> patients) {
        EndpointSample rows = EndpointSample.of(definition, patients);
        List<Curve> curves = new ArrayList<>();
        if (rows.size() > 0) {
            CompetingRisksSample all = rows.competing();
            OptionalDouble start = all.firstTimeAtRisk(CurveBuilder.SMALLEST_RISK_SET);
            if (start.isPresent()) {
                CompetingRisksSample sample = all.aliveAt(start.getAsDouble());
                CumulativeIncidence incidences = AalenJohansen.withDefaults().estimate(sample);
                for (int cause = 1; cause <= sample.causeCount(); cause++) {
                    curves.add(BUILDER.incidence("cause_" + cause, "", sample, incidences, cause));
                }
            }
        }
        return curves;
    }
}
