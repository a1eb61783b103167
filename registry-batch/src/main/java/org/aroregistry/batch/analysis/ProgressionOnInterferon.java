package org.aroregistry.batch.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.aroregistry.core.endpoint.CensorSource;
import org.aroregistry.core.endpoint.EndpointCatalogue;
import org.aroregistry.core.endpoint.EndpointDefinition;
import org.aroregistry.core.endpoint.EndpointResult;
import org.aroregistry.core.endpoint.EndpointResult.Analysed;
import org.aroregistry.core.endpoint.EventSource;
import org.aroregistry.core.endpoint.Loss;
import org.aroregistry.core.endpoint.ProgressionRule;
import org.aroregistry.core.result.FigureResult.Curve;
import org.aroregistry.core.result.Statistic;
import org.aroregistry.core.result.TableResult;
import org.aroregistry.core.result.TableResult.Row;
import org.aroregistry.core.result.TableResult.Section;

/**
 * T08: time to disease progression on interferon, of incident and of prevalent users.
 *
 * <p>The public sees how many progressed and the median; the figure F06 shows it the rest. The same estimates in both, hidden by the rules of a
 * table here and of a curve there, could be subtracted from each other. So sections that divide the events further are for the regulator.
 */
final class ProgressionOnInterferon {
    private final EndpointDefinition first;
    private final EndpointDefinition competing;
    private final Map<EventSource, EndpointDefinition> components = new LinkedHashMap<>();
    private final ProgressionRule rule;
    private final ProgressionSensitivity sensitivity;

    /**
     * Prepares the table.
     *
     * @param endpoints with {@code TTP_A}, its components and variants, {@code TTP_B} and {@code TTP_C}
     * @param rule the thresholds they were derived by
     */
    ProgressionOnInterferon(EndpointCatalogue endpoints, ProgressionRule rule) {
        this.first = endpoints.definition("TTP_A");
        this.competing = endpoints.definition("TTP_B");
        first.events().forEach(event -> components.put(event, endpoints.definition(first.code() + "_" + event.name())));
        this.rule = rule;
        this.sensitivity = new ProgressionSensitivity(endpoints);
    }

    TableResult compute(StudyPopulation population) {
        PatientColumns columns = InterferonUser.columns(population.analysed(first), first);
        List<Section> sections = new ArrayList<>(List.of(
                outcome(columns),
                definingEvent(columns),
                censoring(columns),
                median(columns),
                progressionFree(columns),
                transplantCompeting(columns),
                evaluable(columns)));
        sections.addAll(sensitivity.sections(population));
        return new TableResult(
                "T08",
                first.set().name(),
                population.accounting(first),
                columns.columns(),
                true,
                sections,
                notes(columns));
    }

    /** How observation ended; every patient is in one row. Only for those who may see small numbers: the figure on the same patients counts their events. */
    private Section outcome(PatientColumns columns) {
        return new Section(
                Section.REGULATOR_ONLY + "outcome",
                "End of observation",
                true,
                List.of(
                        part(columns, "progressed", "Progressed", row -> row.event()
                                .isPresent()),
                        part(columns, "censored", "Censored without progression", row -> row.event()
                                .isEmpty())));
    }

    private Section censoring(PatientColumns columns) {
        List<Row> rows = new ArrayList<>();
        List<CensorSource> reasons = new ArrayList<>(first.censoredAt());
        reasons.add(first.observedUntil());
        reasons.add(CensorSource.CONSENT_WITHDRAWN);
        for (CensorSource reason : reasons) {
            rows.add(part(columns, reason.name().toLowerCase(Locale.ROOT), reason.label(), row -> row.censor()
                    .filter(reason::equals)
                    .isPresent()));
        }
        return new Section(Section.REGULATOR_ONLY + "censoring", "Censored at", false, rows);
    }

    private Row part(PatientColumns columns, String key, String label, Predicate<Analysed> condition) {
        return columns.row(
                key,
                label,
                group -> Cells.share(
                        group.stream().map(this::row).filter(condition).count(), group.size()));
    }

    private Analysed row(AnalysedPatient patient) {
        return (Analysed) patient.endpoint(first.code());
    }

    private Section median(PatientColumns columns) {
        return new Section(
                "time",
                "Time to progression, censored at conditioning for a transplant (estimand A)",
                false,
                List.of(columns.row("median", "Median time to progression", group -> curve(group)
                        .<Statistic>map(curve -> curve.median().orElseThrow())
                        .orElseGet(() -> new Statistic.NotEstimable(CurveBuilder.TOO_FEW)))));
    }

    private Section progressionFree(PatientColumns columns) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < TimePoint.ON_INTERFERON.size(); i++) {
            int place = i;
            TimePoint time = TimePoint.ON_INTERFERON.get(i);
            rows.add(columns.row(
                    "progression_free_" + Math.round(time.days()),
                    "Free of progression at " + time.label(),
                    group -> landmark(curve(group), place)));
        }
        return new Section(Section.REGULATOR_ONLY + "time", "Free of progression (estimand A)", false, rows);
    }

    private Optional<Curve> curve(List<AnalysedPatient> group) {
        return ProgressionCurve.survival("", "", first, group);
    }

    private static Statistic landmark(Optional<Curve> curve, int place) {
        return curve.map(found -> found.landmarks().get(place).estimate())
                .orElseGet(() -> new Statistic.NotEstimable(CurveBuilder.TOO_FEW));
    }

    /** Estimand B: a transplant is no censoring but a competing event. */
    private Section transplantCompeting(PatientColumns columns) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < TimePoint.ON_INTERFERON.size(); i++) {
            int place = i;
            TimePoint time = TimePoint.ON_INTERFERON.get(i);
            long days = Math.round(time.days());
            rows.add(columns.row(
                    "progression_" + days,
                    "Progressed by " + time.label(),
                    group -> landmark(incidence(group, 1), place)));
            rows.add(columns.row(
                    "conditioning_" + days,
                    "Conditioning before progression by " + time.label(),
                    group -> landmark(incidence(group, 2), place)));
        }
        return new Section(
                Section.REGULATOR_ONLY + "competing",
                "Cumulative incidence, transplant competing (estimand B)",
                false,
                rows);
    }

    private Optional<Curve> incidence(List<AnalysedPatient> group, int cause) {
        return ProgressionCurve.incidences(competing, group).stream()
                .skip(cause - 1L)
                .findFirst();
    }

    private Section evaluable(PatientColumns columns) {
        List<Row> rows = new ArrayList<>();
        components.forEach((event, component) -> rows.add(columns.row(
                event.name().toLowerCase(Locale.ROOT),
                event.label(),
                group -> Cells.share(
                        group.stream()
                                .filter(patient -> isEvaluable(patient.endpoint(component.code())))
                                .count(),
                        group.size()))));
        return new Section("evaluable", "Components that can be judged", false, rows);
    }

    private static boolean isEvaluable(EndpointResult result) {
        return !(result instanceof EndpointResult.Lost lost && lost.reason() == Loss.NOT_EVALUABLE);
    }

    private Section definingEvent(PatientColumns columns) {
        List<Row> rows = new ArrayList<>();
        Function<List<AnalysedPatient>, Long> events =
                group -> group.stream().filter(p -> row(p).event().isPresent()).count();
        for (EventSource event : first.events()) {
            rows.add(columns.row(
                    event.name().toLowerCase(Locale.ROOT),
                    event.label(),
                    group -> Cells.share(
                            group.stream()
                                    .filter(p ->
                                            row(p).event().filter(event::equals).isPresent())
                                    .count(),
                            events.apply(group))));
        }
        rows.add(columns.row(
                "none", "No progression seen", group -> Cells.patients(group.size() - events.apply(group))));
        return new Section(Section.REGULATOR_ONLY + "defining_event", "Progression-defining event", true, rows);
    }

    private List<String> notes(PatientColumns columns) {
        EndpointSample rows = EndpointSample.of(first, columns.groups().get(0));
        List<String> notes = new ArrayList<>(SurvivalNotes.of(first, rows));
        for (int j = 0; j < columns.columns().size(); j++) {
            String label = columns.columns().get(j).label();
            curve(columns.groups().get(j))
                    .filter(curve -> curve.start() > 0)
                    .ifPresent(curve -> notes.add(label
                            + ": estimates are of those free of progression on day " + Math.round(curve.start())
                            + ", the first with five at risk."));
        }
        notes.add(sensitivity.note());
        notes.addAll(ProgressionBox.of(rule));
        return notes;
    }
}
