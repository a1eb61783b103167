package org.aroregistry.batch.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.aroregistry.core.cohort.DonorGroup;
import org.aroregistry.core.endpoint.EndpointDefinition;
import org.aroregistry.core.result.FigureResult;
import org.aroregistry.core.result.FigureResult.Comparison;
import org.aroregistry.core.result.FigureResult.Curve;
import org.aroregistry.statistics.survival.ChiSquareTest;
import org.aroregistry.statistics.survival.LogRankTest;
import org.aroregistry.statistics.survival.SurvivalSample;

/** F01: overall survival after the first transplant, by donor. */
final class TransplantSurvival {
    private static final int FEWEST_EVENTS = 5;

    private final EndpointDefinition definition;

    TransplantSurvival(EndpointDefinition definition) {
        this.definition = definition;
    }

    FigureResult compute(StudyPopulation population) {
        EndpointSample rows = EndpointSample.of(definition, population.registered());
        List<String> notes = new ArrayList<>(SurvivalNotes.of(definition, rows));
        List<Curve> curves = new ArrayList<>();
        Optional<Comparison> comparison = Optional.empty();
        if (rows.size() > 0) {
            SurvivalSample all = rows.survival();
            CurveBuilder builder = new CurveBuilder(TimePoint.AFTER_TRANSPLANT);
            curves.add(builder.survival("TOTAL", "Total", all));
            for (DonorGroup group : groups(rows)) {
                curves.add(builder.survival(group.name(), group.label(), all.select(i -> rows.group(i)
                        .equals(group.name()))));
            }
            comparison = comparison(rows, all);
            if (comparison.isEmpty()) {
                notes.add("No test between donor groups: a group has fewer than " + FEWEST_EVENTS
                        + " events, or there is one group only.");
            }
        }
        return new FigureResult(
                "F01",
                definition.set().name(),
                definition.code(),
                FigureResult.Kind.SURVIVAL,
                population.accounting(definition),
                "Day of the first transplant",
                curves,
                comparison,
                notes);
    }

    private static List<DonorGroup> groups(EndpointSample rows) {
        List<DonorGroup> present = new ArrayList<>();
        for (DonorGroup group : DonorGroup.values()) {
            for (int i = 0; i < rows.size(); i++) {
                if (rows.group(i).equals(group.name())) {
                    present.add(group);
                    break;
                }
            }
        }
        return present;
    }

    /** The log-rank test between known donors, unless a group has too few events to say anything. */
    private static Optional<Comparison> comparison(EndpointSample rows, SurvivalSample all) {
        List<DonorGroup> known = groups(rows).stream()
                .filter(group -> group != DonorGroup.UNKNOWN)
                .toList();
        if (known.size() < 2) {
            return Optional.empty();
        }
        boolean enough = known.stream()
                .allMatch(group ->
                        all.select(i -> rows.group(i).equals(group.name())).eventCount() >= FEWEST_EVENTS);
        if (!enough) {
            return Optional.empty();
        }
        int[] numbers = new int[rows.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = known.indexOf(DonorGroup.valueOf(rows.group(i)));
        }
        SurvivalSample compared = all.select(i -> numbers[i] >= 0);
        int[] groups = Arrays.stream(numbers).filter(number -> number >= 0).toArray();
        ChiSquareTest test = LogRankTest.withDefaults().test(compared, groups).test();
        return test.isInformative()
                ? Optional.of(new Comparison("log-rank", test.statistic(), test.degreesOfFreedom(), test.pValue()))
                : Optional.empty();
    }
}
