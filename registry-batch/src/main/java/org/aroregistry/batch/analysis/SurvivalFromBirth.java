package org.aroregistry.batch.analysis;

import java.util.Optional;
import org.aroregistry.core.cohort.GenotypeColumn;
import org.aroregistry.core.endpoint.EndpointDefinition;
import org.aroregistry.core.result.FigureResult;
import org.aroregistry.statistics.survival.SurvivalSample;

/**
 * F03: overall survival from birth, by genotype.
 *
 * <p>Nobody is observed before enrolment, so few are at risk at young ages. Each curve starts at the youngest age with five patients at
 * risk and shows the survival of those alive at that age. Where sites certified complete capture, their retrospective patients have
 * a curve from birth as well, so that both estimates can be compared.
 */
final class SurvivalFromBirth {
    private static final String CAPTURED = "Complete capture, from birth";

    private final EndpointDefinition definition;

    SurvivalFromBirth(EndpointDefinition definition) {
        this.definition = definition;
    }

    FigureResult compute(StudyPopulation population) {
        EndpointSample rows = EndpointSample.of(definition, population.registered());
        LateEntryCurves curves = new LateEntryCurves("at an age of");
        curves.note(SurvivalNotes.of(definition, rows));
        EndpointSample captured = rows.completelyCaptured();
        addDelayed(curves, rows.withDelayedEntry(), captured.size() > 0 ? "Total, delayed entry" : "Total");
        if (captured.size() > 0) {
            addCaptured(curves, rows, captured);
        }
        return new FigureResult(
                "F03",
                definition.set().name(),
                definition.code(),
                FigureResult.Kind.SURVIVAL,
                population.accounting(definition),
                "Birth",
                curves.curves(),
                Optional.empty(),
                curves.notes());
    }

    private static void addDelayed(LateEntryCurves curves, EndpointSample rows, String total) {
        if (rows.size() > 0) {
            SurvivalSample all = rows.survival();
            curves.add("TOTAL", total, all);
            for (GenotypeColumn group : GenotypeColumn.values()) {
                if (isPresent(rows, group)) {
                    curves.add(group.name(), group.label(), all.select(i -> rows.group(i)
                            .equals(group.name())));
                }
            }
        }
    }

    /** The second estimate: patients of sites that miss nobody, dead or alive, need no delayed entry. */
    private static void addCaptured(LateEntryCurves curves, EndpointSample rows, EndpointSample captured) {
        curves.note(
                "Two estimates for sites that certified complete capture. With delayed entry their patients count from"
                        + " enrolment on, as all others; those whose observation ended before it, and who are left out there: "
                        + (rows.size() - rows.withDelayedEntry().size())
                        + ". \u201c" + CAPTURED
                        + "\u201d follows the retrospective patients of these sites alone, from birth on; it is"
                        + " right as far as the certificate is, and needs no condition on survival to enrolment.");
        if (captured.size() < CurveBuilder.SMALLEST_RISK_SET) {
            curves.note(
                    CAPTURED + ": no curve, as fewer than " + CurveBuilder.SMALLEST_RISK_SET + " patients have it.");
            return;
        }
        curves.add(new CurveBuilder(TimePoint.AGES)
                .survival(FigureResult.ALTERNATIVE + "COMPLETE_CAPTURE", CAPTURED, captured.survival()));
    }

    private static boolean isPresent(EndpointSample rows, GenotypeColumn group) {
        return rows.patients().stream().anyMatch(patient -> group.name()
                .equals(patient.groups().get(rows.definition().code())));
    }
}
