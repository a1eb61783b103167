package org.aroregistry.batch.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.aroregistry.core.cohort.AnalysisSet;
import org.aroregistry.core.result.Statistic;
import org.aroregistry.core.result.TableResult;
import org.aroregistry.core.result.TableResult.Row;
import org.aroregistry.core.result.TableResult.Section;
import org.aroregistry.core.study.AdverseEvent;
import org.aroregistry.statistics.rates.PoissonRate;
import org.aroregistry.statistics.rates.RateEstimator;

/**
 * T09: treatment-emergent adverse events of interferon, by term, grade and relatedness.
 *
 * <p>The public sees how bad the worst event of a patient was, and patients by term. Everything that divides these further, or is a part of
 * them, is for the regulator alone: the difference would be a small number.
 */
final class AdverseEventTable {
    /** Younger children cannot tell of a headache. */
    static final int FOUR_YEARS = 1461;

    private static final String OVERVIEW = "overview";
    private static final String TERM = "term";

    /** Kinds of events in the overview. */
    private static final Map<String, Kind> KINDS = kinds();

    /**
     * A kind of event.
     *
     * @param label in words
     * @param events which events are of it
     */
    private record Kind(String label, Predicate<AdverseEvent> events) {}

    private static Map<String, Kind> kinds() {
        Predicate<AdverseEvent> serious = event -> event.serious().isYes();
        Map<String, Kind> kinds = new LinkedHashMap<>();
        kinds.put("any", new Kind("Any event", event -> true));
        kinds.put("related", new Kind("Related to interferon", AdverseEvent::isRelated));
        kinds.put("serious", new Kind("Serious", serious));
        kinds.put("serious_related", new Kind("Serious and related", serious.and(AdverseEvent::isRelated)));
        kinds.put("reduced", new Kind("Dose reduced for it", action("REDUCED")));
        kinds.put("interrupted", new Kind("Interferon interrupted for it", action("INTERRUPTED")));
        kinds.put("withdrawn", new Kind("Interferon withdrawn for it", action("WITHDRAWN")));
        kinds.put("fatal", new Kind("Fatal", AdverseEvent::isFatal));
        return kinds;
    }

    private static Predicate<AdverseEvent> action(String code) {
        return event -> event.action().filter(code::equals).isPresent();
    }

    TableResult compute(StudyPopulation population) {
        List<AnalysedPatient> treated = population.in(AnalysisSet.SAFETY);
        PatientColumns columns = PatientColumns.total(treated);
        List<Section> sections = new ArrayList<>();
        sections.add(worst(columns));
        sections.add(section(TERM, "Patients by term", terms(treated), columns, 0, Measure.ANY));
        addDetails(sections, columns, terms(treated), 0, "");
        addDetails(sections, columns, terms(treated), FOUR_YEARS, "_from_4_years");
        return new TableResult(
                "T09",
                AnalysisSet.SAFETY.name(),
                population.accounting(AnalysisSet.SAFETY),
                columns.columns(),
                false,
                sections,
                notes(treated));
    }

    private static List<String> notes(List<AnalysedPatient> treated) {
        long late = treated.stream()
                .flatMap(patient -> safety(patient).lateRelatedEvents().stream())
                .count();
        return List.of(
                "Treatment-emergent: onset from the first dose of a course to 30 days after its last. Events held related that began"
                        + " later, not in this table: "
                        + late + ".",
                "A patient counts once per term, with the worst grade. Terms that no patient had are left out.",
                "Rates: patients with the event by the time to their first one, in which it would have been treatment-emergent.",
                "Limits of proportions are Clopper-Pearson's, those of rates exact.");
    }

    private static InterferonSafety safety(AnalysedPatient patient) {
        return patient.safety().orElseThrow();
    }

    /** How bad the worst event of a patient was: every patient is in one row. */
    private static Section worst(PatientColumns columns) {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("none", "No adverse event");
        labels.put("not_serious", "None serious");
        labels.put("serious", "Serious, none fatal");
        labels.put("fatal", "Fatal");
        List<Row> rows = labels.entrySet().stream()
                .map(row -> columns.row(
                        row.getKey(),
                        row.getValue(),
                        group -> Cells.exactShare(
                                group.stream()
                                        .filter(patient -> worst(patient).equals(row.getKey()))
                                        .count(),
                                group.size())))
                .toList();
        return new Section("worst", "Worst adverse event of a patient", true, rows);
    }

    private static String worst(AnalysedPatient patient) {
        List<AdverseEvent> events = safety(patient).emergentEvents(0);
        if (events.isEmpty()) {
            return "none";
        }
        if (events.stream().anyMatch(AdverseEvent::isFatal)) {
            return "fatal";
        }
        return events.stream().anyMatch(event -> event.serious().isYes()) ? "serious" : "not_serious";
    }

    /** The terms that any patient had, in the order of the data dictionary. */
    private static Map<String, Kind> terms(List<AnalysedPatient> treated) {
        TreeSet<String> seen = new TreeSet<>();
        treated.forEach(patient -> safety(patient).emergentEvents(0).forEach(event -> seen.add(event.term())));
        Map<String, Kind> terms = new LinkedHashMap<>();
        CodedRows.codes("adverse_events.ae_term").stream()
                .filter(seen::contains)
                .forEach(code -> terms.put(
                        code.toLowerCase(Locale.ROOT),
                        new Kind(CodeWords.of("adverse_events.ae_term", code), event -> event.term()
                                .equals(code))));
        return terms;
    }

    private static void addDetails(
            List<Section> sections, PatientColumns columns, Map<String, Kind> terms, int fromDay, String suffix) {
        for (Measure measure : List.of(Measure.ANY, Measure.EVENTS, Measure.RATE)) {
            sections.add(section(
                    Section.REGULATOR_ONLY + OVERVIEW + measure.suffix() + suffix,
                    measure.label,
                    KINDS,
                    columns,
                    fromDay,
                    measure));
        }
        for (Measure measure : Measure.values()) {
            sections.add(section(
                    Section.REGULATOR_ONLY + TERM + measure.suffix() + suffix,
                    measure.label,
                    terms,
                    columns,
                    fromDay,
                    measure));
        }
    }

    private static Section section(
            String key, String label, Map<String, Kind> kinds, PatientColumns columns, int fromDay, Measure measure) {
        List<Row> rows = kinds.entrySet().stream()
                .map(kind -> columns.row(
                        kind.getKey(),
                        kind.getValue().label(),
                        group -> measure.of(group, kind.getValue().events(), fromDay)))
                .toList();
        return new Section(key, label, false, rows);
    }

    /** What is told of a kind of event. */
    private enum Measure {
        ANY("Patients", 1, 5),
        EVENTS("Events", 1, 5),
        RATE("Rate per 100 person-years", 1, 5),
        GRADE_1_2("Grade 1 or 2", 1, 2),
        GRADE_3_4("Grade 3 or 4", 3, 4),
        GRADE_5("Grade 5", 5, 5),
        GRADE_NOT_KNOWN("Grade not known", 0, 0),
        RELATED("Related", 1, 5);

        private final String label;
        private final int lowest;
        private final int highest;

        Measure(String label, int lowest, int highest) {
            this.label = label;
            this.lowest = lowest;
            this.highest = highest;
        }

        String suffix() {
            return "_" + name().toLowerCase(Locale.ROOT);
        }

        Statistic of(List<AnalysedPatient> treated, Predicate<AdverseEvent> kind, int fromDay) {
            List<InterferonSafety> atRisk = treated.stream()
                    .map(AdverseEventTable::safety)
                    .filter(safety -> safety.daysAtRisk(fromDay, Integer.MAX_VALUE - 1) > 0)
                    .toList();
            return switch (this) {
                case EVENTS ->
                    new Statistic.Count(
                            atRisk.stream()
                                    .flatMap(safety -> events(safety, kind, fromDay))
                                    .count(),
                            false);
                case RATE -> rate(atRisk, kind, fromDay);
                case RELATED ->
                    share(atRisk, safety -> events(safety, kind, fromDay).anyMatch(AdverseEvent::isRelated));
                case ANY ->
                    share(
                            atRisk,
                            safety -> events(safety, kind, fromDay).findAny().isPresent());
                default ->
                    share(atRisk, safety -> {
                        OptionalInt grade = worstGrade(safety, kind, fromDay);
                        return grade.isPresent() && grade.getAsInt() >= lowest && grade.getAsInt() <= highest;
                    });
            };
        }

        private static Statistic share(List<InterferonSafety> atRisk, Predicate<InterferonSafety> condition) {
            return Cells.exactShare(atRisk.stream().filter(condition).count(), atRisk.size());
        }

        private static Stream<AdverseEvent> events(InterferonSafety safety, Predicate<AdverseEvent> kind, int fromDay) {
            return safety.emergentEvents(fromDay).stream().filter(kind);
        }

        /** The worst grade, 0 if none of the events has one; empty without events. */
        private static OptionalInt worstGrade(InterferonSafety safety, Predicate<AdverseEvent> kind, int fromDay) {
            return events(safety, kind, fromDay)
                    .mapToInt(event -> event.grade().orElse(0))
                    .max();
        }

        private static Statistic rate(List<InterferonSafety> atRisk, Predicate<AdverseEvent> kind, int fromDay) {
            long patients = 0;
            long days = 0;
            for (InterferonSafety safety : atRisk) {
                OptionalInt first = events(safety, kind, fromDay)
                        .mapToInt(AdverseEvent::onsetDay)
                        .min();
                patients += first.isPresent() ? 1 : 0;
                days += safety.daysAtRisk(fromDay, first.orElse(Integer.MAX_VALUE - 1));
            }
            if (days == 0) {
                return new Statistic.NotEstimable("no time at risk");
            }
            PoissonRate rate = RateEstimator.withDefaults().estimate(patients, days / Cells.DAYS_PER_YEAR);
            return new Statistic.Rate(
                    atRisk.size(),
                    patients,
                    rate.personTime(),
                    rate.rate(),
                    Cells.interval(rate.interval(), "exact Poisson"));
        }
    }
}
