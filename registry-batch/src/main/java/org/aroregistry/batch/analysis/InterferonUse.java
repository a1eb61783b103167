package org.aroregistry.batch.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import org.aroregistry.core.cohort.AnalysisSet;
import org.aroregistry.core.dictionary.Dictionary;
import org.aroregistry.core.endpoint.DoseCategory;
import org.aroregistry.core.endpoint.EndpointDefinition;
import org.aroregistry.core.endpoint.EventSource;
import org.aroregistry.core.endpoint.InterferonExposure;
import org.aroregistry.core.result.Statistic;
import org.aroregistry.core.result.TableResult;
import org.aroregistry.core.result.TableResult.Row;
import org.aroregistry.core.result.TableResult.Section;
import org.aroregistry.statistics.survival.AalenJohansen;
import org.aroregistry.statistics.survival.CompetingRisksSample;
import org.aroregistry.statistics.survival.CumulativeIncidence;
import org.aroregistry.statistics.survival.SurvivalPoint;

/** T07: exposure to interferon gamma-1b and persistence, by age at the first dose. */
final class InterferonUse {
    private static final double ADHERENT = 0.80;
    private static final String ONGOING = "ONGOING";
    private static final String NO_REASON = "UNKNOWN";

    private final EndpointDefinition persistence;

    InterferonUse(EndpointDefinition persistence) {
        this.persistence = persistence;
    }

    TableResult compute(StudyPopulation population) {
        List<AnalysedPatient> treated = population.in(AnalysisSet.SAFETY);
        PatientColumns columns = PatientColumns.byAgeAtStart(treated);
        return new TableResult(
                "T07",
                AnalysisSet.SAFETY.name(),
                population.accounting(AnalysisSet.SAFETY),
                columns.columns(),
                true,
                List.of(
                        exposure(columns),
                        AnswerRows.section(
                                columns, "severe_malignant", "Severe malignant osteopetrosis", p -> p.registration()
                                        .severeMalignant()),
                        coded(
                                columns,
                                "indication",
                                "Indication at the first dose",
                                codes("indication"),
                                e -> e.indication().orElse(NO_REASON)),
                        dose(columns),
                        doseShare(columns),
                        adherence(columns),
                        changes(columns),
                        coded(columns, "stop_reason", "End of the first course", stopCodes(), e -> e.stopReasons()
                                .get(0)),
                        persistence(columns),
                        bridge(columns)),
                notes(treated));
    }

    private static Section exposure(PatientColumns columns) {
        return new Section(
                "exposure",
                "Exposure",
                false,
                List.of(
                        columns.row("patients", "Patients exposed", group -> Cells.patients(group.size())),
                        number(columns, "age_at_start", "Age at first dose", "days", InterferonExposure::startDay),
                        number(columns, "courses", "Courses per patient", "courses", InterferonExposure::courses),
                        number(columns, "duration", "Time on drug", "days", InterferonExposure::daysOnDrug),
                        columns.row(
                                "person_years",
                                "Person-years on drug",
                                group -> new Statistic.Amount(
                                        group.size(),
                                        "person-years",
                                        total(group, InterferonExposure::daysOnDrug) / Cells.DAYS_PER_YEAR))));
    }

    private static Section dose(PatientColumns columns) {
        return new Section(
                "dose",
                "Dose",
                false,
                List.of(
                        measured(
                                columns,
                                "weekly_dose",
                                "Mean weekly dose",
                                "mcg per week",
                                InterferonExposure::meanWeeklyMicrograms),
                        measured(
                                columns,
                                "dose_intensity",
                                "Dose given relative to the label",
                                "ratio",
                                InterferonExposure::relativeDoseIntensity)));
    }

    /** Time-weighted: the share of all days on segments that fall into a category. */
    private static Section doseShare(PatientColumns columns) {
        List<Row> rows = new ArrayList<>();
        for (DoseCategory category : DoseCategory.values()) {
            rows.add(columns.row(category.name().toLowerCase(Locale.ROOT), category.label(), group -> {
                double all = total(group, e -> e.daysByCategory().values().stream()
                        .mapToInt(Integer::intValue)
                        .sum());
                double part = total(group, e -> e.daysByCategory().getOrDefault(category, 0));
                return all == 0
                        ? new Statistic.NotEstimable("no exposure")
                        : new Statistic.Amount(
                                exposures(group).stream()
                                        .filter(e -> e.daysByCategory().containsKey(category))
                                        .count(),
                                "percent of days",
                                100 * part / all);
            }));
        }
        return new Section("dose_share", "Share of time by dose", false, rows);
    }

    private static Section adherence(PatientColumns columns) {
        return new Section(
                "adherence",
                "Injections given of those planned",
                false,
                List.of(
                        measured(columns, "adherence", "Part given", "ratio", InterferonExposure::adherence),
                        columns.row(
                                "adherent",
                                "At least 80 % given",
                                group -> Cells.share(
                                        exposures(group).stream()
                                                .filter(e -> e.adherence().orElse(0) >= ADHERENT)
                                                .count(),
                                        exposures(group).stream()
                                                .filter(e -> e.adherence().isPresent())
                                                .count())),
                        columns.row(
                                "adherence_not_known",
                                "Not known",
                                group -> Cells.patients(exposures(group).stream()
                                        .filter(e -> e.adherence().isEmpty())
                                        .count()))));
    }

    private static Section changes(PatientColumns columns) {
        return new Section(
                "changes",
                "Changes of the dose",
                false,
                List.of(
                        having(columns, "reduced", "Reduced for an adverse event", e -> e.reductions() > 0),
                        having(columns, "interrupted", "Interrupted for 15 to 60 days", e -> e.interruptions() > 0)));
    }

    private Section persistence(PatientColumns columns) {
        List<Row> rows = new ArrayList<>();
        for (TimePoint time : TimePoint.ON_DRUG) {
            String at = " at " + time.label();
            String key = "_" + Math.round(time.days());
            rows.add(columns.row("on_drug" + key, "Still on drug" + at, group -> estimate(group, time, 0)));
            rows.add(columns.row(
                    "stopped" + key, "Stopped" + at, group -> estimate(group, time, cause(EventSource.DISCONTINUED))));
            rows.add(columns.row(
                    "transplant" + key, "Transplant" + at, group -> estimate(group, time, cause(EventSource.HSCT))));
            rows.add(columns.row("died" + key, "Died" + at, group -> estimate(group, time, cause(EventSource.DEATH))));
        }
        return new Section("persistence", "Persistence from the first dose", false, rows);
    }

    private int cause(EventSource event) {
        return persistence.causeOf(event);
    }

    /** Cumulative incidence of a cause, or with cause 0 the probability of none yet. */
    private Statistic estimate(List<AnalysedPatient> group, TimePoint time, int cause) {
        EndpointSample rows = EndpointSample.of(persistence, group);
        if (rows.size() == 0) {
            return new Statistic.NotEstimable("no patients");
        }
        CompetingRisksSample sample = rows.competing();
        CumulativeIncidence incidences = AalenJohansen.withDefaults().estimate(sample);
        double[] times = incidences.eventFree().points().stream()
                .mapToDouble(SurvivalPoint::time)
                .toArray();
        if (time.days() > CurveBuilder.shownTo(times, sample::atRisk, sample.size(), sample.start())) {
            return new Statistic.NotEstimable(CurveBuilder.TOO_FEW);
        }
        return cause == 0
                ? Cells.survival(incidences.eventFree().at(time.days()))
                : Cells.incidence(incidences.cause(cause).at(time.days()));
    }

    private static Section bridge(PatientColumns columns) {
        return new Section(
                "bridge",
                "Bridge to transplant",
                false,
                List.of(
                        having(columns, "bridged", "Treated before a transplant", e -> e.stopToConditioningDays()
                                .isPresent()),
                        measured(
                                columns,
                                "stop_to_conditioning",
                                "Last dose to conditioning",
                                "days",
                                e -> asDouble(e.stopToConditioningDays()))));
    }

    private List<String> notes(List<AnalysedPatient> treated) {
        EndpointSample rows = EndpointSample.of(persistence, treated);
        List<String> notes = new ArrayList<>(SurvivalNotes.of(persistence, rows));
        notes.add("Segments without a number of injections given, left out of adherence: "
                + (long) total(treated, InterferonExposure::segmentsWithoutDoses) + ".");
        notes.add("Segments with a dose that cannot be right, probably a wrong unit, left out of doses: "
                + (long) total(treated, InterferonExposure::implausibleSegments) + ".");
        notes.add(
                "Label dose: 50 mcg per m2 above 0.5 m2 of body surface (Mosteller), otherwise 1.5 mcg per kg, three times a week.");
        notes.add("Patients whose consent does not cover reports to regulators: "
                + treated.stream()
                        .filter(patient -> !patient.regulatoryConsent())
                        .count()
                + ". A copy for a regulator is made from cohort REGULATORY, which leaves them out.");
        return notes;
    }

    private static Section coded(
            PatientColumns columns,
            String key,
            String label,
            List<String> codes,
            Function<InterferonExposure, String> code) {
        String column = "interferon." + key;
        List<Row> rows = new ArrayList<>();
        for (String value : codes) {
            rows.add(columns.row(
                    value.toLowerCase(Locale.ROOT),
                    CodeWords.of(column, value),
                    group -> Cells.share(
                            exposures(group).stream()
                                    .filter(e -> code.apply(e).equals(value))
                                    .count(),
                            exposures(group).stream()
                                    .filter(e -> !code.apply(e).equals(NO_REASON))
                                    .count())));
        }
        rows.add(columns.row(
                "not_known",
                "Not known",
                group -> Cells.patients(exposures(group).stream()
                        .filter(e -> code.apply(e).equals(NO_REASON))
                        .count())));
        return new Section(key, label, true, rows);
    }

    private static List<String> stopCodes() {
        List<String> codes = new ArrayList<>(codes("stop_reason"));
        codes.add(ONGOING);
        return codes;
    }

    private static List<String> codes(String column) {
        return Dictionary.current().file("interferon").column(column).codes();
    }

    private static Row number(
            PatientColumns columns,
            String key,
            String label,
            String unit,
            ToDoubleFunction<InterferonExposure> measure) {
        return columns.row(key, label, group -> Cells.distribution(exposures(group), measure, unit));
    }

    private static Row measured(
            PatientColumns columns,
            String key,
            String label,
            String unit,
            Function<InterferonExposure, OptionalDouble> measure) {
        return columns.row(
                key,
                label,
                group -> Cells.distribution(
                        exposures(group).stream()
                                .map(measure)
                                .filter(OptionalDouble::isPresent)
                                .mapToDouble(OptionalDouble::getAsDouble)
                                .toArray(),
                        unit));
    }

    private static Row having(
            PatientColumns columns, String key, String label, Predicate<InterferonExposure> condition) {
        return columns.row(
                key,
                label,
                group -> Cells.share(exposures(group).stream().filter(condition).count(), group.size()));
    }

    private static List<InterferonExposure> exposures(List<AnalysedPatient> group) {
        return group.stream().map(patient -> patient.exposure().orElseThrow()).toList();
    }

    private static double total(List<AnalysedPatient> group, ToLongFunction<InterferonExposure> measure) {
        return exposures(group).stream().mapToLong(measure).sum();
    }

    private static OptionalDouble asDouble(OptionalInt value) {
        return value.isPresent() ? OptionalDouble.of(value.getAsInt()) : OptionalDouble.empty();
    }
}
