package org.aroregistry.batch.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.aroregistry.core.cohort.DonorGroup;
import org.aroregistry.core.endpoint.EndpointDefinition;
import org.aroregistry.core.result.FigureResult;
import org.aroregistry.core.result.FigureResult.Comparison;
import org.aroregistry.core.result.FigureResult.Curve;
import org.aroregistry.statistics.survival.SurvivalSample;

/** F01 and F02: overall survival after the first transplant, by donor, by age and by era. */
final class TransplantSurvival {
    private final EndpointDefinition definition;
    private final String id;
    private final Strata strata;

    private TransplantSurvival(EndpointDefinition definition, String id, Strata strata) {
        this.definition = definition;
        this.id = id;
        this.strata = strata;
    }

    /**
     * How patients are divided.
     *
     * @param words between what the test compares
     * @param groups all groups, in order
     * @param groupOf key of the group of a patient
     * @param unknown key of the group of whom it is not known, which is not compared
     */
    private record Strata(
            String words,
            List<PatientColumns.Group> groups,
            Function<AnalysedPatient, String> groupOf,
            String unknown) {}

    /** F01: by donor. */
    static TransplantSurvival byDonor(EndpointDefinition definition) {
        List<PatientColumns.Group> groups = Arrays.stream(DonorGroup.values())
                .map(donor -> new PatientColumns.Group(donor.name(), donor.label()))
                .toList();
        return new TransplantSurvival(
                definition,
                "F01",
                new Strata("donor groups", groups, p -> transplant(p).donor().name(), DonorGroup.UNKNOWN.name()));
    }

    /** F02, first figure: by age at the transplant. */
    static TransplantSurvival byAge(EndpointDefinition definition) {
        List<PatientColumns.Group> groups = Arrays.stream(SurvivalAge.values())
                .map(age -> new PatientColumns.Group(age.name(), age.label()))
                .toList();
        return new TransplantSurvival(
                definition,
                "F02",
                new Strata(
                        "ages",
                        groups,
                        p -> SurvivalAge.of(transplant(p).transplant().day()).name(),
                        ""));
    }

    /** F02, second figure: by the year of the transplant. */
    static TransplantSurvival byEra(EndpointDefinition definition) {
        List<PatientColumns.Group> groups = Arrays.stream(TransplantEra.values())
                .map(era -> new PatientColumns.Group(era.name(), era.label()))
                .toList();
        return new TransplantSurvival(
                definition,
                "F02_ERA",
                new Strata(
                        "eras",
                        groups,
                        p -> TransplantEra.of(transplant(p).transplant().year()).name(),
                        TransplantEra.UNKNOWN.name()));
    }

    private static FirstTransplant transplant(AnalysedPatient patient) {
        return patient.transplant().orElseThrow();
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
            for (PatientColumns.Group group : present(rows)) {
                curves.add(builder.survival(group.key(), group.label(), all.select(i -> isIn(rows, i, group))));
            }
            comparison = comparison(rows);
            if (comparison.isEmpty()) {
                notes.add("No test between " + strata.words() + ": a group has fewer than "
                        + GroupComparison.FEWEST_EVENTS + " events, or there is one group only.");
            }
        }
        return new FigureResult(
                id,
                definition.set().name(),
                definition.code(),
                FigureResult.Kind.SURVIVAL,
                population.accounting(definition),
                "Day of the first transplant",
                curves,
                comparison,
                notes);
    }

    private boolean isIn(EndpointSample rows, int position, PatientColumns.Group group) {
        return strata.groupOf().apply(rows.patients().get(position)).equals(group.key());
    }

    private List<PatientColumns.Group> present(EndpointSample rows) {
        List<String> seen =
                rows.patients().stream().map(strata.groupOf()).distinct().toList();
        return strata.groups().stream()
                .filter(group -> seen.contains(group.key()))
                .toList();
    }

    /** The log-rank test between known groups, unless one has too few events to say anything. */
    private Optional<Comparison> comparison(EndpointSample rows) {
        List<String> known = strata.groups().stream()
                .map(PatientColumns.Group::key)
                .filter(key -> !key.equals(strata.unknown()))
                .toList();
        return GroupComparison.between(rows, known, strata.groupOf(), GroupComparison.FEWEST_EVENTS)
                .test();
    }
}
