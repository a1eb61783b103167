package org.aroregistry.batch.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.aroregistry.core.cohort.AnalysisSet;
import org.aroregistry.core.endpoint.EndpointCatalogue;
import org.aroregistry.core.endpoint.PreservationRule;
import org.aroregistry.core.endpoint.VisionChange;
import org.aroregistry.core.endpoint.VisionCourse;
import org.aroregistry.core.result.TableResult;
import org.aroregistry.core.result.TableResult.Row;
import org.aroregistry.core.result.TableResult.Section;

/**
 * T13: sight and hearing after the first transplant, by age at the transplant and, as a second table, by genotype.
 *
 * <p>The second table is for the regulator as a whole: two divisions of the same patients would let small groups be worked out.
 */
final class VisionHearing {
    private static final List<String> CATEGORIES = List.of(
            "0, no impairment",
            "1, mild impairment",
            "2, moderate impairment",
            "3, severe impairment",
            "4, blind, light perceived",
            "5, no light perceived");

    private final PreservationRule rule;
    private final List<OutcomeRows> preserved;

    /**
     * Prepares the tables.
     *
     * @param endpoints with {@code VIS_PRES_HSCT1} and {@code HEAR_PRES_HSCT1}
     */
    VisionHearing(EndpointCatalogue endpoints, PreservationRule rule) {
        this.rule = rule;
        this.preserved = List.of(
                OutcomeRows.of(
                        endpoints.definition("VIS_PRES_HSCT1"),
                        "Severe visual impairment, of those without it before",
                        TimePoint.years(1),
                        TimePoint.years(5)),
                OutcomeRows.of(
                        endpoints.definition("HEAR_PRES_HSCT1"),
                        "Hearing of " + Math.round(rule.hearingDb()) + " dB or worse, of those who heard better before",
                        TimePoint.years(1),
                        TimePoint.years(5)));
    }

    /** Computes the table by age. */
    TableResult byAge(StudyPopulation population) {
        return table(
                "T13",
                population,
                PatientColumns.byAgeAtTransplant(population.in(AnalysisSet.HSCT1)),
                UnaryOperator.identity());
    }

    /** Computes the table by genotype. */
    TableResult byGenotype(StudyPopulation population) {
        return table(
                "T13_GENOTYPE",
                population,
                PatientColumns.byGenotype(population.in(AnalysisSet.HSCT1)),
                section -> section.regulatorOnly()
                        ? section
                        : new Section(
                                Section.REGULATOR_ONLY + section.key(),
                                section.label(),
                                section.partition(),
                                section.rows()));
    }

    private TableResult table(
            String id, StudyPopulation population, PatientColumns columns, UnaryOperator<Section> readers) {
        List<Section> sections = new ArrayList<>();
        sections.add(before(columns));
        sections.add(changes(
                columns,
                "one_year",
                "Better eye at 1 year",
                p -> Optional.of(course(p).atOneYear())));
        sections.add(changes(
                columns,
                "five_years",
                "Better eye at 5 years",
                p -> Optional.of(course(p).atFiveYears())));
        sections.add(new Section(
                "preserved",
                "Sight and hearing lost, cumulative incidence",
                false,
                preserved.stream()
                        .flatMap(outcome -> outcome.estimates(columns).stream())
                        .toList()));
        sections.add(changes(
                columns,
                "decompression",
                "Better eye after the first optic nerve decompression",
                AnalysedPatient::decompression));
        sections.add(new Section(
                Section.REGULATOR_ONLY + "analysed",
                "Patients in whom the loss can be judged",
                false,
                preserved.stream().map(outcome -> outcome.analysed(columns)).toList()));
        sections.add(new Section(
                Section.REGULATOR_ONLY + "not_analysed",
                "Patients in whom it cannot, by the first reason that applies",
                false,
                preserved.stream()
                        .flatMap(outcome -> outcome.lost(columns).stream())
                        .toList()));
        return new TableResult(
                id,
                AnalysisSet.HSCT1.name(),
                population.accounting(AnalysisSet.HSCT1),
                columns.columns(),
                true,
                sections.stream().map(readers).toList(),
                notes(population));
    }

    private static VisionCourse course(AnalysedPatient patient) {
        return patient.vision().orElseThrow();
    }

    private static Section before(PatientColumns columns) {
        List<Row> rows = new ArrayList<>();
        for (int c = 0; c < CATEGORIES.size(); c++) {
            int category = c;
            rows.add(columns.row(
                    "category_" + c,
                    CATEGORIES.get(c),
                    group -> Cells.share(
                            count(group, p -> course(p).before().equals(Optional.of(category))),
                            count(group, p -> course(p).before().isPresent()))));
        }
        rows.add(columns.row(
                "not_assessable",
                VisionChange.NOT_ASSESSABLE.label(),
                group -> Cells.patients(count(
                        group, p -> course(p).before().isEmpty() && course(p).examinedBefore()))));
        rows.add(columns.row(
                "not_examined",
                VisionChange.NOT_EXAMINED.label(),
                group -> Cells.patients(count(group, p -> !course(p).examinedBefore()))));
        // The public has two classes of these categories in T04: the sums of both tables would tell a hidden one.
        return new Section(Section.REGULATOR_ONLY + "before", "Better eye before the transplant", true, rows);
    }

    /** Rows of all changes and, where not everybody has one, of those without. */
    private static Section changes(
            PatientColumns columns,
            String key,
            String label,
            Function<AnalysedPatient, Optional<VisionChange>> changeOf) {
        List<Row> rows = new ArrayList<>();
        for (VisionChange change : VisionChange.values()) {
            Predicate<AnalysedPatient> has =
                    patient -> changeOf.apply(patient).filter(change::equals).isPresent();
            Predicate<AnalysedPatient> known = patient ->
                    changeOf.apply(patient).filter(VisionChange::isKnown).isPresent();
            rows.add(columns.row(
                    change.name().toLowerCase(Locale.ROOT),
                    change.label(),
                    group -> change.isKnown()
                            ? Cells.share(count(group, has), count(group, known))
                            : Cells.patients(count(group, has))));
        }
        if (columns.groups().get(0).stream().anyMatch(p -> changeOf.apply(p).isEmpty())) {
            rows.add(columns.row(
                    "none",
                    "No operation reported",
                    group -> Cells.patients(count(group, p -> changeOf.apply(p).isEmpty()))));
        }
        return new Section(key, label, true, rows);
    }

    private static long count(List<AnalysedPatient> group, Predicate<AnalysedPatient> condition) {
        return group.stream().filter(condition).count();
    }

    private List<String> notes(StudyPopulation population) {
        List<String> notes = new ArrayList<>(List.of(
                "The better eye has the lower category of both on a day. If one eye alone was assessed the better one is known only"
                        + " without impairment. Eyes that could not be assessed do not count.",
                "Before: the last examination in the 90 days before the transplant. At 1 and 5 years: the examination nearest to"
                        + " day 365 and 1825, at most 90 and 180 days away.",
                "Decompression: from the last examination in the 90 days before the operation to the first one from 30 to 270 days"
                        + " after it. Only the first operation of a patient counts, on whichever side and whether before or after"
                        + " the transplant."));
        long others = population.in(AnalysisSet.ARO).stream()
                .filter(patient ->
                        patient.decompression().isPresent() && patient.vision().isEmpty())
                .count();
        notes.add("Sight is lost with category " + rule.visionCategory() + " or worse of the better eye, hearing with "
                + Math.round(rule.hearingDb()) + " dB or worse of the better ear, confirmed at least "
                + rule.confirmDays()
                + " days later or not examined again.");
        notes.add(
                "Patients with a decompression who were never transplanted and are not in this table: " + others + ".");
        preserved.forEach(outcome -> notes.add(outcome.note()));
        return notes;
    }
}
